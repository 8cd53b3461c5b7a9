"""What ``claimwatch backup`` and ``restore`` refuse before they open a database."""

from pathlib import Path

import pytest
from typer import Typer
from typer.testing import CliRunner

from services._cli.backup_command import app as backup
from services._cli.restore_command import app as restore


@pytest.mark.parametrize(
    ("command", "arguments", "fault"),
    [
        (backup, ["."], "is a directory"),
        (backup, ["new.gz", "--data", "nowhere"], "does not exist"),
        (backup, ["new.gz", "--data", "file"], "is a file"),
        (restore, ["missing.gz"], "does not exist"),
        (restore, ["."], "is a directory"),
    ],
)
def test_what_cannot_be_is_refused_at_once(
    command: Typer, arguments: list[str], fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    (tmp_path / "file").write_text("text")
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == 2
    assert fault in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


@pytest.mark.parametrize("content", [b"", b"text"])
def test_a_file_that_is_no_back_up_is_refused_before_anything_is_stored(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(content)
    result = CliRunner().invoke(restore, [str(tmp_path / "file")])
    assert result.exit_code == 1
    assert result.stderr.startswith("nothing was restored: not a back-up of Claimwatch")
