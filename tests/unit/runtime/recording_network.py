"""A network that records which addresses are connected to, and answers as it is told."""

import ssl
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx

from services._runtime.http.outbound import guarded_client

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


def answer(body: bytes, *codings: str, head: bytes = b"200 OK") -> bytes:
    lines = b"".join(b"content-encoding: " + coding.encode() + b"\r\n" for coding in codings)
    return b"HTTP/1.1 " + head + b"\r\n" + lines + b"connection: close\r\n\r\n" + body
