"""The words for whom each claimant of an article speaks: a body, an office, or itself.

The words of the article itself come first. Where they say too little ("the director", "he", "officials"), what the
article says of others, or else the incident's other articles, is asked in turn. Each question is answered by what was
known before it, so that the order of the claimants makes no difference.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_language.names.aliases import slug
from claimwatch_language.wordlists import word_set
from services.archive.ledger.naming import (
    KINDS_OF_BODIES,
    PRONOUNS,
    Named,
    bare,
    head,
    is_body,
    is_public,
    is_unnamed,
    may_be_called,
    owned,
    read_name,
    says_much,
    words_of,
)

Node = tuple[str, str]
"""A claimant of one article: the article's id and the claimant's key."""

_OFFICER = "officer"
_BODY_BEFORE = r"(?:[A-Z][\w’'-]+ ){0,4}[\w’'-]+"
"""A body right before the words for its officer."""
_AT = re.compile(
    r"^\W*(?:At|In) (?:the )?(?P<body>[\w’'-]+(?: [\w’'-]+){0,4}?)(?:,| (?:the|its|an?)) (?P<rest>.{0,60})"
)
"""The beginning of a sentence in which the body's officer speaks ("At Maple hospital the officer in charge, Reyes")."""
_DOCUMENTS = word_set("report statement bulletin communique communiqué notice announcement release post update note")
_ITS = re.compile(r"^(?:its|their|his|her) ", re.IGNORECASE)
_OPENING = re.compile(r"^\W*(?:the|an?) ", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_LONGEST_SUBJECT = 5
"""The most words of a subject in a sentence."""
_LOCAL = re.compile(r"\b(?:commissioner|magistrate|mayor|district|collector|administration)\b", re.IGNORECASE)
"""Offices that speak for a district or a town."""
_DISTRICT = word_set("district county city town municipality locality administration")


def node_of(entry: LedgerEntry) -> Node:
    """The claimant of an entry, as one of its article."""
    return entry.article_id, entry.claimant.key if entry.claimant else ""


class Speakers:
    """The claimants of the articles on one incident, and the words by which the articles describe them."""

    def __init__(self, entries: Sequence[LedgerEntry]) -> None:
        """Every entry has a claimant."""
        self.forms = _forms(entries)
        self._said = {node: _read(forms) for node, forms in self.forms.items()}
        self._name_of = {node_of(entry): entry.claimant.name for entry in entries if entry.claimant}
        self._sentence = {node_of(entry): entry.evidence.quote for entry in reversed(entries)}
        self._before = _spoken_before(entries)
        self._bodies = {
            node_of(entry): entry.claimant.name
            for entry in entries
            if entry.claimant and entry.claimant.kind in KINDS_OF_BODIES and not read_name(entry.claimant.name).person
        }
        self._quotes: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for entry in entries:
            self._quotes[entry.article_id].setdefault(entry.evidence.quote)
        self._of_article: defaultdict[str, list[Node]] = defaultdict(list)
        for node in self.forms:
            self._of_article[node[0]].append(node)
        self.labels = self._all_labels()

    def appositions(self) -> dict[str, set[str]]:
        """By the words for a body: the other words by which articles explain it ("the paramilitary group")."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for node, names in self._said.items():
            label = self.labels[node]
            found[label] |= {words for named in names for words in named.also if slug(words) != slug(label)}
        return found

    def _all_labels(self) -> dict[Node, str]:
        labels = {node: words for node, names in self._said.items() if (words := _own_words(names))}
        asked = (
            self._by_telling_person,
            self._by_name,
            self._by_apposition,
            self._by_telling_person,
            self._by_office,
            self._by_role,
            self._by_pronoun,
            self._by_opening,
            self._by_person,
            self._by_lead,
        )
        for ask in asked:
            open_ = [node for node in self.forms if node not in labels or not says_much(labels[node])]
            labels |= {node: words for node, words in ask(open_, labels) if words}
        return {node: labels.get(node) or self._plain(node) for node in self.forms}

    # The questions. Each gets the claimants that too little is known of, and what is known so far.

    def _by_name(self, nodes: list[Node], labels: Mapping[Node, str]) -> Iterator[tuple[Node, str | None]]:
        """For a bare body ("the Command"): what others of that name speak for, in the article or the incident."""
        named: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for node, words in labels.items():
            if says_much(words):
                for form in (*self.forms[node], self._name_of[node]):
                    if may_be_called(words, bare(form)):
                        named[slug(bare(form))].add((node[0], words))
        for node in nodes:
            found = named.get(slug(owned(labels.get(node, self._name_of[node]))), set())
            of_article = [words for article, words in found if article == node[0]]
            yield node, _only(of_article) or _only(words for _, words in found)

    def _by_telling_person(self, nodes: list[Node], labels: Mapping[Node, str]) -> Iterator[tuple[Node, str | None]]:
        """For a person: the same, if an article says more than "the group" or "the organisation"."""
        return self._by_person(nodes, {node: words for node, words in labels.items() if says_much(words)})

    def _by_person(self, nodes: list[Node], labels: Mapping[Node, str]) -> Iterator[tuple[Node, str | None]]:
        """For a person: the body or office for which most articles say that it speaks."""
        persons = _of_persons(self._said, labels)
        for node in nodes:
            names = (slug(named.person) for named in self._said[node] if named.person)
            yield node, next((persons[name] for name in names if name in persons), None)

    def _by_apposition(self, nodes: list[Node], labels: Mapping[Node, str]) -> Iterator[tuple[Node, str | None]]:
        """For a person: the office or body that a sentence of the article gives before the name.

        "The mayor, Ana Reyes", "the Maple hospital, whose director, Ana Reyes".
        """
        for node in nodes:
            name = self._name_of[node]
            quotes = [quote for quote in self._quotes[node[0]] if f", {name}" in quote]  # few: patterns cost more
            if node in labels or " " not in name or not quotes:
                continue
            office = re.compile(rf"\b(?:the|its|an?) (?P<office>[a-z][\w’' -]{{2,50}}), {re.escape(name)}\b")
            whose = re.compile(rf"(?P<body>{_BODY_BEFORE}), whose [a-z -]{{3,40}}, {re.escape(name)}\b")
            found = (match for quote in quotes if (match := office.search(quote)))
            named = (read_name(match["office"]) for match in found)
            bodies = (match["body"] for quote in quotes if (match := whose.search(quote)))
            owner = next((body for body in bodies if is_body(body)), None)
            yield node, next((words for each in named if (words := each.body or each.office)), owner)

    def _by_opening(self, nodes: list[Node], labels: Mapping[Node, str]) -> Iterator[tuple[Node, str | None]]:
        """For somebody without a body: the body in which the sentence begins."""
        for node in nodes:
            opened = _AT.match(self._sentence[node])
            is_beside = opened is not None and any(form in opened["rest"] for form in self.forms[node])
            yield node, opened["body"] if opened and is_beside and is_body(opened["body"]) else None

    def _by_office(self, nodes: list[Node], labels: Mapping[Node, str]) -> Iterator[tuple[Node, str | None]]:
        """For nameless officials and "the district": the only such office of the article, else of the incident."""
        offices = {words for words in labels.values() if is_public(words)}
        for node in nodes:
            name = bare(self._name_of[node])
            if is_unnamed(name):
                yield (
                    node,
                    _only(words for _, words in self._beside(node, labels) if is_public(words)) or _only(offices),
                )
            elif name.casefold() in _DISTRICT:
                local = {words for words in offices if _LOCAL.search(words)}
                yield node, _only(words for _, words in self._beside(node, labels) if words in local) or _only(local)

    def _by_lead(self, nodes: list[Node], labels: Mapping[Node, str]) -> Iterator[tuple[Node, str | None]]:
        """For a person whom the article names without an office: the only body or public office that spoke before.

        A report on a minister gives the name alone later: "the interior minister denied it …, Ana Reyes said".
        """
        for node in nodes:
            before = self._before[node]
            is_only_named = any(" " in (named.person or "") for named in self._said[node]) and not self._roles(node)
            if node not in labels and is_only_named and all(other in labels for other in before):
                words = _only(labels[other] for other in before)
                yield node, words if words and (is_body(words) or is_public(words)) else None

    def _by_role(self, nodes: list[Node], labels: Mapping[Node, str]) -> Iterator[tuple[Node, str | None]]:
        """For a bare role ("the director"): the only body of the article with somebody in that role."""
        for node in nodes:
            if node not in labels and not _ITS.match(self._first_form(node)):
                roles = self._roles(node)
                yield node, _only(words for other, words in self._beside(node, labels) if roles & self._roles(other))

    def _by_pronoun(self, nodes: list[Node], labels: Mapping[Node, str]) -> Iterator[tuple[Node, str | None]]:
        """For "its spokesman", "he" and "the statement": who spoke last before in the article."""
        for node in nodes:
            name = bare(self._name_of[node]).casefold()
            is_its = _ITS.match(self._first_form(node)) or name in PRONOUNS or head(name) in _DOCUMENTS
            if node not in labels and is_its:
                subject = self._subject(node) if _ITS.match(self._first_form(node)) else None
                known = (labels.get(other) or self._bodies.get(other) for other in self._before[node])
                yield node, subject or next((words for words in known if words), None)

    def _subject(self, node: Node) -> str | None:
        """The body that is the subject of the sentence that ends in "…, its director said"."""
        sentence, form = self._sentence[node], self._first_form(node)
        words = _OPENING.sub("", sentence[: max(0, sentence.find(form))]).split()
        named = [" ".join(words[:count]) for count in range(1, min(len(words), _LONGEST_SUBJECT) + 1)]
        named = [name for name in named if name.split()[-1][:1].isupper() or head(name) == head(name.split()[-1])]
        return next((bare(words) for words in reversed(named) if is_body(_POSSESSIVE.sub("", words))), None)

    def _roles(self, node: Node) -> set[str]:
        return {named.role for named in self._said[node] if named.role}

    def _beside(self, node: Node, labels: Mapping[Node, str]) -> list[tuple[Node, str]]:
        return [(other, labels[other]) for other in self._of_article[node[0]] if other != node and other in labels]

    def _first_form(self, node: Node) -> str:
        return next(iter(self.forms[node]), self._name_of[node])

    def _plain(self, node: Node) -> str:
        """A claimant that speaks for itself: a person, an outlet, or a role that nobody else explains."""
        person = next((named.person for named in self._said[node] if named.person), None)
        name = bare(self._name_of[node])
        return person if person and slug(name) in slug(person) else name or self._name_of[node]


def _read(forms: Iterable[str]) -> list[Named]:
    """What the forms say. An officer of somebody's ("its medical officer") speaks for whose officer it is."""
    named = [read_name(form) for form in forms]
    if not any(map(_ITS.match, forms)):
        return named
    return [
        Named(role=_OFFICER, person=each.person) if each.office and head(each.office) == _OFFICER else each
        for each in named
    ]


def _forms(entries: Sequence[LedgerEntry]) -> dict[Node, dict[str, None]]:
    forms: dict[Node, dict[str, None]] = {}
    for entry in entries:
        forms.setdefault(node_of(entry), {}).update(dict.fromkeys(form for form in entry.described if form))
    for entry in entries:
        if entry.claimant:
            forms[node_of(entry)].setdefault(entry.claimant.name)
    return forms


def _spoken_before(entries: Sequence[LedgerEntry]) -> dict[Node, list[Node]]:
    """By claimant of an article: who speaks before it first does, the last of them first."""
    spoken: defaultdict[str, list[Node]] = defaultdict(list)
    before: dict[Node, list[Node]] = {}
    for entry in sorted(
        entries, key=lambda each: (each.article_id, each.revision, each.evidence.start, each.finding_id)
    ):
        node = node_of(entry)
        if node not in before:
            before[node] = [other for other in reversed(spoken[entry.article_id]) if other != node]
        spoken[entry.article_id].append(node)
    return before


def _own_words(names: list[Named]) -> str | None:
    """The body or office that the article's words name, the most telling first."""
    found = [words for named in names for words in (named.body, named.office) if words]
    return max(found, key=lambda words: (says_much(words), len(words_of(words)), words), default=None)


def _of_persons(said: Mapping[Node, list[Named]], labels: Mapping[Node, str]) -> dict[str, str]:
    """The body or office of each person that articles name with it, the one that most articles say."""
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for node, label in labels.items():
        for named in said[node]:
            if named.person:
                counted[slug(named.person)][label] += 1
    return {
        who: min(found, key=lambda each: (not says_much(each), -found[each], each)) for who, found in counted.items()
    }


def _only(found: Iterable[str]) -> str | None:
    """The only one of the bodies, under its longest name; ``None`` if there are several."""
    names = sorted(set(found), key=lambda words: (-len(words_of(owned(words))), words))
    if not names or any(not words_of(owned(other)) <= words_of(owned(names[0])) for other in names):
        return None
    return names[0]
