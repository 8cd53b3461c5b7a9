"""Spans as sets of words, so that agreement does not depend on punctuation."""

import re
from bisect import bisect_left, bisect_right

from bench.attribution.marked import Spans

_TOKEN = re.compile(r"\w+|[^\w\s]")


class Tokens:
    """The words and punctuation marks of one text, by index."""

    def __init__(self, text: str) -> None:
        tokens = list(_TOKEN.finditer(text))
        self._starts = [token.start() for token in tokens]
        self._ends = [token.end() for token in tokens]
        self._words = {index for index, token in enumerate(tokens) if any(map(str.isalnum, token[0]))}

    def within(self, spans: Spans) -> frozenset[int]:
        """The indexes of the words that the spans touch, or of the marks if the spans touch no word, as a cue ":"."""
        touched: set[int] = set()
        for start, end in spans:
            if start < end:
                touched.update(range(bisect_right(self._ends, start), bisect_left(self._starts, end)))
        return frozenset(touched & self._words or touched)
