"""The file the embedded MongoDB-compatible server stores into: opened, and brought back when it is damaged.

It needs Java to run in this process. The file is written in chunks, each of which makes a version that can be gone back
to; a crash leaves the newest complete one. Where even that cannot be read, older ones are tried.
"""

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jpype

from services._embedded.mongo import REPAIRED
from services._runtime.errors import InvalidError

COMMIT_MILLISECONDS = 50  # a crash loses what was written since the last commit
RETENTION_MILLISECONDS = 300_000  # of overwritten chunks: a list that is being read needs them as they were
CACHE_MEBIBYTES = 16
DAMAGE = {3, 6, 8, 9}  # MVStoreException's codes: internal, file corrupt, serialization, chunk not found
VERSIONS_SECONDS = 30.0
EMPTY_BYTES = 3 * 4096
CHECK_SECONDS = 10.0


class DamagedStoreError(InvalidError):
    """The file cannot be read; the text says where it is kept and what to do."""


def open_store(file: Path) -> Any:
    """The store in the file, which is made if there is none.

    The file is looked at before: unless ``close_store`` closed it, its documents are read for CHECK_SECONDS. A damaged
    one is kept under a dated name, and the newest version that can be read takes its place; a line that begins with
    REPAIRED says so on standard output.

    Raises:
        DamagedStoreError: no version can be read; the file stays where it is.
    """
    closed = _closed(file)
    if file.exists() and (damage := _damage(file, thoroughly=not closed.exists())):
        _repair(file, damage)
    closed.unlink(missing_ok=True)
    store = _builder(file).cacheSize(CACHE_MEBIBYTES).compress().open()
    store.setAutoCommitDelay(COMMIT_MILLISECONDS)
    store.setVersionsToKeep(0)  # old ones in memory
    store.setRetentionTime(RETENTION_MILLISECONDS)
    return store


def close_store(store: Any, file: Path) -> None:
    """Everything is in the file, and the next start need not read it."""
    store.close()
    _closed(file).touch()


def _closed(file: Path) -> Path:
    return file.with_name("closed")


def _builder(file: Path) -> Any:
    return jpype.JClass("org.h2.mvstore.MVStore$Builder")().fileName(str(file))


def _damage(file: Path, *, thoroughly: bool) -> str | None:
    """What is wrong with the file, if anything; nothing is written to it. Raises MVStoreException if it is no file."""
    size = file.stat().st_size
    store = None
    try:
        store = _builder(file).readOnly().open()
        if size > EMPTY_BYTES and store.getMapNames().isEmpty():
            return "nothing is found in it"
        deadline = time.monotonic() + (CHECK_SECONDS if thoroughly else 0)
        for name in store.getMapNames():
            documents = store.openMap(name).values().iterator()
            while time.monotonic() < deadline and documents.hasNext():
                documents.next()
    except jpype.JClass("org.h2.mvstore.MVStoreException") as error:
        if int(error.getErrorCode()) not in DAMAGE:
            raise
        return str(error.getMessage())
    finally:
        if store is not None:
            store.closeImmediately()
    return None


def _repair(file: Path, damage: str) -> None:
    """Put the newest version of which every document can be read in the file's place, and keep the file as it was.

    Raises:
        DamagedStoreError: there is none; nothing was changed.
    """
    repaired = _readable_version(file)
    if repaired is None:
        raise DamagedStoreError(
            f"the database's file {file} is damaged ({damage}) and no version of it can be read; it is left as it is. "
            "Put a back-up of yours in its place, or move it away to begin with an empty database"
        )
    kept = file.with_name(f"{file.stem}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%SZ}{file.suffix}")
    file.replace(kept)
    repaired.replace(file)
    print(  # noqa: T201 - the program's standard output is its log
        f"{REPAIRED}the database's file was damaged ({damage}); what it held shortly before is used, and the file "
        f"as it was is kept as {kept}",
        flush=True,
    )


def _readable_version(file: Path) -> Path | None:
    """The newest version of which every document can be read, in a file of its own; ``None`` if none was found."""
    tool, nowhere = jpype.JClass("org.h2.mvstore.MVStoreTool"), jpype.JClass("java.io.Writer").nullWriter()
    tried, version = file.with_name(f"{file.name}.temp"), int(jpype.JClass("java.lang.Long").MAX_VALUE)
    deadline = time.monotonic() + VERSIONS_SECONDS
    try:
        while version >= 0 and time.monotonic() < deadline:
            version = int(tool.rollback(str(file), jpype.JLong(version), nowhere))
            if version >= 0 and _damage(tried, thoroughly=True) is None:
                return tried
            version -= 1
    except jpype.JException as error:
        print(f"no older version can be made: {error}", flush=True)  # noqa: T201
    tried.unlink(missing_ok=True)
    return None
