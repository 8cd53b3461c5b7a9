"""A text as capitalised and other words, with what stands between them."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ‘][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’'ʼ]s$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:;|\u2022]|--|\n\s*\n")
_INSIDE = re.compile(r" |\n *|[-‑]|\. ?|\u00a0")


@dataclass(frozen=True)
class Token:
    """A word at ``text[start:end]``, without a possessive ending; ``gap`` is the text between the last word and it."""

    text: str
    start: int
    end: int
    gap: str
    possessive: bool

    @property
    def low(self) -> str:
        return self.text.casefold()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def starts_sentence(self) -> bool:
        return self.gap == "" or _SENTENCE_END.search(self.gap) is not None or self.gap.endswith(("“", '"', "‘"))

    @property
    def adjacent(self) -> bool:
        """Whether nothing but one space stands before it."""
        return self.gap in (" ", "\n", "\u00a0")

    @property
    def joinable(self) -> bool:
        """Whether a name may run on from the word before it."""
        return _INSIDE.fullmatch(self.gap) is not None


def tokens(text: str) -> list[Token]:
    """The words of the text, in order. Linear in its length."""
    found = []
    end = 0
    for match in _WORD.finditer(text):
        surface = _POSSESSIVE.sub("", match.group())
        gap = text[end : match.start()]
        possessive = len(surface) < len(match.group())
        found.append(Token(surface, match.start(), match.start() + len(surface), gap, possessive))
        end = match.end()
    return found
