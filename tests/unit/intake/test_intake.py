"""A submitted article gets one identity and one number for each content; nothing is lost or published twice."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from aiokafka.errors import KafkaConnectionError

from services._runtime.errors import TransientError
from services.intake.articles.submission import SubmittedArticle, TextTooLongError
from services.intake.clients import RefusedFetchError, UnreachableError
from services.intake.fetching import NoArticleError
from services.intake.handlers import Receipt
from tests.fakes.web import PAGE, TEXT
from tests.unit.intake.world import LINK, NOW, World


def article(text: str | None = TEXT, url: str = LINK, **fields: object) -> SubmittedArticle:
    """A submission."""
    return SubmittedArticle.model_validate({"text": text, "url": url, **fields})


async def test_each_content_of_an_article_is_published_once_under_its_own_number() -> None:
    world = World()
    submitted = [
        article(title="Found"),
        article(title="Found", url=f"{LINK}?utm_source=x#top"),
        article(f"{TEXT} \n", title="Found"),
        article(title="Four found"),
        article(title="Found"),
    ]
    receipts = [await world.intake.submit(submission) for submission in submitted]
    identity = receipts[0].article_id
    assert receipts == [
        Receipt(article_id=identity, revision=1, status="accepted"),
        Receipt(article_id=identity, revision=1, status="known"),
        Receipt(article_id=identity, revision=2, status="accepted"),
        Receipt(article_id=identity, revision=3, status="accepted"),
        Receipt(article_id=identity, revision=1, status="known"),
    ]
    assert [(event.revision, event.title, event.text) for event in world.published] == [
        (1, "Found", TEXT),
        (2, "Found", f"{TEXT} \n"),
        (3, "Four found", TEXT),
    ]
    assert {(event.article_id, event.url, event.publisher, event.language) for event in world.published} == {
        (identity, LINK, "wire.example", "en")
    }
    assert [world.counted("articles", outcome) for outcome in ("accepted", "known")] == [3, 2]


async def test_two_instances_number_different_texts_apart_and_the_same_text_alike() -> None:
    one = World()
    other = World(one.database)
    texts = [f"Version {number}." for number in range(6)]
    submissions = [world.intake.submit(article(text)) for text in texts * 2 for world in (one, other)]
    receipts = await asyncio.gather(*submissions)
    events = one.published + other.published
    numbers = {event.text: event.revision for event in events}
    assert sorted(numbers.values()) == [1, 2, 3, 4, 5, 6]
    assert [receipt.revision for receipt in receipts[::2]] == [numbers[text] for text in texts * 2]
    assert len({event.model_dump_json() for event in events}) == 6


@pytest.mark.parametrize("error", [KafkaConnectionError(), TimeoutError()])
async def test_a_revision_that_was_not_published_keeps_its_number_and_its_time(error: Exception) -> None:
    world = World()
    world.emitter.error = error
    first_seen = world.now
    with pytest.raises(type(error)):
        await world.intake.submit(article())
    assert world.counted("articles", "failed") == 1
    world.emitter.error = None
    world.later(hours=1)
    other = await world.intake.submit(article("Another text."))
    again = [await world.intake.submit(article()) for _ in range(2)]
    assert (other.revision, other.status) == (2, "accepted")
    assert [(receipt.revision, receipt.status) for receipt in again] == [(1, "accepted"), (1, "known")]
    second, first = world.published
    assert (second.revision, first.revision, first.text) == (2, 1, TEXT)
    assert (first.received_at, second.received_at) == (first_seen, first_seen + timedelta(hours=1))


async def test_a_publication_that_was_not_confirmed_is_repeated_to_the_letter() -> None:
    world = World()
    world.emitter.error_after = KafkaConnectionError()
    with pytest.raises(KafkaConnectionError):
        await world.intake.submit(article())
    world.later(hours=1)
    world.emitter.error_after = None
    assert [(await world.intake.submit(article())).status for _ in range(2)] == ["accepted", "known"]
    first, again = world.published
    assert first == again


async def test_a_broker_that_is_not_connected_yet_is_no_fault_of_the_article() -> None:
    world = World()
    world.emitter.error = TransientError("not connected")
    with pytest.raises(TransientError, match="not connected"):
        await world.intake.submit(article())
    assert world.counted("articles", "failed") == 1


async def test_a_url_alone_is_fetched() -> None:
    world = World()
    world.site.pages["/1"] = (200, PAGE.format(text=TEXT))
    receipts = [await world.intake.submit(article(None)) for _ in range(2)]
    assert [receipt.status for receipt in receipts] == ["accepted", "known"]
    (event,) = world.published
    assert (event.title, event.url) == ("Found", LINK)
    assert event.text.startswith(TEXT)


@pytest.mark.parametrize(
    ("path", "page", "error"),
    [
        ("/empty", (200, "<html><body></body></html>"), NoArticleError),
        ("/nothing", (404, "gone"), RefusedFetchError),
        ("/sick", (503, "later"), UnreachableError),
    ],
)
async def test_what_no_article_can_be_fetched_from_is_refused_or_said_to_be_away(
    path: str, page: tuple[int, str], error: type[Exception]
) -> None:
    world = World()
    world.site.pages[path] = page
    with pytest.raises(error):
        await world.intake.submit(article(None, url=world.site.url(path)))
    outcome = "failed" if error is UnreachableError else "refused"
    assert world.counted("articles", outcome) == 1
    assert (await world.intake.submit(article())).revision == 1
    assert [event.text for event in world.published] == [TEXT]


async def test_a_text_that_is_too_long_is_refused_and_one_of_just_that_length_is_taken() -> None:
    world = World()
    with pytest.raises(TextTooLongError):
        await world.intake.submit(article("x" * 3_001))
    assert (await world.intake.submit(article("x" * 3_000))).status == "accepted"
    assert [len(event.text) for event in world.published] == [3_000]


@pytest.mark.parametrize(
    ("published_at", "expected"),
    [
        ("2141-11-16T18:11:00Z", NOW),
        ("1970-01-01T00:00:00Z", None),
        ("2026-01-05T08:00:00+02:00", datetime(2026, 1, 5, 6, tzinfo=UTC)),
    ],
)
async def test_a_date_that_cannot_be_is_replaced_by_the_time_of_receipt_or_left_out(
    published_at: str, expected: datetime | None
) -> None:
    world = World()
    await world.intake.submit(article(published_at=published_at))
    assert [event.published_at for event in world.published] == [expected]
