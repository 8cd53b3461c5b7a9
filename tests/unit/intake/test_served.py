"""What publishers serve and what is to come of it: pages, feeds, polls, addresses and texts of ``served.jsonl``."""

import json
from base64 import b64decode
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from services.intake.articles.identity import article_id
from services.intake.feeds.documents import read_feed
from services.intake.feeds.entries import Entry
from services.intake.pages.article import read_page
from services.intake.text.encodings import named_charset
from services.intake.text.language import identify
from tests.unit.intake.world import World

NOW = datetime(2026, 7, 4, 12, 0, tzinfo=UTC)
CASES = [json.loads(line) for line in Path(__file__).with_name("served.jsonl").read_text("utf-8").splitlines()]
Expected = Mapping[str, Any]


def of_kind(kind: str) -> Any:
    """Runs a test with what is given and expected of each case of a kind."""
    cases = [pytest.param(case["given"], case["expect"], id=case["id"]) for case in CASES if case["kind"] == kind]
    return pytest.mark.parametrize(("given", "expect"), cases)


def body_of(given: Mapping[str, Any]) -> bytes:
    """The bytes that are served."""
    return b64decode(given["body_b64"]) if "body_b64" in given else str(given["body"]).encode()


def test_every_kind_has_its_cases() -> None:
    kinds = [case["kind"] for case in CASES]
    counts = {"page": 27, "feed": 28, "poll": 7, "identity": 22, "language": 5}
    assert {kind: kinds.count(kind) for kind in kinds} == counts


@of_kind("page")
def test_page(given: Mapping[str, Any], expect: Expected) -> None:
    page = read_page(body_of(given), named_charset(given["content_type"]), given["url"], NOW)
    assert (page.text == "") is expect.get("no_article", False)
    check_words(page.text, expect.get("contains", ()), expect.get("lacks", ()))
    assert all(any(words in page.text for words in choices) for choices in expect.get("contains_any", ()))
    if "published_at" in expect:
        moment = expect["published_at"]
        assert page.published_at == (moment and datetime.fromisoformat(moment))
    if "language" in expect:
        assert identify(page.text, page.language) == expect["language"]


@of_kind("feed")
def test_feed(given: Mapping[str, Any], expect: Expected) -> None:
    feed = read_feed(body_of(given), given["content_type"], given["url"], NOW)
    choices = expect.get("any_of", [expect])
    assert any(as_expected(feed.flaw, feed.entries, choice) for choice in choices)


def as_expected(flaw: str | None, entries: tuple[Entry, ...], expect: Expected) -> bool:
    """Whether a feed has a flaw as expected, and among its entries one for each that is expected."""
    if "flawed" in expect and (flaw is not None) is not expect["flawed"]:
        return False
    return all(any(is_like(entry, each) for entry in entries) for each in expect.get("entries", ()))


def is_like(entry: Entry, expect: Expected) -> bool:
    """Whether an entry is as expected."""
    moment = entry.published_at and entry.published_at.isoformat()
    return (
        entry.url == expect.get("url", entry.url)
        and entry.title in expect.get("title_in", [expect.get("title", entry.title)])
        and all(words in entry.text for words in expect.get("text_contains", ()))
        and not any(words in entry.text for words in expect.get("text_lacks", ()))
        and moment in expect.get("published_at_in", [moment])
    )


@of_kind("identity")
def test_identity(given: Mapping[str, Any], expect: Expected) -> None:
    one, other = (article_id(given[name], "", "") for name in ("a", "b"))
    assert (one == other) is expect["same"]


@of_kind("language")
def test_language(given: Mapping[str, Any], expect: Expected) -> None:
    assert identify(given["text"], None) == expect["language"]


@of_kind("poll")
async def test_poll(given: Mapping[str, Any], expect: Expected) -> None:
    world = World()
    world.now = datetime.fromisoformat(given["now"])
    told = []
    for poll in given["polls"]:
        for url, page in poll["pages"].items():
            world.site.pages[urlsplit(url).path] = (page.get("status", 200), body_of(page) if "body" in page else b"")
        state = await world.poll_each(body_of(poll))
        told.append(len(world.published))
    check_words(world.published[0].text, expect.get("text_contains", ()), expect.get("text_lacks", ()))
    check_words(world.published[-1].text, expect.get("finally_text_contains", ()), ())
    assert len(world.published) == expect.get("accepted", len(world.published))
    articles, replayed = {event.article_id for event in world.published}, [e for e in world.published if e.replay]
    assert len(articles) == expect.get("articles", len(articles))
    assert len(replayed) == expect.get("replayed", len(replayed))
    for url, revisions in expect.get("revisions", {}).items():
        assert sum(event.url == url for event in world.published) == revisions
    assert told == expect.get("told_after", told)
    if "any_of" in expect:
        assert world.published[0].title or state.incomplete


def check_words(text: str, contains: Iterable[str], lacks: Iterable[str]) -> None:
    """The text has and lacks these words."""
    assert [words for words in contains if words not in text] == []
    assert [words for words in lacks if words in text] == []
