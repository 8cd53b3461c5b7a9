"""Outbound HTTP: refused addresses, and connections only to checked addresses."""

import asyncio
import gzip
import ipaddress
import ssl
import tracemalloc
import zlib
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services._runtime.http.outbound import (
    PortError,
    PrivateAddressError,
    ResponseTooLargeError,
    UnreadableBodyError,
    guarded_client,
    is_public,
    read_limited,
    system_resolver,
)

OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"
PUBLIC, OTHER_PUBLIC = "93.184.215.14", "1.1.1.1"


class RecordingStream(httpcore.AsyncMockStream):
    def __init__(self, network: "RecordingNetwork", answer: bytes) -> None:
        super().__init__([answer])
        self._network = network

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._network.written += buffer

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        self._network.server_names.append(server_hostname)
        return self


class RecordingNetwork(httpcore.AsyncNetworkBackend):
    """Answers each connection with the next of its answers; addresses in ``dead`` accept no connection."""

    def __init__(self, *answers: bytes, dead: Iterable[str] = ()) -> None:
        self._answers = list(answers)
        self._dead = set(dead)
        self.connected: list[tuple[str, int]] = []
        self.server_names: list[str | None] = []
        self.written = b""

    async def connect_tcp(self, host: str, port: int, *_rest: Any, **_options: Any) -> httpcore.AsyncNetworkStream:
        if host in self._dead:
            raise httpcore.ConnectError("refused")
        self.connected.append((host, port))
        return RecordingStream(self, self._answers.pop(0))


class Resolver:
    """Resolves each host to its answers in turn, and then always to the last answer."""

    def __init__(self, **answers: list[list[str]]) -> None:
        self._answers = {host.replace("_", "."): turns for host, turns in answers.items()}
        self.asked: list[str] = []

    async def __call__(self, host: str, _port: int) -> list[str]:
        self.asked.append(host)
        turns = self._answers.get(host, [[host]])
        return turns.pop(0) if len(turns) > 1 else turns[0]


def client(network: RecordingNetwork, resolver: Any, **options: Any) -> httpx.AsyncClient:
    options = {"allow_private": False, "timeout_seconds": 2.0} | options
    return guarded_client(resolver=resolver, backend=network, **options)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1"),
        *("224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1"),
        *("::1", "::", "fe80::1", "fe80::1%1", "fc00::1", "ff02::1", "2001:db8::1", "::7f00:1", "fec0::1"),
        *("::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "2002:7f00:1::"),
        "2002:a00:1::1",
        *(
            "192.88.99.1",
            "168.63.129.16",
            "192.0.0.9",
            "192.0.0.10",
            "192.0.0.192",
            "192.52.193.1",
            "3fff::1",
            "5f00::1",
        ),
        *("2001:1::1", "2001::1", "2001:20::1", "::ffff:168.63.129.16", "64:ff9b::192.88.99.1", "2002:a83f:8110::1"),
    ],
)
def test_address_that_leads_inside_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        PUBLIC,
        "168.63.129.17",
        "192.0.1.1",
        "2001:200::1",
        "2606:4700:4700::1111",
        f"::ffff:{PUBLIC}",
        f"64:ff9b::{PUBLIC}",
    ],
)
def test_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_embedding_an_address_never_makes_it_public(address: ipaddress.IPv4Address) -> None:
    plain = is_public(str(address))
    assert is_public(f"::ffff:{address}") == is_public(f"64:ff9b::{address}") == plain
    assert is_public(str(ipaddress.IPv6Address((0x2002 << 112) | (int(address) << 80) | 1))) == plain


@pytest.mark.parametrize(
    "literal", ["127.1", "0x7f.1", "2130706433", "017700000001", "[::1]", "[::ffff:7f00:1]", "localhost"]
)
async def test_odd_spelling_of_loopback_is_refused(literal: str) -> None:
    network = RecordingNetwork(OK)
    async with client(network, system_resolver) as guarded:
        with pytest.raises(PrivateAddressError):
            await guarded.get(f"http://{literal}/")
    assert network.connected == []


async def test_one_private_address_among_public_ones_refuses_the_host() -> None:
    network = RecordingNetwork(OK)
    async with client(network, Resolver(mixed_test=[[PUBLIC, "10.0.0.1"]])) as guarded:
        with pytest.raises(PrivateAddressError, match=r"mixed\.test leads to 10\.0\.0\.1"):
            await guarded.get("http://mixed.test/")
    assert network.connected == []


async def test_checked_address_is_connected_to_though_the_name_changes_its_answer() -> None:
    network = RecordingNetwork(OK)
    resolver = Resolver(rebind_test=[[PUBLIC], ["127.0.0.1"]])
    async with client(network, resolver) as guarded:
        assert (await guarded.get("http://rebind.test/x")).text == "ok"
    assert network.connected == [(PUBLIC, 80)]
    assert resolver.asked == ["rebind.test"]
    assert b"\r\nHost: rebind.test\r\n" in network.written


async def test_tls_is_for_the_name_and_never_shared_between_names_of_one_address() -> None:
    network = RecordingNetwork(OK, OK)
    async with client(network, Resolver(a_test=[[PUBLIC]], b_test=[[PUBLIC]])) as guarded:
        await guarded.get("https://a.test/")
        await guarded.get("https://b.test/")
    assert network.connected == [(PUBLIC, 443)] * 2
    assert network.server_names == ["a.test", "b.test"]


async def test_redirect_to_a_private_address_is_refused() -> None:
    network = RecordingNetwork(b"HTTP/1.1 302 Found\r\nlocation: http://inside.test/\r\ncontent-length: 0\r\n\r\n", OK)
    resolver = Resolver(outside_test=[[PUBLIC]], inside_test=[["192.168.0.7"]])
    async with client(network, resolver, follow_redirects=True) as guarded:
        with pytest.raises(PrivateAddressError):
            await guarded.get("http://outside.test/")
    assert network.connected == [(PUBLIC, 80)]


