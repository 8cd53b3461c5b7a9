"""The real embedded servers: with clients, and after a stop, a crash, or the death of their parent."""

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pymongo
import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from motor.motor_asyncio import AsyncIOMotorClient

from services._embedded import EmbeddedKafka, EmbeddedMongo, EmbeddedServerError, EmbeddedServers, fetch_jars
from tests.waiting import PAUSE_SECONDS, SAVED_SECONDS, WAIT_SECONDS, until_then

Result = TypeVar("Result")
FIVE_MEGABYTES = 5 * 1024 * 1024
PARENT = """
import sys, threading, time
from pathlib import Path
from services._embedded import EmbeddedServers
servers = EmbeddedServers(Path(sys.argv[1]))
starter = threading.Thread(target=servers.start)
starter.start(); starter.join()
print(servers.kafka.pid, servers.mongo.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def kafka(tmp_path: Path) -> Iterator[EmbeddedKafka]:
    server = EmbeddedKafka(tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def mongo(tmp_path: Path) -> Iterator[EmbeddedMongo]:
    server = EmbeddedMongo(tmp_path)
    server.start()
    yield server
    server.stop()


def test_topics_offsets_and_documents_outlive_a_stop(tmp_path: Path) -> None:
    with EmbeddedServers(tmp_path) as first:
        wait_for(create_topic(first.kafka, "articles"))
        wait_for(produce(first.kafka, "articles", [b"small", b"x" * FIVE_MEGABYTES]))
        assert [len(value) for value in wait_for(consume(first.kafka, "articles", count=2))] == [5, FIVE_MEGABYTES]
        wait_for(upsert(first.mongo, range(100)))
        cluster = wait_for(cluster_id(first.kafka))
    assert {path.name for path in (tmp_path / "logs").iterdir()} == {"kafka.log", "mongo.log"}

    with EmbeddedServers(tmp_path) as second:
        assert wait_for(cluster_id(second.kafka)) == cluster
        assert wait_for(committed(second.kafka, "articles")) == 2
        wait_for(produce(second.kafka, "articles", [b"third"]))
        assert wait_for(consume(second.kafka, "articles", count=1)) == [b"third"]
        assert pymongo.MongoClient[Any](second.mongo).test.reports.count_documents({"revision": 0}) == 100


def test_a_temporary_folder_is_deleted_and_stopping_twice_is_harmless() -> None:
    servers = EmbeddedServers()
    running = servers.start()
    pids = [servers.kafka.pid, servers.mongo.pid]
    assert running.data.exists()
    assert all(os.getsid(pid) != os.getsid(0) for pid in pids), "a Ctrl-C in the terminal would reach them"
    servers.stop()
    servers.stop()
    assert not running.data.exists()
    assert not any(alive(pid) for pid in pids)


def test_a_killed_mongo_comes_back_with_all_but_the_last_moment(mongo: EmbeddedMongo) -> None:
    address = mongo.address
    wait_for(upsert(address, range(500)))
    time.sleep(SAVED_SECONDS)
    mongo.kill()
    mongo.start()
    assert mongo.address == address
    assert pymongo.MongoClient[Any](address).test.reports.count_documents({}) == 500


def test_a_stopped_mongo_loses_nothing(mongo: EmbeddedMongo) -> None:
    wait_for(upsert(mongo.address, range(500)))
    mongo.stop()
    mongo.start()
    assert pymongo.MongoClient[Any](mongo.address).test.reports.count_documents({}) == 500


def test_a_killed_kafka_comes_back_with_its_messages(kafka: EmbeddedKafka) -> None:
    address = kafka.address
    wait_for(create_topic(address, "articles"))
    wait_for(produce(address, "articles", [b"one"]))
    broker = kafka.pid
    os.kill(broker, signal.SIGKILL)
    until_then(lambda: not alive(broker))
    kafka.start()
    assert kafka.address == address
    wait_for(produce(address, "articles", [b"two"]))
    assert wait_for(consume(address, "articles", count=2)) == [b"one", b"two"]


def test_a_topic_nobody_declared_is_not_created(kafka: EmbeddedKafka) -> None:
    async def topics() -> list[str]:
        admin = AIOKafkaAdminClient(bootstrap_servers=kafka.address)
        await admin.start()
        try:
            await admin.describe_topics(["articels"])
            return list(await admin.list_topics())
        finally:
            await admin.close()

    assert wait_for(topics()) == []


def test_servers_outlive_the_thread_that_started_them_but_not_a_killed_parent(tmp_path: Path) -> None:
    parent, pids = start_parent(tmp_path)
    with parent:
        time.sleep(1)
        assert all(alive(pid) for pid in pids)
        parent.kill()
    until_then(lambda: not any(alive(pid) for pid in pids))

    with EmbeddedServers(tmp_path) as again:  # what the killed one left can be used
        assert wait_for(cluster_id(again.kafka))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a parent-death signal")
def test_a_server_dies_with_its_guard(mongo: EmbeddedMongo) -> None:
    server = mongo.pid
    os.kill(parent_of(server), signal.SIGKILL)
    until_then(lambda: not alive(server))
    mongo.start()
    assert alive(mongo.pid)


def test_a_failed_start_shows_the_end_of_the_log_and_leaves_nothing_running(tmp_path: Path) -> None:
    (tmp_path / "mongo" / "store.mv").mkdir(parents=True)
    servers = EmbeddedServers(tmp_path)
    with pytest.raises(EmbeddedServerError, match=r"(?s)embedded mongo failed while .*mongo\.log.*MVStoreException"):
        servers.start()
    with pytest.raises(EmbeddedServerError, match="not running"):
        _ = servers.kafka.pid


@pytest.mark.parametrize("kind", [EmbeddedKafka, EmbeddedMongo])
def test_a_port_that_is_taken_is_named(kind: type[EmbeddedKafka | EmbeddedMongo], tmp_path: Path) -> None:
    server = kind(tmp_path)
    server.start()
    server.stop()
    with socket.socket() as stranger:
        stranger.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        stranger.bind(("127.0.0.1", int(server.address.rpartition(":")[2])))
        stranger.listen()
        with pytest.raises(
            EmbeddedServerError, match=re.compile("address already in use|BindException", re.IGNORECASE)
        ):
            server.start()
    server.start()
    server.stop()


def test_a_changed_jar_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "claimwatch" / "jars"
    cache.mkdir(parents=True)
    for jar in fetch_jars():
        (cache / jar.name).symlink_to(jar)
    changed = cache / "com.h2database-h2-2.3.232.jar"
    changed.unlink()
    changed.write_bytes(b"something else")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with pytest.raises(EmbeddedServerError, match=r"com\.h2database:h2:2\.3\.232 .* refused"):
        EmbeddedServers(tmp_path / "data").start()


def wait_for(coroutine: Coroutine[Any, Any, Result]) -> Result:
    return asyncio.run(coroutine)


async def create_topic(kafka: str, name: str) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    await admin.start()
    try:
        await admin.create_topics([NewTopic(name, 1, 1)])
    finally:
        await admin.close()


async def cluster_id(kafka: str) -> str:
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    await admin.start()
    try:
        return str((await admin.describe_cluster())["cluster_id"])
    finally:
        await admin.close()


async def produce(kafka: str, topic: str, values: list[bytes]) -> None:
    producer = AIOKafkaProducer(
        bootstrap_servers=kafka, acks="all", enable_idempotence=True, max_request_size=2 * FIVE_MEGABYTES
    )
    await producer.start()
    try:
        for value in values:
            await producer.send_and_wait(topic, value)
    finally:
        await producer.stop()


def group_member(kafka: str, *topics: str) -> AIOKafkaConsumer:
    return AIOKafkaConsumer(
        *topics,
        bootstrap_servers=kafka,
        group_id="readers",
        auto_offset_reset="earliest",
        enable_auto_commit=False,
        max_partition_fetch_bytes=2 * FIVE_MEGABYTES,
    )


async def consume(kafka: str, topic: str, *, count: int) -> list[bytes]:
    consumer = group_member(kafka, topic)
    await consumer.start()
    try:
        values = [(await asyncio.wait_for(consumer.getone(), WAIT_SECONDS)).value for _ in range(count)]
        await consumer.commit()
        return values
    finally:
        await consumer.stop()


async def committed(kafka: str, topic: str) -> int | None:
    """The group's offset; a broker that has just started answers "none" until it has loaded its groups."""
    consumer = group_member(kafka)
    await consumer.start()
    try:
        async with asyncio.timeout(WAIT_SECONDS):
            while (offset := await consumer.committed(TopicPartition(topic, 0))) is None:  # noqa: ASYNC110
                await asyncio.sleep(PAUSE_SECONDS)
        return int(offset)
    finally:
        await consumer.stop()


async def upsert(mongo: str, numbers: range) -> None:
    client: AsyncIOMotorClient[dict[str, Any]] = AsyncIOMotorClient(mongo)
    for number in numbers:
        await client.test.reports.update_one({"_id": number}, {"$set": {"revision": 0}}, upsert=True)
    client.close()


def start_parent(data: Path) -> tuple[subprocess.Popen[str], list[int]]:
    """A program that starts the servers in a thread that then ends, and the process ids of servers and guards."""
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(data)], stdout=subprocess.PIPE, text=True)
    if parent.stdout is None:
        raise AssertionError
    pids = [int(word) for word in parent.stdout.readline().split()]
    assert len(pids) == 2
    return parent, pids + [parent_of(pid) for pid in pids]


def parent_of(pid: int) -> int:
    return int(process_status(pid, "ppid"))


def alive(pid: int) -> bool:
    return process_status(pid, "stat")[:1] not in {"", "Z"}


def process_status(pid: int, field: str) -> str:
    return subprocess.run(["ps", "-o", f"{field}=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
