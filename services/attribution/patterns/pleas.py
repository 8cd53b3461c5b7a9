"""Pleas: "X pleaded not guilty to murder"."""

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.wordlists import word_set
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.sources import source_of
from services.attribution.text.parsed_paragraph import ParsedParagraph
from services.attribution.text.trees import cue_ranges, token_range

_PLEADING = word_set("plead pleads pleaded pled pleading")
_WORDS_BEFORE = 3


def find(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """One candidate for each plea."""
    for verb in paragraph.tokens_among(_PLEADING):
        plea = _plea(verb)
        if plea:
            yield plea


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
