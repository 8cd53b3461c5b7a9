"""What an article takes back in words: the publisher's notes, a withdrawn article, a claimant's retraction.

The patterns are those of editors' notes: "Correction: an earlier version of this article said …", "we wrongly
reported …", "this article has been withdrawn".
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_language.sentences import sentence_starts
from services.archive.ledger.amounts import numbers

_THIS = (
    r"\b(?:this|the|our|an) (?:article|story|report|dispatch|item|post|page|piece|text)"
    r"|\bour (?:report|article|story)"
)
_WRONG = r"(?:wrongly|incorrectly|mistakenly|erroneously|in error)"
_NOTE = re.compile(
    rf"\b(?:earlier|previous|prior|original|first) versions? of (?:{_THIS})"
    r"|\ban? (?:earlier|previous|prior|original) (?:version|headline) (?:\w+ )?(?:said|gave|put|stated|reported|had)\b"
    rf"|\bwe (?:\w+ )?{_WRONG}\b|(?:{_THIS})(?: \w+){{0,3}} {_WRONG}\b|(?:{_THIS}) (?:(?:has|have) been|was|is) "
    r"(?:corrected|amended)\b|(?:^|[\n.(\[]\s?)(?:corrections?|corrected|erratum|clarification)\b[^.\n]{0,60}[:.(–—-]",
    re.IGNORECASE | re.MULTILINE,
)
_NOTE_SENTENCES = 4
"""Sentences of a note at most, its first included."""
_RIGHT = re.compile(
    r"(?:\b(?:it|this|that|figure|number|toll|count) (?:is|was)|\bin fact"
    r"|\bshould (?:be|have (?:been|read))|\bspeaks of|\bcorrect (?:figure|number|toll) is|\bactually)"
    r"\W+(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|instead of|rather than)\W+(?:\w+\W+)?$", re.IGNORECASE)
_WITHDRAWN = re.compile(
    rf"(?:{_THIS}) (?:(?:has|have) been|was|is|were) (?:\w+ )?"
    r"(?:retracted|withdrawn|removed|taken down|deleted|unpublished)\b"
    rf"|\bwe (?:have |hereby )*(?:retract(?:ed)?|withdr[ae]wn?|take back|taken? down) (?:{_THIS})"
    r"|^\W*(?:retracted|retraction|withdrawn|article withdrawn|story withdrawn)\b\s*[:(–—-]",
    re.IGNORECASE | re.MULTILINE,
)
_OWN_COUNT = r"(?:figures?|tolls?|numbers?|counts?|estimates?|tally|list|claims?|statements?)"
_TAKES_BACK = re.compile(
    rf"\b(?:with(?:drew|draws?|drawn|drawing)|retract(?:s|ed|ing)?|took back|takes? back|taken back|rescind\w*)\b"
    rf"(?:\W+\w+){{0,5}}\W+{_OWN_COUNT}\b"
    rf"|\b(?:its|their|his|her|own) (?:(?:own|earlier|previous|initial|first|original) )+{_OWN_COUNT}\b[^.]{{0,60}}"
    r"\b(?:was|were|had been|is|are) (?:\w+ )?(?:wrong|false|incorrect|mistaken|inaccurate|an? (?:error|mistake))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Note:
    """A publisher's note on a correction: its characters in the text, and the numbers that it takes back."""

    start: int
    end: int
    wrong: tuple[float, ...]


def is_withdrawn(report: Report) -> bool:
    """Whether the article says of itself that it is retracted, or only a notice of that is left."""
    return bool(_WITHDRAWN.search(report.article.title) or _WITHDRAWN.search(report.article.text))


def takes_back(words: str) -> bool:
    """Whether a claimant's words take back its own earlier figure."""
    return _TAKES_BACK.search(words) is not None


def notes(report: Report) -> tuple[Note, ...]:
    """The notes on corrections in the text. Whole sentences belong to a note, up to the end of its paragraph."""
    text, starts = report.article.text, sentence_starts(report.article.text)
    found: list[Note] = []
    for match in _NOTE.finditer(text):
        first = bisect_right(starts, match.end() - 1) - 1
        start, end = starts[first], _end(text, starts, first)
        if found and start < found[-1].end:
            continue
        found.append(Note(start, end, _wrong(report, start, end)))
    return tuple(found)


def _end(text: str, starts: Sequence[int], first: int) -> int:
    last = first + _NOTE_SENTENCES
    end = starts[last] if last < len(starts) else len(text)
    paragraph = text.find("\n\n", starts[first])
    return end if paragraph < 0 else min(end, paragraph)


def _wrong(report: Report, start: int, end: int) -> tuple[float, ...]:
    """The numbers of a note that the publisher takes back.

    A number that the article states outside the note is right, and so is one that the note puts in its place.
    """
    inside = [figure for figure in report.figures if start <= figure.start < end]
    outside = {number for figure in report.figures if figure not in inside for number in numbers(figure)}
    wrong = [figure for figure in inside if not _is_right(figure, report.article.text[start : figure.start], outside)]
    return tuple(sorted({number for figure in wrong for number in numbers(figure)}))


def _is_right(figure: ReportedFigure, before: str, stated: set[float]) -> bool:
    if _NOT.search(before):
        return False
    return bool(numbers(figure) & stated or _RIGHT.search(before))
