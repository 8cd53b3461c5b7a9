"""``/topics`` over HTTP, on fakes: users' topics and built-in topics."""

from typing import Any

import httpx
import pytest

from claimwatch_contracts.documents import MAX_TOPICS
from claimwatch_language.topics.built_in import built_in_topics
from tests.fakes.mongo import FakeDatabase
from tests.unit.api.over_http import problem, read_all

TOPIC = {"name": "River dams", "terms": ["dam", "[sluice|flood] gate"], "exclusions": ["dam song"]}
NEW = {"key": "river-dams", **TOPIC}
BUILT_IN = list(built_in_topics())


def watch_on(*topics: str) -> dict[str, Any]:
    """A request for a watch on topics."""
    return {"name": "Dams", "topics": topics}


async def test_create_read_replace_delete(client: httpx.AsyncClient) -> None:
    created = await client.post("/topics", json=NEW)
    assert created.status_code == 201, created.text
    assert created.headers["location"] == "/topics/river-dams"
    assert created.json().items() >= (NEW | {"enabled": True, "built_in": False}).items()
    read = await client.get("/topics/river-dams")
    assert (read.json(), read.headers["etag"]) == (created.json(), created.headers["etag"])
    known = {"If-None-Match": read.headers["etag"]}
    assert (await client.get("/topics/river-dams", headers=known)).status_code == 304

    expected = {"If-Match": read.headers["etag"]}
    replaced = await client.put("/topics/river-dams", json=TOPIC | {"enabled": False}, headers=expected)
    assert (replaced.status_code, replaced.json()["enabled"]) == (200, False)
    assert replaced.json()["created_at"] == created.json()["created_at"]
    problem(await client.put("/topics/river-dams", json=TOPIC, headers=expected), 412)
    problem(await client.delete("/topics/river-dams", headers=expected), 412)
    assert (await client.delete("/topics/river-dams")).status_code == 204
    problem(await client.get("/topics/river-dams"), 404)
    problem(await client.delete("/topics/river-dams"), 404)


async def test_a_repeated_post_creates_once_and_another_one_under_its_key_is_refused(client: httpx.AsyncClient) -> None:
    one, again = [await client.post("/topics", json=NEW) for _ in range(2)]
    assert (again.status_code, again.json()) == (201, one.json())
    other = problem(await client.post("/topics", json=NEW | {"name": "Other"}), 409)
    assert "PUT replaces it" in other["detail"]
    assert (await client.get("/topics/river-dams")).json() == one.json()


async def test_a_put_creates_under_its_key(client: httpx.AsyncClient) -> None:
    created = await client.put("/topics/weirs", json=TOPIC, headers={"If-None-Match": "*"})
    assert (created.status_code, created.headers["location"]) == (201, "/topics/weirs")
    wrong = problem(await client.put("/topics/River.Weirs", json=TOPIC), 422)
    assert wrong["errors"][0]["pointer"] == "#/key"


async def test_what_is_refused_names_the_term(client: httpx.AsyncClient) -> None:
    refused = problem(await client.post("/topics", json=NEW | {"terms": ["dam", "[sluice|flood gate"]}), 422)
    (error,) = refused["errors"]
    assert error["pointer"] == "#/terms/1"
    assert "'[sluice|flood gate'" in error["detail"]
    wordless = problem(await client.post("/topics", json=NEW | {"exclusions": ["?"]}), 422)
    assert "the term '?' may stand for '?'" in wordless["errors"][0]["detail"]
    problem(await client.post("/topics", json=TOPIC), 422)


async def test_built_in_topics_are_read_and_never_written(client: httpx.AsyncClient) -> None:
    read = await client.get("/topics/mass-graves")
    assert read.json()["name"] == "Mass graves"
    assert (read.json()["built_in"], read.json()["created_at"]) == (True, None)
    assert "mass grave" in read.json()["terms"]
    assert read.json()["about"].startswith("Graves of many dead")
    known = {"If-None-Match": read.headers["etag"]}
    assert (await client.get("/topics/mass-graves", headers=known)).status_code == 304
    for answer in (
        await client.post("/topics", json=NEW | {"key": "mass-graves"}),
        await client.put("/topics/mass-graves", json=TOPIC),
        await client.delete("/topics/mass-graves"),
    ):
        assert "is built in" in problem(answer, 409)["detail"]


@pytest.mark.parametrize("limit", [1, 3, 7, 200])
async def test_own_topics_are_listed_newest_first_and_the_built_in_ones_behind(
    client: httpx.AsyncClient, limit: int
) -> None:
    own = [f"own-{number}" for number in range(6)]
    for key in own:
        await client.post("/topics", json=NEW | {"key": key})
    listed = await read_all(client, "/topics", limit=limit)
    assert [topic["key"] for topic in listed] == [*reversed(own), *BUILT_IN]
    assert [topic["built_in"] for topic in listed] == [False] * 6 + [True] * len(BUILT_IN)


async def test_with_no_own_topics_the_built_in_ones_are_listed(client: httpx.AsyncClient) -> None:
    assert [topic["key"] for topic in await read_all(client, "/topics", limit=20)] == BUILT_IN


async def test_a_topic_whose_key_a_later_release_takes_stays_its_owner_s(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    await client.post("/topics", json=NEW)
    topics = database["topics"]
    document = await topics.find_one({"_id": "river-dams"})
    assert document is not None
    document["body"]["key"] = "mass-graves"
    await topics.insert_one(document | {"_id": "mass-graves"})
    listed = [(topic["key"], topic["built_in"]) for topic in await read_all(client, "/topics", limit=9)]
    assert ("mass-graves", False) in listed
    assert ("mass-graves", True) not in listed
    assert (await client.get("/topics/mass-graves")).json()["name"] == "River dams"
    assert (await client.put("/topics/mass-graves", json=TOPIC | {"name": "Graves"})).status_code == 200
    assert (await client.delete("/topics/mass-graves")).status_code == 204
    assert (await client.get("/topics/mass-graves")).json()["built_in"] is True


async def test_there_are_so_many_topics_and_no_more(client: httpx.AsyncClient) -> None:
    for number in range(MAX_TOPICS):
        assert (await client.put(f"/topics/own-{number}", json=TOPIC)).status_code == 201
    assert str(MAX_TOPICS) in problem(await client.post("/topics", json=NEW), 409)["detail"]
    assert (await client.put("/topics/own-0", json=TOPIC | {"name": "Changed"})).status_code == 200


async def test_a_watch_names_topics_that_exist_and_keeps_them(client: httpx.AsyncClient) -> None:
    unknown = problem(await client.put("/watches/w1", json=watch_on("mass-graves", "river-dams")), 422)
    assert unknown["unknown_topics"] == ["river-dams"]
    await client.post("/topics", json=NEW | {"enabled": False})
    assert (await client.put("/watches/w1", json=watch_on("mass-graves", "river-dams"))).status_code == 201
    assert problem(await client.delete("/topics/river-dams"), 409)["watches"] == ["w1"]
    await client.delete("/watches/w1")
    assert (await client.delete("/topics/river-dams")).status_code == 204
