"""Adjectives as cues: "X is sure that …", "X made it clear that …"."""

from collections.abc import Iterator

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.wordlists import word_set
from services.attribution.cues.lookup import adjective_cue
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.introductions import introduced_by
from services.attribution.patterns.sources import source_of
from services.attribution.text.parsed_paragraph import ParsedParagraph
from services.attribution.text.trees import cue_ranges, token_range

_MAKING = word_set("make makes made making")
PLAIN = word_set("clear plain known")


def find(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """ "X is confident that …"."""
    for i, word in enumerate(paragraph.words):
        cue = adjective_cue(word)
        adjective = paragraph.doc[i] if cue else None
        if cue is None or adjective is None or adjective.dep_ not in ("acomp", "ROOT", "oprd"):
            continue
        verb = adjective.head if adjective.dep_ == "acomp" else adjective
        complement, source = introduced_by(adjective, cue, Pattern.ADJECTIVE), source_of(verb)
        if complement and source.ranges:
            yield Candidate(
                source=source.ranges,
                cue=cue_ranges(verb, adjective, *complement.introducers),
                content=complement.content,
                cue_class=complement.cue_class,
                pattern=complement.pattern,
                referent=source.referent,
            )


def find_made_clear(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """ "X made (it) clear that …", "X makes plain the risk": the content is the adjective's subtree after it."""
    for adjective in paragraph.tokens_among(PLAIN):
        verb = adjective.head
        if adjective.dep_ in ("ccomp", "oprd", "acomp") and verb.lower_ in _MAKING:
            source, last = source_of(verb), adjective.right_edge
            if source.ranges and verb.i < adjective.i < last.i:
                yield Candidate(
                    source=source.ranges,
                    cue=cue_ranges(verb, adjective),
                    content=(token_range(paragraph.doc[adjective.i + 1], last),),
                    cue_class=CueClass.ASSERT,
                    pattern=Pattern.ADJECTIVE,
                    referent=source.referent,
                )
