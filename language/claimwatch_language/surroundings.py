"""The sentence around a stretch of a text, as far as there is room for it. All offsets are code points of the text."""

from dataclasses import dataclass

from claimwatch_language.sentences import sentence_starts

CONTEXT = 100
"""Code points on either side that are read too: the words and the line around a stop say whether it ends a sentence."""


@dataclass(frozen=True)
class Surroundings:
    """A stretch and what completes its sentence, ``text[start:end]``.

    ``cut_before`` and ``cut_after`` say whether the sentence goes on beyond it.
    """

    start: int
    end: int
    cut_before: bool
    cut_after: bool


def sentence_around(text: str, start: int, end: int, margin: int) -> Surroundings:
    """The sentence around ``text[start:end]``, with at most ``margin`` code points on either side, cut at words.

    The work depends on the stretch and the margin, not on the text.
    """
    before, cut_before = _beginning(text, start, margin)
    after, cut_after = _ending(text, end, margin)
    return Surroundings(before, after, cut_before, cut_after)


def word_start(text: str, first: int, limit: int) -> int:
    """The first beginning of a word at ``first`` or later, ``limit`` at most."""
    while 0 < first < limit and not text[first - 1].isspace():
        first += 1
    return first


def word_end(text: str, limit: int, last: int) -> int:
    """The last end of a word at ``last`` or earlier; ``last`` itself if there is none after ``limit``."""
    end = last
    while limit < end < len(text) and not text[end].isspace():
        end -= 1
    return end if end > limit or last == limit else last


def leading_spaces(text: str) -> int:
    """How many code points of white space a text begins with."""
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
    """The starts of the sentences that begin between two points, both included."""
    base = max(0, first - CONTEXT)
    base = text.rfind("\n", base, max(base, first - 1)) + 1 or base
    starts = (base + start for start in sentence_starts(text[base : last + CONTEXT]))
    return [start for start in starts if first <= start <= last]
