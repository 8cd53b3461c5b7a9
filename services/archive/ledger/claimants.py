"""Who speaks for whom in an incident, so that a claimant is one claimant in all articles on it.

"The hospital", "its director Anna Reyes" and "a medic at the hospital" are one claimant of an incident; the next
incident has another hospital. Bare roles and bare bodies ("the director", "the union") mean what the article, or else
the incident, has only one of. Names that could mean two claimants stay apart.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from claimwatch_contracts.extraction import NamedClaimant
from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_language.names.aliases import BUILT_IN, Aliases, slug
from claimwatch_language.wordlists import word_set
from services.archive.ledger.bodies import Bodies, words_of
from services.archive.ledger.naming import Named, bare, is_body, is_public, is_unnamed, owned, read_name

Node = tuple[str, str]
"""A claimant of one article: the article's id and the claimant's key."""

_ACCUSED_WORDS = 8
"""Words at the beginning of an accusation that name the accused."""
_PRONOUNS = word_set("he she it they him her them who which one")
_ITS = re.compile(r"^(?:its|their|his|her) ", re.IGNORECASE)
_DISTRICT = word_set("district county city town municipality locality administration")


class Voices:
    """The claimants of the entries of one incident, each under the claimant that it speaks for."""

    def __init__(self, entries: Iterable[LedgerEntry], aliases: Aliases = BUILT_IN) -> None:
        spoken = [entry for entry in entries if entry.claimant is not None]
        self._forms = _forms(spoken)
        self._said = {node: [read_name(form) for form in forms] for node, forms in self._forms.items()}
        self._name_of = {_node(entry): entry.claimant.name for entry in spoken if entry.claimant}
        self._before = _spoken_before(spoken)
        labels = self._labels()
        self._bodies = Bodies(labels.values(), self._appositions(labels), self._forms.values(), spoken, aliases)
        self._of = {node: self._bodies.key(label) for node, label in labels.items()}

    def of(self, entry: LedgerEntry) -> str | None:
        """The key of the claimant for whom an entry speaks; ``None`` for the article's own voice."""
        return None if entry.claimant is None else self._of[_node(entry)]

    def shown(self, key: str, entry: LedgerEntry) -> NamedClaimant | None:
        """The claimant of an entry under the name that says most, or by which operators know it."""
        if entry.claimant is None:
            return None
        return entry.claimant.model_copy(update={"key": key, "name": self._bodies.name(key) or entry.claimant.name})

    def meant(self, words: str) -> str | None:
        """The key of the claimant that words in one of the articles name; ``None`` if they name none, or several."""
        return self._bodies.meant(read_name(bare(words)).body or bare(words))

    def accused(self, words: str) -> set[str]:
        """The keys of the claimants that the beginning of an accusation names."""
        start = words_of(" ".join(words.split()[:_ACCUSED_WORDS]))
        return {
            self._of[node]
            for node, forms in self._forms.items()
            for form in forms
            if (named := self._bodies.core(form)) and named <= start
        }

    # Whom the words of one article mean

    def _labels(self) -> dict[Node, str]:
        """By claimant of an article: the words for the body, office or person that it speaks for."""
        labels: dict[Node, str] = {}
        for node, names in self._said.items():
            if words := _own_words(names):
                labels[node] = words
        for settle in (
            self._by_name,
            self._by_person,
            self._by_office,
            self._by_role,
            self._by_pronoun,
            self._by_person,
        ):
            self._persons = _of_persons(self._said, labels)
            for node in self._forms:
                if (node not in labels or not _says_much(labels[node])) and (words := settle(node, labels)):
                    labels[node] = words
        return {node: labels.get(node) or self._plain(node) for node in self._forms}

    def _by_person(self, node: Node, _labels: Mapping[Node, str]) -> str | None:
        """For a person: the body or office for which most articles say that it speaks."""
        persons = (slug(named.person) for named in self._said[node] if named.person)
        return next((self._persons[who] for who in persons if who in self._persons), None)

    def _by_name(self, node: Node, labels: Mapping[Node, str]) -> str | None:
        """For a bare body ("the Command"): what others of that name speak for, in the article or the incident."""
        own = slug(owned(labels.get(node, self._name_of[node])))
        named = [
            (other, words)
            for other, words in labels.items()
            if _says_much(words)
            and any(slug(bare(form)) == own for form in (*self._forms[other], self._name_of[other]))
        ]
        return _only(words for other, words in named if other[0] == node[0]) or _only(words for _, words in named)

    def _by_role(self, node: Node, labels: Mapping[Node, str]) -> str | None:
        """For a bare role ("the director"): the only body of the article with somebody in that role."""
        if node in labels or _ITS.match(self._first_form(node)):
            return None
        roles = {named.role for named in self._said[node] if named.role}
        return _only(
            words for other, words in self._beside(node, labels) if roles & {named.role for named in self._said[other]}
        )

    def _by_pronoun(self, node: Node, labels: Mapping[Node, str]) -> str | None:
        """For "its spokesman" and "he": who spoke last before in the article."""
        form = self._first_form(node)
        if node in labels or not (_ITS.match(form) or self._name_of[node].casefold() in _PRONOUNS):
            return None
        return next((labels[other] for other in self._before.get(node, ()) if other in labels), None)

    def _by_office(self, node: Node, labels: Mapping[Node, str]) -> str | None:
        """For officials without a name, and "the district": the only office of the article, else of the incident."""
        name = bare(self._name_of[node])
        if not (is_unnamed(name) or name.casefold() in _DISTRICT):
            return None
        of_article = [words for _, words in self._beside(node, labels) if is_public(words)]
        everywhere = [words for words in labels.values() if is_public(words)]
        return _only(of_article) or _only(everywhere)

    def _beside(self, node: Node, labels: Mapping[Node, str]) -> Iterator[tuple[Node, str]]:
        return ((other, words) for other, words in labels.items() if other[0] == node[0] and other != node)

    def _first_form(self, node: Node) -> str:
        return next(iter(self._forms[node]), self._name_of[node])

    def _plain(self, node: Node) -> str:
        """A claimant that speaks for itself: a person, an outlet, or a role that nobody else explains."""
        person = next((named.person for named in self._said[node] if named.person), None)
        name = bare(self._name_of[node])
        return person if person and slug(name) in slug(person) else name or self._name_of[node]

    def _appositions(self, labels: Mapping[Node, str]) -> dict[str, set[str]]:
        """By the words for a body: the other words by which articles explain it ("the paramilitary group")."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for node, names in self._said.items():
            found[labels[node]] |= {
                words for named in names for words in named.also if slug(words) != slug(labels[node])
            }
        return found


def _node(entry: LedgerEntry) -> Node:
    return entry.article_id, entry.claimant.key if entry.claimant else ""


def _forms(entries: Iterable[LedgerEntry]) -> dict[Node, dict[str, None]]:
    forms: dict[Node, dict[str, None]] = {}
    for entry in entries:
        forms.setdefault(_node(entry), {}).update(dict.fromkeys(form for form in entry.described if form))
    for entry in entries:
        if entry.claimant:
            forms[_node(entry)].setdefault(entry.claimant.name)
    return forms


def _spoken_before(entries: Iterable[LedgerEntry]) -> dict[Node, list[Node]]:
    """By claimant of an article: who speaks before it first does, the last of them first."""
    spoken: defaultdict[str, list[Node]] = defaultdict(list)
    before: dict[Node, list[Node]] = {}
    for entry in sorted(
        entries, key=lambda each: (each.article_id, each.revision, each.evidence.start, each.finding_id)
    ):
        node = _node(entry)
        before.setdefault(node, [other for other in reversed(spoken[entry.article_id]) if other != node])
        spoken[entry.article_id].append(node)
    return before


def _own_words(names: list[Named]) -> str | None:
    """The body or office that the article's words name, the most telling first."""
    found = [words for named in names for words in (named.body, named.office) if words]
    return max(found, key=lambda words: (_says_much(words), len(words_of(words)), words), default=None)


def _says_much(words: str) -> bool:
    """Whether a name has more than the noun of its kind ("the hospital", "the Command")."""
    return len(words_of(owned(words))) > 1 or not is_body(words)


def _of_persons(said: Mapping[Node, list[Named]], labels: Mapping[Node, str]) -> dict[str, str]:
    """The body or office of each person that articles name with it, the one that most articles say."""
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for node, names in said.items():
        for named in names:
            if named.person and node in labels:
                counted[slug(named.person)][labels[node]] += 1
    return {
        who: min(found, key=lambda each: (not _says_much(each), -found[each], each)) for who, found in counted.items()
    }


def _only(found: Iterable[str]) -> str | None:
    """The only one of the bodies, under its longest name; ``None`` if there are several."""
    names = sorted(set(found), key=lambda words: (-len(words_of(owned(words))), words))
    if not names or any(not words_of(owned(other)) <= words_of(owned(names[0])) for other in names):
        return None
    return names[0]
