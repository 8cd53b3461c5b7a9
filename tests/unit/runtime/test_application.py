"""Every service's HTTP application is made in one place, with the same guards."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from fastapi import Request

from services._runtime.http.application import guarded, http_application

SERVICES = Path(__file__).parents[3] / "services"


def test_no_service_makes_or_guards_an_application_of_its_own() -> None:
    made = [
        path.name
        for path in SERVICES.rglob("*.py")
        if "FastAPI(" in path.read_text() or "= OwnOrigin(" in path.read_text()
    ]
    assert made == ["application.py"]


@pytest.mark.parametrize(
    ("host", "path", "body", "status"),
    [
        ("api", "/notes", b"short", 200),
        ("elsewhere", "/notes", b"short", 421),
        ("api", "/notes?unknown=1", b"short", 422),
        ("api", "/notes", b"longer than it may be", 413),
        ("api", "/nothing", b"", 404),
    ],
)
async def test_what_it_refuses_is_a_problem(host: str, path: str, body: bytes, status: int) -> None:
    app = http_application("Probe", max_body_bytes=10)

    @app.post("/notes")
    async def note(request: Request) -> int:
        return len(await request.body())

    transport = httpx.ASGITransport(guarded(app, ("api",)))
    async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as client:
        answer = await client.post(path, content=body)
    assert answer.status_code == status
    assert (answer.headers["content-type"] == "application/problem+json") is (status != 200)


DESK = "https://desk.example"


@pytest.fixture
async def shared() -> AsyncIterator[httpx.AsyncClient]:
    """A client of an application that pages of one other origin may ask."""
    app = http_application("Probe", max_body_bytes=10)

    @app.get("/notes")
    async def notes() -> int:
        return 7

    transport = httpx.ASGITransport(guarded(app, ("api",), (DESK,)))
    async with httpx.AsyncClient(transport=transport, base_url="http://api") as client:
        yield client


async def test_pages_of_an_invited_origin_may_ask_and_read_but_not_with_a_cookie(shared: httpx.AsyncClient) -> None:
    page = {"Origin": DESK, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}
    asked = {"Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "authorization"}
    preflight = await shared.options("/notes", headers=page | asked)
    assert (preflight.status_code, preflight.headers["access-control-allow-origin"]) == (200, DESK)
    assert "access-control-allow-credentials" not in preflight.headers
    answer = await shared.get("/notes", headers=page)
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, DESK)
    assert "ETag" in answer.headers["access-control-expose-headers"]
    assert (await shared.get("/notes", headers=page | {"Cookie": "claimwatch_session=x"})).status_code == 403
    assert (await shared.get("/notes", headers=page | {"Host": "evil.example"})).status_code == 421


async def test_pages_of_other_origins_may_not(shared: httpx.AsyncClient) -> None:
    page = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}
    answer = await shared.get("/notes", headers=page)
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


async def test_by_default_no_other_origin_may_ask() -> None:
    app = http_application("Probe", max_body_bytes=10)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(guarded(app, ("api",))), base_url="http://api"
    ) as client:
        answer = await client.get("/openapi.json", headers={"Origin": DESK})
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers
