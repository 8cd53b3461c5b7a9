"""Opens the file of the embedded MongoDB-compatible server, and repairs the file if it is damaged.

Java must run in this process. The file is written in chunks, and each chunk makes a version that can be restored. After
a crash the newest complete version is used. If that version cannot be read, older versions are tried.
"""

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jpype

from services._embedded.mongo import REPAIRED
from services._embedded.mongo_backend import typed_backend
from services._runtime.errors import InvalidError

COMMIT_MILLISECONDS = 50  # a crash loses the writes since the last commit
RETENTION_MILLISECONDS = 300_000  # overwritten chunks stay so long, because a running read may need them
CACHE_MEBIBYTES = 16
DAMAGE = {3, 6, 8, 9}  # MVStoreException's codes: internal, file corrupt, serialization, chunk not found
VERSIONS_SECONDS = 30.0
EMPTY_BYTES = 3 * 4096
CHECK_SECONDS = 10.0


class DamagedStoreError(InvalidError):
    """The file cannot be read. The text says where the file is and what to do."""


def open_store(file: Path) -> Any:
    """The store in the file. A missing file is made.

    The file is checked first: unless ``close_store`` closed it, its documents are read for up to CHECK_SECONDS. A
    damaged file is kept under a dated name, and its newest readable version replaces it. A line on standard output that
    begins with REPAIRED reports the repair.

    Raises:
        DamagedStoreError: no version can be read; the file stays where it is.
    """
    closed = _closed(file)
    if file.exists() and (damage := _damage(file, thoroughly=not closed.exists())):
        _repair(file, damage)
    closed.unlink(missing_ok=True)
    store = _builder(file).cacheSize(CACHE_MEBIBYTES).compress().open()
    store.setAutoCommitDelay(COMMIT_MILLISECONDS)
    store.setVersionsToKeep(0)  # no old versions in memory
    store.setRetentionTime(RETENTION_MILLISECONDS)
    return store


def close_store(store: Any, file: Path) -> None:
    """Write everything to the file, and note that the next start need not check its documents."""
    store.close()
    _closed(file).touch()


def _closed(file: Path) -> Path:
    return file.with_name("closed")


def _builder(file: Path) -> Any:
    return jpype.JClass("org.h2.mvstore.MVStore$Builder")().fileName(str(file))


def _damage(file: Path, *, thoroughly: bool) -> str | None:
    """The damage of the file; ``None`` if there is none. Does not write to the file.

    Raises:
        MVStoreException: the file cannot be opened for a reason other than damage.
    """
    size = file.stat().st_size
    store = None
    try:
        store = _builder(file).readOnly().open()
        if size > EMPTY_BYTES and store.getMapNames().isEmpty():
            return "nothing is found in it"
        deadline = time.monotonic() + (CHECK_SECONDS if thoroughly else 0)
        for name in store.getMapNames():
            documents = store.openMap(name, typed_backend().map()).values().iterator()
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
    """Replace the file by its newest version in which every document can be read, and keep the damaged file.

    Raises:
        DamagedStoreError: there is no such version; nothing was changed.
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
    """The newest version in which every document can be read, as a file of its own; ``None`` if there is none."""
    tool, nowhere = jpype.JClass("org.h2.mvstore.MVStoreTool"), jpype.JClass("java.io.Writer").nullWriter()
    candidate, version = file.with_name(f"{file.name}.temp"), int(jpype.JClass("java.lang.Long").MAX_VALUE)
    deadline = time.monotonic() + VERSIONS_SECONDS
    try:
        while version >= 0 and time.monotonic() < deadline:
            version = int(tool.rollback(str(file), jpype.JLong(version), nowhere))
            if version >= 0 and _damage(candidate, thoroughly=True) is None:
                return candidate
            version -= 1
    except jpype.JException as error:
        print(f"no older version can be made: {error}", flush=True)  # noqa: T201
    candidate.unlink(missing_ok=True)
    return None
