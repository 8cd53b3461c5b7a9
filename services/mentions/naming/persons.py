"""The persons that a text names, by given names, titles and Arabic surnames. Indexes count the tokens of the text."""

from collections.abc import Sequence

from claimwatch_language.names.particles import ARABIC_ARTICLES
from claimwatch_language.wordlists import word_set
from services.mentions.naming.surroundings import Surroundings
from services.mentions.naming.tokens import Token

_LONGEST = 3
"""The most words of a name after its first one."""
_HEADS = word_set(
    "bab deir dayr tel tell tal wadi jabal umm abu ras ain ayn khan kafr kafar beit bayt marj qasr burj bir dar jisr "
    "hay"
)
"""Arabic words that open the names of places ("Bab al-Hawa")."""


def is_article(words: Sequence[Token], index: int) -> bool:
    """Whether the word is an Arabic article that a hyphen joins to a capitalised word."""
    if words[index].low not in ARABIC_ARTICLES or index + 1 == len(words):
        return False
    following = words[index + 1]
    return following.gap in ("-", "‑") and following.capital


class Persons:
    """The persons of one text."""

    def __init__(self, words: Sequence[Token], lists: Surroundings) -> None:
        self._words = words
        self._lists = lists
        self._other = lists.organisation | lists.facility_after | lists.area_after
        self._near = lists.function_words | lists.locative_before | lists.motion_before | lists.area_before
        self._near |= lists.modifier_before
        self._parts: set[int] = set()
        self._surnames: set[str] = set()
        for index, token in enumerate(words):
            if token.capital and (token.low in lists.given_names or token.low in lists.person_before):
                self._note(index)
            elif is_article(words, index) and self._is_given_name(index - 1):
                self._surnames.add(words[index + 1].low)
                self._parts.update((index - 1, index, index + 1))

    def include(self, first: int, last: int) -> bool:
        """Whether the words are part of a person's name, or the surname of a person of this text."""
        if any(index in self._parts for index in range(first, last)):
            return True
        first += last - first == 2 and is_article(self._words, first)
        return last - first == 1 and self._words[first].low in self._surnames

    def is_titled(self, first: int) -> bool:
        """Whether a title stands before a given name ("director Anthony Lake")."""
        before = self._words[first - 1].low if first else ""
        return before in self._lists.person_before and self._words[first].low in self._lists.given_names

    def _is_given_name(self, index: int) -> bool:
        """Whether a word before an Arabic article is a given name, by what its bearer is ("the cleric Anwar")."""
        if index < 1 or not self._words[index + 1].adjacent:
            return False
        name, before = self._words[index], self._words[index - 1]
        if not name.capital or not name.adjacent or name.low in _HEADS:
            return False
        return before.text.islower() and before.low not in self._near

    def _note(self, index: int) -> None:
        """Note the person whose name begins at ``index`` with a given name or a title."""
        last, end = index + 1, min(len(self._words), index + 1 + _LONGEST)
        while last < end and self._words[last].capital and self._goes_on(last):
            if self._words[last].low in self._other:
                return
            last += 1
        if last - index < 2:
            return
        self._parts.update(range(index, last))
        self._surnames.add(self._words[last - 1].low)

    def _goes_on(self, index: int) -> bool:
        """Whether a name goes on with the word."""
        gap, before = self._words[index].gap, self._words[index - 1]
        if before.possessive:
            return False
        is_initial = len(before.text) <= 2 or before.low in self._lists.person_before
        return gap in (" ", "\n", "-") or (gap == ". " and is_initial)
