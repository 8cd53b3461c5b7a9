"""Reads queries in Lucene's syntax. The parser is luqum's; this module says which of the syntax watches have.

All parts that stand side by side must occur. ``OR`` binds more strongly than standing side by side, and ``AND`` more
strongly than ``OR``: ``flood dam OR levee`` is ``flood AND (dam OR levee)``. Punctuation that stands alone is ignored,
as Lucene does.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any

from luqum import tree as lucene
from luqum.exceptions import ParseError
from luqum.thread import parse as parse_lucene

from claimwatch_contracts.fields import unknown
from claimwatch_language.queries.tree import LEADING, AllOf, AnyOf, Field, NoneOf, Pattern, Query, Words

MOST_TERMS = 200
DEEPEST = 50
_OPERATORS = re.compile(r"AND|OR|NOT|TO")
_PLAIN = re.compile(r'\s*(?:(?:\w+|"[^"\\]*")(?:\s+|$))+')
_PLAIN_PART = re.compile(r'"([^"]*)"|(\w+)')
_ALONE = re.compile(r'"(?:[^"\\]|\\.)*"|(?<!\S)(?!&&|\|\|)[^\w\s"()]+(?!\S)')
_WILDCARD = re.compile(r"[*?]")
_WORD = re.compile(r"\w")
_ESCAPED = re.compile(r"\\(.)")
_POSITION = re.compile(r"at position (\d+)")


class QueryError(ValueError):
    """A query that is none. ``column`` counts its characters from 1."""

    def __init__(self, column: int, fault: str) -> None:
        super().__init__(f"column {column}: {fault}")
        self.column = column
        self.fault = fault


@lru_cache(maxsize=1_000)
def parse_query(query: str) -> Query:
    """The query as a tree.

    Raises:
        QueryError: the query is not in the syntax, or has something of it that watches do not have.
    """
    tree = _plain(query) or _Reading(query).tree()
    if tree is None:
        raise QueryError(1, "a query needs at least one word")
    return tree


def _plain(query: str) -> Query | None:
    """The tree of words and phrases without operators, which are most queries; ``None`` if there is more to it."""
    if not _PLAIN.fullmatch(query) or any(map(_OPERATORS.fullmatch, query.split())):
        return None
    parts = (quoted or bare for quoted, bare in _PLAIN_PART.findall(query))
    return _joined(AllOf, [Words(part) for part in parts if _WORD.search(part)])


class _Reading:
    """One query that is read."""

    def __init__(self, query: str) -> None:
        self._query = _ALONE.sub(_without_what_stands_alone, query)
        self._terms = self._depth = 0

    def tree(self) -> Query | None:
        """The tree; ``None`` if the query has no word."""
        if not self._query.strip():
            return None
        try:
            found = parse_lucene(self._query)
        except ParseError as error:
            raise self._of_syntax(error) from error
        return self._read(found, None)

    def _of_syntax(self, error: ParseError) -> QueryError:
        """The parser's error with its column. It is raised at the first character that does not fit."""
        if (position := _POSITION.search(str(error))) is None:
            return QueryError(len(self._query) + 1, self._what_is_open())
        index = int(position[1])
        rest = self._query[index:]
        if rest.startswith('"'):
            return QueryError(index + 1, "the quotation mark is not closed")
        if rest.startswith(")"):
            return QueryError(index + 1, "the bracket closes nothing")
        word = (re.match(r"\w+|\S", rest) or [""])[0]
        return QueryError(index + 1, f"unexpected {word!r}")

    def _what_is_open(self) -> str:
        without_phrases = re.sub(r'"(?:[^"\\]|\\.)*"', "", self._query)
        is_open = without_phrases.count("(") > without_phrases.count(")")
        return "a bracket is not closed" if is_open else "something must follow the last operator"

    def _read(self, item: lucene.Item, field: Field | None) -> Query | None:
        """The tree of a part, whose words stand in ``field``; ``None`` if it has no word."""
        if (read := _READERS.get(type(item))) is None:
            raise QueryError(_column(item), _UNSUPPORTED.get(type(item), "queries have no such operator"))
        if self._depth == DEEPEST:
            raise QueryError(_column(item), "brackets and operators stand too deep in each other")
        self._depth += 1
        tree = read(self, item, field)
        self._depth -= 1
        return tree

    def _all(self, item: lucene.Item, field: Field | None) -> Query | None:
        return _joined(AllOf, self._parts(item, field))

    def _any(self, item: lucene.Item, field: Field | None) -> Query | None:
        return _joined(AnyOf, self._parts(item, field))

    def _parts(self, item: lucene.Item, field: Field | None) -> list[Query]:
        return [part for child in item.children if (part := self._read(child, field)) is not None]

    def _none(self, item: lucene.Item, field: Field | None) -> Query | None:
        part = self._read(item.children[0], field)
        return None if part is None else NoneOf(part)

    def _inside(self, item: lucene.Item, field: Field | None) -> Query | None:
        return self._read(item.children[0], field)

    def _in_field(self, item: lucene.Item, field: Field | None) -> Query | None:
        if item.name not in list(Field):
            raise QueryError(_column(item), unknown("field", item.name, [own.value for own in Field]))
        if field is not None and field != item.name:
            raise QueryError(_column(item), f"a field stands inside of the field {field.value}")
        return self._read(item.children[0], Field(item.name))

    def _phrase(self, item: lucene.Item, field: Field | None) -> Query | None:
        return self._words(item, item.value[1:-1], field)

    def _word(self, item: lucene.Item, field: Field | None) -> Query | None:
        if item.value in _INSTEAD:
            raise QueryError(_column(item), f"write {_INSTEAD[item.value]} instead of {item.value}")
        if item.value.startswith("!"):
            raise QueryError(_column(item), "write NOT instead of !")
        return self._pattern(item, field) if _has_wildcard(item.value) else self._words(item, item.value, field)

    def _words(self, item: lucene.Item, text: str, field: Field | None) -> Query | None:
        self._count(item)
        text = _ESCAPED.sub(r"\1", text)
        return Words(text, field) if _WORD.search(text) else None

    def _pattern(self, item: lucene.Item, field: Field | None) -> Query:
        self._count(item)
        if not re.fullmatch(r"[\w*?]+", item.value):
            raise QueryError(_column(item), "a wildcard stands in a word of letters and digits")
        if not re.match(rf"\w{{{LEADING}}}", item.value):
            raise QueryError(_column(item), f"a word with a wildcard starts with at least {LEADING} letters")
        return Pattern(item.value.casefold(), field)

    def _count(self, item: lucene.Item) -> None:
        self._terms += 1
        if self._terms > MOST_TERMS:
            raise QueryError(_column(item), f"a query has at most {MOST_TERMS} words and phrases")


