"""What the words around a name say about the name. Indexes count the tokens of the text."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from claimwatch_language.names.countries import countries
from claimwatch_language.names.particles import ARABIC_ARTICLES
from claimwatch_language.wordlists import word_set
from services.mentions.naming.persons import Persons, is_article
from services.mentions.naming.surroundings import Surroundings
from services.mentions.naming.tokens import Token

_LONGEST_RUN = 8
_SHIPS = word_set("USS HMS MV INS HMAS HMCS USNS RFA USCGC")
_INNER_PARTICLES = (ARABIC_ARTICLES | word_set("de du des del della di da")) - word_set("as at an en er ad")
"""Small words inside a name ("Aqareb es Safi"). English words are left out."""
_BORDER_POSTS = word_set("crossing post gate")
_TOWNS = frozenset(("village", "town", "city", "port", "hamlet"))
"""Kinds of towns, which are named after what they lie in or by their own name after "of"."""
_COUNTRIES = frozenset(name.casefold() for country in countries() for name in country.names)
"""Countries before the name of a place in them ("Orun's Vale")."""
_PARTS_OF_TOWNS = frozenset(("downtown", "uptown", "inner-city"))
"""Words for a part of the town that is named after them."""
_COUNTS = word_set("cases case deaths death dead killed fatalities wounded injured missing displaced arrests bodies")
_TOLLS = word_set("toll tolls count counts tally figure figures total totals")
_NUMBER = re.compile(r":? \d[\d,.]* ")
_BY_ARTICLE = {"of": 1.0, "for": 0.5, "with": 0.5, "the": 0.3, "a": 0.3}
"""The evidence of a word before a name that may stand before any noun."""


class Context:
    """The words of one text, and the persons that the text names.

    ``datelines`` are half-open ranges of code points of the text. A name is ``tokens[first:last]``.
    """

    def __init__(self, words: list[Token], lists: Surroundings, datelines: Iterable[tuple[int, int]] = ()) -> None:
        self.tokens = words
        self._count = len(words)
        self._lists = lists
        self._ends = [token.end for token in words]
        self._opening_datelines = {self.index_after(-1, start) for start, _ in datelines}
        self._persons = Persons(words, lists)
        self._vocabulary = lists.vocabulary
        self._kinds = lists.organisation | lists.person_before | lists.facility_after | lists.area_after

    def index_after(self, index: int, end: int) -> int:
        """The index of the first word after ``index`` that ends after the offset ``end``."""
        return max(index + 1, bisect_left(self._ends, end + 1))

    def may_begin_name(self, index: int) -> bool:
        """Whether the word has a capital or is an Arabic article."""
        token = self.tokens[index]
        return token.capital or token.low in ARABIC_ARTICLES

    def is_prefix(self, index: int) -> bool:
        """Whether the word is an Arabic article joined to a capitalised word by a hyphen."""
        return is_article(self.tokens, index)

    def _is_hyphened(self, index: int) -> bool:
        following = self._at(index + 1)
        return following is not None and following.gap in ("-", "‑") and following.capital

    def is_joined(self, last: int) -> bool:
        """Whether an Arabic article joins the words to another one ("Bab" in "Bab al-Nayrab")."""
        token = self._at(last)
        return token is not None and token.adjacent and token.text.islower() and self.is_prefix(last)

    def _is_inner(self, index: int) -> bool:
        """Whether the word is a small word between two capitalised words of a name ("Aqareb es Safi")."""
        token, before, following = self._at(index), self._at(index - 1), self._at(index + 1)
        if token is None or before is None or following is None or token.low not in _INNER_PARTICLES:
            return False
        return before.capital and following.capital and token.adjacent and following.adjacent and not before.possessive

    def is_continued(self, first: int, last: int) -> bool:
        """Whether the words are only a part of a longer name: small words join them to a capitalised word."""
        if self._is_inner(last) or self.is_joined(last):
            return True
        return self._is_inner(first - 1) and not self.opens_sentence(first - 2)

    def is_ship(self, index: int) -> bool:
        """Whether the word stands before the name of a ship ("HMS")."""
        return self.tokens[index].text in _SHIPS

    def is_site(self, last: int) -> bool:
        """Whether the word after a name is the kind of a site: "Nasser hospital"."""
        following = self._at(last)
        return following is not None and following.adjacent and following.low in self._lists.sited

    def is_part(self, first: int, last: int) -> bool:
        """Whether the words only name a part of the place after "of" ("Northern District of Ohio")."""
        of, following = self._at(last), self._at(last + 1)
        if of is None or following is None or of.low != "of" or not of.adjacent:
            return False
        return last - first > 1 and following.capital and self.tokens[first].low in self._lists.modifier_before

    def is_person(self, first: int, last: int) -> bool:
        """Whether these words are part of a person's name, or the surname of a person of this text."""
        return self._persons.include(first, last)

    def capital_end(self, first: int) -> int:
        """The index after the run of capitalised words that begins at ``first``."""
        last = first + 1
        while (token := self._at(last)) is not None and (token.adjacent or token.gap in ("-", "‑")):
            if not token.capital and not self._is_hyphened(last) and not self._is_inner(last):
                break
            if last - first >= _LONGEST_RUN or self.tokens[last - 1].possessive or token.low in self._lists.local_after:
                break
            last += 1
        return last

    def facility_end(self, first: int) -> int | None:
        """The index after a name like "Orchard Street" that begins at ``first``; ``None`` if there is no such name."""
        if self.opens_sentence(first):
            return None
        end = self.capital_end(first)
        for last in range(first + 1, end):
            if self.is_facility(last):
                is_name = not self.is_vocabulary(first, last) and not self.is_person(first, last)
                return last + 1 if is_name and not self._persons.is_titled(first) else None
        if self.tokens[first].low not in self._lists.facility_before or self.is_vocabulary(first + 1, end):
            return None
        is_body = any(token.low in self._lists.organisation for token in self.tokens[first:end])
        return None if is_body else end

    def is_facility(self, index: int) -> bool:
        """Whether the word is the kind of a facility ("Street")."""
        return self.tokens[index].low in self._lists.facility_after

    def opens_sentence(self, index: int) -> bool:
        """Whether the word has its capital only as the first word of a sentence ("The", "In")."""
        return self.tokens[index].starts_sentence and self.tokens[index].low in self._lists.function_words

    def is_vocabulary(self, first: int, last: int) -> bool:
        """Whether no word of the name names a place by itself ("Circuit Court")."""
        return all(token.low in self._vocabulary for token in self.tokens[first:last])

    def local_after(self, first: int, last: int) -> str | None:
        """The word after a name if the word means a part of a town ("district"), or a site ("at Nasser hospital")."""
        following = self._at(last)
        if following is None or not following.adjacent:
            return None
        post = self._at(last + 1)
        if self._is_of_next(last):
            return None
        if following.low == "border" and post is not None and post.adjacent and post.low in _BORDER_POSTS:
            return "crossing"
        is_local = following.low in self._lists.local_after or (self.is_site(last) and self.is_sited(first))
        return following.low if is_local else None

    def local_kind(self, first: int, last: int) -> str | None:
        """The kind of an unknown name, by "district" after it or "the village of" before it."""
        if first == last or self._says_nothing(first, last):
            return None
        return self.local_after(first, last) or self._area_before(first)

    def is_sited(self, first: int) -> bool:
        """Whether "at", "near the", "struck" or the like stands before the name."""
        before = self._at(first - 1)
        if before is not None and before.low == "the" and self._joined(first):
            first, before = first - 1, self._at(first - 2)
        return self.is_located(first) or (before is not None and before.low in self._lists.struck_before)

    def _says_nothing(self, first: int, last: int) -> bool:
        """Whether the words before "district" only say what sort of district it is ("School", "Congressional")."""
        return self.is_vocabulary(first, last) and (last - first == 1 or self.tokens[last - 1].low in self._kinds)

    def is_located(self, first: int) -> bool:
        """Whether "in", "near" or the like stands directly before the name."""
        before = self._at(first - 1)
        return before is not None and self._joined(first) and before.low in self._lists.locative_before

    def kind_after(self, last: int) -> str | None:
        """The kind of area that the word after a name gives."""
        following = self._at(last)
        is_kind = following and following.adjacent and following.low in self._lists.area_after
        return following.low if following and is_kind and not self._is_of_next(last) else None

    def _is_of_next(self, last: int) -> bool:
        """Whether the kind after a name is that of a place named next ("the port of Palermo", "port city of")."""
        kind, joint, named = self._at(last), self._at(last + 1), self._at(last + 2)
        if kind is not None and joint is not None and joint.low in _TOWNS and joint.adjacent:
            joint, named = named, self._at(last + 3)
        if kind is None or kind.low not in _TOWNS:
            return False
        is_joint = joint is not None and joint.low == "of" and joint.adjacent
        return is_joint and named is not None and named.capital and named.adjacent

    def kind_around(self, first: int, last: int) -> str | None:
        """The kind of area that "the province of" before a name or "provinces" at the end of a list gives."""
        return self._area_before(first) or self._plural_after(last)

    def in_organisation(self, first: int, last: int) -> bool:
        """Whether the name is part of an organisation's: "Aleppo University", "Bank of Georgia"."""
        if self._is_owner(first):
            return True
        if self.tokens[last - 1].possessive:
            return False
        following = self._at(last)
        if following is not None and following.adjacent and following.low in self._lists.group_after:
            return True
        for index in range(last, min(last + 4, len(self.tokens))):
            token = self.tokens[index]
            if not token.adjacent or not (token.capital or token.low in ("of", "and", "for")):
                return False
            if token.capital and token.low in self._lists.organisation:
                return True
        return False

    def _is_owner(self, first: int) -> bool:
        """Whether "of" joins the name to an organisation's: "Front for the Liberation of Palestine"."""
        if first < 2 or self.tokens[first - 1].low not in ("of", "the") or not self._joined(first):
            return False
        for index in range(first - 1, max(first - _LONGEST_RUN, -1), -1):
            token = self.tokens[index]
            if not token.capital and token.low not in ("of", "for", "the"):
                return False
            if token.capital and token.low in self._lists.organisation_before | self._lists.organisation:
                return self.tokens[index + 1].low in ("of", "for")
            if not token.adjacent:
                return False
        return False

    def evidence(self, first: int, last: int) -> float:
        """How strongly the words around speak for a place's name; negative if they speak against it."""
        head = self.tokens[first]
        total = float(min(last - first - 1, 2))
        total += self._before(first) + self._after(first, last)
        if last - first == 1:
            total -= 3.0 * (head.low in self._vocabulary) + 2.0 * (head.low in self._lists.given_names)
        return total

    def _before(self, first: int) -> float:
        head, before = self.tokens[first], self._at(first - 1)
        if before is None or head.starts_sentence:
            return 0.0
        if before.possessive and before.low in _COUNTRIES:
            return 2.0
        if not head.adjacent or before.possessive:
            return 0.0
        if self._area_before(first):
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

    def _is_motion(self, index: int) -> bool:
        far = self._at(index)
        return far is not None and self._joined(index + 1) and far.low in self._lists.motion_before

    def _is_count(self, index: int) -> bool:
        """Whether a word for a toll stands there ("the count for Orun")."""
        far = self._at(index)
        return far is not None and self._joined(index + 1) and far.low in _TOLLS

    def _is_fight(self, index: int) -> bool:
        """Whether a word for a fight stands there ("the battle for Orun")."""
        far = self._at(index)
        return far is not None and self._joined(index + 1) and far.low in self._lists.fought_before

    def _is_of_place(self, index: int) -> bool:
        far = self._at(index)
        return far is not None and self._joined(index + 1) and far.low in self._lists.of_place

    def _after(self, first: int, last: int) -> float:
        following = self._at(last)
        if self._is_counted_by(last):
            return 2.0
        if self._explains(first, last):
            return 1.5
        if following is None or self.tokens[last - 1].possessive or not following.adjacent:
            return 3.0 if following and first in self._opening_datelines else 0.0
        if following.low in self._lists.area_after:
            return 2.0
        if self.tokens[last - 1].low in self._lists.area_after:
            return 1.0
        if following.low in self._lists.belonging_after and not following.capital:
            return 1.5
        if following.capital:
            is_title = following.low in self._lists.title_after or following.low in self._lists.modifier_before
            return 0.0 if is_title else -4.0
        return -2.0 if following.low in self._lists.speech_after and not self.is_located(first) else 0.0

    def _explains(self, first: int, last: int) -> bool:
        """Whether the name stands in brackets after another name: "the pit of Wadi Orun (Vale)"."""
        before, following = self._at(first - 1), self._at(last)
        is_closed = following is not None and following.gap.startswith(")")
        return is_closed and before is not None and before.capital and self.tokens[first].gap == " ("

    def _is_counted_by(self, last: int) -> bool:
        """Whether a list gives the place's count after its name: "Orun 61 cases"."""
        noun = self._at(last)
        return noun is not None and noun.low in _COUNTS and _NUMBER.fullmatch(noun.gap) is not None

    def _area_before(self, first: int) -> str | None:
        before, far = self._at(first - 1), self._at(first - 2)
        if before is None or far is None or not self._joined(first):
            return None
        word = far.low if before.low == "of" and self._joined(first - 1) else "" if before.capital else before.low
        for form in (word, word.removesuffix("s"), word.removesuffix("ies") + "y"):
            if form in self._lists.area_before:
                return form
        return None

    def _plural_after(self, last: int) -> str | None:
        """The kind at the end of a list: "Aleppo and Hasakah provinces"."""
        for index in range(last, min(last + 9, len(self.tokens))):
            token = self.tokens[index]
            if not token.capital and token.low.endswith("s"):
                form = token.low.removesuffix("s").replace("ie", "y") if token.low.endswith("ies") else token.low[:-1]
                return form if form in self._lists.area_after and token.adjacent else None
            if not token.capital and token.low not in ("and", "or", "al", "ez", "az", "el"):
                return None
            if token.gap.strip() not in (",", "", "-"):
                return None
        return None

    def _joined(self, index: int) -> bool:
        token = self._at(index)
        return token is not None and token.adjacent

    def _at(self, index: int) -> Token | None:
        return self.tokens[index] if 0 <= index < self._count else None
