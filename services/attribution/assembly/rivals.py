"""Chooses one candidate for each cue, completes its content, and determines its type of speech."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claimwatch_contracts.vocabulary import SpeechType
from services.attribution.assembly.whole_contents import completed
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.closing_sources import COMPARES
from services.attribution.text.quotations import PieceIndex, Quotation
from services.attribution.text.surfaces import Range, Ranges, covers, tidy, without

_FEW_CHARACTERS = 25
_BREAKDOWN = re.compile(
    r"(?: (?:late |early )?(?:on )?[A-Z][a-z]+day| in a statement)?: (?P<rest>[^.\n\"“”]*\d[^.\n\"“”]*)(?=\.)"
)
_MARKS_CHARACTERS = 10


@dataclass(frozen=True)
class Assembled:
    """A candidate with its content complete, and its type of speech."""

    candidate: Candidate
    type: SpeechType


def assemble(text: str, candidates: Iterable[Candidate], quotations: Sequence[Quotation]) -> list[Assembled]:
    """One attribution for each cue, in text order. Candidates without content are left out."""
    index = PieceIndex(quotations)
    chosen: dict[int, Candidate] = {}
    for candidate in candidates:
        whole = _with_breakdown(text, completed(text, candidate, index))
        if whole.content and whole.cue and not _is_chance(whole):
            start = whole.cue[0][0]
            rival = chosen.get(start)
            chosen[start] = whole if rival is None else _better(text, rival, whole)
    ordered = sorted(chosen.values(), key=lambda whole: min(whole.content[0], whole.cue[0]))
    return [Assembled(whole, _type_of(text, whole.content, index)) for whole in ordered]


def _is_chance(candidate: Candidate) -> bool:
    """Whether a weak pattern found only a few words, which may be chance."""
    weak = candidate.pattern in (Pattern.QUOTE_UNLISTED, Pattern.PARENTHETICAL) and len(candidate.content) == 1
    return weak and sum(end - start for start, end in candidate.content) < _FEW_CHARACTERS


def _better(text: str, first: Candidate, second: Candidate) -> Candidate:
    """The better of two readings of one cue: the quotation, unless a clause contains the quotation and more."""
    if second.pattern is Pattern.TOLL and first.pattern is Pattern.PARENTHETICAL and _counts_after(second):
        return second
    quote, other = (first, second) if first.quotations else (second, first)
    if not quote.quotations:
        return second if second.pattern is Pattern.PARENTHETICAL and _is_aside(text, first, second) else first
    if other.pattern is not Pattern.CLAUSE or not all(covers(other.content, piece) for piece in quote.content):
        return quote
    if _is_interjected(text, quote):
        return quote
    return other if any(char.isalnum() for char in _characters(text, without(other.content, quote.content))) else quote


def _with_breakdown(text: str, candidate: Candidate) -> Candidate:
    """The candidate with what breaks its figures down: "57 were found, it said on Monday: 38 at X and 19 at Y"."""
    if candidate.pattern is Pattern.QUOTE or not candidate.cue or not candidate.content:
        return candidate
    end = candidate.cue[-1][1]
    if candidate.content[-1][1] > end:
        return candidate
    match = _BREAKDOWN.match(text, end)
    return replace(candidate, content=(*candidate.content, match.span("rest"))) if match else candidate


def _counts_after(candidate: Candidate) -> bool:
    """Whether a count follows its cue ("while the army speaks of 12 dead, the union says 40")."""
    return candidate.content[0][0] >= candidate.cue[-1][1]


def _is_aside(text: str, first: Candidate, second: Candidate) -> bool:
    """Whether a content after its cue only says where and to whom, or how much more the source counts than others do.

    ``second`` has the words before the speaker as its content.
    """
    start, end = first.content[0]
    if start < first.cue[0][0]:
        return False
    return COMPARES.match(text, start, end) is not None or second.content[0][1] <= second.source[0][0]


def _is_interjected(text: str, quote: Candidate) -> bool:
    """Whether a quotation stands before its cue and after a colon, dash or bracket, where its sentence begins."""
    start = quote.content[0][0]
    before = text[max(0, start - _MARKS_CHARACTERS) : start].rstrip("\"'“”‘’«»„` ")
    return start < quote.cue[0][0] and before[-1:] in tuple(":–—-(")


def _characters(text: str, ranges: Iterable[Range]) -> str:
    return "".join(text[start:end] for start, end in ranges)


def _type_of(text: str, content: Ranges, index: PieceIndex) -> SpeechType:
    pieces = [piece.outer for part in content for piece, _ in index.touching(part)]
    if not pieces:
        return SpeechType.INDIRECT
    outside = tidy(text, without(content, pieces))
    return SpeechType.MIXED if outside else SpeechType.DIRECT
