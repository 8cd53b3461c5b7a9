"""A text as words, with the text between them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ‘`´][^\W\d_]+)*")
_CAPITAL_INSIDE = re.compile(r"[dl][’'ʼ‘`´][A-Z]|e[A-Z][a-z]{3}")
_POSSESSIVE = re.compile(r"[’'ʼ]s$", re.IGNORECASE)
_APOSTROPHES = ("’", "'", "ʼ")
_CONTRACTED = re.compile(r"[’'ʼ](?:re|ve|ll|d|m|t)$", re.IGNORECASE)
"""The ending of a pronoun with its verb ("They're"), which is no name."""
_PART_END = re.compile(r"[:;|]|--|[\"“‘]\Z")
_INSIDE = re.compile(r" |\n *|[-‑]|\. ?|\u00a0")


class Token(NamedTuple):
    """A word at ``text[start:end]``, without a possessive ending; ``gap`` is the text between the word before and it.

    ``low`` is the word in small letters. ``capital`` says that the word is written like a name: "Homs", "d'Ivoire",
    "eSwatini". ``opens`` says that the word is the first word of a sentence.
    """

    text: str
    low: str
    start: int
    end: int
    gap: str
    capital: bool
    possessive: bool
    opens: bool

    @property
    def starts_sentence(self) -> bool:
        """Whether any word would have a capital here: at the start of a sentence, a quotation or a part of one."""
        return self.opens or (self.gap != " " and _PART_END.search(self.gap) is not None)

    @property
    def adjacent(self) -> bool:
        """Whether a single white space separates the word from the word before."""
        return self.gap in (" ", "\n", "\u00a0")

    @property
    def joinable(self) -> bool:
        """Whether a name may continue from the word before to this word."""
        return self.gap == " " or _INSIDE.fullmatch(self.gap) is not None


def tokens(text: str, starts: Sequence[int]) -> list[Token]:
    """The words of the text, in order. ``starts`` are its ``sentence_starts``. The time is linear in the text."""
    words = []
    end = 0
    waiting = list(reversed(starts))
    following = waiting.pop() if waiting else len(text)
    for match in _WORD.finditer(text):
        start, after = match.span()
        whole = surface = match[0]
        possessive = False
        if whole.isalpha():
            capital = whole[0].isupper() or (whole[0] == "e" and _CAPITAL_INSIDE.match(whole) is not None)
        else:
            possessive = whole[-2:-1] in _APOSTROPHES and _POSSESSIVE.search(whole) is not None
            surface = whole[:-2] if possessive else whole
            capital = _is_capital(surface)
        opens = following <= start
        while following <= start:
            following = waiting.pop() if waiting else len(text)
        stop = start + len(surface)
        words.append(
            Token._make((surface, surface.casefold(), start, stop, text[end:start], capital, possessive, opens))
        )
        end = after
    return words


def _is_capital(surface: str) -> bool:
    """Whether a word with an apostrophe or the like inside is written like a name."""
    if surface.islower() or _CONTRACTED.search(surface):
        return False
    return surface[0].isupper() or _CAPITAL_INSIDE.match(surface) is not None
