"""``POST /articles`` on fakes: a refusal is a problem document, and each kind of refusal has its status."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from aiokafka.errors import KafkaConnectionError

from claimwatch_contracts.access import Role
from services.intake.roles import needed
from tests.fakes.web import PAGE, TEXT
from tests.unit.intake.world import LINK, World

GOOD = {"text": TEXT, "url": LINK}


@pytest.fixture
def world() -> World:
    """Intake on fakes."""
    return World()


@pytest.fixture
async def client(world: World) -> AsyncIterator[httpx.AsyncClient]:
    """A client of intake's HTTP routes."""
    async with world.http() as client:
        yield client


async def test_an_article_is_accepted_once_and_then_known(client: httpx.AsyncClient, world: World) -> None:
    answers = [await client.post("/articles", json=GOOD) for _ in range(2)]
    assert [(answer.status_code, answer.json()["status"]) for answer in answers] == [(201, "accepted"), (200, "known")]
    assert [event.text for event in world.published] == [TEXT]


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (413, GOOD | {"text": "x" * 3_001}),
        (413, GOOD | {"text": "x" * 20_000}),
        *[(422, GOOD | {"text": text}) for text in ("", " ", "a\0b")],
        (422, [1]),
        (422, GOOD | {"tilte": "x"}),
        (422, GOOD | {"url": "file:///etc/passwd"}),
        (422, {"publisher": "Wire"}),
        (422, {"url": "https://wire.example/nothing"}),
        (502, {"url": "https://wire.example/sick"}),
    ],
)
async def test_what_is_refused_is_a_problem_and_the_next_article_is_the_first_to_be_published(
    client: httpx.AsyncClient, world: World, status: int, body: Any
) -> None:
    world.site.pages["/sick"] = (503, "later")
    answer = await client.post("/articles", json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    assert answer.json()["status"] == status
    assert (await client.post("/articles", json=GOOD)).status_code == 201
    assert [(event.revision, event.text) for event in world.published] == [(1, TEXT)]


async def test_half_of_a_surrogate_pair_is_no_text(client: httpx.AsyncClient) -> None:
    content = b'{"publisher": "p", "text": "a\\ud83d"}'
    answer = await client.post("/articles", content=content, headers={"content-type": "application/json"})
    assert (answer.status_code, "lone surrogate" in answer.json()["detail"]) == (422, True)


async def test_what_could_not_be_published_is_to_be_sent_again(client: httpx.AsyncClient, world: World) -> None:
    world.emitter.error = KafkaConnectionError()
    answer = await client.post("/articles", json=GOOD)
    assert (answer.status_code, int(answer.headers["retry-after"]) > 0) == (503, True)
    world.emitter.error = None
    assert (await client.post("/articles", json=GOOD)).status_code == 201


async def test_other_paths_and_methods_are_problems_too(client: httpx.AsyncClient) -> None:
    answers = [await client.get("/nothing"), await client.get("/articles")]
    assert [answer.json()["status"] for answer in answers] == [404, 405]
    document = (await client.get("/openapi.json")).json()
    assert document["openapi"].startswith("3.1")
    assert document["paths"]["/articles"]["post"]["responses"].keys() >= {"200", "201", "413", "422", "503"}


ERASE = {"article": LINK, "reason": "withdrawn", "requested_by": "desk"}


async def test_an_erased_article_is_gone_and_stays_out(client: httpx.AsyncClient, world: World) -> None:
    receipt = (await client.post("/articles", json=GOOD)).json()
    answer = await client.post("/erasures", json=ERASE)
    (erasure,) = answer.json()["erased"]
    assert (answer.status_code, erasure["article_id"], erasure["revisions"]) == (200, receipt["article_id"], 1)
    for again in (GOOD, GOOD | {"text": f"{TEXT} And more."}):
        refused = await client.post("/articles", json=again)
        assert refused.status_code == 410
        assert "was erased on request" in refused.json()["detail"]
    assert len(world.published) == 2, "the article and its erasure"


@pytest.mark.parametrize(
    ("status", "change"),
    [(404, {"article": "nobody"}), (404, {"article": "https://wire.example/unknown"}), (422, {"reason": " "})],
)
async def test_an_erasure_of_nothing_or_without_a_reason_is_refused(
    client: httpx.AsyncClient, world: World, status: int, change: dict[str, Any]
) -> None:
    await client.post("/articles", json=GOOD)
    answer = await client.post("/erasures", json=ERASE | change)
    assert (answer.status_code, len(world.published)) == (status, 1)


async def test_the_state_of_an_article_s_page_is_shown(client: httpx.AsyncClient, world: World) -> None:
    world.site.pages["/1"] = (200, PAGE.format(text=TEXT))
    identity = (await client.post("/articles", json={"url": LINK})).json()["article_id"]
    world.site.pages["/1"] = (404, "gone")
    await world.reread(hours=1)
    state = (await client.get(f"/articles/{identity}/page")).json()
    assert (state["address"], state["readings"], state["gone_at"]) == (LINK, 1, "2026-06-02T10:00:00Z")
    assert state["next_reading_at"] == "2026-06-02T12:00:00Z"
    assert (await client.get("/articles/unknown/page")).status_code == 404


@pytest.mark.parametrize(
    ("method", "path", "role"),
    [
        ("POST", "/articles", Role.ANALYST),
        ("POST", "/erasures", Role.ADMIN),
        ("GET", "/articles/a/page", Role.READER),
    ],
)
def test_each_door_needs_its_role(method: str, path: str, role: Role) -> None:
    assert needed(method, path) is role


async def test_a_key_that_posts_too_fast_is_told_when_to_come_again(world: World) -> None:
    async with world.http(posts_a_minute=2) as client:
        statuses = [(await client.post("/articles", json=GOOD)).status_code for _ in range(3)]
        assert statuses == [201, 200, 429]
        refused = await client.post("/articles", json=GOOD)
        assert (refused.headers["content-type"], refused.headers["retry-after"]) == ("application/problem+json", "30")
        world.later(seconds=30)
        assert [(await client.post("/articles", json=GOOD)).status_code for _ in range(2)] == [200, 429]