_Read = Callable[[_Reading, Any, Field | None], Query | None]
_READERS: Mapping[type[lucene.Item], _Read] = {
    lucene.UnknownOperation: _Reading._all,
    lucene.AndOperation: _Reading._all,
    lucene.OrOperation: _Reading._any,
    lucene.Not: _Reading._none,
    lucene.Prohibit: _Reading._none,
    lucene.Plus: _Reading._inside,
    lucene.Group: _Reading._inside,
    lucene.FieldGroup: _Reading._inside,
    lucene.SearchField: _Reading._in_field,
    lucene.Phrase: _Reading._phrase,
    lucene.Word: _Reading._word,
}
_UNSUPPORTED: Mapping[type[lucene.Item], str] = {
    lucene.Regex: "queries have no regular expressions",
    lucene.Range: "queries have no ranges",
    lucene.From: "queries have no ranges",
    lucene.To: "queries have no ranges",
    lucene.Fuzzy: "queries have no fuzzy words",
    lucene.Proximity: "queries have no distance between words",
    lucene.Boost: "queries have no weights",
}
_INSTEAD = {"&&": "AND", "||": "OR"}


def _joined(join: type[AllOf] | type[AnyOf], parts: Iterable[Query]) -> Query | None:
    """The parts, joined; parts that are joined in the same way are taken apart. One part stands for itself."""
    flat = tuple(chain.from_iterable(part.parts if isinstance(part, join) else (part,) for part in parts))
    if len(flat) < 2:
        return flat[0] if flat else None
    return join(flat)


def _without_what_stands_alone(match: re.Match[str]) -> str:
    return match[0] if match[0].startswith('"') else " " * len(match[0])


def _has_wildcard(word: str) -> bool:
    return bool(_WILDCARD.search(_ESCAPED.sub("", word)))


def _column(item: lucene.Item) -> int:
    return int(item.pos) + 1
