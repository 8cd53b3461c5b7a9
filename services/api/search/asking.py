"""What is searched for, and the SQL condition that finds it in the index."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from claimwatch_contracts.desk import DEFAULT_DESK
from claimwatch_language.queries.tree import LEADING, AllOf, AnyOf, Field, NoneOf, Pattern, Query, Words
from services.api.search.entries import OF_DESKS, Facet, Kind
from services.api.search.words import folded, words

Like = Callable[[str], Iterable[str]]
"""The words of the index that a pattern stands for."""
Condition = tuple[str, tuple[Any, ...]]
_WILDCARDS = re.compile(r"([*?])")
NOTHING = "0"
OF_WORDS = "e.entry IN (SELECT rowid FROM words WHERE words MATCH ?)"
OF_DESK = f"(e.kind NOT IN ({', '.join(repr(kind.value) for kind in OF_DESKS)}) OR {{}})"
OF_FACET = "e.entry IN (SELECT entry FROM facets WHERE name = ? AND value IN ({}))"


@dataclass(frozen=True)
class Question:
    """What is searched for: what meets the query and every facet, each of which has alternatives, in a time.

    ``since`` and ``until`` belong to the time. Of what desks have of their own, only that of ``desk`` is found.
    """

    kind: Kind = Kind.REPORT
    query: Query | None = None
    facets: tuple[tuple[Facet, tuple[str, ...]], ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    desk: str = DEFAULT_DESK


def in_order(moment: datetime) -> str:
    """The moment as a text; texts have the order of their moments."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}"


def condition(question: Question, like: Like) -> Condition:
    """What entries ``e`` of any kind must meet."""
    parts = [] if question.query is None else [_of_query(question.query, like)]
    for facet, values in question.facets:
        parts.append((OF_FACET.format(", ".join("?" * len(values))), (facet.value, *values)))
    for sign, moment in ((">=", question.since), ("<=", question.until)):
        if moment is not None:
            parts.append((f"e.at {sign} ?", (in_order(moment),)))
    parts.append((OF_DESK.format(OF_FACET.format("?")), (Facet.DESK.value, question.desk)))
    return _joined(" AND ", parts)


def _of_query(tree: Query, like: Like) -> Condition:
    match tree:
        case NoneOf(part):
            sql, values = _of_query(part, like)
            return f"NOT {sql}", values
        case AllOf(parts) if any(map(_denies, parts)):
            return _joined(" AND ", [_of_query(part, like) for part in parts])
        case AnyOf(parts) if any(map(_denies, parts)):
            return _joined(" OR ", [_of_query(part, like) for part in parts])
    match = _match(tree, like)
    return (NOTHING, ()) if match is None else (OF_WORDS, (match,))


def _denies(tree: Query) -> bool:
    match tree:
        case NoneOf():
            return True
        case AllOf(parts) | AnyOf(parts):
            return any(map(_denies, parts))
    return False


def _match(tree: Query, like: Like) -> str | None:
    """The tree in FTS5's own syntax; ``None`` if nothing can meet it."""
    match tree:
        case Words(text, field):
            phrase = " ".join(word.text for word in words(text))
            return _in_columns(f'"{phrase}"', field) if phrase else None
        case Pattern(text, field):
            found = sorted(like(text))
            return _in_columns(" OR ".join(f'"{word}"' for word in found), field) if found else None
        case AllOf(parts):
            matches = [_match(part, like) for part in parts]
            return None if None in matches else " AND ".join(f"({match})" for match in matches)
        case AnyOf(parts):
            possible = [match for part in parts if (match := _match(part, like)) is not None]
            return " OR ".join(f"({match})" for match in possible) if possible else None
        case NoneOf():
            raise AssertionError("what must not be met is asked in SQL")


def _in_columns(match: str, field: Field | None) -> str:
    columns = "title text" if field is None else field.value
    return f"{{{columns}}} : ({match})"


def _joined(word: str, parts: Iterable[Condition]) -> Condition:
    listed = list(parts)
    return f"({word.join(sql for sql, _ in listed)})", tuple(value for _, values in listed for value in values)


def pattern_of(text: str) -> tuple[str, re.Pattern[str]]:
    """How the words begin that a pattern stands for, and what they match."""
    parts = [part if part in "*?" else folded(part) for part in _WILDCARDS.split(text) if part]
    expression = "".join({"*": r"\w*", "?": r"\w"}.get(part, re.escape(part)) for part in parts)
    return (parts[0] if parts else "")[:LEADING], re.compile(expression)


def leaves(tree: Query | None) -> Iterator[Words | Pattern]:
    """The words and patterns that are asked for, without those that must not be met."""
    match tree:
        case Words() | Pattern():
            yield tree
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)
