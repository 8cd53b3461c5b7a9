"""Nouns as cues: "their claim that …", "X issued a warning about …"."""

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch_language.wordlists import word_set
from services._extractor.trees import child
from services.attribution.cues.lookup import TOLLS, noun_cue
from services.attribution.factuality.governed import described_deeds
from services.attribution.factuality.qualifying_words import CREDIT
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.introductions import introduced_by
from services.attribution.patterns.sources import NOBODY, Source, names_body, source_of
from services.attribution.text.parsed_paragraph import ParsedParagraph
from services.attribution.text.surfaces import without
from services.attribution.text.tags import COMMON_NOUN
from services.attribution.text.trees import ranges_of, subtree_range, token_range

_LIGHT_VERBS = word_set("""
    make makes made making issue issues issued issuing have has had having express expresses expressed
    expressing give gives gave given giving offer offers offered offering deliver delivers delivered voice
    voices voiced voicing take takes took taking taken claim claims claimed claiming accept accepts accepted
    raise raises raised raising release releases released send sends sent
""")


def find(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """ "X's claim that …", "X issued a warning about …"."""
    for i, word in enumerate(paragraph.words):
        cue = noun_cue(word)
        noun = paragraph.doc[i] if cue else None
        if cue is None or noun is None or noun.tag_ not in COMMON_NOUN:
            continue
        complement, source = introduced_by(noun, cue, Pattern.NOUN), _owner(noun)
        if complement and source.ranges:
            described = described_deeds(noun) if word in CREDIT else ()
            yield Candidate(
                source=source.ranges,
                cue=ranges_of((noun, *complement.introducers)),
                content=tuple(without(complement.content, described)),
                cue_class=complement.cue_class,
                pattern=complement.pattern,
                referent=source.referent,
            )


def _owner(noun: Token) -> Source:
    """The source of a noun: "the army's claim", "an army claim", "the army issued a claim", "a claim by the army"."""
    possessor = child(noun, "poss")
    if possessor is not None:
        if noun.lower_ in TOLLS and not names_body(possessor.left_edge, possessor):
            return NOBODY
        return Source((subtree_range(possessor),), None, possessor)
    light = noun.head.lower_ in _LIGHT_VERBS and child(noun.head, "prt") is None
    if noun.dep_ == "dobj" and light and noun.lower_ not in TOLLS:
        return source_of(noun.head)
    names = [token for token in noun.lefts if token.dep_ == "compound"]
    if names and names_body(names[0].left_edge, names[-1]):
        return Source((token_range(names[0].left_edge, names[-1]),), None, names[-1])
    for preposition in noun.children:
        issuer = child(preposition, "pobj") if preposition.lower_ in ("by", "from") else None
        if issuer is not None and (preposition.lower_ == "by" or names_body(issuer.left_edge, issuer)):
            return Source((subtree_range(issuer),), None, issuer)
    return NOBODY
