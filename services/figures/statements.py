"""The parts of sentences within which a number is read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from services.figures.quantities import Quantity, quantities
from services.figures.words import Word, words_of

_SEMICOLON = re.compile(r";\s+")


@dataclass(frozen=True)
class Statement:
    """A sentence, or its part up to a semicolon, at ``text[start:end]``, with the quantities in it, if any."""

    start: int
    end: int
    quantities: tuple[Quantity, ...]
    words: tuple[Word, ...]


def statements(text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences cut after semicolons, as half-open ranges of code points, in order."""
    for start, end in sentences:
        for semicolon in _SEMICOLON.finditer(text, start, end):
            yield start, semicolon.end()
            start = semicolon.end()
        if start < end:
            yield start, end


def numbered(text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[Statement]:
    """The statements that hold a quantity, in order."""
    coming = quantities(text)
    following = next(coming, None)
    for start, end in statements(text, sentences):
        inside: list[Quantity] = []
        while following is not None and following.start < end:
            inside.append(following)
            following = next(coming, None)
        if inside:
            yield Statement(start, end, tuple(inside), words_of(text, start, end, tuple(inside)))
