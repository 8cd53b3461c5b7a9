"""The proper names of a text, for looking up the fullest name that a short form stands for."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from claimwatch_contracts.vocabulary import ClaimantKind
from services.attribution.names.claimant_keys import nouns_for
from services.attribution.names.claimant_kinds import TITLES, is_role, kind_of
from services.attribution.names.joint_names import joint_naming
from services.attribution.names.name_forms import NAME_RUN, Mention, find_acronyms, without_titles, words_of
from services.attribution.names.source_phrases import Naming, read_naming

_AGED = re.compile(
    rf"(?P<name>{NAME_RUN}|(?<=[.\n] )[A-Z]\w+), (?:aged )?(?P<age>\d{{1,3}})(?=[,.;])"
    rf"|(?P<age_before>\d{{1,3}})-year-old (?P<name_after>{NAME_RUN})"
)
_PERSON = r"(?P<name>[^\W\d_a-z][\w.’'-]+(?: [^\W\d_a-z][\w’'-]+){{1,3}})"
_NAMED_BEFORE = (
    _PERSON + r"(?: \(\d+\)|, \d+)?, (?:the |an? |who is (?:the )?)?(?:[\w’'-]+ ){{0,3}}{0}\b(?! (?:and|to|who)\b)"
)
_NAMED_AFTER = (
    r"\b(?:[Tt]he|[Aa]|its|['’]s) (?:[\w’'-]+ ){{0,2}}{0}(?: (?:of|for|in) [^,.;]{{2,50}}?)?, " + _PERSON + r"(?=,)"
)
"""A person beside an office: "Ann Coll (58), the town clerk of", "the mayor of Orun, Ann Coll,"."""
_OFFICE_REACH = 2_000
"""Characters before a phrase in which an office is looked for."""
_SINGLE = {ClaimantKind.PERSON, ClaimantKind.UNKNOWN}


class NamesInText:
    """The names of several words in a text, by each of their words and by their positions in the text."""

    def __init__(self, text: str, mentions: Iterable[Mention]) -> None:
        self._text = text
        self._acronyms = find_acronyms(text)
        self._starts_of: dict[str, list[int]] = {}
        self._aged = _ages(text)
        for mention in mentions:
            self._starts_of.setdefault(mention.text, []).append(mention.start)
        self._by_word: dict[str, list[str]] = {}
        self._by_noun: dict[str, list[str]] = {}
        for name in self._starts_of:
            if joint_naming(name):
                continue
            for word in words_of(name):
                self._by_word.setdefault(word, []).append(name)
            for noun in nouns_for(name):
                self._by_noun.setdefault(noun, []).append(name)

    def of_acronym(self, acronym: str) -> str | None:
        """The name before an acronym in brackets, anywhere in the text."""
        return self._acronyms.get(acronym)

    def fuller(self, naming: Naming, position: int) -> Naming | None:
        """The fullest name that fits a short form. Of several, the last one before ``position`` in the text wins."""
        if naming.is_new or naming.is_role:
            return None
        longer = [name for name in self._holding(naming.words) if naming.words < words_of(name)]
        if len(naming.words) == 1 and naming.kind in _SINGLE and naming.name[:1].isupper():
            fits = [name for name in longer if kind_of(name) is ClaimantKind.PERSON]
            ending = [name for name in fits if words_of(name.split()[-1]) == naming.words]
            return self._naming(self._nearest(ending or fits, position))
        if naming.kind is ClaimantKind.PERSON or (naming.kind is ClaimantKind.UNKNOWN and naming.name[:1].isupper()):
            return None
        fits = [name for name in longer if kind_of(name) not in (ClaimantKind.PERSON, ClaimantKind.UNNAMED_OFFICIAL)]
        fits += self._by_noun.get(naming.name, []) if naming.is_definite else []
        nearest = self._nearest(fits, position)
        extended = [name for name in fits if nearest and words_of(nearest) < words_of(name)]
        return self._naming(max(extended, key=len, default=nearest))

    def aged(self, label: str, position: int) -> Naming | None:
        """The person whose age the text gives before ``position``: "Amina Yusuf, 34, …" for "34-year-old"."""
        before = [name for start, name in self._aged.get(label, []) if start < position]
        return self._naming(before[-1]) if before else None

    def titled(self, title: str, position: int) -> Naming | None:
        """The only person that has the title before ``position`` in the text; ``None`` if there are several."""
        if title not in TITLES:
            return None
        names = {
            name
            for name in self._by_word.get(title, [])
            if kind_of(name) is ClaimantKind.PERSON and self._starts_of[name][0] < position
        }
        people = {without_titles(name).split()[-1] for name in names}
        return self._naming(max(names, key=len)) if len(people) == 1 else None

    def of_office(self, office: str, position: int) -> Naming | None:
        """The only person whom the text gives the office before ``position``: "Ann Coll, 58, the town clerk,"."""
        if not office.islower() or not is_role(office):
            return None
        begin = max(0, position - _OFFICE_REACH)
        words = re.escape(office)
        found = {match["name"] for match in re.finditer(_NAMED_BEFORE.format(words), self._text[begin:position])}
        found |= {match["name"] for match in re.finditer(_NAMED_AFTER.format(words), self._text[begin:position])}
        names = {name for name in found if kind_of(name) is ClaimantKind.PERSON}
        return self._naming(names.pop()) if len(names) == 1 else None

    def person_between(self, begin: int, end: int) -> tuple[int, Naming] | None:
        """The only person with a full name between two positions, and the name's position; ``None`` if several have."""
        inside = [(start, name) for name, starts in self._starts_of.items() for start in starts if begin <= start < end]
        people = [(start, name) for start, name in sorted(inside) if kind_of(name) is ClaimantKind.PERSON]
        last_names = {without_titles(name).split()[-1] for _, name in people}
        return (people[0][0], read_naming(people[0][1])) if len(last_names) == 1 else None

    def _holding(self, words: frozenset[str]) -> Sequence[str]:
        return min((self._by_word.get(word, []) for word in words), key=len, default=[])

    def _nearest(self, names: Sequence[str], position: int) -> str | None:
        """The last name before the position in the text, or else the first name after it."""
        return max(names, key=lambda name: self._rank(name, position), default=None)

    def _rank(self, name: str, position: int) -> tuple[bool, int, int]:
        starts = self._starts_of[name]
        before = bisect_left(starts, position)
        return (True, starts[before - 1], len(name)) if before else (False, -starts[0], len(name))

    def _naming(self, name: str | None) -> Naming | None:
        return read_naming(name) if name else None


def _ages(text: str) -> dict[str, list[tuple[int, str]]]:
    """The people whose ages the text gives, as pairs of position and name, by labels such as "34-year-old"."""
    people: dict[str, list[tuple[int, str]]] = {}
    for match in _AGED.finditer(text):
        name = match["name"] or match["name_after"]
        people.setdefault(f"{match['age'] or match['age_before']}-year-old", []).append((match.start(), name))
    return people
