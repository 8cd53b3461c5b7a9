"""The words of a text as stories compare them: case, punctuation and typography make no difference."""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"\d+(?:[.,/:]\d+)*(?!\w)|\w+")
_NUMERAL = re.compile(r"\d+(?:[.,/:]\d+)*")


@dataclass(frozen=True)
class Word:
    """A word in small letters. The half-open range ``start`` to ``end`` counts code points of the text."""

    text: str
    start: int
    end: int

    @property
    def is_numeral(self) -> bool:
        """Whether the word is a number in digits ("1,200", "3/4", "22:33")."""
        return _NUMERAL.fullmatch(self.text) is not None


def words_of(text: str) -> list[Word]:
    """The words of the text in order."""
    return [Word(_plain(found.group()), found.start(), found.end()) for found in _WORD.finditer(text)]


def _plain(word: str) -> str:
    return word.lower() if word.isascii() else unicodedata.normalize("NFKC", word).casefold()
