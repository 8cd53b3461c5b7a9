"""The embedded servers' data after a crash: without memory, on a full disk, with a damaged file."""

import os
import resource
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pymongo
import pytest
from pymongo.errors import PyMongoError

from services._embedded import EmbeddedMongo, EmbeddedServerError, EmbeddedServers
from tests.waiting import SAVED_SECONDS, until_then

MEBIBYTE = 1024 * 1024
SMALL_HEAP_MEBIBYTES = 48


@pytest.fixture
def mongo(tmp_path: Path) -> Iterator[EmbeddedMongo]:
    server = EmbeddedMongo(tmp_path)
    yield server
    server.stop()


def documents(server: EmbeddedMongo) -> Any:
    return pymongo.MongoClient[Any](server.address, serverSelectionTimeoutMS=2_000).test.reports


def write_until_it_ends(server: EmbeddedMongo, body: dict[str, Any]) -> int:
    """Store documents until the server has ended. Returns how many it had accepted."""
    written = 0
    while server.running:
        try:
            documents(server).insert_one({"_id": written, "body": body})
        except PyMongoError:
            until_then(lambda: not server.running)
        else:
            written += 1
        assert written < 5_000, "it takes everything"
    return written


def stored_for_good(server: EmbeddedMongo, documents_there: int) -> bool:
    """Whether the next start would find so many documents. A write reaches the file a moment later."""
    return bool(documents(server).count_documents({}) == documents_there) and _is_quiet(server.log.parent.parent)


def _is_quiet(data: Path) -> bool:
    file = data / "mongo" / "store.mv"
    before = file.stat().st_mtime_ns
    time.sleep(SAVED_SECONDS)
    return file.stat().st_mtime_ns == before


def test_out_of_memory_it_ends_at_once_and_its_data_can_be_read_again(tmp_path: Path) -> None:
    small = EmbeddedMongo(tmp_path, heap_mebibytes=SMALL_HEAP_MEBIBYTES)
    small.start()
    documents(small).insert_one({"_id": "first"})
    until_then(lambda: stored_for_good(small, 1))
    too_much = {"figures": [{"measure": "killed", "value": number} for number in range(150_000)]}
    write_until_it_ends(small, too_much)
    assert "OutOfMemoryError" in small.log.read_text()
    large = EmbeddedMongo(tmp_path)
    large.start()
    try:
        assert documents(large).find_one({"_id": "first"}) == {"_id": "first"}
        documents(large).insert_one({"_id": "after"})
    finally:
        large.stop()


def test_when_the_disk_takes_no_more_it_ends_and_goes_on_when_there_is_room(mongo: EmbeddedMongo) -> None:
    mongo.start()
    documents(mongo).insert_one({"_id": "first"})
    until_then(lambda: stored_for_good(mongo, 1))
    resource.prlimit(mongo.pid, resource.RLIMIT_FSIZE, (MEBIBYTE, MEBIBYTE))  # as a full disk: writes fail
    write_until_it_ends(mongo, {"text": os.urandom(100_000).hex()})
    assert "the store closed itself" in mongo.log.read_text()
    mongo.start()
    assert documents(mongo).find_one({"_id": "first"}) == {"_id": "first"}
    documents(mongo).insert_one({"_id": "after"})


def test_it_stays_while_documents_change_that_are_being_written_to_the_file(mongo: EmbeddedMongo) -> None:
    mongo.start()
    large = {f"part {part}": {f"field {field}": "x" * 20 for field in range(30)} for part in range(60)}
    documents(mongo).insert_many([{"_id": number, **large} for number in range(4)])

    def change(number: int) -> None:
        own = documents(mongo)
        for turn in range(100):
            own.update_one({"_id": number}, {"$set": {f"turn {turn}": turn}})

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(change, range(4)))
    assert [document["turn 99"] for document in documents(mongo).find()] == [99] * 4


def test_a_damaged_file_is_kept_and_what_it_held_before_is_used(mongo: EmbeddedMongo, tmp_path: Path) -> None:
    mongo.start()
    documents(mongo).insert_many([{"_id": number} for number in range(50)])
    until_then(lambda: stored_for_good(mongo, 50))
    documents(mongo).database.alerts.insert_many([{"body": os.urandom(20_000) + b"mark" * 100} for _ in range(50)])
    until_then(lambda: stored_for_good(mongo, 50))
    mongo.kill()
    file = tmp_path / "mongo" / "store.mv"
    damaged = overwrite(file, b"markmarkmark")
    mongo.start()
    assert documents(mongo).count_documents({}) == 50
    (kept,) = file.parent.glob("store.damaged-*.mv")
    assert kept.read_bytes() == damaged
    assert mongo.repair is not None
    assert str(kept) in mongo.repair


def overwrite(file: Path, last: bytes) -> bytes:
    """Damage the bytes around the last occurrence. Returns the file's bytes after that."""
    content = bytearray(file.read_bytes())
    place = content.rfind(last)
    assert place > 0
    content[place - 300 : place + 300] = bytes(600)
    file.write_bytes(content)
    return bytes(content)


def test_a_file_of_which_nothing_can_be_read_stays_and_the_error_says_what_to_do(
    mongo: EmbeddedMongo, tmp_path: Path
) -> None:
    mongo.start()
    documents(mongo).insert_one({"_id": "first"})
    mongo.stop()
    file = tmp_path / "mongo" / "store.mv"
    nonsense = file.read_bytes()[:8192] + os.urandom(100_000)
    file.write_bytes(nonsense)
    with pytest.raises(EmbeddedServerError, match=r"is damaged .* move it away to begin with an empty"):
        mongo.start()
    assert file.read_bytes() == nonsense
    file.unlink()
    mongo.start()
    assert documents(mongo).count_documents({}) == 0


def test_servers_that_ended_by_themselves_come_back_under_their_addresses(tmp_path: Path) -> None:
    servers = EmbeddedServers(tmp_path)
    with servers as running:
        assert servers.revive() == []
        for server in (servers.kafka, servers.mongo):
            os.kill(server.pid, signal.SIGKILL)
        until_then(lambda: not servers.kafka.running and not servers.mongo.running)
        assert servers.revive() == ["kafka", "mongo"]
        assert (servers.kafka.address, servers.mongo.address) == (running.kafka, running.mongo)
