"""Ranges of the text as plain ``(start, end)`` pairs, and their conversion to the contract's Surfaces.

Ranges count code points: of the paragraph in ``patterns`` and ``factuality``, and of the whole text elsewhere.
"""

from collections.abc import Iterable

from claimwatch_contracts.base import Span, Surface

Range = tuple[int, int]
Ranges = tuple[Range, ...]


def surface(text: str, ranges: Ranges) -> Surface:
    """The Surface of ranges that ``tidy`` returned, at least one. Its text is the pieces joined by one space."""
    return Surface(
        text=" ".join(text[start:end] for start, end in ranges),
        spans=tuple(Span(start=start, end=end) for start, end in ranges),
    )


def tidy(text: str, ranges: Iterable[Range], strip: str = " \t\r\n\f\v\u00a0,;:–—-") -> Ranges:
    """The ranges in order, united where they overlap, and without ``strip`` characters at their edges.

    Ranges without a letter or digit are dropped.
    """
    trimmed = (_trim(text, start, end, strip) for start, end in _united(ranges))
    return tuple(piece for piece in trimmed if any(char.isalnum() for char in text[piece[0] : piece[1]]))


def _united(ranges: Iterable[Range]) -> list[Range]:
    united: list[Range] = []
    for start, end in sorted(ranges):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def _trim(text: str, start: int, end: int, strip: str) -> Range:
    while start < end and (text[start] in strip or text[start].isspace()):
        start += 1
    while start < end and (text[end - 1] in strip or text[end - 1].isspace()):
        end -= 1
    return start, end


def without(ranges: Ranges, removed: Iterable[Range]) -> list[Range]:
    """The ranges less the removed ones."""
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


def shifted(ranges: Ranges, offset: int) -> Ranges:
    """The same ranges, ``offset`` characters later."""
    return tuple((start + offset, end + offset) for start, end in ranges)


def covers(outer: Ranges, inner: Range) -> bool:
    """Whether one of the outer ranges contains the whole inner range."""
    return any(start <= inner[0] and inner[1] <= end for start, end in outer)
