"""The persons and groups that a text names by what they do and have."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from claimwatch_language.wordlists import word_set
from services.mentions.naming.tokens import Token

_ACTING = word_set(
    "said says told added argued noted explained replied warned insisted fighters fighter militants militiamen rebels "
    "commander commanders leader leaders members spokesman spokeswoman insurgents gunmen movement militia supporters "
    "forces party"
)
"""Words after the name of a person or a group, and hardly after a town's."""


class Actors:
    """The names of one text that are somebody's, by their last words in small letters.

    ``grammatical`` are words that have a capital only at the start of a sentence.
    """

    def __init__(self, tokens: Sequence[Token], grammatical: Collection[str]) -> None:
        self._speaking: set[str] = set()
        self._surnames: set[str] = set()
        for before, token in pairwise(tokens):
            if not before.capital or not token.adjacent:
                continue
            if token.capital and not (before.starts_sentence and before.low in grammatical):
                self._surnames.add(token.low)
            elif token.low in _ACTING:
                self._speaking.add(before.low)

    def include(self, name: Sequence[Token]) -> bool:
        """Whether a name speaks or has members, or is the last word of a longer name."""
        last = name[-1].low
        return last in self._speaking or (len(name) == 1 and last in self._surnames)