async def test_redirect_is_an_answer_unless_followed() -> None:
    network = RecordingNetwork(b"HTTP/1.1 307 Temporary\r\nlocation: http://b.test/\r\ncontent-length: 0\r\n\r\n")
    async with client(network, Resolver(a_test=[[PUBLIC]])) as guarded:
        assert (await guarded.get("http://a.test/")).status_code == 307


async def test_next_address_is_tried_when_the_first_does_not_answer() -> None:
    network = RecordingNetwork(OK, dead=[PUBLIC])
    async with client(network, Resolver(two_test=[[PUBLIC, OTHER_PUBLIC]])) as guarded:
        assert (await guarded.get("http://two.test/")).status_code == 200
    assert network.connected == [(OTHER_PUBLIC, 80)]


async def test_hosts_that_do_not_answer_hold_up_no_other() -> None:
    stuck = asyncio.Event()

    class Network(RecordingNetwork):
        async def connect_tcp(self, host: str, port: int, *_rest: Any, **_options: Any) -> httpcore.AsyncNetworkStream:
            if host == PUBLIC:
                await stuck.wait()
            return await super().connect_tcp(host, port)

    resolver = Resolver(slow_test=[[PUBLIC]], well_test=[[OTHER_PUBLIC]])
    async with client(Network(OK), resolver, ports=range(1, 121)) as guarded:
        slow = [asyncio.create_task(guarded.get(f"http://slow.test:{port}/")) for port in range(1, 121)]
        await asyncio.sleep(0)
        assert (await guarded.get("http://well.test/")).status_code == 200
        for task in slow:
            task.cancel()
        await asyncio.wait(slow)


async def test_private_address_is_reached_when_allowed() -> None:
    network = RecordingNetwork(OK)
    async with client(network, system_resolver, allow_private=True) as guarded:
        assert (await guarded.get("http://127.0.0.1:8080/")).status_code == 200
    assert network.connected == [("127.0.0.1", 8080)]


@pytest.mark.parametrize("url", ["http://a.test:22/", "https://a.test:6379/", "http://a.test:8080/"])
async def test_other_ports_are_refused(url: str) -> None:
    network = RecordingNetwork(OK)
    resolver = Resolver(a_test=[[PUBLIC]])
    async with client(network, resolver) as guarded:
        with pytest.raises(PortError, match=r"of a\.test is none of 80, 443"):
            await guarded.get(url)
    assert (network.connected, resolver.asked) == ([], [])


async def test_a_port_that_does_not_exist_is_refused_everywhere() -> None:
    network = RecordingNetwork(OK)
    async with client(network, Resolver(a_test=[[PUBLIC]]), allow_private=True) as guarded:
        with pytest.raises(PortError, match="port 99999"):
            await guarded.get("http://a.test:99999/")
    assert network.connected == []


async def test_redirect_to_another_port_is_refused_unless_it_is_allowed() -> None:
    redirect = b"HTTP/1.1 302 Found\r\nlocation: http://a.test:8080/\r\ncontent-length: 0\r\n\r\n"
    resolver = Resolver(a_test=[[PUBLIC]])
    async with client(RecordingNetwork(redirect), resolver, follow_redirects=True) as guarded:
        with pytest.raises(PortError):
            await guarded.get("http://a.test/")
    network = RecordingNetwork(redirect, OK)
    async with client(network, resolver, follow_redirects=True, ports=(80, 8080)) as guarded:
        assert (await guarded.get("http://a.test/")).text == "ok"
    assert network.connected == [(PUBLIC, 80), (PUBLIC, 8080)]


async def test_other_schemes_are_refused() -> None:
    network = RecordingNetwork(OK)
    async with client(network, Resolver()) as guarded:
        with pytest.raises(httpx.UnsupportedProtocol):
            await guarded.get("ftp://93.184.215.14/")
    assert network.connected == []


async def test_name_that_does_not_resolve_is_a_connection_error() -> None:
    async def unknown(_host: str, _port: int) -> list[str]:
        raise OSError("Name or service not known")

    async with client(RecordingNetwork(), unknown) as guarded:
        with pytest.raises(httpx.ConnectError, match="does not resolve"):
            await guarded.get("http://nowhere.test/")


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


def answer(body: bytes, *codings: str, head: bytes = b"200 OK") -> bytes:
    lines = b"".join(b"content-encoding: " + coding.encode() + b"\r\n" for coding in codings)
    return b"HTTP/1.1 " + head + b"\r\n" + lines + b"connection: close\r\n\r\n" + body


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


async def test_cookies_are_sent_to_nobody() -> None:
    cookie = b"\r\nset-cookie: a=1; path=/"
    redirect = b"302 Found\r\nlocation: http://page.test/next"
    network = RecordingNetwork(answer(b"", head=redirect + cookie), answer(b"x", head=b"200 OK" + cookie), answer(b"y"))
    async with client(network, Resolver(page_test=[[PUBLIC]]), follow_redirects=True) as guarded:
        await guarded.get("http://page.test/")
        await guarded.get("http://page.test/again")
        assert not guarded.cookies
    assert b"cookie" not in network.written.lower()


async def test_body_within_the_limit_is_read_whole() -> None:
    async with (
        client(RecordingNetwork(OK), Resolver(small_test=[[PUBLIC]])) as guarded,
        guarded.stream("GET", "http://small.test/") as response,
    ):
        assert await read_limited(response, 2) == b"ok"
