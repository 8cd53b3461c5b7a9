"""Outbound HTTP: bodies are read up to a limit, also when they are compressed."""

import gzip
import tracemalloc
import zlib
from typing import Any

import pytest

from services._runtime.http.outbound import (
    ResponseTooLargeError,
    UnreadableBodyError,
    read_limited,
)
from tests.unit.runtime.recording_network import OK, PUBLIC, RecordingNetwork, Resolver, answer, client


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n" + b"x" * 1000,
        b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n" + b"x" * 1000,
        b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\nconnection: close\r\n\r\n" + gzip.compress(b"x" * 100_000),
    ],
    ids=["announced", "unannounced", "inflating"],
)
async def test_body_is_read_up_to_the_limit_only(answer: bytes) -> None:
    async with (
        client(RecordingNetwork(answer), Resolver(big_test=[[PUBLIC]])) as guarded,
        guarded.stream("GET", "http://big.test/") as response,
    ):
        with pytest.raises(ResponseTooLargeError):
            await read_limited(response, 999)


def bomb(layers: int, mebibytes: int = 64) -> bytes:
    body = bytes(mebibytes * 2**20)
    for _ in range(layers):
        body = gzip.compress(body)
    return body


async def body_of(network: RecordingNetwork, max_bytes: int, **options: Any) -> bytes:
    async with (
        client(network, Resolver(page_test=[[PUBLIC]]), **options) as guarded,
        guarded.stream("GET", "http://page.test/") as response,
    ):
        return await read_limited(response, max_bytes)


@pytest.mark.parametrize(
    "codings",
    [
        ("gzip, gzip",),
        ("gzip", "gzip"),
        ("gzip,deflate , gzip",),
        ("deflate, gzip",),
        ("br",),
        ("zstd",),
        ("compress",),
        ("GZIP, X-GZIP",),
        ("nonsense",),
    ],
)
async def test_what_is_compressed_more_than_once_or_oddly_is_not_undone(codings: tuple[str, ...]) -> None:
    with pytest.raises(UnreadableBodyError, match=r"page\.test/ is compressed as"):
        await body_of(RecordingNetwork(answer(bomb(2), *codings)), 2**20)


@pytest.mark.parametrize("head", [b"200 OK", b"302 Found\r\nlocation: http://page.test/next"])
async def test_no_answer_takes_more_memory_than_the_limit_allows(head: bytes) -> None:
    body = bomb(1)
    network = RecordingNetwork(answer(body, "gzip", head=head), answer(body, "gzip"))
    tracemalloc.start()
    try:
        with pytest.raises(ResponseTooLargeError):
            await body_of(network, 2**20, follow_redirects=True)
        assert tracemalloc.get_traced_memory()[1] < 8 * 2**20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("body", "codings"),
    [
        (gzip.compress(b"said", mtime=0), ("gzip",)),
        (gzip.compress(b"said", mtime=0), ("X-GZIP",)),
        (gzip.compress(b"said", mtime=0), ("identity, gzip",)),
        (zlib.compress(b"said"), ("deflate",)),
        (b"said", ("identity",)),
        (b"said", ("",)),
    ],
)
async def test_one_compression_is_undone(body: bytes, codings: tuple[str, ...]) -> None:
    assert await body_of(RecordingNetwork(answer(body, *codings)), 4) == b"said"


async def test_wrong_compression_is_an_error_of_its_own() -> None:
    with pytest.raises(UnreadableBodyError, match="wrongly compressed"):
        await body_of(RecordingNetwork(answer(b"said", "gzip")), 100)


async def test_body_within_the_limit_is_read_whole() -> None:
    async with (
        client(RecordingNetwork(OK), Resolver(small_test=[[PUBLIC]])) as guarded,
        guarded.stream("GET", "http://small.test/") as response,
    ):
        assert await read_limited(response, 2) == b"ok"
