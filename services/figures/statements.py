"""The parts of sentences within which a number is read."""

import re
from collections.abc import Iterable, Iterator

_SEMICOLON = re.compile(r";\s+")


def statements(text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences cut after semicolons, as half-open ranges of code points, in order."""
    for start, end in sentences:
        for semicolon in _SEMICOLON.finditer(text, start, end):
            yield start, semicolon.end()
            start = semicolon.end()
        if start < end:
            yield start, end
