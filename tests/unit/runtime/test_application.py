"""Every service's HTTP application is made in one place, with the same guards."""

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
