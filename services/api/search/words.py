"""The words of a text as the index and queries know them, each with its place.

A word is a longest run of letters, digits and underscores, as for watches. Case, accents and Unicode compatibility
forms make no difference: "Ségou" is found by "segou".
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

_WORD = regex.compile(r"\w[\w\p{M}]*")
_ASCII_WORD = re.compile(r"[A-Za-z0-9_]+")
_NOT_OF_WORDS = re.compile(r"[^\w*?]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word in its folded form. ``start`` and ``end`` are code points of the text."""

    text: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text in order."""
    for match in (_ASCII_WORD if text.isascii() else _WORD).finditer(text):
        if folded_word := folded(match[0]):
            yield Word(folded_word, match.start(), match.end())


def folded_words(text: str) -> Iterable[str]:
    """The words alone, as ``words`` has them."""
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    return filter(None, map(folded, _WORD.findall(text)))


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """The form in which a word is compared. A word of marks alone has none."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return _NOT_OF_WORDS.sub("", "".join(part for part in parts if not unicodedata.combining(part))).casefold()
