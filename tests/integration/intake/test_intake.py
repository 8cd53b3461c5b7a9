"""Intake on real servers: an article has one identity and one number for each content; nothing is lost or doubled."""

import asyncio

import httpx
import pytest

from claimwatch_contracts.access import Role
from services._cli.access import made_key
from services.intake.app import create_app
from services.intake.settings import IntakeSettings
from tests.fakes.web import PAGE, TEXT, Site
from tests.integration.intake_world import Topic, new_url, post, running
from tests.waiting import WAIT_SECONDS, until

PROBLEM = "application/problem+json"


async def test_each_content_of_an_article_is_published_once_under_its_own_number(
    settings: IntakeSettings, topic: Topic
) -> None:
    url = new_url()
    same = {"url": url, "publisher": topic.publisher}
    async with running(settings) as client:
        answers = [
            await post(client, text=TEXT, title="Found", **same),
            await post(client, text=TEXT, title="Found", url=f"{url}?utm_source=x#top", publisher=topic.publisher),
            await post(client, text=TEXT + " \n", title="Found", **same),
            await post(client, text=TEXT, title="Four found", **same),
            await post(client, text=TEXT, title="Found", **same),
        ]
    assert [answer.status_code for answer in answers] == [201, 200, 201, 201, 200]
    receipts = [answer.json() for answer in answers]
    assert [receipt["revision"] for receipt in receipts] == [1, 1, 2, 3, 1]
    assert [receipt["status"] for receipt in receipts] == ["accepted", "known", "accepted", "accepted", "known"]
    events = await topic.read()
    assert {event.article_id for event in events} == {receipt["article_id"] for receipt in receipts}
    assert [(event.revision, event.title, event.text) for event in events] == [
        (1, "Found", TEXT),
        (2, "Found", TEXT + " \n"),
        (3, "Four found", TEXT),
    ]
    assert {(event.url, event.language, event.replay) for event in events} == {(url, "en", False)}


async def test_no_private_address_is_asked_for_a_page(settings: IntakeSettings, topic: Topic, site: Site) -> None:
    port = int(site.address.rpartition(":")[2])
    strict = settings.model_copy(update={"allow_private_addresses": False, "allowed_ports": (port,)})
    site.pages["/a"] = (200, PAGE.format(text=TEXT))
    async with running(strict) as client:
        for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]"):
            refused = await post(client, url=site.url("/a").replace("127.0.0.1", host), publisher=topic.publisher)
            assert (refused.status_code, "private" in refused.json()["detail"]) == (422, True)
    async with httpx.AsyncClient() as anybody:
        assert (await anybody.get(site.url("/a"))).status_code == 200
    assert len(site.asked) == 1


async def test_each_key_may_post_so_often_and_nothing_of_what_is_refused_is_published(
    settings: IntakeSettings, topic: Topic
) -> None:
    shared = settings.shared.model_copy(update={"access": "keys"})
    locked = settings.model_copy(update={"shared": shared, "posts_a_minute": 3})
    keys = [{"Authorization": f"Bearer {await made_key(shared, name, Role.ANALYST)}"} for name in ("Wire", "Courier")]

    async def posted(key: dict[str, str], count: int) -> list[httpx.Response]:
        body = {"publisher": topic.publisher, "text": TEXT}
        return [await client.post("/articles", json=body | {"url": new_url()}, headers=key) for _ in range(count)]

    async with running(locked) as client:
        wire = await posted(keys[0], 6)
        courier = await posted(keys[1], 3)
        read = await client.get(f"/articles/{wire[0].json()['article_id']}/page", headers=keys[0])
    taken = [answer for answer in (*wire, *courier) if answer.status_code == 201]
    refused = [answer for answer in wire if answer.status_code == 429]
    assert [answer.status_code for answer in wire[:3]] == [201] * 3
    assert {answer.status_code for answer in courier} == {201}
    assert 1 <= len(refused) <= 3, "one more a third of a minute later"
    assert all(1 <= int(answer.headers["retry-after"]) <= 20 for answer in refused)
    assert all("a key may post 3 times a minute" in answer.json()["detail"] for answer in refused)
    assert read.status_code != 429, "who only reads is not counted"
    events = await topic.read()
    assert {event.article_id for event in events} == {answer.json()["article_id"] for answer in taken}


@pytest.mark.parametrize("away", ["kafka", "mongo"])
async def test_without_broker_or_database_an_article_is_refused_for_now(settings: IntakeSettings, away: str) -> None:
    address = {"kafka": "127.0.0.1:1", "mongo": "mongodb://127.0.0.1:1"}[away]
    shared = settings.shared.model_copy(update={away: address, "start_timeout_seconds": 2 * WAIT_SECONDS})
    service = create_app(settings.model_copy(update={"shared": shared}))
    task = asyncio.create_task(service.run())
    await until(lambda: service.http.port)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{service.http.port}", timeout=WAIT_SECONDS) as client:
        answer = await post(client, url=new_url(), publisher="p", text=TEXT)
        assert (answer.status_code, answer.headers["content-type"]) == (503, PROBLEM)
        assert "retry-after" in answer.headers
    service.stop()
    await task
