"""The words of a text as stories compare them: case, punctuation and typography make no difference."""

import re
import unicodedata
from typing import NamedTuple

_WORD = re.compile(r"(\d+(?:[.,/:]\d+)*(?!\w))|\w+")


class Word(NamedTuple):
    """A word in small letters. The half-open range ``start`` to ``end`` counts code points of the text.

    ``is_numeral`` marks a number in digits ("1,200", "3/4", "22:33").
    """

    text: str
    start: int
    end: int
    is_numeral: bool


def words_of(text: str) -> list[Word]:
    """The words of the text in order."""
    make = tuple.__new__  # half the time of ``Word``, which checks what is known here
    return [
        make(Word, (word if (word := found[0]).isascii() else _plain(word), *found.span(), found.lastindex is not None))
        for found in _WORD.finditer(_in_small_letters(text))
    ]


def _in_small_letters(text: str) -> str:
    """The text with as many code points as before, so that a letter that would become two stays as it is."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(map(_small_letter, text))


def _small_letter(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()
