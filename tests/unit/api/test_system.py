"""How the installation runs, over HTTP, on fakes: stages, dead letters and their replay, versions of extractors."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from claimwatch_contracts.topics import TOPICS
from claimwatch_contracts.vocabulary import ExtractionStatus
from services._runtime.kafka.backlog import Backlog
from services._runtime.kafka.letters import Letter
from services.api.cursors import Position, encode
from services.api.places import Places
from services.api.routes.system import Pipeline
from tests.builders import NOW, article, report
from tests.fakes.api import FakeLetters, http_client
from tests.fakes.mongo import FakeDatabase
from tests.unit.api.over_http import keep_report, problem

FIGURES, ARCHIVE = "figures-articles-dlq", "archive-figures-dlq"


def letter(number: int, topic: str = FIGURES, **more: Any) -> Letter:
    """A dead letter that was given up that many minutes after ``NOW``."""
    headers = {
        "dlq-group": topic.removesuffix("-dlq"),
        "dlq-topic": "article-published",
        "dlq-class": "bug",
        "dlq-reason": "KeyError: 'x'",
        "dlq-stack": "Traceback",
        "dlq-time": (NOW + timedelta(minutes=number)).isoformat(),
        "ce_id": f"event-{number}",
        "ce_subject": f"a{number}",
    }
    return Letter(topic, number, headers | more.pop("headers", {}), more.pop("is_sent_back", False))


@pytest.fixture
def letters() -> FakeLetters:
    """What was given up."""
    return FakeLetters(letter(0, is_sent_back=True), letter(2), letter(1, ARCHIVE, headers={"dlq-time": "?"}))


@pytest.fixture
async def client(database: FakeDatabase, places: Places, letters: FakeLetters) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an api in whose pipeline the figures wait."""

    async def backlogs() -> list[Backlog]:
        return [Backlog("figures-articles", "figures", 7, NOW)]

    async with http_client(database, places, clock=lambda: NOW, pipeline=Pipeline(backlogs, letters)) as client:
        yield client


async def test_every_stage_says_what_waits_there(client: httpx.AsyncClient) -> None:
    answer = (await client.get("/system/stages")).raise_for_status().json()
    groups = [group for topic in TOPICS for group in topic.groups.values() if group]
    assert [each["group"] for each in answer["items"]] == groups
    at = NOW.isoformat().replace("+00:00", "Z")
    assert answer["looked_at"] == at
    waiting = {each["group"]: (each["service"], each["waiting"], each["oldest_at"]) for each in answer["items"]}
    assert waiting["figures-articles"] == ("figures", 7, at)
    assert waiting["archive-figures"] == ("archive", 0, None)


async def test_dead_letters_come_with_their_reasons_the_last_first(client: httpx.AsyncClient) -> None:
    items = (await client.get("/system/dead-letters")).raise_for_status().json()["items"]
    assert [(each["topic"], each["offset"], each["is_sent_back"]) for each in items] == [
        (FIGURES, 2, False),
        (FIGURES, 0, True),
        (ARCHIVE, 1, False),
    ]
    assert (items[0]["error_class"], items[0]["reason"], items[0]["subject"]) == ("bug", "KeyError: 'x'", "a2")
    assert (items[2]["given_up_at"], items[2]["group"]) == (None, "archive-figures")
    problem(await client.get("/system/dead-letters", params={"limit": 0}), 422)


@pytest.mark.parametrize("limit", [1, 2, 3])
async def test_dead_letters_come_page_by_page_each_once_whatever_is_given_up_meanwhile(
    client: httpx.AsyncClient, letters: FakeLetters, limit: int
) -> None:
    letters.letters = [
        letter(offset, topic, headers={"dlq-time": (NOW + timedelta(minutes=minute)).isoformat()})
        for topic, minutes in {FIGURES: (1, 4, 4, 9), ARCHIVE: (2, 3, 8), "empty-since-dlq": (5,)}.items()
        for offset, minute in enumerate(minutes)
    ]
    seen, cursor = [], None
    while cursor is not None or not seen:
        asked = {"limit": limit} | ({} if cursor is None else {"cursor": cursor})
        page = (await client.get("/system/dead-letters", params=asked)).raise_for_status().json()
        seen += [(each["topic"], each["offset"]) for each in page["items"]]
        assert len(page["items"]) == limit or page["next"] is None
        cursor = page["next"]
        letters.letters += [letter(len(letters.letters) + 10, FIGURES), letter(0, f"new-{len(seen)}-dlq")]
    figures, archive = [(FIGURES, offset) for offset in (3, 2, 1, 0)], [(ARCHIVE, offset) for offset in (2, 1, 0)]
    first, *more = figures
    assert seen == [first, archive[0], ("empty-since-dlq", 0), *more[:2], *archive[1:], more[2]]


async def test_the_cursor_of_another_list_is_refused(client: httpx.AsyncClient) -> None:
    for path in ("/system/dead-letters", "/claimants"):
        for position in (Position(NOW, "alert"), Position(None, "alert"), Position(None, "a b, c")):
            refused = await client.get(path, params={"cursor": encode(position)})
            assert problem(refused, 400)["type"].endswith(":bad-cursor"), path


async def test_what_was_not_sent_back_yet_is_and_that_is_recorded_once(
    client: httpx.AsyncClient, letters: FakeLetters
) -> None:
    assert (await client.post(f"/system/dead-letters/{FIGURES}/replay")).json() == {"sent": 1}
    assert [each.is_sent_back for each in letters.letters] == [True, True, False]
    assert (await client.post(f"/system/dead-letters/{FIGURES}/replay")).json() == {"sent": 0}
    (entry,) = (await client.get("/audit")).json()["items"]
    assert (entry["kind"], entry["id"]) == ("dead_letters", FIGURES)
    problem(await client.post("/system/dead-letters/article-published/replay"), 404)


async def test_a_broker_that_does_not_answer_is_said_to_be_away(database: FakeDatabase, places: Places) -> None:
    async def away() -> list[Backlog]:
        raise TimeoutError

    async with http_client(database, places, pipeline=Pipeline(away, FakeLetters())) as client:
        problem(await client.get("/system/stages"), 503)


async def test_versions_of_extractors_are_counted(client: httpx.AsyncClient, database: FakeDatabase) -> None:
    for number in range(3):
        made = report(article(article_id=f"a{number}"))
        figures = made.extractions["figures"]
        changed = {"extractor_version": 2, "status": ExtractionStatus.FAILED} if number == 2 else {}
        extractions = {**made.extractions, "figures": figures.model_copy(update=changed)}
        await keep_report(database, made.model_copy(update={"extractions": extractions}), minutes=number)
    await database["reports"].insert_one({"_id": "odd", "filed_at": NOW, "body": {"extractions": {"figures": 7}}})
    answer = (await client.get("/system/extractors")).raise_for_status().json()
    counted = [(each["version"], each["reports"], each["incomplete"]) for each in answer["items"]
               if each["extractor"] == "figures"]  # fmt: skip
    assert counted == [(2, 1, 1), (1, 2, 0)]
    assert answer["counted"] == 4
