"""A text as capitalised and other words, with what stands between them."""

import re
from dataclasses import dataclass

from claimwatch_language.sentences import sentence_starts

_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ‘][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’'ʼ]s$", re.IGNORECASE)
_PART_END = re.compile(r"[:;|]|--|[\"“‘]\Z")
_INSIDE = re.compile(r" |\n *|[-‑]|\. ?|\u00a0")


@dataclass(frozen=True)
class Token:
    """A word at ``text[start:end]``, without a possessive ending; ``gap`` is the text between the last word and it.

    ``opens`` says that it is the first word of a sentence.
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
        return self.text[0].isupper()

    @property
    def starts_sentence(self) -> bool:
        """Whether the word would have a capital here whatever it is: in a sentence, a quotation or a part of them."""
        return self.opens or _PART_END.search(self.gap) is not None

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
    starts = sentence_starts(text)[::-1]
    for match in _WORD.finditer(text):
        surface = _POSSESSIVE.sub("", match.group())
        gap = text[end : match.start()]
        possessive = len(surface) < len(match.group())
        opens = False
        while starts and starts[-1] <= match.start():
            opens = True
            starts.pop()
        found.append(Token(surface, match.start(), match.start() + len(surface), gap, possessive, opens))
        end = match.end()
    return found
