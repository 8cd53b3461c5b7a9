"""The entry of a watch's query: whether a report has the words that it asks for."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from sys import intern

from claimwatch_language.queries.parsing import parse_query
from claimwatch_language.queries.tree import LEADING, AllOf, AnyOf, Field, NoneOf, Pattern, Query, Words
from services.watch.asking.entries import Entry, Make, Matched
from services.watch.facts import keys
from services.watch.facts.facts import ReportFacts
from services.watch.facts.keys import Keys
from services.watch.facts.words import words_of
from services.watch.news.hearing import Hearing

OF_STATEMENTS = (Field.CONTENT, Field.SOURCE)


@dataclass(frozen=True, slots=True, eq=False)
class QueryEntry(Entry):
    """A query. Words of statements are looked for in those statements that the watch takes notice of."""

    query: str
    tree: Query
    """The words of each phrase are in folded case and separated by blanks."""
    phrases: tuple[str, ...] | None
    """If the query asks for nothing but words and phrases in title and text: these, all of which must occur."""
    hearing: Hearing | None
    """``None`` if no field of statements is asked for."""

    def answers(self, facts: ReportFacts) -> Matched:
        if not self.is_answered(facts):
            return ()
        return (f"{'word' if isinstance(self.tree, Words) and ' ' not in self.tree.text else 'words'} {self.query}",)

    def is_answered(self, facts: ReportFacts) -> bool:
        if self.phrases is None:
            return self._is_met(self.tree, facts)
        return all(map(facts.title_and_text.have, self.phrases))

    def _is_met(self, tree: Query, facts: ReportFacts) -> bool:
        match tree:
            case Words(text, field):
                return facts.passages(field, self.hearing).have(text)
            case AllOf(parts):
                return all(self._is_met(part, facts) for part in parts)
            case AnyOf(parts):
                return any(self._is_met(part, facts) for part in parts)
            case NoneOf(part):
                return not self._is_met(part, facts)
            case Pattern(text, field):
                return facts.passages(field, self.hearing).have_like(text)

    def required(self) -> tuple[Keys, ...]:
        return _required(self.tree)

    @property
    def is_settled_by_keys(self) -> bool:
        return _is_settled(self.tree)


def query_entry(query: str, hearing: Hearing, make: Make) -> QueryEntry:
    """The entry of a query, made with ``make``.

    Raises:
        QueryError: the query cannot be read.
    """
    tree = _folded(parse_query(query))
    if (phrases := _phrases(tree)) is not None:
        return make(QueryEntry, query, tree, phrases, None)
    is_of_statements = any(field in OF_STATEMENTS for field in _fields(tree))
    return make(QueryEntry, query, tree, None, hearing if is_of_statements else None)


def _phrases(tree: Query) -> tuple[str, ...] | None:
    """The words and phrases of which the tree asks that all occur in title and text; ``None`` if it asks for more."""
    parts = tree.parts if isinstance(tree, AllOf) else (tree,)
    phrases = tuple(part.text for part in parts if isinstance(part, Words) and part.field is None)
    return phrases if len(phrases) == len(parts) else None


def _folded(tree: Query) -> Query:
    """The tree with words in the form in which reports have them."""
    match tree:
        case Words(text):
            return replace(tree, text=intern(" ".join(words_of(text))))
        case AllOf(parts) | AnyOf(parts):
            return replace(tree, parts=tuple(map(_folded, parts)))
        case NoneOf(part):
            return NoneOf(_folded(part))
        case Pattern():
            return tree


def _fields(tree: Query) -> Iterable[Field | None]:
    match tree:
        case Words() | Pattern():
            yield tree.field
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _fields(part)
        case NoneOf(part):
            yield from _fields(part)


def _required(tree: Query) -> tuple[Keys, ...]:
    """Sets of keys: a report that meets the tree has at least one key of each. What must not be met needs none."""
    match tree:
        case Words(text, field):
            return tuple(frozenset({key}) for key in _keys_of(text, field))
        case Pattern(text):
            return (frozenset({keys.Beginning(intern(text[:LEADING]))}),)
        case AllOf(parts):
            return tuple(keys_of_part for part in parts for keys_of_part in _required(part))
        case AnyOf(parts):
            return keys.alternatives(_required(part) for part in parts)
        case NoneOf():
            return ()


def _keys_of(text: str, field: Field | None) -> Iterable[keys.Key]:
    """The single word, or each two consecutive words of a phrase; of a statement, each word."""
    words = [intern(word) for word in text.split()]
    if field in OF_STATEMENTS:
        return [keys.said(field, word) for word in words]
    return pairwise(words) if len(words) > 1 else words


def _is_settled(tree: Query) -> bool:
    """Whether every report with a key of each required set meets the tree."""
    match tree:
        case Words(text, None):
            return text.count(" ") < 2
        case AllOf(parts):
            return all(map(_is_settled, parts))
        case AnyOf(parts):
            return all(_is_settled(part) and len(_required(part)) == 1 for part in parts)
        case Words() | NoneOf() | Pattern():  # a statement may have the word that the watch takes no notice of
            return False
