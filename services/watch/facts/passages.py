"""Texts in which words are looked for."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from claimwatch_language.queries.tree import LEADING


class Passages:
    """One or more texts by their words, as ``words_of`` returns them. A phrase stands in one of them."""

    def __init__(self, texts: Sequence[list[str]]) -> None:
        self._texts = texts

    @property
    def words(self) -> Iterable[str]:
        """The words of all texts, in order."""
        return (word for text in self._texts for word in text)

    @property
    def beginnings(self) -> set[str]:
        """The first ``LEADING`` letters of each word."""
        return {word[:LEADING] for word in set(self.words)}

    def have(self, phrase: str) -> bool:
        """Whether the words of the phrase, which are separated by blanks, follow each other in one of the texts."""
        return f" {phrase} " in self._joined

    def have_like(self, pattern: str) -> bool:
        """Whether a word fits the pattern, in which ``*`` stands for any letters or none and ``?`` for one."""
        fits, leading = _compiled(pattern)
        first = bisect_left(self._sorted, leading)
        for word in self._sorted[first:]:
            if not word.startswith(leading):
                return False
            if fits.fullmatch(word):
                return True
        return False

    @cached_property
    def _joined(self) -> str:
        """The words with a blank before and after each. A line break stands between texts."""
        return " " + " \n ".join(" ".join(text) for text in self._texts) + " "

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(set(self.words))


@lru_cache(maxsize=10_000)
def _compiled(pattern: str) -> tuple[re.Pattern[str], str]:
    """The pattern as a regular expression, and the letters before its first wildcard.

    What stands between two ``*`` is taken where it occurs first, for good, as in the library's ``fnmatch``: so the time
    grows with the length of the word, and not with its powers.
    """
    leading = re.split(r"[*?]", pattern, maxsplit=1)[0]
    first, *others = (_expression(part) for part in re.split(r"\*+", pattern))
    between = "".join(rf"(?>\w*?{part})" for part in others[:-1])
    return re.compile(first + between + "".join(rf"\w*{last}" for last in others[-1:])), leading


def _expression(part: str) -> str:
    return "".join(r"\w" if letter == "?" else re.escape(letter) for letter in part)
