"""The file of a back-up: gzipped JSON Lines in MongoDB's relaxed Extended JSON.

The first line says what the file is, each following line has one document with the name of its collection, and the last
line has the number of documents by collection. Without the last line the file is not whole.
"""

import gzip
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from bson.json_util import RELAXED_JSON_OPTIONS, JSONOptions, dumps, loads

from services._runtime.errors import InvalidError

FORMAT = 1
READING = JSONOptions(tz_aware=True)
COMPRESSION = 6


class BackupError(InvalidError):
    """A file is no back-up, or not a whole one; the text says why."""


class Stored(NamedTuple):
    """A document and the name of its collection."""

    collection: str
    document: dict[str, Any]


class BackupWriter:
    """Writes a back-up, which is at ``path`` when the context ends without an error, and not before."""

    def __init__(self, path: Path, release: str, now: datetime) -> None:
        self._path = path
        self._partial = path.with_name(f"{path.name}.partial")
        self._head = {"claimwatch": "backup", "format": FORMAT, "release": release, "at": now.isoformat()}
        self.counts: Counter[str] = Counter()

    def __enter__(self) -> Self:
        self._partial.unlink(missing_ok=True)
        self._partial.touch(mode=0o600)  # it holds the secrets of channels
        self._file = gzip.open(self._partial, "wt", encoding="utf-8", compresslevel=COMPRESSION)
        self._file.write(f"{json.dumps(self._head)}\n")
        return self

    def put(self, stored: Stored) -> None:
        """Write one document."""
        line = {"collection": stored.collection, "document": stored.document}
        self._file.write(f"{dumps(line, json_options=RELAXED_JSON_OPTIONS, ensure_ascii=False)}\n")
        self.counts[stored.collection] += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._file.write(f"{json.dumps({'documents': self.counts})}\n")
        self._file.close()
        if kind is None:
            self._partial.replace(self._path)
        else:
            self._partial.unlink()


def counted(path: Path) -> Counter[str]:
    """The number of documents by collection, after all of the file was read.

    Raises:
        BackupError: the file is no back-up, or not whole.
    """
    return Counter(stored.collection for stored in documents(path))


def documents(path: Path) -> Iterator[Stored]:
    """The documents of a back-up in the order of writing.

    Raises:
        BackupError: the file is no back-up, or not whole. The documents before the fault were returned.
        OSError: the file cannot be read.
    """
    counts: Counter[str] = Counter()
    number = 1
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            _check_head(next(lines, ""))
            for number, line in enumerate(lines, start=2):  # noqa: B007 - the errors name it
                content = loads(line, json_options=READING)
                if "documents" in content:
                    _check_end(content["documents"], counts, lines)
                    return
                counts[content["collection"]] += 1
                yield Stored(content["collection"], content["document"])
    except gzip.BadGzipFile as error:
        raise BackupError("not a back-up of Claimwatch: it is not gzipped") from error
    except (EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
        raise BackupError(f"not a whole back-up: after line {number}: {error}") from error
    raise BackupError(f"not a whole back-up: it ends after line {number}")


def _check_head(line: str) -> None:
    try:
        head = json.loads(line)
        is_ours = isinstance(head, dict) and head.get("claimwatch") == "backup"
    except ValueError:
        is_ours = False
    if not is_ours:
        raise BackupError("not a back-up of Claimwatch")
    if head["format"] != FORMAT:
        raise BackupError(
            f"a back-up of format {head['format']}, written by a newer Claimwatch: this one reads {FORMAT}"
        )


def _check_end(expected: dict[str, int], counts: Counter[str], rest: Iterable[str]) -> None:
    if expected != counts:
        raise BackupError(f"not a whole back-up: {dict(counts)} documents, and it was written with {expected}")
    if any(line.strip() for line in rest):
        raise BackupError("there is more after the end of the back-up")
