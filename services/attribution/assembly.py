"""Candidates and quotations to attributions: contents completed, rivals for one cue settled, types told."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claimwatch_contracts.vocabulary import SpeechType
from services.attribution.candidates import Candidate, Pattern
from services.attribution.quotations import Piece, Quotation
from services.attribution.surfaces import Range, Ranges, covers, tidy

_FRAGMENT_CHARACTERS = 150
_SENTENCE_END = re.compile(r"[.!?:—–][\"'”’»)]*\s+")


@dataclass(frozen=True)
class Found:
    """A candidate with its content complete, and how that content is worded."""

    candidate: Candidate
    type: SpeechType


def assemble(text: str, candidates: Iterable[Candidate], quotations: Sequence[Quotation]) -> list[Found]:
    """One Found per cue, in the order of the text; what keeps no content is left out."""
    index = _PieceIndex(quotations)
    chosen: dict[int, Candidate] = {}
    for candidate in candidates:
        completed = _completed(text, candidate, quotations, index)
        if completed.content and completed.cue:
            key = completed.cue[0][0]
            rival = chosen.get(key)
            chosen[key] = completed if rival is None else _better(text, rival, completed)
    found = [Found(each, _type_of(text, each.content, index)) for each in chosen.values()]
    return sorted(found, key=lambda each: min(each.candidate.content[0], each.candidate.cue[0]))


class _PieceIndex:
    """The pieces of all quotations in order, with those near a range found by bisection."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        pairs = [(piece, number) for number, each in enumerate(quotations) for piece in each.pieces]
        self.pairs = sorted(pairs, key=lambda pair: pair[0].outer)
        self._ends = [piece.outer[1] for piece, _ in self.pairs]

    def touching(self, wanted: Range) -> list[tuple[Piece, int]]:
        first = bisect_right(self._ends, wanted[0])
        touched = []
        for pair in self.pairs[first:]:
            if pair[0].outer[0] >= wanted[1]:
                break
            touched.append(pair)
        return touched


def _completed(text: str, candidate: Candidate, quotations: Sequence[Quotation], index: "_PieceIndex") -> Candidate:
    """The candidate with quotations that its content reaches into taken whole, and without its own cue and source."""
    content = list(candidate.content)
    for number in candidate.quotations:
        content.extend(piece.inner for piece in quotations[number].pieces)
    if not _inside_quotation(candidate, index):
        content.extend(_reached(candidate, quotations, index))
    content.extend(_around_fragment(text, candidate))
    own = (*candidate.source, *candidate.cue)
    left = _without(tidy(text, content), own)
    return replace(
        candidate,
        source=tidy(text, candidate.source),
        cue=tidy(text, candidate.cue) or candidate.cue,
        content=tidy(text, (_unmarked(part, index) for part in left)),
    )


def _around_fragment(text: str, candidate: Candidate) -> list[Range]:
    """What stands before a quotation that begins in mid-sentence and is followed by its cue: a mixed quotation.

    ``Salem "has a role to play," said Doyle``: the name is part of what he said.
    """
    if candidate.pattern is not Pattern.QUOTE or not candidate.content:
        return []
    start = candidate.content[0][0]
    if start > candidate.cue[0][0] or not text[start].islower():
        return []
    opened = text.rfind("\n", 0, start) + 1
    ends = [match.end() for match in _SENTENCE_END.finditer(text, max(opened, start - _FRAGMENT_CHARACTERS), start)]
    opened = max(ends[-1] if ends else opened, opened)
    return [(opened, start)] if start - opened <= _FRAGMENT_CHARACTERS else []


def _unmarked(part: Range, index: "_PieceIndex") -> Range:
    """A range within one quotation, less the marks around it."""
    for piece, _ in index.touching(part):
        if covers((piece.outer,), part):
            start, end = max(part[0], piece.inner[0]), min(part[1], piece.inner[1])
            return (start, end) if start < end else part
    return part


def _inside_quotation(candidate: Candidate, index: "_PieceIndex") -> bool:
    return any(covers((piece.outer,), candidate.cue[0]) for piece, _ in index.touching(candidate.cue[0]))


def _reached(candidate: Candidate, quotations: Sequence[Quotation], index: "_PieceIndex") -> list[Range]:
    """The rest of quotations that open inside the content and close beyond it."""
    reached: list[Range] = []
    for part in candidate.content:
        for piece, number in index.touching(part):
            if part[0] <= piece.outer[0] + 1 and piece.inner[1] > part[1]:
                reached.append((max(part[0], piece.outer[0]), piece.outer[1]))
                reached.extend(other.inner for other in quotations[number].pieces if other is not piece)
        if candidate.pattern is Pattern.OBJECT:
            reached.extend(piece.inner for piece, _ in index.touching((part[1] + 1, part[1] + 2)) if piece.outer[0] == part[1] + 1)
    return reached


def _without(ranges: Ranges, removed: Iterable[Range]) -> list[Range]:
    left = list(ranges)
    for start, end in removed:
        cut: list[Range] = []
        for a, b in left:
            if start >= b or end <= a:
                cut.append((a, b))
            else:
                cut.extend(piece for piece in ((a, start), (end, b)) if piece[0] < piece[1])
        left = cut
    return left


def _better(text: str, first: Candidate, second: Candidate) -> Candidate:
    """Of two readings of one cue: the quotation beside it, unless a clause holds that quotation and more."""
    quote, other = (first, second) if first.quotations else (second, first)
    if not quote.quotations:
        return first
    if other.pattern is not Pattern.CLAUSE or not all(covers(other.content, piece) for piece in quote.content):
        return quote
    if _is_interjected(text, quote):
        return quote
    return other if any(char.isalnum() for char in _characters(text, _without(other.content, quote.content))) else quote


def _is_interjected(text: str, quote: Candidate) -> bool:
    """Whether a whole quotation stands behind a colon, dash or bracket and before its cue: what precedes is not of it."""
    start = quote.content[0][0]
    return start < quote.cue[0][0] and text[:start].rstrip("\"'“”‘’«»„` ")[-1:] in tuple(":–—-(")


def _characters(text: str, ranges: Iterable[Range]) -> str:
    return "".join(text[start:end] for start, end in ranges)


def _type_of(text: str, content: Ranges, index: "_PieceIndex") -> SpeechType:
    pieces = [piece.outer for part in content for piece, _ in index.touching(part)]
    if not pieces:
        return SpeechType.INDIRECT
    outside = tidy(text, _without(content, pieces))
    return SpeechType.MIXED if outside else SpeechType.DIRECT
