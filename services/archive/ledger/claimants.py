"""Who speaks for whom in an incident, so that a claimant is one claimant in all articles on it.

"The hospital", "its director Idris Abbakar" and "a medic at the hospital" are one claimant of an incident; the next
incident has another hospital. Bare roles and bare bodies ("the director", "the union") mean what the article, or else
the incident, has only one of. Names that could mean two claimants stay apart.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from claimwatch_contracts.extraction import NamedClaimant
from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.names.aliases import BUILT_IN, Aliases, slug
from claimwatch_language.names.bodies import STATE_BODIES
from claimwatch_language.names.countries import owners
from services.archive.ledger.naming import Named, bare, head, is_body, is_unnamed, owned, read_name

Node = tuple[str, str]
"""A claimant of one article: the article's id and the claimant's key."""

_SMALL = frozenset({"of", "the", "and", "for", "in", "at", "s", "state", "province", "district"})
_ABBREVIATED = re.compile(r"\((?P<short>[A-Z][\w-]{1,9})\)")
_INITIALS = re.compile(r"[A-Z][A-Za-z]*[A-Z]")


class Voices:
    """The claimants of the entries of one incident, each under the claimant that it speaks for."""

    def __init__(self, entries: Iterable[LedgerEntry], aliases: Aliases = BUILT_IN) -> None:
        self._aliases = aliases
        self._entries = [entry for entry in entries if entry.claimant is not None]
        self._forms: dict[Node, dict[str, None]] = {}
        self._kinds: dict[Node, ClaimantKind] = {}
        for entry in self._entries:
            node = _node(entry)
            forms = self._forms.setdefault(node, {})
            forms |= dict.fromkeys(form for form in (*entry.described, entry.claimant.name) if form)  # type: ignore[union-attr]
            self._kinds[node] = entry.claimant.kind  # type: ignore[union-attr]
        self._names: dict[str, str] = {}
        self._of = self._resolved()

    def of(self, entry: LedgerEntry) -> str | None:
        """The key of the claimant for whom an entry speaks; ``None`` for the article's own voice."""
        return None if entry.claimant is None else self._of[_node(entry)]

    def shown(self, key: str, entry: LedgerEntry) -> NamedClaimant | None:
        """The claimant of an entry under the name that says most, or by which operators know it."""
        if entry.claimant is None:
            return None
        return entry.claimant.model_copy(update={"key": key, "name": self._names.get(key, entry.claimant.name)})

    def meant(self, words: str) -> str | None:
        """The key of the claimant that words in one of the articles name; ``None`` if they name none, or several."""
        named = read_name(bare(words))
        body = owned(named.body or bare(words))
        found = {key for key in set(self._of.values()) if self._is_named(body, key)}
        return found.pop() if len(found) == 1 else None

    def accused(self, words: str) -> set[str]:
        """The keys of the claimants that the beginning of an accusation names."""
        start = _words(" ".join(words.split()[:_ACCUSED_WORDS]))
        return {
            self._of[node]
            for node, forms in self._forms.items()
            for form in forms
            if (named := self._core(form)) and named <= start
        }

    # Reading

    @cached_property
    def _owner(self) -> str | None:
        """The adjective of the country that most of the entries are about ("Sudanese")."""
        countries = Counter(
            entry.within[-1].name if entry.within else entry.place.name for entry in self._entries if entry.place
        )
        named = [owners().get(country.lower()) for country, _ in sorted(countries.items(), key=lambda c: (-c[1], c[0]))]
        return next((owner for owner in named if owner), None)

    def _resolved(self) -> dict[Node, str]:
        said = {node: [read_name(form) for form in forms] for node, forms in self._forms.items()}
        persons = _offices_of_persons(said)
        bodies: dict[Node, str] = {}
        for node, names in said.items():
            if words := _own_words(names) or _of_person(names, persons):
                bodies[node] = words
        self._settle_bare(said, bodies)
        labels = {node: bodies.get(node) or self._plain(node, names) for node, names in said.items()}
        return self._united(labels)

    def _settle_bare(self, said: dict[Node, list[Named]], bodies: dict[Node, str]) -> None:
        """Give bare roles, and officials without an office, to the only body of the article that fits."""
        for node, names in said.items():
            if node in bodies:
                continue
            roles = {named.role for named in names if named.role}
            name = next(iter(self._forms[node]))
            if is_unnamed(bare(name)):
                found = {
                    words for other, words in bodies.items() if other[0] == node[0] and self._is_office(other, said)
                }
            else:
                found = {
                    words
                    for other, words in bodies.items()
                    if other[0] == node[0] and roles & {named.role for named in said[other]}
                }
            if len({slug(owned(words)) for words in found}) == 1:
                bodies[node] = min(found)

    def _is_office(self, node: Node, said: dict[Node, list[Named]]) -> bool:
        return any(named.office for named in said[node])

    def _plain(self, node: Node, names: list[Named]) -> str:
        """A claimant that speaks for itself: a person, an outlet, or a role that nobody else explains."""
        person = next((named.person for named in names if named.person), None)
        if person or self._kinds[node] not in (
            ClaimantKind.UNKNOWN,
            ClaimantKind.PERSON,
            ClaimantKind.UNNAMED_OFFICIAL,
        ):
            return bare(list(self._forms[node])[-1])
        return bare(list(self._forms[node])[-1])

    # Uniting the names of one body

    def _united(self, labels: dict[Node, str]) -> dict[Node, str]:
        cores = {label: self._core(label) for label in labels.values()}
        by_key: dict[str, str] = {label: self._key(label) for label in cores}
        shorts = self._shorts(cores)
        for label in sorted(cores, key=lambda each: (len(cores[each]), each)):
            wider = {
                by_key[other] for other in cores if other != label and self._is_short_for(label, other, cores, shorts)
            }
            wider -= {by_key[label]}
            if len(wider) == 1:
                (target,) = wider
                source = by_key[label]
                by_key = {each: target if key == source else key for each, key in by_key.items()}
        self._name(labels, by_key)
        return {node: by_key[label] for node, label in labels.items()}

    def _is_short_for(
        self, short: str, long: str, cores: dict[str, frozenset[str]], shorts: dict[str, frozenset[str]]
    ) -> bool:
        """Whether one name is a shorter form of the other."""
        few, many = cores[short], cores[long]
        if few and few == many:
            return short > long
        if shorts.get(short, frozenset()) & {slug(long)}:
            return True
        if not few or not few < many:
            return False
        same_head = head(short) == head(long)
        return same_head or bool(re.match(rf"(?i)(?:\w+ )*{re.escape(owned(short))} and ", owned(long)))

    def _shorts(self, cores: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
        """The names for which each abbreviation stands: by its initials, or because an article puts it in brackets."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for short in cores:
            token = next((word for word in reversed(short.split()) if _INITIALS.fullmatch(word)), None)
            if token is None:
                continue
            for long in cores:
                if long != short and _initials(long) == token.upper():
                    found[short].add(slug(long))
        for forms in self._forms.values():
            for form in forms:
                if match := _ABBREVIATED.search(form):
                    found[match["short"]].add(slug(bare(form[: match.start()])))
        return {short: frozenset(names) for short, names in found.items()}

    def _core(self, label: str) -> frozenset[str]:
        """The words that tell the body apart: without its country, if that is the incident's."""
        words = _words(owned(label))
        if self._owner is None:
            return words
        return frozenset(word for word in words if owners().get(word) != self._owner) or words

    def _key(self, label: str) -> str:
        """The key by aliases; that of the state's body for "the army", of which each state has one."""
        known = self._aliases.known(label)
        if known is None and self._owner and owned(label).casefold() in (*STATE_BODIES, "armed forces"):
            known = self._aliases.known(f"{self._owner} {owned(label)}")
        if known is None:
            return slug(owned(label) if is_body(label) else label)
        self._names[known.key] = known.name
        return known.key

    def _name(self, labels: dict[Node, str], by_key: dict[str, str]) -> None:
        """Show each claimant under its longest name, if aliases do not know it."""
        named: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for label in labels.values():
            named[by_key[label]][label] += 1
        for key, names in named.items():
            if key not in self._names:
                self._names[key] = min(
                    names, key=lambda name: (-len(self._core(name)), name.islower(), -names[name], name)
                )

    def _is_named(self, words: str, key: str) -> bool:
        given = self._core(words)
        shown = self._names.get(key, key)
        if not given or slug(words) == key:
            return bool(given)
        own = self._core(shown)
        return given == own or (given < own and head(words) == head(shown)) or self._key(words) == key


_ACCUSED_WORDS = 8
"""Words at the beginning of an accusation that name the accused."""


def _node(entry: LedgerEntry) -> Node:
    return entry.article_id, entry.claimant.key if entry.claimant else ""


def _own_words(names: list[Named]) -> str | None:
    """The body or office that the article's words name, the most telling first."""
    found = [named.body for named in names if named.body] + [named.office for named in names if named.office]
    return max(found, key=lambda words: (bool(named_apart(words)), len(words)), default=None)


def named_apart(words: str) -> bool:
    """Whether a name has more than the noun of its kind ("the hospital", "an official")."""
    return len(_words(owned(words))) > 1


def _of_person(names: list[Named], persons: dict[str, str]) -> str | None:
    return next(
        (persons[slug(named.person)] for named in names if named.person and slug(named.person) in persons), None
    )


def _offices_of_persons(said: dict[Node, list[Named]]) -> dict[str, str]:
    """The body or office of each person that an article names with it, the one that most articles say."""
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for names in said.values():
        words = _own_words(names)
        for named in names:
            if named.person and words:
                counted[slug(named.person)][words] += 1
    return {
        person: min(words, key=lambda each: (-named_apart(each), -words[each], each))
        for person, words in counted.items()
    }


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in slug(name).split("-") if word not in _SMALL)


def _initials(name: str) -> str:
    return "".join(_letters(name)).upper()


def _letters(name: str) -> Iterator[str]:
    for word in re.findall(r"\w+", name.replace("'s", "")):
        if word.casefold() not in _SMALL:
            yield word[0]
