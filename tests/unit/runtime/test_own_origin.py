"""Requests from pages of other sites are refused, and every answer forbids frames."""

from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from services._runtime.http.own_origin import OwnOrigin
from services._runtime.http.safe_headers import SAFE_HEADERS, SafeHeaders


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """A client of a guarded application; the connection comes to 10.1.2.3."""

    async def answer(_request: Request) -> Response:
        return JSONResponse({}, headers={"Cache-Control": "no-cache"})

    inner = Starlette(routes=[Route("/", answer, methods=["GET", "POST"])])
    app = SafeHeaders(OwnOrigin(inner, ("api", "desk.example")))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://10.1.2.3") as client:
        yield client


@pytest.mark.parametrize(
    ("host", "status"),
    [
        *(
            (host, 200)
            for host in ("localhost:8080", "127.0.0.1", "[::1]:8080", "api:8080", "DESK.example", "10.1.2.3")
        ),
        *(
            (host, 421)
            for host in ("evil.example:8080", "10.1.2.4", "localhost.evil.example", "evil@localhost", "", "a b")
        ),
    ],
)
async def test_a_host_is_one_of_our_names_or_refused(client: httpx.AsyncClient, host: str, status: int) -> None:
    answer = await client.get("/", headers={"Host": host})
    assert answer.status_code == status
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost:8080", 200),
        ("https://desk.example", 200),
        ("http://localhost:8395", 403),
        ("http://127.0.0.1:8080", 403),
        ("http://desk.example:9999", 403),
        ("https://evil.example", 403),
        ("null", 403),
    ],
)
async def test_another_origin_gets_nothing(client: httpx.AsyncClient, method: str, origin: str, status: int) -> None:
    answer = await client.request(method, "/", headers={"Host": "localhost:8080", "Origin": origin})
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("method", "site", "mode", "status"),
    [
        ("GET", "same-origin", "cors", 200),
        ("GET", "none", "navigate", 200),
        ("GET", "cross-site", "navigate", 200),
        ("GET", "cross-site", "no-cors", 403),
        ("GET", "same-site", "cors", 403),
        ("POST", "cross-site", "navigate", 403),
        ("POST", "same-site", "no-cors", 403),
    ],
)
async def test_of_what_another_site_asks_only_links_are_followed(
    client: httpx.AsyncClient, method: str, site: str, mode: str, status: int
) -> None:
    headers = {"Host": "localhost", "Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode}
    assert (await client.request(method, "/", headers=headers)).status_code == status


async def test_an_answer_keeps_what_it_says_itself(client: httpx.AsyncClient) -> None:
    headers = (await client.get("/", headers={"Host": "localhost"})).headers
    assert headers["cache-control"] == "no-cache"
    assert all(headers[name] == value for name, value in SAFE_HEADERS.items() if name != "Cache-Control")
