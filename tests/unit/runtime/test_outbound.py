"""Outbound HTTP: refused addresses, and connections only to checked addresses."""

import asyncio
import ipaddress
from typing import Any

import httpcore
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services._runtime.http.outbound import (
    PortError,
    PrivateAddressError,
    is_public,
    system_resolver,
)
from tests.unit.runtime.recording_network import OK, OTHER_PUBLIC, PUBLIC, RecordingNetwork, Resolver, answer, client


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


async def test_cookies_are_sent_to_nobody() -> None:
    cookie = b"\r\nset-cookie: a=1; path=/"
    redirect = b"302 Found\r\nlocation: http://page.test/next"
    network = RecordingNetwork(answer(b"", head=redirect + cookie), answer(b"x", head=b"200 OK" + cookie), answer(b"y"))
    async with client(network, Resolver(page_test=[[PUBLIC]]), follow_redirects=True) as guarded:
        await guarded.get("http://page.test/")
        await guarded.get("http://page.test/again")
        assert not guarded.cookies
    assert b"cookie" not in network.written.lower()
