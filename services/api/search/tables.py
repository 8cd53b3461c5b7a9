"""The tables of the index, and how documents are written into them and taken out.

A segment's words are stored in folded form, so that the tokenizer has nothing to do but to split at blanks: what is
found and what is marked in passages follow from the same words. FTS5 keeps no texts (``content=''``); what was
indexed is made again from the segments when it is taken out.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from services.api.search.asking import in_order
from services.api.search.entries import Column, Entry, Read, Segment
from services.api.search.words import folded_words

BETWEEN = "\ue000"
"""Stands between segments as a word of its own, which no query can ask for."""
SCHEMA = f"""
CREATE TABLE documents (collection TEXT, id TEXT, mark TEXT NOT NULL, article TEXT, revision INTEGER,
    PRIMARY KEY (collection, id)) WITHOUT ROWID;
CREATE INDEX revisions ON documents (article) WHERE article IS NOT NULL;
CREATE TABLE entries (entry INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, at TEXT NOT NULL,
    collection TEXT NOT NULL, document TEXT NOT NULL, hit BLOB NOT NULL);
CREATE UNIQUE INDEX newest ON entries (kind, at, id);
CREATE INDEX of_documents ON entries (collection, document);
CREATE TABLE facets (name TEXT, value TEXT, entry INTEGER, PRIMARY KEY (name, value, entry)) WITHOUT ROWID;
CREATE INDEX of_entries ON facets (entry);
CREATE VIRTUAL TABLE words USING fts5({", ".join(Column)}, content='', tokenize="ascii tokenchars '_'");
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, 'row');
"""


def put(database: sqlite3.Connection, read: Read) -> None:
    """Hold a document in place of what is held of it."""
    _take_out(database, read.collection, read.id)
    is_newest = True
    if read.article is not None:
        of_article = database.execute("SELECT id, revision FROM documents WHERE article = ?", (read.article,))
        others = [(identity, revision) for identity, revision in of_article if identity != read.id]
        is_newest = not read.entries or all(revision < read.revision for _, revision in others)
        for identity, revision in others:
            if read.entries and revision < read.revision:
                _take_out(database, read.collection, identity)
    article = read.article if read.entries else None
    database.execute(
        "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?)",
        (read.collection, read.id, read.mark, article, read.revision),
    )
    if is_newest:
        for entry in read.entries:
            _insert(database, read, entry)


def remove(database: sqlite3.Connection, collection: str, identity: str) -> None:
    """Hold nothing of a document any more."""
    _take_out(database, collection, identity)
    database.execute("DELETE FROM documents WHERE collection = ? AND id = ?", (collection, identity))


def _insert(database: sqlite3.Connection, read: Read, entry: Entry) -> None:
    at = in_order(entry.at)
    same = (entry.kind.value, at, entry.id)
    for number, old in database.execute(
        "SELECT entry, hit FROM entries WHERE kind = ? AND at = ? AND id = ?", same
    ).fetchall():
        _delete(database, number, old)
    packed = _packed(entry)
    row = (entry.kind.value, entry.id, at, read.collection, read.id, packed)
    number = database.execute(
        "INSERT INTO entries (kind, id, at, collection, document, hit) VALUES (?, ?, ?, ?, ?, ?)", row
    ).lastrowid
    database.execute(
        f"INSERT INTO words (rowid, {', '.join(Column)}) VALUES (?, ?, ?, ?, ?)",  # noqa: S608
        (number, *_columns(entry.segments)),
    )
    rows = [(facet.value, value, number) for facet, value in entry.facets]
    database.executemany("INSERT INTO facets VALUES (?, ?, ?)", rows)


def _take_out(database: sqlite3.Connection, collection: str, identity: str) -> None:
    found = database.execute(
        "SELECT entry, hit FROM entries WHERE collection = ? AND document = ?", (collection, identity)
    )
    for number, packed in found.fetchall():
        _delete(database, number, packed)


def _delete(database: sqlite3.Connection, number: int, packed: bytes) -> None:
    """Delete an entry. FTS5 has to be told what was indexed."""
    _, segments = unpacked(packed)
    database.execute(
        f"INSERT INTO words (words, rowid, {', '.join(Column)}) VALUES ('delete', ?, ?, ?, ?, ?)",  # noqa: S608
        (number, *_columns(segments)),
    )
    database.execute("DELETE FROM facets WHERE entry = ?", (number,))
    database.execute("DELETE FROM entries WHERE entry = ?", (number,))


def _columns(segments: Sequence[Segment]) -> Iterator[str]:
    for column in Column:
        texts = (segment.text for segment in segments if segment.column is column)
        yield f" {BETWEEN} ".join(" ".join(folded_words(text)) for text in texts)


def _packed(entry: Entry) -> bytes:
    segments = [(one.column.value, one.text, one.field, one.base) for one in entry.segments]
    return zlib.compress(json.dumps([entry.shown, segments]).encode(), 1)


def unpacked(packed: bytes) -> tuple[Mapping[str, Any], tuple[Segment, ...]]:
    """What is shown of an entry, and its segments."""
    shown, segments = json.loads(zlib.decompress(packed))
    return shown, tuple(Segment(Column(column), *rest) for column, *rest in segments)
