"""A text as words, with the text between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ‘`´][^\W\d_]+)*")
_CAPITAL_INSIDE = re.compile(r"[dl][’'ʼ‘`´][A-Z]|e[A-Z][a-z]{3}")
_POSSESSIVE = re.compile(r"[’'ʼ]s$", re.IGNORECASE)
_PART_END = re.compile(r"[:;|]|--|[\"“‘]\Z")
_INSIDE = re.compile(r" |\n *|[-‑]|\. ?|\u00a0")


@dataclass(frozen=True)
class Token:
    """A word at ``text[start:end]``, without a possessive ending; ``gap`` is the text between the word before and it.

    ``opens`` says that the word is the first word of a sentence.
    """

    text: str
    start: int
    end: int
    gap: str
    possessive: bool
    opens: bool

    @property
    def low(self) -> str:
        return self.text.casefold()

    @property
    def capital(self) -> bool:
        """Whether the word is written like a name: "Homs", "d'Ivoire", "eSwatini"."""
        return self.text[0].isupper() or _CAPITAL_INSIDE.match(self.text) is not None

    @property
    def starts_sentence(self) -> bool:
        """Whether any word would have a capital here: at the start of a sentence, a quotation or a part of one."""
        return self.opens or _PART_END.search(self.gap) is not None

    @property
    def adjacent(self) -> bool:
        """Whether a single white space separates the word from the word before."""
        return self.gap in (" ", "\n", "\u00a0")

    @property
    def joinable(self) -> bool:
        """Whether a name may continue from the word before to this word."""
        return _INSIDE.fullmatch(self.gap) is not None


def tokens(text: str, starts: Sequence[int]) -> list[Token]:
    """The words of the text, in order. ``starts`` are its ``sentence_starts``. The time is linear in the text."""
    words = []
    end = 0
    waiting = list(reversed(starts))
    for match in _WORD.finditer(text):
        surface = _POSSESSIVE.sub("", match.group())
        gap = text[end : match.start()]
        possessive = len(surface) < len(match.group())
        opens = False
        while waiting and waiting[-1] <= match.start():
            opens = True
            waiting.pop()
        words.append(Token(surface, match.start(), match.start() + len(surface), gap, possessive, opens))
        end = match.end()
    return words
