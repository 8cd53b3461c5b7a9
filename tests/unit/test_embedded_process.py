"""A server's process, log and folder, without a server."""

import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from services._embedded.errors import EmbeddedServerError
from services._embedded.folder import prepare_folder, require_room
from services._embedded.guard import keep_log
from services._embedded.process import ServerProcess
from tests.waiting import until_then

LINE = b"x" * 99 + b"\n"


def test_a_log_and_the_one_before_it_are_bounded_and_nothing_is_missing_between_them(tmp_path: Path) -> None:
    log = tmp_path / "a.log"
    log.write_bytes(LINE)
    written, output = os.pipe()
    keeper = threading.Thread(target=keep_log, args=(written, log, 1_000))
    keeper.start()
    for number in range(35):
        os.write(output, b"%099d\n" % number)
    os.close(output)
    keeper.join(20)
    assert {path.name for path in tmp_path.iterdir()} == {"a.log", "a.log.1"}
    sizes = [log.stat().st_size, log.with_name("a.log.1").stat().st_size]
    assert max(sizes) <= 1_000 + 65_536  # what is read at once is written at once
    kept = log.with_name("a.log.1").read_bytes() + log.read_bytes()
    numbers = [int(line) for line in kept.splitlines() if not line.startswith(b"x")]
    assert numbers == list(range(numbers[0], 35))


def test_what_a_process_writes_is_its_users_alone_and_all_of_it_is_in_the_log(tmp_path: Path) -> None:
    process = ServerProcess("speaker", tmp_path)
    process.spawn([sys.executable, "-c", "import sys; print('one', flush=True); sys.exit('two')"])
    until_then(lambda: not process.running)
    assert process.log.read_text().split() == ["one", "two"]
    assert stat.S_IMODE((tmp_path / "speaker.lock").stat().st_mode) == 0o600
    assert process.logged() == process.log.read_text()
    process.stop()


def test_a_folder_is_made_for_its_user_alone(tmp_path: Path) -> None:
    folder = prepare_folder(tmp_path / "new" / "data")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_others_could_read_keeps_its_mode_and_what_is_ours_in_it_is_closed(tmp_path: Path) -> None:
    (tmp_path / "mongo").mkdir(mode=0o755)
    tmp_path.chmod(0o755)
    prepare_folder(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "mongo").stat().st_mode) == 0o700


@pytest.mark.parametrize("taken", [".", "mongo"])
def test_a_folder_that_cannot_be_made_is_named_in_one_line(tmp_path: Path, taken: str) -> None:
    folder = tmp_path / "data"
    if taken != ".":
        folder.mkdir()
    (folder / taken).write_text("a file in its place") if taken != "." else folder.write_text("a file in its place")
    with pytest.raises(EmbeddedServerError, match=r"^.*/data cannot be the folder for the data: [^\n]*$"):
        prepare_folder(folder)


def test_a_disk_that_is_nearly_full_is_told(tmp_path: Path) -> None:
    require_room(tmp_path, least_mebibytes=0)
    with pytest.raises(EmbeddedServerError, match="MiB left and at least 1000000000 are needed: make room"):
        require_room(tmp_path, least_mebibytes=1_000_000_000)
