"""The folder for the servers' data and logs: only its user can read it, and it is checked before a server starts."""

import shutil
import tempfile
from pathlib import Path

from services._embedded.errors import EmbeddedServerError

LEAST_MEBIBYTES = 200
MEBIBYTE = 1024 * 1024
OURS = ("kafka", "mongo", "logs", "tmp")


def prepare_folder(folder: Path) -> Path:
    """The folder, resolved, with the servers' subfolders, which only its user can read.

    Raises:
        EmbeddedServerError: the folder cannot be made or written to, or its disk is full. The text is one line.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in OURS:
            (folder / name).mkdir(exist_ok=True)
            (folder / name).chmod(0o700)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise EmbeddedServerError(f"{folder} cannot be the folder for the data: {error.strerror or error}") from error
    require_room(folder)
    return folder.resolve()


def require_room(folder: Path, least_mebibytes: int = LEAST_MEBIBYTES) -> None:
    """Return if the folder's disk has enough room for the servers.

    Raises:
        EmbeddedServerError: the disk has less than ``least_mebibytes`` MiB left.
    """
    free = shutil.disk_usage(folder).free // MEBIBYTE
    if free < least_mebibytes:
        raise EmbeddedServerError(
            f"the disk of {folder} has {free} MiB left and at least {least_mebibytes} are needed: make room"
        )
