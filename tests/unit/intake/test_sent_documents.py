"""Documents at ``POST /articles``: each item is published, withdrawn, kept back or refused; the answer says which."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from tests.unit.intake import wires
from tests.unit.intake.wires import FIRST, GUID, HEADLINE, TEXT
from tests.unit.intake.world import World

XML = {"content-type": "application/xml"}
JSON = {"content-type": "application/json"}


@pytest.fixture
def world() -> World:
    """Intake on fakes."""
    return World()


@pytest.fixture
async def client(world: World) -> AsyncIterator[httpx.AsyncClient]:
    """A client of intake's HTTP routes."""
    async with world.http() as client:
        yield client


async def post(client: httpx.AsyncClient, document: Any, path: str = "/articles") -> httpx.Response:
    """The answer to a document: a text is XML, anything else is sent as JSON."""
    if isinstance(document, str):
        return await client.post(path, content=document.encode(), headers=XML)
    return await client.post(path, content=json.dumps(document), headers=JSON)


async def test_an_item_is_published_once_and_its_next_version_is_a_revision(
    client: httpx.AsyncClient, world: World
) -> None:
    later = wires.ninjs_1(body_xhtml=f"<p>{FIRST}</p>")
    answers = [await post(client, document) for document in (wires.ninjs_1(), wires.g2_item(), later)]
    assert [answer.status_code for answer in answers] == [201, 200, 201]
    assert [answer.json()["items"][0]["status"] for answer in answers] == ["accepted", "known", "accepted"]
    assert [(event.revision, event.title, event.text) for event in world.published] == [
        (1, HEADLINE, TEXT),
        (2, HEADLINE, FIRST),
    ]
    assert {(event.publisher, event.language, event.url) for event in world.published} == {
        ("Wire (synthetic)", "en", None)
    }
    assert len({event.article_id for event in world.published}) == 1


async def test_a_message_gives_an_article_for_each_item_and_says_what_is_refused(
    client: httpx.AsyncClient, world: World
) -> None:
    picture = wires.g2_item(guid="urn:3").replace("ninat:text", "ninat:picture")
    answer = await post(client, wires.g2_message(wires.g2_item(), wires.g2_item(guid="urn:2"), picture))
    assert answer.status_code == 201
    assert [(item["item"], item["status"]) for item in answer.json()["items"]] == [
        (GUID, "accepted"),
        ("urn:2", "accepted"),
        ("urn:3", "refused"),
    ]
    assert len({event.article_id for event in world.published}) == 2


async def test_a_cancelled_item_is_a_revision_that_says_so(client: httpx.AsyncClient, world: World) -> None:
    await post(client, wires.ninjs_1())
    kill = wires.ninjs_1(pubstatus="canceled", ednote="Please remove the story about the ferry.")
    answers = [await post(client, kill) for _ in range(2)]
    assert [answer.json()["items"][0]["status"] for answer in answers] == ["withdrawn", "known"]
    event = world.published[-1]
    assert (event.revision, event.title) == (2, f"WITHDRAWN: {HEADLINE}")
    assert event.text == "This article has been withdrawn by its publisher.\nPlease remove the story about the ferry."


@pytest.mark.parametrize(("status", "outcome"), [("canceled", "refused"), ("withheld", "withheld")])
async def test_what_never_came_in_is_not_withdrawn(
    client: httpx.AsyncClient, world: World, status: str, outcome: str
) -> None:
    answer = await post(client, wires.ninjs_1(pubstatus=status))
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert (answer.json()["items"][0]["status"], world.published) == (outcome, [])


async def test_an_embargoed_item_is_not_taken_before_its_time(client: httpx.AsyncClient, world: World) -> None:
    embargoed = wires.ninjs_1(embargoed="2026-06-02T12:00:00Z")
    answer = await post(client, embargoed)
    assert (answer.status_code, answer.json()["items"][0]["status"], world.published) == (409, "embargoed", [])
    assert "2026-06-02T12:00:00+00:00: send it again then" in answer.json()["detail"]
    assert answer.json()["items"][0]["until"] == "2026-06-02T12:00:00Z"
    world.later(hours=3)
    assert ((await post(client, embargoed)).status_code, len(world.published)) == (201, 1)


async def test_the_sender_may_name_the_publisher_and_ask_that_nobody_is_notified(
    client: httpx.AsyncClient, world: World
) -> None:
    await post(client, wires.ninjs_1(), "/articles?publisher=Other&replay=true&url=https://other.example/1")
    (event,) = world.published
    assert (event.publisher, event.replay, event.url) == ("Other", True, "https://other.example/1")


@pytest.mark.parametrize(
    ("status", "path", "body", "headers", "reason"),
    [
        (415, "/articles", b"x", {"content-type": "text/plain"}, "text/plain is not read here"),
        (415, "/articles", b"x", {}, "is not read here"),
        (422, "/articles", b"<nitf>", XML, "not well-formed"),
        (422, "/articles", b"{", JSON, "JSON"),
        (422, "/articles", b"\xff", JSON, "JSON"),
        (422, "/articles", b'{"uri": "urn:1", "version": ' + b"9" * 5_000 + b"}", JSON, "JSON"),
        (422, "/articles", b'{"version": ' + b"9" * 5_000 + b"}", {"content-type": "application/x+json"}, "not JSON"),
        (422, "/articles", b"hello", {"content-type": "application/pdf"}, "no PDF"),
        (422, "/articles?publisher=p", b'{"text": "t", "publisher": "q"}', JSON, "an article says it itself"),
        (422, "/articles", json.dumps(wires.ninjs_1(copyrightholder="")).encode(), JSON, "needs its publisher"),
        (
            422,
            "/articles?title=t",
            json.dumps([wires.ninjs_1(), wires.ninjs_1(uri="urn:2")]).encode(),
            JSON,
            "cannot share",
        ),
        (
            422,
            "/articles",
            json.dumps(wires.ninjs_1(body_xhtml=f"<p>{'x' * 3_001}</p>")).encode(),
            JSON,
            "3,001 characters",
        ),
    ],
)
async def test_what_is_not_readable_is_a_problem_that_says_why(
    client: httpx.AsyncClient, world: World, status: int, path: str, body: bytes, headers: dict[str, str], reason: str
) -> None:
    answer = await client.post(path, content=body, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    assert reason in answer.text
    assert (await post(client, wires.ninjs_1())).status_code == 201
    assert [event.text for event in world.published] == [TEXT]


async def test_an_erased_item_stays_out(client: httpx.AsyncClient) -> None:
    article_id = (await post(client, wires.ninjs_1())).json()["items"][0]["article_id"]
    await client.post("/erasures", json={"article": article_id, "reason": "withdrawn", "requested_by": "desk"})
    answer = await post(client, wires.ninjs_1())
    assert (answer.status_code, "erased on request" in answer.json()["detail"]) == (422, True)


async def test_the_description_names_the_documents(client: httpx.AsyncClient) -> None:
    content = (await client.get("/openapi.json")).json()["paths"]["/articles"]["post"]["requestBody"]["content"]
    assert content.keys() == {"application/json", "application/xml", "application/pdf", "message/rfc822"}
    assert "publisher" in content["application/json"]["schema"]["properties"]
