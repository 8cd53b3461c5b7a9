"""The parts of sentences in which a number is read together with the words that say what it counts."""

import re
from collections.abc import Iterable, Iterator

_SEMICOLON = re.compile(r";\s+")


def statements(text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences cut after semicolons, as half-open ranges in order: each part counts in words of its own."""
    for start, end in sentences:
        for semicolon in _SEMICOLON.finditer(text, start, end):
            yield start, semicolon.end()
            start = semicolon.end()
        if start < end:
            yield start, end
