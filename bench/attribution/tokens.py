"""Spans as sets of words: what two annotators agree on does not hang on a comma."""

import re
from bisect import bisect_left, bisect_right

from bench.attribution.marked import Spans

_TOKEN = re.compile(r"\w+|[^\w\s]")


class Tokens:
    """The words and marks of one text, by number."""

    def __init__(self, text: str) -> None:
        found = list(_TOKEN.finditer(text))
        self._starts = [token.start() for token in found]
        self._ends = [token.end() for token in found]
        self._words = {number for number, token in enumerate(found) if any(map(str.isalnum, token[0]))}

    def within(self, spans: Spans) -> frozenset[int]:
        """The words that a span touches; if it touches only marks, as the cue ":" does, those."""
        touched: set[int] = set()
        for start, end in spans:
            if start < end:
                touched.update(range(bisect_right(self._ends, start), bisect_left(self._starts, end)))
        return frozenset(touched & self._words or touched)
