"""Pages on a real web server are read again: a corrected figure is a revision, and a notice takes an article back."""

from collections.abc import AsyncIterator

import pytest

from services._runtime.mongo import Database, connect
from services._runtime.settings import SharedSettings
from services.intake.page_checks.store import PageCheckStore
from services.intake.settings import IntakeSettings
from tests.fakes.web import PAGE, TEXT, Site
from tests.integration.intake_world import Clock, Topic, post, running
from tests.waiting import answered

NOTICE = "This article has been withdrawn because its source could not be reached again."


@pytest.fixture
async def database(shared_settings: SharedSettings) -> AsyncIterator[Database]:
    """The service's database."""
    database = connect(shared_settings)
    yield database
    database.client.close()


async def test_a_corrected_page_is_a_revision_and_one_gone_with_a_notice_is_withdrawn(
    settings: IntakeSettings, topic: Topic, site: Site, database: Database
) -> None:
    clock = Clock()
    quick = settings.model_copy(update={"reread_check_seconds": 0.05, "reread_host_pause_seconds": 0.01})
    site.pages["/1"] = (200, PAGE.format(text=TEXT))
    async with running(quick, clock=clock) as client:
        receipt = (await post(client, url=site.url("/1"), publisher=topic.publisher)).json()
        site.pages["/1"] = (200, PAGE.format(text=TEXT.replace("four", "seven")))
        clock.advance(hours=1)
        await topic.until(2)

        async def is_settled() -> bool:
            check = await PageCheckStore(database).check(receipt["article_id"])
            return check is not None and check.readings == 1

        await answered(is_settled)
        site.pages["/1"] = (410, f"<html><body><main><p>{NOTICE}</p></main></body></html>")
        clock.advance(hours=2)
        first, second, third = await topic.until(3)
    assert {event.article_id for event in (first, second, third)} == {receipt["article_id"]}
    assert [event.revision for event in (first, second, third)] == [1, 2, 3]
    assert second.text == first.text.replace("four", "seven") != first.text
    assert (third.text, third.title) == (NOTICE, "Found")
    assert [status for path, _, status in site.asked if path == "/1"] == [200, 200, 410]
    assert site.count("/robots.txt") == 1
