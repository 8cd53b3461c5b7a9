"""Intake keeps to its OpenAPI document, whatever it is asked."""

from typing import Any

import pytest

from tests.documented import described, few
from tests.fakes.web import PAGE, TEXT
from tests.unit.intake.world import LINK, World

WORLD = World()
SCHEMA = described(WORLD.http())


@pytest.fixture(autouse=True)
def filled() -> None:
    """A publisher with one page, and nothing of the test before."""
    WORLD.database.clear()
    WORLD.site.pages = {"/1": (200, PAGE.format(text=TEXT))}


@SCHEMA.exclude(method="HEAD").parametrize()
@few
def test_no_request_is_answered_other_than_described(case: Any) -> None:
    case.call_and_validate()


async def test_an_article_is_answered_as_described_when_it_is_new_known_and_read_again() -> None:
    async with WORLD.http() as client:
        answers = [await client.post("/articles", json={"text": TEXT, "url": LINK}) for _ in range(2)]
        page = await client.get(f"/articles/{answers[0].json()['article_id']}/page")
    assert [answer.status_code for answer in answers] == [201, 200]
    for answer in answers:
        SCHEMA["/articles"]["post"].validate_response(answer)
    SCHEMA["/articles/{article_id}/page"]["get"].validate_response(page)
