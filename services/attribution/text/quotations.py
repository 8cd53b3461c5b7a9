"""Finds the quotations of a text, in linear time. A mark without a partner affects at most its own paragraph."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from services.attribution.text.paragraphs import Paragraph
from services.attribution.text.surfaces import Range

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’‚‹›']")
_OPENING = set("“„‟«‘‚‹") | {"``"}
_CLOSING = set("”»’›")
_SINGLE = set("'‘’‚‹›")
_APOSTROPHES = set("'’")
_PARTNER_MARKS = 11
"""The number of marks after a single opening mark among which its partner is searched."""
_SENTENCE_ENDS = set(".!?…")


@dataclass(frozen=True)
class Piece:
    """The part of a quotation in one paragraph, in characters of the text. Only ``outer`` includes the marks."""

    outer: Range
    inner: Range


@dataclass
class Quotation:
    """A quotation. It has one piece for each paragraph that it runs through."""

    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    opens: bool
    closes: bool
    single: bool
    possessive: bool = False
    """Whether the mark may be the apostrophe of a plural possessive ("the villagers' boats")."""


def find_quotations(text: str, paragraphs: Iterable[Paragraph]) -> list[Quotation]:
    """The outermost quotations, in order.

    An unclosed quotation continues in the next paragraph if that one begins with the same mark, or closes a quotation
    without opening one.
    """
    quotations: list[Quotation] = []
    pending: Quotation | None = None
    for paragraph in paragraphs:
        marks = _without_apostrophes(_marks(text, paragraph))
        pieces, opened = _pieces(text, paragraph, marks)
        opening = text[pending.pieces[0].outer[0]] if pending else ""
        resumed = _resumption(text, paragraph, marks, pieces, opening) if pending else None
        if pending and resumed:
            pieces = [piece for piece in pieces if piece.outer[0] >= resumed.outer[1]]
            pending.pieces.append(resumed)
            if not (opened and resumed.outer[1] == paragraph.end):
                pending = None
        else:
            pending = None
        quotations.extend(Quotation([piece]) for piece in pieces)
        if opened and pieces and pieces[-1].outer[1] == paragraph.end:
            pending = quotations[-1]
    return quotations


class PieceIndex:
    """The pieces of a text's quotations in order, for looking up the pieces near a range of the text by bisection."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self.quotations = quotations
        pairs = [(piece, index) for index, quotation in enumerate(quotations) for piece in quotation.pieces]
        self._pairs = sorted(pairs, key=lambda pair: pair[0].outer)
        self._starts = [piece.outer[0] for piece, _ in self._pairs]
        self._ends = [piece.outer[1] for piece, _ in self._pairs]

    def starting_in(self, part: Range) -> Sequence[tuple[Piece, int]]:
        """The pieces whose opening marks stand in a range of the text, each with the index of its quotation."""
        return self._pairs[bisect_left(self._starts, part[0]) : bisect_left(self._starts, part[1])]

    def touching(self, part: Range) -> list[tuple[Piece, int]]:
        """The pieces that overlap a range of the text, each with the index of its quotation."""
        return self._pairs[bisect_right(self._ends, part[0]) : bisect_left(self._starts, part[1])]

    def starting_at(self, position: int) -> Piece | None:
        """The piece whose opening mark stands at a position of the text."""
        return next((piece for piece, _ in self.touching((position, position + 1)) if piece.outer[0] == position), None)


def _marks(text: str, paragraph: Paragraph) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        before = text[match.start() - 1] if match.start() > paragraph.start else " "
        after = text[match.end()] if match.end() < paragraph.end else " "
        if match[0] in _SINGLE and before.isalnum() and after.isalnum():
            continue
        yield _mark(match, before, after)


def _mark(match: re.Match[str], before: str, after: str) -> _Mark:
    """The mark with its direction: by its shape, or, for a shape without direction, away from white space."""
    starts = (before.isspace() or before in "([{—–-/\"“‘'") and not after.isspace()
    ends = not before.isspace() and not after.isalnum()
    if match[0] in _OPENING:
        opens, closes = starts or not ends, ends and not starts
    elif match[0] in _CLOSING:
        opens, closes = False, not (match[0] == "’" and after.isalnum())
    elif match[0] == "'":
        opens, closes = starts and after.isalpha(), ends
    else:
        opens, closes = starts, not starts
    possessive = match[0] in _APOSTROPHES and before in "sS" and after == " "
    return _Mark(match.start(), match.end(), opens, closes, match[0] in _SINGLE, possessive)


def _pieces(text: str, paragraph: Paragraph, marks: list[_Mark]) -> tuple[list[Piece], bool]:
    """The pieces of a paragraph, and whether the last one is unclosed and runs to the end of the paragraph."""
    pieces: list[Piece] = []
    opening: _Mark | None = None
    for position, mark in enumerate(marks):
        if opening is None:
            opening = mark if mark.opens and (not mark.single or _has_partner(marks, position)) else None
        elif mark.single != opening.single:
            continue
        elif mark.closes:
            pieces.append(Piece((opening.start, mark.end), (opening.end, mark.start)))
            opening = None
        elif mark.opens and not mark.single and not _is_repeated(text, opening, mark):
            opening = mark
    if opening is None or opening.single or opening.end >= paragraph.end:
        return [piece for piece in pieces if piece.inner[0] < piece.inner[1]], False
    pieces.append(Piece((opening.start, paragraph.end), (opening.end, paragraph.end)))
    return [piece for piece in pieces if piece.inner[0] < piece.inner[1]], True


def _has_partner(marks: list[_Mark], position: int) -> bool:
    """Whether one of the next few marks is a single closing one. Otherwise the single mark is an apostrophe.

    ``position`` is the mark's index in ``marks``.
    """
    return any(mark.single and mark.closes for mark in marks[position + 1 : position + 1 + _PARTNER_MARKS])


def _without_apostrophes(marks: Iterable[_Mark]) -> list[_Mark]:
    """The marks without those of possessives: the next single mark closes beyond doubt, so they close nothing."""
    kept: list[_Mark] = []
    following: _Mark | None = None
    for mark in reversed(list(marks)):
        if mark.possessive and following and following.closes and not following.opens:
            continue
        kept.append(mark)
        following = mark if mark.single else following
    return kept[::-1]


def _is_repeated(text: str, opening: _Mark, mark: _Mark) -> bool:
    """Whether an opening mark repeats the one before it at the next sentence: “We saw two boats. “They came at night.”

    The quotation then goes on: its sentences are opened one by one, and closed once.
    """
    said = text[opening.end : mark.start].strip()
    return said[:1].isupper() and said[-1:] in _SENTENCE_ENDS


def _resumption(text: str, paragraph: Paragraph, marks: list[_Mark], pieces: list[Piece], mark: str) -> Piece | None:
    """The piece that continues a quotation opened by ``mark``; ``None`` if the quotation does not continue.

    The paragraph begins with the same mark, or its first double mark closes.
    """
    if pieces and pieces[0].outer[0] == paragraph.start:
        return pieces[0] if text[paragraph.start] == mark else None
    double = next((mark for mark in marks if not mark.single), None)
    if double and double.closes and not double.opens and double.start > paragraph.start:
        return Piece((paragraph.start, double.end), (paragraph.start, double.start))
    return None
