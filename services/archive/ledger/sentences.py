"""The sentence around an offset of a text."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from claimwatch_contracts.base import Span

LONGEST_QUOTE = 600
"""Code points of a quote at most."""


@dataclass(frozen=True)
class Sentences:
    """A text and the offsets at which its sentences start. Offsets are code points."""

    text: str
    starts: Sequence[int]

    def around(self, offset: int) -> Span:
        """The sentence at an offset, without the white space after it. An empty text has one empty character."""
        index = max(0, bisect_right(self.starts, offset) - 1)
        start = self.starts[index] if self.starts else 0
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
        return Span(start=start, end=max(start + 1, start + len(self.text[start:end].rstrip())))

    def text_around(self, span: Span) -> str:
        """The words of the sentence around a span; those of the span first if the sentence is too long."""
        sentence = self.around(span.start)
        start = sentence.start if span.end - sentence.start <= LONGEST_QUOTE else span.start
        return self.text[start : max(sentence.end, span.end)][:LONGEST_QUOTE]
