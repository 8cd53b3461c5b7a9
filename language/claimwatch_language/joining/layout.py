"""The sentences and paragraphs of one text. All offsets are code points of the text."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimwatch_contracts.extraction import Figure, Place
from claimwatch_language.paragraphs import paragraph_breaks


class Layout:
    """The text by sentences and paragraphs. ``starts`` are the text's ``sentence_starts``."""

    def __init__(self, text: str, starts: Sequence[int]) -> None:
        self.text = text
        self._starts = starts
        self._paragraphs = [0, *(following for _, following in paragraph_breaks(text))]

    def __len__(self) -> int:
        """The number of sentences."""
        return len(self._starts)

    def sentence_of(self, offset: int) -> int:
        """The index of the sentence around an offset."""
        return bisect_right(self._starts, offset) - 1

    def bounds(self, sentence: int) -> tuple[int, int]:
        """The first offset of a sentence and the offset after it."""
        end = self._starts[sentence + 1] if sentence + 1 < len(self._starts) else len(self.text)
        return self._starts[sentence], end

    def names(self, place: Place, figure: Figure) -> bool:
        """Whether a figure's own sentence names a place. A place of the title has offsets into the title."""
        first, end = self.bounds(self.sentence_of(figure.start))
        return first <= place.start < end and self.text.startswith(place.text, place.start)

    def paragraphs(self) -> Iterator[tuple[int, int]]:
        """The first offset of each paragraph and the offset after it, with the white space that follows it."""
        return pairwise([*self._paragraphs, len(self.text)])

    def follows_in_paragraph(self, sentence: int) -> bool:
        """Whether a sentence stands in the same paragraph as the sentence before it."""
        if sentence == 0:
            return False
        before, this = self._starts[sentence - 1], self._starts[sentence]
        return bisect_right(self._paragraphs, before) == bisect_right(self._paragraphs, this)
