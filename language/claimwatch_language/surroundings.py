"""The sentence around a range of a text, within a margin. All offsets are code points of the text."""

from dataclasses import dataclass

from claimwatch_language.sentences import sentence_starts

CONTEXT = 100
"""Code points read beyond the margin: the rule for sentences needs the words and the line around a full stop."""


@dataclass(frozen=True)
class Surroundings:
    """A range with the rest of its sentence, ``text[start:end]``.

    ``cut_before`` and ``cut_after`` say whether the sentence goes on before ``start`` and after ``end``.
    """

    start: int
    end: int
    cut_before: bool
    cut_after: bool


def sentence_around(text: str, start: int, end: int, margin: int) -> Surroundings:
    """The sentence around ``text[start:end]``, with at most ``margin`` code points on either side, cut at words.

    The time depends on the lengths of the range and of the margin, not on the length of the text.
    """
    before, cut_before = _beginning(text, start, margin)
    after, cut_after = _ending(text, end, margin)
    return Surroundings(before, after, cut_before, cut_after)


def word_start(text: str, first: int, limit: int) -> int:
    """The offset of the first word that begins at ``first`` or later; ``limit`` at most."""
    while 0 < first < limit and not text[first - 1].isspace():
        first += 1
    return first


def word_end(text: str, limit: int, last: int) -> int:
    """The end of the last word that ends at ``last`` or earlier; ``last`` itself if no word ends after ``limit``."""
    end = last
    while limit < end < len(text) and not text[end].isspace():
        end -= 1
    return end if end > limit or last == limit else last


def leading_spaces(text: str) -> int:
    """The number of code points of white space at the beginning of the text."""
    return len(text) - len(text.lstrip())


def _beginning(text: str, start: int, margin: int) -> tuple[int, bool]:
    first = max(0, start - margin)
    starts = _starts(text, first + 1, start)
    begin = starts[-1] if starts else word_start(text, first, start)
    return begin + leading_spaces(text[begin:start]), not starts and first > 0


def _ending(text: str, end: int, margin: int) -> tuple[int, bool]:
    last = end + margin
    stop = next(iter(_starts(text, end, last)), None)
    is_cut = stop is None and last < len(text)
    if stop is None:
        stop = word_end(text, end, last) if is_cut else len(text)
    return end + len(text[end:stop].rstrip()), is_cut


def _starts(text: str, first: int, last: int) -> list[int]:
    """The offsets of the sentences that begin between ``first`` and ``last``, both included."""
    base = max(0, first - CONTEXT)
    base = text.rfind("\n", base, max(base, first - 1)) + 1 or base
    starts = (base + start for start in sentence_starts(text[base : last + CONTEXT]))
    return [start for start in starts if first <= start <= last]
