"""Bounded HTTP: endless heads and bodies are ended, and so are connections beyond the limit."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from services._runtime.http.connections import BoundedConnection
from services._runtime.http.limited_body import LimitedBody
from services._runtime.http.server import HttpServer
from tests.waiting import WAIT_SECONDS


async def echo(request: Request) -> Response:
    """Read the whole body."""
    return Response(str(len(await request.body())))


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[HttpServer]:
    """A server with room for three connections and little time for heads and bodies."""
    monkeypatch.setattr(BoundedConnection, "head_seconds", 0.2)
    monkeypatch.setattr(BoundedConnection, "most", 3)
    app = LimitedBody(Starlette(routes=[Route("/", echo, methods=["GET", "POST"])]), 1_000, seconds=0.2)
    server = HttpServer(app, "127.0.0.1", 0)
    await server.start()
    yield server
    await server.stop()


async def answer_to(server: HttpServer, begun: bytes) -> bytes:
    """All bytes until the server closes the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(begun)
    try:
        return await asyncio.wait_for(reader.read(), WAIT_SECONDS)
    except ConnectionResetError:
        return b""
    finally:
        writer.close()


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: x\r\n"])
async def test_a_head_that_does_not_end_is_closed(server: HttpServer, begun: bytes) -> None:
    assert await answer_to(server, begun) == b""


async def test_a_body_that_does_not_end_is_refused(server: HttpServer) -> None:
    head = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc"
    assert (await answer_to(server, head)).startswith(b"HTTP/1.1 408")


async def test_connections_beyond_the_room_are_closed_at_once_and_others_answered(server: HttpServer) -> None:
    kept = [await asyncio.open_connection("127.0.0.1", server.port) for _ in range(3)]
    assert await answer_to(server, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n") == b""
    for _reader, writer in kept:
        writer.close()
        await writer.wait_closed()
    async with httpx.AsyncClient() as client:
        assert (await client.get(f"http://127.0.0.1:{server.port}/")).text == "0"


async def test_bodies_together_have_a_most() -> None:
    entered = asyncio.Event()

    async def receive_part() -> dict[str, object]:
        if entered.is_set():
            await asyncio.sleep(3_600)
        return {"type": "http.request", "body": b"x" * 900, "more_body": True}

    async def held(_scope: object, receive: object, _send: object) -> None:
        await receive()  # type: ignore[operator]
        await asyncio.sleep(3_600)

    async def nowhere(_message: object) -> None: ...

    scope = {"type": "http", "headers": []}
    limited = LimitedBody(held, 1_000)  # type: ignore[arg-type]
    tasks = [asyncio.create_task(limited(scope, receive_part, nowhere)) for _ in range(17)]  # type: ignore[arg-type]
    for _ in range(5):
        await asyncio.sleep(0)
    with pytest.raises(Exception, match="Too many requests") as refused:
        await limited(scope, receive_part, nowhere)  # type: ignore[arg-type]
    assert getattr(refused.value, "status_code", None) == 503
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    entered.set()
