"""ReliefWeb's API is a feed: each report is an entry of its first source."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from services.intake.feeds.document import BrokenFeedError, FeedDocument
from services.intake.feeds.documents import read_feed
from tests.unit.intake.world import World

NOW = datetime(2026, 7, 4, 12, tzinfo=UTC)
URL = "https://api.reliefweb.int/v2/reports?appname=desk&profile=full"
REPORT = {
    "id": "4100001",
    "href": "https://api.reliefweb.int/v2/reports/4100001",
    "fields": {
        "title": "Karsa: Floods, Situation Report No. 4 (synthetic)",
        "url": "https://reliefweb.int/node/4100001",
        "url_alias": "https://reliefweb.int/report/karsa/floods-4",
        "body": "## Overview\n\nFourteen people were killed\nin **Karsa**.",
        "body-html": "<h2>Overview</h2><p>Fourteen people were killed in <strong>Karsa</strong>.</p>",
        "date": {"original": "2026-07-03T00:00:00+00:00", "created": "2026-07-03T14:05:06+00:00"},
        "source": [{"name": "Karsa Relief Office (synthetic)", "shortname": "KRO"}, {"name": "Other"}],
        "language": [{"code": "en", "name": "English"}],
    },
}


def answer(*reports: Any) -> str:
    """An answer of the API."""
    return json.dumps({"time": 11, "totalCount": 512, "count": len(reports), "data": reports})


def read(text: str) -> FeedDocument:
    """The answer as a feed."""
    return read_feed(text.encode(), "application/json", URL, NOW)


def without(*names: str) -> dict[str, Any]:
    """A report that lacks some fields."""
    fields: dict[str, Any] = {name: value for name, value in REPORT["fields"].items() if name not in names}  # type: ignore[attr-defined]
    return {"id": 7, "fields": fields}


def test_a_report_is_an_entry() -> None:
    document = read(answer(REPORT))
    (entry,) = document.entries
    assert document.title == "ReliefWeb"
    assert (entry.url, entry.key) == ("https://reliefweb.int/report/karsa/floods-4", "4100001")
    assert entry.title == "Karsa: Floods, Situation Report No. 4 (synthetic)"
    assert entry.text == "Overview\nFourteen people were killed in Karsa."
    assert (entry.published_at, entry.language) == (datetime(2026, 7, 3, 14, 5, 6, tzinfo=UTC), "en")
    assert entry.publisher == "Karsa Relief Office (synthetic)"


def test_a_report_that_says_less_is_an_entry_too() -> None:
    odd = {"id": None, "fields": {"title": 7, "date": "soon", "source": [None], "language": {}, "url": ["x"]}}
    bare, plain, strange = reversed(
        read(answer(without("body", "body-html", "url_alias"), without("body-html"), odd)).entries
    )
    assert (bare.url, bare.text, bare.key) == ("https://reliefweb.int/node/4100001", "", "7")
    assert "Fourteen people were killed" in plain.text
    assert (strange.url, strange.title, strange.publisher) == (None, "", None)


def test_an_answer_without_news_has_no_entries() -> None:
    assert read(answer()).entries == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [(answer({"id": "1"}), "ask with profile=full"), (json.dumps({"data": [REPORT]}), "no JSON Feed")],
)
def test_another_answer_is_no_feed(text: str, reason: str) -> None:
    with pytest.raises(BrokenFeedError, match=reason):
        read(text)


async def test_a_report_comes_in_under_its_own_publisher() -> None:
    world = World()
    await world.poll_each(
        answer(REPORT | {"fields": REPORT["fields"] | {"body-html": "<p>" + "Water rose. " * 20 + "</p>"}})
    )  # type: ignore[operator]
    assert [(event.publisher, event.url) for event in world.published] == [
        ("Karsa Relief Office (synthetic)", "https://reliefweb.int/report/karsa/floods-4")
    ]
