"""A refusal names the field and says in plain words which values the field takes."""

from typing import Any

import httpx
import pytest

from tests.unit.api.test_hostile_queries import APP

WATCH = {"name": "Dams", "query": "dam"}
PLACE = {"name": "Somewhere"}


@pytest.mark.parametrize(
    ("path", "body", "said"),
    [
        ("/watches", WATCH | {"name": ""}, "name: must not be empty"),
        ("/watches", {"query": "dam"}, "name: is needed"),
        ("/watches", WATCH | {"enabled": 0}, "enabled: must be true or false"),
        ("/watches", WATCH | {"places": {}}, "places: must be a list"),
        (
            "/watches",
            WATCH | {"places": [PLACE | {"geonames_id": 2**63}]},
            "places.0.geonames_id: must be 2147483647 or",
        ),
        (
            "/watches",
            WATCH | {"places": [PLACE | {"geonames_id": 1.5}]},
            "places.0.geonames_id: must be a whole number",
        ),
        ("/watches", WATCH | {"places": [PLACE | {"nme": 1}]}, "did you mean 'name'?"),
        ("/watches", WATCH | {"places": [{"name": "x" * 201}]}, "places.0.name: must have at most 200 characters"),
        ("/watches", WATCH | {"figures": [{"measure": "klled"}]}, "figures.0.measure: unknown value 'klled': one of "),
        (
            "/channels",
            {"name": "x", "target": {"kind": "slack"}},
            "target: unknown kind 'slack': one of apprise, email, webhook",
        ),
        ("/channels", {"name": "x", "target": {"to": "a@b"}}, "target: needs its kind"),
        (
            "/channels",
            {"name": "x", "target": {"kind": "email", "to": "a,b@c"}},
            "target.to: must be one e-mail address",
        ),
        ("/topics", {"key": "No Key", "name": "x", "terms": ["dam"]}, "key: must be lower-case words"),
        ("/topics", {"key": "none", "name": "x", "terms": []}, "terms: must not be empty"),
        ("/feeds", {"url": "ftp://x", "publisher": "x"}, "url: must begin with one of 'http' or 'https'"),
        ("/watches", [], "body: must be a JSON object"),
    ],
)
async def test_a_refusal_in_plain_words(path: str, body: Any, said: str) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(APP), base_url="http://127.0.0.1") as client:
        answer = await client.post(path, json=body)
    assert answer.status_code == 422
    assert said in answer.json()["detail"]


async def test_a_choice_names_the_values_as_they_are_sent() -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(APP), base_url="http://127.0.0.1") as client:
        answer = await client.put("/alerts/a/acknowledgement", json={"by": "x", "state": "done"})
    assert answer.json()["detail"] == "state: unknown value 'done': one of acknowledged, resolved"


@pytest.mark.parametrize("number", ["Infinity", "-Infinity", "NaN", "1e400"])
async def test_a_threshold_is_a_finite_number(number: str) -> None:
    content = f'{{"name": "x", "figures": [{{"measure": "killed", "at_least": {number}}}]}}'
    headers = {"content-type": "application/json"}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(APP), base_url="http://127.0.0.1") as client:
        answer = await client.post("/watches", content=content, headers=headers)
    assert "figures.0.at_least: must be a finite number" in answer.json()["detail"]


async def test_a_body_of_no_type_is_told_how_to_be_read() -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(APP), base_url="http://127.0.0.1") as client:
        answer = await client.post("/watches", content=b"{}")
    assert "send application/json" in answer.json()["detail"]


FIGURE = {"kind": "figure", "report_id": "r", "finding_id": "f", "measure": "killed"}
SILENCE = {"author": "x", "comment": "x", "ends_at": "2030-01-01T00:00:00Z"}


@pytest.mark.parametrize(
    ("method", "path", "body", "pointers"),
    [
        ("POST", "/channels", {"name": "x", "target": {"kind": "webhook", "url": 5}}, ["#/target/url"]),
        ("POST", "/channels", {"name": "x", "target": {"kind": "webhook"}}, ["#/target/url"]),
        ("PUT", "/amendments/a", {"amended_by": "x", "correction": FIGURE}, ["#/correction"]),
        ("POST", "/silences", SILENCE | {"matchers": [{"label": "plac", "value": "x"}]}, ["#/matchers/0/label"]),
        ("POST", "/silences", SILENCE | {"matchers": []}, ["#/matchers"]),
    ],
)
async def test_the_pointer_has_only_what_was_sent(method: str, path: str, body: Any, pointers: list[str]) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(APP), base_url="http://127.0.0.1") as client:
        answer = await client.request(method, path, json=body)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == pointers


async def test_a_path_says_its_methods_and_an_unknown_one_where_to_look() -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(APP), base_url="http://127.0.0.1") as client:
        wrong = await client.delete("/watches")
        nowhere = await client.get("/wtches")
        slash = await client.get("/watches/")
    assert wrong.headers["allow"] == "GET, HEAD, POST"
    assert "/openapi.json" in nowhere.json()["detail"]
    assert slash.status_code == 404
