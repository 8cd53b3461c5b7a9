"""Pleas and denials of an accusation: "X pleaded not guilty to murder", "accused of spying, which he denied"."""

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.wordlists import word_set
from services.attribution.cues.lookup import verb_cue
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.sources import source_of
from services.attribution.text.parsed_paragraph import ParsedParagraph
from services.attribution.text.trees import child, cue_ranges, subtree_range, token_range

_PLEADING = word_set("plead pleads pleaded pled pleading")
_DENYING = word_set("deny denies denied denying reject rejects rejected dispute disputes disputed")
_CHARGES = word_set("charge charges claim claims accusation accusations allegation allegations")
_PERSONAL = word_set("he she they it")
_WORDS_BEFORE = 3


def find(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """One candidate for each plea, and for each denial whose object is the accusation before it."""
    for verb in paragraph.tokens_among(_PLEADING):
        plea = _plea(verb)
        if plea:
            yield plea
    for verb in paragraph.tokens_among(_DENYING):
        denial = _denial(verb) if verb.dep_ == "relcl" else None
        if denial:
            yield denial


def _plea(verb: Token) -> Candidate | None:
    doc, source = verb.doc, source_of(verb)
    following = doc[verb.i + 1 : verb.i + 1 + _WORDS_BEFORE]
    guilty = next((token for token in following if token.lower_ == "guilty"), None)
    if guilty is None or not source.ranges:
        return None
    last = max((token.right_edge for token in (guilty, *_charged(verb))), key=lambda token: token.i)
    return Candidate(
        source=source.ranges,
        cue=cue_ranges(verb),
        content=(token_range(doc[verb.i + 1], last),),
        cue_class=CueClass.ASSERT,
        pattern=Pattern.CLAUSE,
        referent=source.referent,
    )


def _charged(verb: Token) -> Iterator[Token]:
    return (
        token for token in verb.children if token.dep_ == "prep" and token.lower_ in ("to", "of") and token.i > verb.i
    )


def _denial(verb: Token) -> Candidate | None:
    """ "…, which he denied", "…, a charge he denies": the content is what the accusing verb before it introduces."""
    subject, first = child(verb, "nsubj"), verb.left_edge
    if subject is None:
        return None
    if verb.head.lower_ in _CHARGES:
        first = verb.head.left_edge
    elif first.lower_ != "which" or first.dep_ != "dobj":
        return None
    accusing = _accusing_before(first)
    if accusing is None:
        return None
    accused = child(accusing, "nsubjpass", "dobj")
    referent = subtree_range(accused) if accused is not None and subject.lower_ in _PERSONAL else None
    return Candidate(
        source=(subtree_range(subject),),
        cue=cue_ranges(verb),
        content=(token_range(verb.doc[accusing.i + 2], verb.doc[first.i - 2]),),
        cue_class=CueClass.DENY,
        pattern=Pattern.CLAUSE,
        referent=referent,
    )


def _accusing_before(first: Token) -> Token | None:
    """The verb of accusation before a comma and the token ``first``, in the same sentence: "accused of"."""
    doc = first.doc
    if first.i == 0 or doc[first.i - 1].text != ",":
        return None
    for i in range(first.i - 4, first.sent.start - 1, -1):
        cue = verb_cue(doc[i].lower_)
        if cue and doc[i].tag_.startswith("VB") and doc[i + 1].lower_ in cue.prepositions:
            return doc[i] if cue.prepositions[doc[i + 1].lower_] is CueClass.ACCUSE else None
    return None
