"""The file of a back-up: what is written is read again, and what is not whole is refused."""

import gzip
import json
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from services._cli.backup.file import BackupError, BackupWriter, Stored, counted, documents
from tests.builders import NOW

DOCUMENTS = [
    Stored(
        "reports", {"_id": "a:1", "n": 1, "share": 1.0, "at": datetime(2026, 1, 2, tzinfo=UTC), "packed": b"\x00\x9c"}
    ),
    Stored("reports", {"_id": "a:2", "words": "Größe “x” \u2028", "none": None, "list": [{"deep": True}]}),
    Stored("told", {"_id": "t"}),
]


def written(path: Path) -> Path:
    """A back-up of the documents."""
    with BackupWriter(path, "0.1.0", NOW) as writer:
        for stored in DOCUMENTS:
            writer.put(stored)
    return path


def lines_of(path: Path) -> list[str]:
    """The lines in a back-up."""
    return gzip.decompress(path.read_bytes()).decode().rstrip("\n").split("\n")


def test_what_was_written_is_read_again_with_its_types(tmp_path: Path) -> None:
    path = written(tmp_path / "all.jsonl.gz")
    read = list(documents(path))
    assert read == DOCUMENTS
    assert [type(value) for value in read[0].document.values()] == [str, int, float, datetime, bytes]
    assert counted(path) == {"reports": 2, "told": 1}


def test_it_is_for_its_owner_alone_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = written(tmp_path / "all.jsonl.gz")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_after_an_error_the_file_from_before_is_still_there(tmp_path: Path) -> None:
    path = written(tmp_path / "all.jsonl.gz")

    def broken() -> None:
        with BackupWriter(path, "0.1.0", NOW) as writer:
            writer.put(DOCUMENTS[0])
            raise ConnectionError("away")

    with pytest.raises(ConnectionError):
        broken()
    assert counted(path).total() == len(DOCUMENTS)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("kept", range(1, len(DOCUMENTS) + 1))
def test_a_file_without_its_end_is_refused(tmp_path: Path, kept: int) -> None:
    path = written(tmp_path / "all.jsonl.gz")
    path.write_bytes(gzip.compress("\n".join(lines_of(path)[:kept]).encode()))
    with pytest.raises(BackupError, match=f"not a whole back-up: it ends after line {kept}"):
        counted(path)


def test_a_file_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "all.jsonl.gz")
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(BackupError, match="not a whole back-up"):
        counted(path)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda lines: lines[:2] + lines[3:], "and it was written with"),
        (lambda lines: [*lines, lines[1]], "more after the end"),
        (lambda lines: [lines[0].replace('"format": 1', '"format": 2'), *lines[1:]], "written by a newer Claimwatch"),
        (lambda lines: lines[1:], "not a back-up of Claimwatch"),
        (lambda lines: ["[]", *lines[1:]], "not a back-up of Claimwatch"),
        (lambda lines: [lines[0], "{broken", *lines[1:]], "not a whole back-up: after line 2"),
        (lambda lines: [lines[0], json.dumps({"collection": "told"}), *lines[1:]], "not a whole back-up: after line 2"),
    ],
)
def test_a_file_that_says_other_things_than_it_was_written_with_is_refused(
    tmp_path: Path, change: Any, reason: str
) -> None:
    path = written(tmp_path / "all.jsonl.gz")
    path.write_bytes(gzip.compress("\n".join(change(lines_of(path))).encode()))
    with pytest.raises(BackupError, match=reason):
        counted(path)


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text("{}\n")
    with pytest.raises(BackupError, match="not gzipped"):
        counted(path)
