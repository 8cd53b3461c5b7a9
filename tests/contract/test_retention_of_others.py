"""What notify, intake and the api forget by policy, and what they keep all the same."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from claimwatch_contracts.deliveries import State
from services._runtime.errors import StartError
from services._runtime.settings import SharedSettings, read_settings
from services.api.store.api_store import ApiStore
from services.intake.articles.content import content_of
from services.intake.store import ArticleStore, Revision
from services.notify.settings import NotifySettings
from services.notify.store import NotifyStore
from services.watch.settings import WatchSettings
from tests.builders import NOW
from tests.unit.notify.test_patience import silence

DAY = timedelta(days=1)


async def total(counts: AsyncIterator[int]) -> int:
    """How many went."""
    return sum([count async for count in counts])


async def test_old_deliveries_go_unless_they_are_pending(database: Any) -> None:
    states = {"old": State.DELIVERED, "failed": State.FAILED, "waiting": State.PENDING}
    documents = [{"_id": name, "created_at": NOW, "state": state.value} for name, state in states.items()]
    new = {"_id": "new", "created_at": NOW + 60 * DAY, "state": State.DELIVERED.value}
    await database["deliveries"].insert_many([*documents, new])
    store = NotifyStore(database)
    assert await total(store.forget(NOW)) == 0
    assert await total(store.forget(NOW + 60 * DAY)) == 2
    assert {document["_id"] async for document in database["deliveries"].find()} == {"waiting", "new"}


async def test_silences_go_after_their_end_and_make_room_for_others(database: Any) -> None:
    store = ApiStore(database)
    for name, days in (("over", 1), ("ends-now", 10), ("on", 20)):
        kept = silence(name, ends_at=NOW + days * DAY)
        await store.silences.insert(name, kept, created_at=NOW, request="")
    assert await total(store.forget_silences(NOW + 10 * DAY)) == 1
    assert await total(store.forget_silences(NOW + 10 * DAY)) == 0
    assert {document["_id"] async for document in database["silences"].find()} == {"ends-now", "on"}
    assert await store.silences.count() == 2


async def revision(store: ArticleStore, name: str, text: str, days: int) -> Revision:
    """The revision of an article with that text, published."""
    reserved = await store.reserve(name, content_of("", text), NOW + days * DAY, url=None, publisher="p")
    await store.mark_published(reserved)
    return reserved


async def test_of_an_articles_revisions_the_first_and_the_newest_stay_so_that_numbers_go_on(database: Any) -> None:
    store = ArticleStore(database)
    for number in range(1, 5):
        assert (await revision(store, "a1", f"text {number}", number)).number == number
    await revision(store, "a2", "a text", 1)
    assert await total(store.forget_revisions(NOW + 10 * DAY)) == 2
    assert await total(store.forget_revisions(NOW + 10 * DAY)) == 0
    assert {document["_id"] async for document in database["articles"].find()} == {"a1:1", "a1:4", "a2:1"}
    assert (await revision(store, "a1", "text 4", 11)).number == 4
    assert (await revision(store, "a1", "text 1", 11)).number == 1
    assert (await revision(store, "a1", "text 5", 11)).number == 5


async def test_a_revision_younger_than_the_policy_stays(database: Any) -> None:
    store = ArticleStore(database)
    for number in range(1, 5):
        await revision(store, "a1", f"text {number}", number)
    assert await total(store.forget_revisions(NOW + 3 * DAY)) == 1
    assert {document["_id"] async for document in database["articles"].find()} == {"a1:1", "a1:3", "a1:4"}


@pytest.mark.parametrize(
    ("settings", "variable"),
    [
        (WatchSettings, "CLAIMWATCH_WATCH_RETENTION_TOLD_DAYS"),
        (WatchSettings, "CLAIMWATCH_WATCH_RETENTION_ALERTS_DAYS"),
        (NotifySettings, "CLAIMWATCH_NOTIFY_RETENTION_DELIVERIES_DAYS"),
    ],
)
def test_what_keeps_people_from_being_told_twice_is_kept_longer_than_kafka_keeps_messages(
    settings: type[Any], variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMWATCH_DEAD_LETTER_RETENTION_DAYS", "60")
    monkeypatch.setenv(variable, "60")
    with pytest.raises(StartError, match=f"{variable}: .*must be more than 60"):
        read_settings(settings)
    monkeypatch.setenv(variable, "61")
    assert read_settings(settings)


def test_a_message_may_come_again_as_long_as_kafka_keeps_it() -> None:
    assert SharedSettings(dead_letter_retention_days=1).message_days == 14
    assert SharedSettings(dead_letter_retention_days=1, topic_retention_days=3).message_days == 3
