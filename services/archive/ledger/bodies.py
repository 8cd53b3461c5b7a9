"""The names of the bodies, offices and persons that speak about one incident: which are names of the same.

A name is another's short form if it has some of its words and the same noun ("the union" of "Harbour Workers' Union"),
if it is made of its initials, or if an article explains one by the other. The country of the incident makes no
difference ("the army", "the Sudanese army"). What may be short for two names is neither.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_language.geography import FINE
from claimwatch_language.names.aliases import BUILT_IN, Aliases, slug
from claimwatch_language.names.bodies import PORTFOLIOS, STATE_BODIES
from claimwatch_language.names.countries import owners
from claimwatch_language.wordlists import word_set
from services.archive.ledger.naming import SMALL, bare, head, is_body, is_role, owned, says_much, words_of

_BRACKETED = re.compile(r"\((?P<short>[A-Z][\w-]{1,9})\)")
_INITIALS = re.compile(r"[A-Z][A-Za-z]*[A-Z]")
_FORCES = dict.fromkeys(("air force", "navy", "general command", "general staff"), "armed forces")
"""Parts of a state's armed forces, which count nothing independently of them."""
_SAME_PEOPLE = {"relatives": "families", "relations": "families", "kin": "families"}
"""Other words for a group of people who speak about their own."""
_LEVELS = word_set("national federal state provincial regional county district local service force")
"""Words of the names of a police force at its levels."""
_STATE = frozenset({*STATE_BODIES, "armed forces", *_FORCES})


class Bodies:
    """The names of one incident's claimants."""

    def __init__(
        self,
        labels: Iterable[str],
        also: Mapping[str, Iterable[str]],
        forms: Iterable[Iterable[str]],
        entries: Sequence[LedgerEntry],
        aliases: Aliases = BUILT_IN,
    ) -> None:
        """``labels`` has a name for each claimant of each article, ``also`` other words for some of the names."""
        counted = Counter(labels)
        self._aliases = aliases
        self._owner = _owner(entries)
        self._around = _around(entries)
        self._shown: dict[str, str] = {}
        self._cores = {label: self.core(label) for label in counted}
        self._keys = {label: self._own_key(label) for label in self._cores}
        self._also = {label: {slug(owned(words)) for words in more} for label, more in also.items()}
        self._brackets = _brackets(forms)
        self._index = self._indexed()
        self._unite()
        self._show(counted)

    def key(self, label: str) -> str:
        """The key of the claimant with that name."""
        return self._keys[label]

    def name(self, key: str) -> str | None:
        """The name under which a claimant is shown."""
        return self._shown.get(key)

    def names(self, key: str) -> tuple[str, ...]:
        """The same name, and the others that say more than a kind of body."""
        others = (owned(label) for label, of in sorted(self._keys.items()) if of == key and says_much(label))
        shown = self.name(key)
        return tuple(dict.fromkeys((*([] if shown is None else [shown]), *others)))

    def core(self, label: str) -> frozenset[str]:
        """The words that tell the body apart: without its country or town, if that is the incident's."""
        words = frozenset(_SAME_PEOPLE.get(word, word) for word in words_of(owned(self._without_town(label))))
        words = words - _LEVELS if _is_police(words) else words
        return frozenset(word for word in words if self._owner is None or owners().get(word) != self._owner) or words

    def _without_town(self, label: str) -> str:
        """A body that is said to be in the incident's town ("hospital in Kassala") or province, without the place."""
        plain = (
            re.sub(rf" (?:in|at) (?:{'|'.join(map(re.escape, self._around))})$", "", label) if self._around else label
        )
        return plain if is_body(plain) else label

    def meant(self, words: str) -> str | None:
        """The key of the claimant that the words name; ``None`` if they name none, or several."""
        label = owned(words)
        exactly = {self._keys[other] for other in self._index[f"name {slug(label)}"]}
        found = exactly or {self._keys[other] for other in self._wider(label, self.core(label))}
        return found.pop() if len(found) == 1 else None

    def _own_key(self, label: str) -> str:
        """The key by aliases; "the army" and "the health ministry", of which each state has one, with their country."""
        known = self._aliases.known(label)
        if known is not None and self._owner and _is_any_ministry(known.name):
            known = self._aliases.known(f"{self._owner} {known.name}") or known
        if known is not None:
            self._shown[known.key] = known.name
            return known.key
        plain = owned(label).casefold()
        if self._owner and plain in _STATE:
            known = self._aliases.known(f"{self._owner} {_FORCES.get(plain, plain)}")
        return known.key if known is not None else slug(owned(label) if is_body(label) else label)

    def _unite(self) -> None:
        """Give short forms the key of the only claimant that they are short for, the longest names first.

        Names of the same words have one key from the beginning.
        """
        alike: defaultdict[frozenset[str], list[str]] = defaultdict(list)
        for label in sorted(self._cores):
            alike[self._cores[label]].append(label)
        for labels in alike.values():
            for label in labels:
                same = {self._keys[other] for other in labels if _are_alike(other, label)}
                self._replace(same, min(same))
        for label in sorted(self._cores, key=lambda each: (-len(self._cores[each]), each)):
            wider = {self._keys[other] for other in self._wider(label, self._cores[label])} - {self._keys[label]}
            if len(wider) == 1:
                self._replace({self._keys[label]}, wider.pop())

    def _wider(self, label: str, core: frozenset[str]) -> Iterator[str]:
        """The names that a name may be short for."""
        index, own = self._index, slug(owned(label))
        candidates = {
            *index[f"head {head(label)}"],
            *index["and"],
            *index[f"initials {label.split()[-1].upper() if label.split() else ''}"],
            *index[f"also {own}"],
            *(other for name in self._brackets.get(label, ()) for other in index[f"name {name}"]),
        }
        return (other for other in sorted(candidates) if other != label and self._is_short_for(label, core, other))

    def _indexed(self) -> defaultdict[str, list[str]]:
        """The names by what a short form has of them."""
        index: defaultdict[str, list[str]] = defaultdict(list)
        for label in self._cores:
            index[f"head {head(label)}"].append(label)
            index[f"initials {''.join(_letters(owned(label))).upper()}"].append(label)
            index[f"name {slug(owned(label))}"].append(label)
            if " and " in label.casefold():
                index["and"].append(label)
            for name in self._also.get(label, ()):
                index[f"also {name}"].append(label)
        return index

    def _replace(self, old: set[str], new: str) -> None:
        self._keys = {label: new if key in old else key for label, key in self._keys.items()}

    def _is_short_for(self, label: str, core: frozenset[str], other: str) -> bool:
        many = self._cores[other]
        if not core or not many or not _countries(other) - {self._owner} <= _countries(label):
            return False
        if core == many:
            return _are_alike(label, other)
        if slug(owned(label)) in self._also.get(other, ()) or _is_abbreviation(label, other):
            return True
        if slug(owned(other)) in self._brackets.get(label, ()):
            return True
        if is_role(label):
            return False
        is_first_half = other.casefold().replace("’", "'").find(f"{owned(label).casefold()} and ") >= 0
        return core < many and (head(label) == head(other) or is_first_half)

    def _show(self, counted: Mapping[str, int]) -> None:
        """Show each claimant that aliases do not know under its longest name."""
        named: defaultdict[str, list[str]] = defaultdict(list)
        for label in counted:
            named[self._keys[label]].append(label)
        for key, names in named.items():
            best = min(names, key=lambda name: (-len(self._cores[name]), name.islower(), -counted[name], name))
            self._shown.setdefault(key, best)


