"""What the words around a name say about the name. Indexes count the tokens of the text."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from claimwatch_language.names.particles import ARABIC_ARTICLES
from claimwatch_language.wordlists import word_set
from services.mentions.naming.actors import Actors
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


class Context:
    """The words of one text, and the persons that the text names.

    What they say for a place is ``Evidence``. ``datelines`` are half-open ranges of code points of the text. A name is
    ``tokens[first:last]``.
    """

    def __init__(self, words: list[Token], lists: Surroundings, datelines: Iterable[tuple[int, int]] = ()) -> None:
        self.tokens = words
        self._count = len(words)
        self.lists = lists
        self._ends = [token.end for token in words]
        self.opening_datelines = {self.index_after(-1, start) for start, _ in datelines}
        self._persons = Persons(words, lists)
        self.vocabulary = lists.vocabulary
        self._kinds = lists.organisation | lists.person_before | lists.facility_after | lists.area_after

    @cached_property
    def actors(self) -> Actors:
        """The names of the text that are somebody's."""
        return Actors(self.tokens, self.lists.function_words)

    def index_after(self, index: int, end: int) -> int:
        """The index of the first word after ``index`` that ends after the offset ``end``."""
        return max(index + 1, bisect_left(self._ends, end + 1))

    def beginnings(self) -> list[int]:
        """The indexes of the words that have a capital or are an Arabic article: a name may begin with them."""
        return [index for index, token in enumerate(self.tokens) if token.capital or token.low in ARABIC_ARTICLES]

    def is_prefix(self, index: int) -> bool:
        """Whether the word is an Arabic article joined to a capitalised word by a hyphen."""
        return is_article(self.tokens, index)

    def _is_hyphened(self, index: int) -> bool:
        following = self.at(index + 1)
        return following is not None and following.gap in ("-", "‑") and following.capital

    def is_joined(self, last: int) -> bool:
        """Whether an Arabic article joins the words to another one ("Bab" in "Bab al-Nayrab")."""
        token = self.at(last)
        return token is not None and token.adjacent and token.text.islower() and self.is_prefix(last)

    def _is_inner(self, index: int) -> bool:
        """Whether the word is a small word between two capitalised words of a name ("Aqareb es Safi")."""
        token, before, following = self.at(index), self.at(index - 1), self.at(index + 1)
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
        following = self.at(last)
        return following is not None and following.adjacent and following.low in self.lists.sited

    def is_part(self, first: int, last: int) -> bool:
        """Whether the words only name a part of the place after "of" ("Northern District of Ohio")."""
        of, following = self.at(last), self.at(last + 1)
        if of is None or following is None or of.low != "of" or not of.adjacent:
            return False
        return last - first > 1 and following.capital and self.tokens[first].low in self.lists.modifier_before

    def is_person(self, first: int, last: int) -> bool:
        """Whether these words are part of a person's name, or the surname of a person of this text."""
        return self._persons.include(first, last)

    def capital_end(self, first: int) -> int:
        """The index after the run of capitalised words that begins at ``first``."""
        last = first + 1
        while (token := self.at(last)) is not None and (token.adjacent or token.gap in ("-", "‑")):
            if not token.capital and not self._is_hyphened(last) and not self._is_inner(last):
                break
            if last - first >= _LONGEST_RUN or self.tokens[last - 1].possessive or token.low in self.lists.local_after:
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
        if self.tokens[first].low not in self.lists.facility_before or self.is_vocabulary(first + 1, end):
            return None
        is_body = any(token.low in self.lists.organisation for token in self.tokens[first:end])
        return None if is_body else end

    def is_facility(self, index: int) -> bool:
        """Whether the word is the kind of a facility ("Street"). What a name owns is not called so ("Orun's dam")."""
        token, owner = self.tokens[index], self.at(index - 1)
        is_owned = not token.capital and owner is not None and owner.possessive
        return token.low in self.lists.facility_after and not is_owned

    def opens_sentence(self, index: int) -> bool:
        """Whether the word has its capital only as the first word of a sentence ("The", "In")."""
        return self.tokens[index].starts_sentence and self.tokens[index].low in self.lists.function_words

    def is_vocabulary(self, first: int, last: int) -> bool:
        """Whether no word of the name names a place by itself ("Circuit Court")."""
        return all(token.low in self.vocabulary for token in self.tokens[first:last])

    def local_after(self, first: int, last: int) -> str | None:
        """The word after a name if the word means a part of a town ("district"), or a site ("at Nasser hospital")."""
        following = self.at(last)
        if following is None or not following.adjacent or self.tokens[last - 1].possessive:
            return None
        post = self.at(last + 1)
        if self._is_of_next(last):
            return None
        if following.low == "border" and post is not None and post.adjacent and post.low in _BORDER_POSTS:
            return "crossing"
        is_local = following.low in self.lists.local_after or (self.is_site(last) and self.is_sited(first))
        return following.low if is_local else None

    def local_kind(self, first: int, last: int) -> str | None:
        """The kind of an unknown name, by "district" after it or "the village of" before it."""
        if first == last or self._says_nothing(first, last):
            return None
        return self.local_after(first, last) or self.area_before(first)

    def is_sited(self, first: int) -> bool:
        """Whether "at", "near the", "struck" or the like stands before the name."""
        before = self.at(first - 1)
        if before is not None and before.low == "the" and self.joined(first):
            first, before = first - 1, self.at(first - 2)
        return self.is_located(first) or (before is not None and before.low in self.lists.struck_before)

    def _says_nothing(self, first: int, last: int) -> bool:
        """Whether the words before "district" only say what sort of district it is ("School", "Congressional")."""
        return self.is_vocabulary(first, last) and (last - first == 1 or self.tokens[last - 1].low in self._kinds)

    def is_located(self, first: int) -> bool:
        """Whether "in", "near" or the like stands directly before the name."""
        before = self.at(first - 1)
        return before is not None and self.joined(first) and before.low in self.lists.locative_before

    def kind_after(self, last: int) -> str | None:
        """The kind of area that the word after a name gives."""
        following = self.at(last)
        is_kind = following and following.adjacent and following.low in self.lists.area_after
        return following.low if following and is_kind and not self._is_of_next(last) else None

    def _is_of_next(self, last: int) -> bool:
        """Whether the kind after a name is that of a place named next ("the port of Palermo", "port city of")."""
        kind, joint, named = self.at(last), self.at(last + 1), self.at(last + 2)
        if kind is not None and joint is not None and joint.low in _TOWNS and joint.adjacent:
            joint, named = named, self.at(last + 3)
        if kind is None or kind.low not in _TOWNS:
            return False
        is_joint = joint is not None and joint.low == "of" and joint.adjacent
        return is_joint and named is not None and named.capital and named.adjacent

    def kind_around(self, first: int, last: int) -> str | None:
        """The kind of area that "the province of" before a name or "provinces" at the end of a list gives."""
        return self.area_before(first) or self._plural_after(last)

    def in_organisation(self, first: int, last: int) -> bool:
        """Whether the name is part of an organisation's or a disease's: "Aleppo University", "Bank of Georgia"."""
        if self._is_owner(first):
            return True
        if self.tokens[last - 1].possessive:
            return False
        following = self.at(last)
        if (
            following is not None
            and following.adjacent
            and (following.low in self.lists.group_after or following.low in self.lists.disease_after)
        ):
            return True
        for index in range(last, min(last + 4, len(self.tokens))):
            token = self.tokens[index]
            if not token.adjacent or not (token.capital or token.low in ("of", "and", "for")):
                return False
            if token.capital and token.low in self.lists.organisation:
                return True
        return False

    def _is_owner(self, first: int) -> bool:
        """Whether "of" joins the name to an organisation's: "Front for the Liberation of Palestine"."""
        if first < 2 or self.tokens[first - 1].low not in ("of", "the") or not self.joined(first):
            return False
        for index in range(first - 1, max(first - _LONGEST_RUN, -1), -1):
            token = self.tokens[index]
            if not token.capital and token.low not in ("of", "for", "the"):
                return False
            if token.capital and token.low in self.lists.organisation_before | self.lists.organisation:
                return self.tokens[index + 1].low in ("of", "for")
            if not token.adjacent:
                return False
        return False

    def area_before(self, first: int) -> str | None:
        """The kind of area that stands before a name ("the province of")."""
        before, far = self.at(first - 1), self.at(first - 2)
        if before is None or far is None or not self.joined(first):
            return None
        word = far.low if before.low == "of" and self.joined(first - 1) else "" if before.capital else before.low
        for form in (word, word.removesuffix("s"), word.removesuffix("ies") + "y"):
            if form in self.lists.area_before:
                return form
        return None

    def _plural_after(self, last: int) -> str | None:
        """The kind at the end of a list: "Aleppo and Hasakah provinces"."""
        for index in range(last, min(last + 9, len(self.tokens))):
            token = self.tokens[index]
            if not token.capital and token.low.endswith("s"):
                form = token.low.removesuffix("s").replace("ie", "y") if token.low.endswith("ies") else token.low[:-1]
                return form if form in self.lists.area_after and token.adjacent else None
            if not token.capital and token.low not in ("and", "or", "al", "ez", "az", "el"):
                return None
            if token.gap.strip() not in (",", "", "-"):
                return None
        return None

    def joined(self, index: int) -> bool:
        """Whether only a space is between a word and the one before it."""
        token = self.at(index)
        return token is not None and token.adjacent

    def at(self, index: int) -> Token | None:
        """The word with that index, if there is one."""
        return self.tokens[index] if 0 <= index < self._count else None
