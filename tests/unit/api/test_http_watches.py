"""Watches over HTTP: queries that cannot be read are refused at their column, groups are checked as the rest is."""

from typing import Any

import httpx
import pytest

from tests.unit.api.over_http import problem

PORT = {"name": "Port", "topics": ["mass-graves"]}


@pytest.mark.parametrize(
    ("criteria", "pointer", "column", "detail"),
    [
        ({"query": "flood (dam"}, "#/query", 11, "query: column 11: a bracket is not closed"),
        ({"any_of": {"query": "titel:flood"}}, "#/any_of/query", 1, "did you mean 'title'"),
        ({"none_of": {"query": "flood dam~2"}}, "#/none_of/query", 7, "fuzzy"),
    ],
)
async def test_a_query_that_cannot_be_read_is_refused_at_its_column(
    client: httpx.AsyncClient, criteria: dict[str, Any], pointer: str, column: int, detail: str
) -> None:
    refused = problem(await client.post("/watches", json=PORT | criteria), 422)
    (error,) = refused["errors"]
    assert (error["pointer"], error["column"]) == (pointer, column)
    assert detail in refused["detail"]


@pytest.mark.parametrize(
    ("criteria", "detail"),
    [
        ({"any_of": {"topics": ["river-dam"]}}, "any_of.topics: unknown topic: river-dam"),
        ({"none_of": {"places": [{"name": "Xyzzyville"}]}}, "none_of.places.0.name: no place called 'Xyzzyville'"),
        ({"any_of": {}}, "any_of: at least one of places, topics"),
        ({"any_of": {"tipics": ["x"]}}, "did you mean 'topics'"),
        ({"languages": ["english"]}, "languages.0: must be an ISO 639-1 code"),
        ({"cues": ["denies"]}, "unknown value 'denies': one of assert, deny"),
        ({"figures": [{"measure": "killed", "population": "kids"}]}, "unknown value 'kids': one of civilians"),
        ({"places": [{"name": "x", "box": {"south": 2, "west": 0, "north": 1, "east": 1}}]}, "south is greater"),
    ],
)
async def test_what_no_watch_can_ask_for_is_refused_by_its_name(
    client: httpx.AsyncClient, criteria: dict[str, Any], detail: str
) -> None:
    assert detail in problem(await client.post("/watches", json=PORT | criteria), 422)["detail"]


async def test_a_watch_with_every_criterion_is_given_back_as_it_was_asked_for(client: httpx.AsyncClient) -> None:
    asked: dict[str, Any] = {
        "name": "Port",
        "places": [{"name": "coast", "box": {"south": 34, "west": 35, "north": 36, "east": 37}}],
        "query": 'title:(port OR harbour*) NOT "air port"',
        "figures": [{"measure": "killed", "population": "children", "changed_by_percent": 20}],
        "cues": ["deny"],
        "publishers": ["The Courier"],
        "languages": ["en"],
        "any_of": {"places": [{"name": "Raqqa"}], "query": "source:ministry"},
        "none_of": {"topics": ["mass-graves"]},
    }
    created = (await client.post("/watches", json=asked)).raise_for_status().json()
    assert created["any_of"]["places"][0]["geonames_id"]
    assert created["places"][0]["geonames_id"] is None
    for name, value in asked.items():
        if name not in ("places", "any_of", "figures"):
            assert created[name] == value or created[name].items() >= value.items()
    assert created["figures"][0].items() >= asked["figures"][0].items()


async def test_a_topic_that_a_group_of_a_watch_asks_for_stays(client: httpx.AsyncClient) -> None:
    await client.post("/topics", json={"key": "river-dams", "name": "River dams", "terms": ["dam"]})
    (await client.post("/watches", json=PORT | {"none_of": {"topics": ["river-dams"]}})).raise_for_status()
    assert "is used by watches" in problem(await client.delete("/topics/river-dams"), 409)["detail"]


async def test_a_query_is_checked_before_there_is_a_watch(client: httpx.AsyncClient) -> None:
    fine = await client.get("/queries", params={"query": "flood AND (dam OR river)"})
    assert (fine.status_code, fine.json()) == (200, {"query": "flood AND (dam OR river)"})
    refused = await client.get("/queries", params={"query": "flood (dam"})
    (error,) = refused.json()["errors"]
    assert (refused.status_code, error["parameter"], error["column"]) == (422, "query", 11)
    assert "a bracket is not closed" in error["detail"]