def _are_alike(one: str, other: str) -> bool:
    """Whether two names of the same words are one ("deputy commissioner", "district's deputy commissioner")."""
    if _is_police(words_of(one)) and _is_police(words_of(other)):
        return True
    return head(one) == head(other) or not (is_body(one) or is_body(other))


def _is_police(words: frozenset[str]) -> bool:
    """Whether words name a police force, of which a country has one whatever level of it speaks."""
    return "police" in words and words <= _LEVELS | {"police"} | owners().keys()


def _is_any_ministry(name: str) -> bool:
    """Whether a name says what a ministry is for and not whose it is ("Health Ministry")."""
    return name.endswith(" Ministry") and name.removesuffix(" Ministry").casefold() in PORTFOLIOS


@lru_cache(maxsize=20_000)
def _countries(label: str) -> frozenset[str]:
    """The countries whose adjectives are in a name."""
    return frozenset(owner for word in words_of(label) if (owner := owners().get(word)))


def _owner(entries: Iterable[LedgerEntry]) -> str | None:
    """The adjective of the country that most of the entries are about ("Sudanese")."""
    countries = Counter(
        entry.within[-1].name if entry.within else entry.place.name for entry in entries if entry.place is not None
    )
    ranked = sorted(countries, key=lambda name: (-countries[name], name))
    return next((owner for name in ranked if (owner := owners().get(name.lower()))), None)


def _around(entries: Iterable[LedgerEntry]) -> tuple[str, ...]:
    """The names of the town that most of the entries are about and of the areas around it, but for the country."""
    towns = Counter(
        (entry.place.name, *(area.name for area in entry.within[:-1]))
        for entry in entries
        if entry.place is not None and entry.place.precision in FINE
    )
    return min(towns, key=lambda names: (-towns[names], names), default=())


def _brackets(forms: Iterable[Iterable[str]]) -> dict[str, set[str]]:
    """The names for which abbreviations stand, because an article puts them in brackets after the name."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for form in (form for each in forms for form in each):
        if match := _BRACKETED.search(form):
            found[match["short"]].add(slug(owned(bare(form[: match.start()]))))
    return found


def _is_abbreviation(label: str, other: str) -> bool:
    """Whether a name is the other's initials, with no more than an adjective before them ("paramilitary RSF")."""
    *before, last = label.split()
    if len(before) > 1 or any(not word.islower() for word in before) or not _INITIALS.fullmatch(last):
        return False
    return "".join(_letters(owned(other))).upper() == last.upper()


def _letters(name: str) -> Iterator[str]:
    return (word[0] for word in re.findall(r"\w+", name) if word.casefold() not in SMALL)
