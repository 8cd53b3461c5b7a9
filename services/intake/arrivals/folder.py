"""A folder in which documents arrive as files. Those that are done move into its folders ``taken`` and ``refused``."""

import asyncio
import errno
import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from services.intake.arrivals.place import Arrival
from services.intake.content_types import SUFFIXES

TAKEN, REFUSED = "taken", "refused"
SETTLING = timedelta(seconds=5)
"""A file that was changed more recently may still be written."""


class Folder:
    """The files of a folder whose names end as those of documents do. Those of over ``max_bytes`` are refused."""

    def __init__(self, path: Path, *, max_bytes: int) -> None:
        self._path = path
        self._max_bytes = max_bytes

    async def waiting(self, now: datetime) -> AsyncIterator[Arrival]:
        """See ``Place``. Files that are hidden, or may still be written, wait longer."""
        for file, changed_at, size in await asyncio.to_thread(self._settled, now):
            arrival = Arrival(file.name, b"", SUFFIXES[file.suffix.lower()], changed_at)
            if size > self._max_bytes:
                await self.refused(arrival, f"{size:,} bytes, more than {self._max_bytes:,}")
                continue
            try:
                body = await asyncio.to_thread(_read, file)
            except FileNotFoundError:  # another instance was here first
                continue
            except PermissionError as error:
                await self.refused(arrival, f"it cannot be read: {error.strerror}")
                continue
            yield Arrival(arrival.name, body, arrival.content_type, changed_at)

    async def taken(self, arrival: Arrival) -> None:
        """See ``Place``."""
        await asyncio.to_thread(self._move, arrival.name, TAKEN, None)

    async def refused(self, arrival: Arrival, reason: str) -> None:
        """See ``Place``. The reason lies beside the file."""
        await asyncio.to_thread(self._move, arrival.name, REFUSED, reason)

    def _settled(self, now: datetime) -> list[tuple[Path, datetime, int]]:
        found = []
        for file in sorted(self._path.iterdir()):
            if file.name.startswith(".") or file.suffix.lower() not in SUFFIXES or not file.is_file():
                continue
            status = file.stat()
            changed_at = datetime.fromtimestamp(status.st_mtime, UTC)
            if changed_at <= now - SETTLING:
                found.append((file, changed_at, status.st_size))
        return found

    def _move(self, name: str, to: str, reason: str | None) -> None:
        """Move a file. A file of the same name that moved before gives way; the articles of both are filed."""
        folder = self._path / to
        folder.mkdir(exist_ok=True)
        try:
            (self._path / name).replace(folder / name)
        except FileNotFoundError:  # another instance was here first
            return
        if reason is not None:
            (folder / f"{name}.reason.txt").write_text(f"{reason}\n", encoding="utf-8")


def _read(file: Path) -> bytes:
    """The file's content. A link is not followed: whoever puts files here need not be allowed to read all of ours.

    Raises:
        PermissionError: the file may not be read, or is a link.
    """
    try:
        with open(file, "rb", opener=_opened_without_links) as opened:
            return opened.read()
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise PermissionError(errno.EPERM, "it is a link") from error
        raise


def _opened_without_links(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW)
