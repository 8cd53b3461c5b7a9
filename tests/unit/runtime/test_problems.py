"""Whatever goes wrong in an HTTP request, the answer is a problem document."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from aiokafka.errors import KafkaConnectionError
from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict
from pymongo.errors import DuplicateKeyError, OperationFailure, ServerSelectionTimeoutError
from starlette.applications import Starlette

from services._runtime.http.limited_body import LimitedBody
from services._runtime.http.problems import Problem, add_problem_handlers, problem_responses


class Probe(BaseModel):
    model_config = ConfigDict(extra="forbid")

    count: int


ERRORS = {
    "problem": Problem(409, "Taken", "Somebody has it.", "taken", extensions={"owner": "x"}),
    "broker": KafkaConnectionError(),
    "database": ServerSelectionTimeoutError("no server at 10.0.0.1"),
    "closed store": OperationFailure("Unknown error: This store is closed"),
    "duplicate": DuplicateKeyError("secret", 11000),
    "bug": ZeroDivisionError("secret"),
}


def probe_app() -> FastAPI:
    """An application with one route for each way to fail."""
    app = FastAPI()
    add_problem_handlers(app)
    app.add_middleware(LimitedBody, max_bytes=100)

    @app.post("/probes", responses=problem_responses(413, 422))
    async def post(probe: Probe) -> Probe:
        return probe

    @app.get("/errors/{name}")
    async def fail(name: str, times: int = 1) -> None:
        raise ERRORS[name]

    return app


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application, mounted as a service mounts it."""
    outer = Starlette()
    outer.mount("/", probe_app())
    transport = httpx.ASGITransport(outer, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://probe") as client:
        yield client


def problem_of(response: httpx.Response) -> dict[str, Any]:
    """The problem document of a response that must be one."""
    assert response.headers["content-type"] == "application/problem+json"
    document: dict[str, Any] = response.json()
    assert document["status"] == response.status_code
    assert document["type"] and document["title"]
    return document


async def test_a_raised_problem_is_the_answer_with_all_its_members(client: httpx.AsyncClient) -> None:
    assert problem_of(await client.get("/errors/problem")) == {
        "type": "urn:claimwatch:problem:taken",
        "title": "Taken",
        "status": 409,
        "detail": "Somebody has it.",
        "owner": "x",
    }


async def test_what_is_not_there_and_what_is_not_allowed(client: httpx.AsyncClient) -> None:
    assert problem_of(await client.get("/nothing"))["title"] == "Not Found"
    response = await client.delete("/probes")
    assert problem_of(response)["status"] == 405
    assert response.headers["allow"] == "POST"


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        (b'{"count": "many"}', "#/count"),
        (b"{}", "#/count"),
        (b'{"count": 1, "a/b~c": 2}', "#/a~1b~0c"),
        (b'{"count": 1, "\\ud800": 2}', "#"),
        (b'{"count": 1', "#"),
        (b"", "#"),
    ],
)
async def test_a_bad_body_is_refused_and_the_place_is_named(
    client: httpx.AsyncClient, body: bytes, pointer: str
) -> None:
    response = await client.post("/probes", content=body, headers={"content-type": "application/json"})
    document = problem_of(response)
    assert document["status"] == 422
    assert [error["pointer"] for error in document["errors"]] == [pointer]


async def test_a_text_that_is_no_json_is_told_at_which_character(client: httpx.AsyncClient) -> None:
    response = await client.post("/probes", content=b'{"count" 1}', headers={"content-type": "application/json"})
    assert problem_of(response)["detail"] == "body: is not JSON: Expecting ':' delimiter at character 10"


async def test_a_bad_parameter_is_named(client: httpx.AsyncClient) -> None:
    document = problem_of(await client.get("/errors/problem?times=x"))
    assert [(error["in"], error["parameter"]) for error in document["errors"]] == [("query", "times")]


@pytest.mark.parametrize("chunked", [False, True])
async def test_a_body_that_is_too_long_is_refused(client: httpx.AsyncClient, chunked: bool) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"          "

    content = chunks() if chunked else b" " * 200
    response = await client.post("/probes", content=content, headers={"content-type": "application/json"})
    assert problem_of(response)["status"] == 413


@pytest.mark.parametrize(
    ("name", "who"), [("broker", "Kafka"), ("database", "the database"), ("closed store", "the database")]
)
async def test_a_transient_failure_asks_to_come_back(client: httpx.AsyncClient, name: str, who: str) -> None:
    response = await client.get(f"/errors/{name}")
    assert problem_of(response)["status"] == 503
    assert problem_of(response)["detail"] == f"{who} does not answer; try again in a moment"
    assert int(response.headers["retry-after"]) > 0
    assert "10.0.0.1" not in response.text


async def test_an_unexpected_failure_tells_nothing_of_the_inside(client: httpx.AsyncClient) -> None:
    response = await client.get("/errors/bug")
    assert problem_of(response)["status"] == 500
    assert "secret" not in response.text


def test_the_openapi_document_speaks_of_problems() -> None:
    document = probe_app().openapi()
    assert document["openapi"].startswith("3.1")
    responses = document["paths"]["/probes"]["post"]["responses"]
    assert all(set(responses[status]["content"]) == {"application/problem+json"} for status in ("413", "422"))
