"""Capitals for the place names of texts without capitals, and of titles and texts with a capital on every word."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from claimwatch_language.datelines import COLON
from claimwatch_language.wordlists import word_set
from services._gazetteer.gazetteer import GazetteerEntry
from services.mentions.naming.surroundings import Surroundings
from services.mentions.naming.tokens import Token

_LEAST_WORDS = 30
LEAST_LONG_WORDS = 15
"""The words of four letters and more from which a text, other than a title, shows how it is written."""
_MOST_CAPITALS = 0.03
_LONG_WORD = 4
_SHOUTED = 0.8
_LONGEST = 3
_LEAST_INHABITANTS = 100_000
"""The inhabitants that a town needs here: without a capital its name may be an ordinary word."""
_PLACED = word_set("in at near from of to around outside across throughout entered left captured recaptured besieged")

_STRIKING = word_set("hit hits shell shells bomb bombs attack attacks strike strikes rocks")
"""Verbs of titles before the place that something is done to."""


def is_caseless(words: Sequence[Token]) -> bool:
    """Whether a text has hardly any capitals. A text of few words is never caseless."""
    return len(words) >= _LEAST_WORDS and sum(word.capital for word in words) <= _MOST_CAPITALS * len(words)


def is_shouted(words: Sequence[Token], least: int = 3) -> bool:
    """Whether nearly every word of four letters and more has a capital. There are at least so many such words."""
    long = [word for word in words if len(word.text) >= _LONG_WORD]
    return len(long) >= least and sum(word.capital for word in long) >= _SHOUTED * len(long)


@dataclass(frozen=True)
class Capitals:
    """Gives capitals to well-known places after a preposition or before a colon, and to ``names`` anywhere.

    The ``names`` are in small letters. With names, countries get capitals anywhere too.
    """

    lists: Surroundings
    spelled: Callable[[str], tuple[GazetteerEntry, ...]]
    names: Collection[str] = ()

    def given_to(self, text: str, words: Sequence[Token]) -> str:
        """The text with capitals. Its length stays the same."""
        letters = list(text)
        index, listed = 0, -1
        while index < len(words):
            length = self._place_at(text, words, index, index == listed)
            for word in words[index : index + length]:
                if len(letters[word.start].upper()) == 1:
                    letters[word.start] = letters[word.start].upper()
            index += max(length, 1)
            if length:
                listed = _next_in_list(words, index)
        return "".join(letters)

    def _place_at(self, text: str, words: Sequence[Token], index: int, is_listed: bool) -> int:
        """The number of words from ``index`` on that name a place; 0 for none."""
        for length in range(min(_LONGEST, len(words) - index), 0, -1):
            name = words[index : index + length]
            if any(not word.joinable for word in name[1:]):
                continue
            surface = text[name[0].start : name[-1].end]
            if surface in self.names:
                return length
            kind = None if all(word.low in self.lists.vocabulary for word in name) else self._kind(surface)
            if kind == "country" and self.names:
                return length
            if kind is not None and (is_listed or self._is_placed(text, words, index, length)):
                return length
        return 0

    def _kind(self, surface: str) -> str | None:
        """The kind of the well-known place of that name; ``None`` if there is none."""
        return next((entry.kind for entry in self.spelled(surface)[:1] if _is_well_known(entry)), None)

    def _is_placed(self, text: str, words: Sequence[Token], index: int, length: int) -> bool:
        """Whether a preposition stands before the name, or the name opens its line and a colon follows."""
        word = words[index]
        if index == 0 or "\n" in word.gap:
            return COLON.match(text, words[index + length - 1].end) is not None
        before = words[index - 1].low
        return word.adjacent and (before in _PLACED or (bool(self.names) and before in _STRIKING))


def _next_in_list(words: Sequence[Token], index: int) -> int:
    """The index of the next item of a list of places whose item ends before ``index``; -1 if there is none."""
    following = words[index : index + 2]
    if following and following[0].gap == ", ":
        return index + (following[0].low == "and")
    return index + 1 if len(following) == 2 and following[0].low in ("and", "or") else -1


def _is_well_known(entry: GazetteerEntry) -> bool:
    return entry.kind in ("country", "region", "district") or entry.population >= _LEAST_INHABITANTS
