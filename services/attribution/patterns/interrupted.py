"""Speakers who interrupt their own sentence, which parses as another: "Nine people, the mayor told X, died"."""

from collections.abc import Iterator

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.saying.interruptions import interruption
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.text.parsed_paragraph import ParsedParagraph

_QUOTES = frozenset('"“”')
_ENDS = " .!?…"


def find(paragraph: ParsedParagraph) -> Iterator[Candidate]:
    """One candidate for each sentence without quotation marks that its speaker interrupts before its predicate."""
    for sentence in paragraph.doc.sents:
        found = None if not _QUOTES.isdisjoint(sentence.text) else interruption(sentence.text)
        if found is None:
            continue
        offset = sentence.start_char
        end = offset + len(sentence.text.rstrip(_ENDS))
        yield Candidate(
            source=((offset + found.source[0], offset + found.source[1]),),
            cue=((offset + found.cue[0], offset + found.cue[1]),),
            content=((offset, offset + found.start), (offset + found.end, end)),
            cue_class=CueClass.ASSERT,
            pattern=Pattern.PARENTHETICAL,
        )
