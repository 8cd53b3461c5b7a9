"""The index: SQLite's FTS5 in a temporary file that only this process sees, and that goes when the process does."""

import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services._runtime.errors import InvalidError, TransientError
from services.api.cursors import Page, Position, Window, page_of
from services.api.search.asking import Question, condition, in_order, pattern_of
from services.api.search.entries import Facet, Kind, Read
from services.api.search.passages import passages
from services.api.search.shown import Hit
from services.api.search.tables import SCHEMA, put, remove, unpacked

MOST_LIKE = 1_000
"""The words of the index that a pattern may stand for."""
CACHE_KIB = 65_536
TIDIED_AT_ONCE = 200
"""The pages of the file that one step rewrites."""


class NoRoomError(TransientError):
    """The index's file cannot be written or read: the temporary folder is full, or cannot be written."""


class TooManyWordsError(InvalidError):
    """A pattern stands for more words than can be looked for."""


@dataclass(frozen=True)
class Located:
    """An entry that was found, and the articles whose words it repeats."""

    hit: Hit
    articles: frozenset[str]


class SearchIndex:
    """The entries of what MongoDB has. Every method may be called from any thread; one call waits for another.

    Every method raises ``NoRoomError`` if there is no room for the file. What was to be written may be written again.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._database = sqlite3.connect("", check_same_thread=False, isolation_level=None)
        self._database.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        self._database.execute("PRAGMA secure_delete = ON")
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.executescript(SCHEMA)

    def close(self) -> None:
        """Close the index, and lose it."""
        with self._taken():
            self._database.close()

    def put(self, read: Iterable[Read]) -> None:
        """Hold these documents in place of what is held of them."""
        with self._written() as database:
            for each in read:
                put(database, each)

    def remove(self, collection: str, identities: Iterable[str]) -> None:
        """Hold nothing of these documents any more."""
        with self._written() as database:
            for identity in identities:
                remove(database, collection, identity)

    def forget(self, article_id: str) -> list[tuple[str, str]]:
        """Remove whatever repeats words of the article. ``tidy`` removes them from the file as well.

        Returns the collections and ids of the documents, which may have something else that can be found.
        """
        with self._written() as database:
            found = database.execute(
                "SELECT DISTINCT collection, document FROM entries JOIN facets USING (entry) "
                "WHERE name = ? AND value = ?",
                (Facet.ARTICLE.value, article_id),
            ).fetchall()
            for collection, identity in found:
                remove(database, collection, identity)
        return [(str(collection), str(identity)) for collection, identity in found]

    def tidy(self, *, begin: bool) -> bool:
        """A step of rewriting FTS5's file without what was taken out. Returns whether more steps are left.

        The steps that follow a first one, with ``begin``, are those of SQLite's documentation (FTS5, section 6.9).
        """
        with self._taken():
            before = self._database.total_changes
            pages = -TIDIED_AT_ONCE if begin else TIDIED_AT_ONCE
            self._database.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (pages,))
            return self._database.total_changes - before >= 2

    def marks(self, collection: str, identities: Collection[str]) -> dict[str, str]:
        """The marks of those of the documents that are held."""
        with self._taken():
            holes = ", ".join("?" * len(identities))
            query = f"SELECT id, mark FROM documents WHERE collection = ? AND id IN ({holes})"  # noqa: S608
            return dict(self._database.execute(query, (collection, *identities)))

    def held(self, collection: str) -> set[str]:
        """The ids of the documents that are held."""
        with self._taken():
            found = self._database.execute("SELECT id FROM documents WHERE collection = ?", (collection,))
            return {str(identity) for (identity,) in found}

    def values(self, collection: str, identities: Collection[str], facet: Facet) -> set[str]:
        """The values of a facet of what is held of these documents."""
        with self._taken():
            holes = ", ".join("?" * len(identities))
            found = self._database.execute(
                "SELECT DISTINCT value FROM entries JOIN facets USING (entry) "  # noqa: S608
                f"WHERE collection = ? AND name = ? AND document IN ({holes})",
                (collection, facet.value, *identities),
            )
            return {str(value) for (value,) in found}

    def count(self) -> int:
        """The number of entries."""
        with self._taken():
            return int(self._database.execute("SELECT count(*) FROM entries").fetchone()[0])

    def size(self) -> int:
        """The bytes of the file, or of what stands in for it."""
        with self._taken():
            return int(
                self._database.execute(
                    "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
                ).fetchone()[0]
            )

    def find(self, question: Question, window: Window) -> Page[Located]:
        """The page of what was found, the newest first.

        Raises:
            TooManyWordsError: a pattern of the query stands for too many words.
        """
        with self._taken():
            sql, values = condition(question, self._like)
            after, position = _after(window.after)
            query = (
                "SELECT e.entry, e.at, e.id, e.hit FROM entries e "  # noqa: S608
                f"WHERE e.kind = ? AND {after} AND {sql} ORDER BY e.at DESC, e.id DESC LIMIT ?"
            )
            rows = self._database.execute(query, (question.kind.value, *position, *values, window.limit + 1)).fetchall()
            found = [(self._articles(row[0]), *row[1:]) for row in rows[: window.limit]]
        located = [_located(question, *row) for row in found]
        return page_of(located, lambda one: Position(one.hit.at, one.hit.id), more=len(rows) > window.limit)

    def counts(self, question: Question) -> dict[Kind, int]:
        """How much of each kind there is.

        Raises:
            TooManyWordsError: a pattern of the query stands for too many words.
        """
        with self._taken():
            sql, values = condition(question, self._like)
            query = f"SELECT e.kind, count(*) FROM entries e WHERE {sql} GROUP BY e.kind"  # noqa: S608
            found = dict(self._database.execute(query, values).fetchall())
        return {kind: found.get(kind.value, 0) for kind in Kind}

    def _articles(self, entry: int) -> frozenset[str]:
        query = "SELECT value FROM facets WHERE entry = ? AND name = ?"
        return frozenset(value for (value,) in self._database.execute(query, (entry, Facet.ARTICLE.value)))

    def _like(self, pattern: str) -> list[str]:
        start, expression = pattern_of(pattern)
        query = "SELECT term FROM vocabulary WHERE term >= ? AND term < ?"
        terms = (term for (term,) in self._database.execute(query, (start, f"{start}\U0010ffff")))
        found = [term for term in terms if expression.fullmatch(term)]
        if len(found) > MOST_LIKE:
            raise TooManyWordsError(f"{pattern} stands for more than {MOST_LIKE:,} words; give it more letters")
        return found

    @contextmanager
    def _taken(self) -> Iterator[None]:
        """The turn of one call."""
        with self._turn:
            try:
                yield
            except sqlite3.OperationalError as error:
                raise NoRoomError(f"the search index cannot be used: {error}") from error

    @contextmanager
    def _written(self) -> Iterator[sqlite3.Connection]:
        """All writes inside, or none."""
        with self._taken():
            self._database.execute("BEGIN")
            try:
                yield self._database
                self._database.execute("COMMIT")
            except BaseException:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise


def _after(position: Position | None) -> tuple[str, tuple[str, ...]]:
    if position is None or position.time is None:
        return "1", ()
    return "(e.at, e.id) < (?, ?)", (in_order(position.time), position.id)


def _located(question: Question, articles: frozenset[str], at: str, identity: str, packed: bytes) -> Located:
    shown, segments = unpacked(packed)
    fields = {
        "kind": question.kind,
        "id": identity,
        "at": datetime.fromisoformat(f"{at}+00:00"),
        "href": _href(question.kind, identity, shown),
        **shown,
        "passages": passages(segments, question.query),
    }
    return Located(Hit.model_validate(fields), articles)


def _href(kind: Kind, identity: str, shown: Mapping[str, Any]) -> str:
    match kind:
        case Kind.ALERT:
            return f"/alerts/{identity}"
        case Kind.DELIVERY:
            return f"/deliveries/{identity}"
        case Kind.INCIDENT | Kind.ROW:
            incident = shown.get("incident_id")
            return f"/incidents/{incident}" if incident else "/ledger"
    return f"/reports/{shown['report_id']}"
