"""How strongly the words around a name speak for a place. Indexes count the tokens of the text."""

import re

from claimwatch_language.areas import SETTLEMENTS
from claimwatch_language.names.countries import countries
from claimwatch_language.wordlists import word_set
from services.mentions.naming.context import Context

_COUNTRIES = frozenset(name.casefold() for country in countries() for name in country.names)
"""Countries before the name of a place in them ("Orun's Vale")."""
_ALSO_PERSONS = frozenset(("chad", "georgia", "jordan"))
"""Countries whose names persons have as well."""
_PARTS_OF_TOWNS = frozenset(("downtown", "uptown", "inner-city"))
"""Words for a part of the town that is named after them."""
_COUNTS = word_set("cases case deaths death dead killed fatalities wounded injured missing displaced arrests bodies")
_TOLLS = word_set("toll tolls count counts tally figure figures total totals")
_NUMBER = re.compile(r":? \d[\d,.]* ")
_OF_ONE = frozenset(("the", "its", "their", "state", "provincial", "regional"))
"""Words before the kind of a town of which there is one."""
_SHARE = re.compile(r"\d[\d,.]*,? (?:and )?\Z")
_OWN_SHARE = re.compile(r" \d[\d,.]*\b")
_BY_ARTICLE = {"of": 1.0, "for": 0.5, "with": 0.5, "the": 0.3, "a": 0.3}
"""The evidence of a word before a name that may stand before any noun."""


class Evidence:
    """The evidence of one text's words. A name is ``tokens[first:last]`` of its context."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._lists = context.lists

    def of(self, first: int, last: int) -> float:
        """How strongly the words around speak for a place's name; negative if they speak against it."""
        head = self._context.tokens[first]
        total = float(min(last - first - 1, 2))
        total += self._before(first) + self._after(first, last)
        if last - first == 1:
            is_given = head.low in self._lists.given_names and head.low not in _COUNTRIES
            total -= 3.0 * (head.low in self._context.vocabulary) + 2.0 * is_given
        return total

    def _before(self, first: int) -> float:
        head, before = self._context.tokens[first], self._context.at(first - 1)
        if before is None or head.starts_sentence:
            return 0.0
        if before.possessive and before.low in _COUNTRIES:
            return 2.0
        if head.gap == ", " and self._is_apposed(first - 1):
            return 2.0
        if not head.adjacent or before.possessive:
            return 0.0
        if self._context.area_before(first):
            return 3.0
        if before.low in self._lists.ship_before:
            return -4.0
        if before.low in self._lists.locative_before or before.low in _PARTS_OF_TOWNS:
            return 2.0
        if before.low in self._lists.struck_before:
            return 1.0
        if before.low == "to" and self._is_motion(first - 2):
            return 2.0
        if before.low == "for" and self._is_count(first - 2):
            return 2.0
        if before.low in ("for", "against") and self._is_fight(first - 2):
            return 2.0
        if before.low == "of" and ("," in before.gap or self._is_of_place(first - 2)):
            return 2.0
        if not before.capital or before.low in self._lists.function_words:
            return _BY_ARTICLE.get(before.low, 0.0)
        return 0.5 if before.low in self._lists.modifier_before else -4.0

    def _is_apposed(self, index: int) -> bool:
        """Whether "the" and the kind of a town stand there, before a comma and its name ("the capital, Orun")."""
        kind, low = (
            self._context.tokens[index].low,
            {token.low for token in self._context.tokens[max(0, index - 3) : index]},
        )
        return kind in SETTLEMENTS and not low.isdisjoint(_OF_ONE)

    def _is_motion(self, index: int) -> bool:
        far = self._context.at(index)
        return far is not None and self._context.joined(index + 1) and far.low in self._lists.motion_before

    def _is_count(self, index: int) -> bool:
        """Whether a word for a toll stands there ("the count for Orun")."""
        far = self._context.at(index)
        return far is not None and self._context.joined(index + 1) and far.low in _TOLLS

    def _is_fight(self, index: int) -> bool:
        """Whether a word for a fight stands there ("the battle for Orun")."""
        far = self._context.at(index)
        return far is not None and self._context.joined(index + 1) and far.low in self._lists.fought_before

    def _is_of_place(self, index: int) -> bool:
        far = self._context.at(index)
        return far is not None and self._context.joined(index + 1) and far.low in self._lists.of_place

    def _after(self, first: int, last: int) -> float:
        following = self._context.at(last)
        if self._is_counted_by(last) or self._is_sharing(first, last):
            return 2.0
        if self._explains(first, last):
            return 1.5
        if following is None or self._context.tokens[last - 1].possessive or not following.adjacent:
            return 3.0 if following and first in self._context.opening_datelines else 0.0
        if following.low in self._lists.area_after:
            return 2.0
        if self._context.tokens[last - 1].low in self._lists.area_after:
            return 1.0
        if following.low in self._lists.belonging_after and not following.capital:
            return 1.5
        if following.capital:
            is_title = following.low in self._lists.title_after or following.low in self._lists.modifier_before
            return 0.0 if is_title else -4.0
        is_said = following.low in self._lists.speech_after and not self._context.is_located(first)
        return -2.0 if is_said and not self._is_state(first, last) else 0.0

    def _is_state(self, first: int, last: int) -> bool:
        """Whether a name before a verb of speech is a country's, and no person's ("Peru said", "Jordan said it")."""
        names = [token.low for token in self._context.tokens[first:last]]
        following = self._context.at(last + 1)
        is_it = following is not None and following.low in ("it", "its")
        return " ".join(names) in _COUNTRIES and (is_it or names[0] not in _ALSO_PERSONS)

    def _explains(self, first: int, last: int) -> bool:
        """Whether the name stands in brackets after another name: "the pit of Wadi Orun (Vale)"."""
        before, following = self._context.at(first - 1), self._context.at(last)
        is_closed = following is not None and following.gap.startswith(")")
        return is_closed and before is not None and before.capital and self._context.tokens[first].gap == " ("

    def _is_sharing(self, first: int, last: int) -> bool:
        """Whether the name and its number follow another number in a list ("Orun took in 40,000, Vale 30,000")."""
        following = self._context.at(last)
        after = following.gap if following is not None else ""
        return bool(_SHARE.search(self._context.tokens[first].gap) and _OWN_SHARE.match(after))

    def _is_counted_by(self, last: int) -> bool:
        """Whether a list gives the place's count after its name: "Orun 61 cases"."""
        noun = self._context.at(last)
        return noun is not None and noun.low in _COUNTS and _NUMBER.fullmatch(noun.gap) is not None
