"""The files that are imported, and how each is read."""

from collections.abc import Iterator
from pathlib import Path

from services.intake.content_types import SUFFIXES

LINES = (".jsonl", ".ndjson")
ARCHIVES = (".warc", ".warc.gz", ".arc", ".arc.gz")


def files_in(path: Path) -> list[Path]:
    """The file itself, or all files of a folder that can be imported, by their names. Hidden ones are left out.

    Raises:
        OSError: there is nothing at the path.
    """
    if not path.is_dir():
        path.stat()
        return [path]
    return sorted(file for file in path.rglob("*") if file.is_file() and _is_readable(file, path))


def is_archive(path: Path) -> bool:
    """Whether a file is a web archive, by its name."""
    return path.name.lower().endswith(ARCHIVES)


def document_type(path: Path) -> str | None:
    """The content type of a document, by its name; ``None`` for other files, which have an article in each line."""
    return SUFFIXES.get(path.suffix.lower())


def _is_readable(file: Path, folder: Path) -> bool:
    is_hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return not is_hidden and file.name.lower().endswith((*LINES, *ARCHIVES, *SUFFIXES))


def total_bytes(files: list[Path]) -> int:
    """The size of all files together."""
    return sum(file.stat().st_size for file in files)


def positions(files: list[Path]) -> Iterator[tuple[Path, int]]:
    """Each file with the size of all files before it."""
    before = 0
    for file in files:
        yield file, before
        before += file.stat().st_size
