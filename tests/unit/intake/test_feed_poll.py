"""The outcome of a feed's entries, poll by poll, when pages fail, texts are odd and dates are missing."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any, cast

import pytest
from prometheus_client import CollectorRegistry

from claimwatch_contracts.documents import Feed
from services.intake.articles.page_origin import PageOrigin
from services.intake.articles.submission import FeedArticle
from services.intake.clients import Fetched, RefusedFetchError, UnreachableError
from services.intake.feed_poll import FeedPoll, PollSettings
from services.intake.feeds.document import FeedDocument
from services.intake.feeds.documents import read_feed
from services.intake.feeds.entry_tries import PAUSES_SECONDS
from services.intake.feeds.state import FeedState
from services.intake.fetching import FetchedPage
from services.intake.handlers import Receipt
from services.intake.metrics import intake_metrics
from services.intake.pages.article import Page
from services.intake.store import FeedStore
from tests.fakes.mongo import FakeDatabase
from tests.unit.intake.world import POLLING

URL, LINK = "https://wire.example/feed.xml", "https://wire.example/1"
FEED = Feed(
    feed_id="f",
    url=URL,
    publisher="Example Wire",
    created_at=datetime(2026, 6, 1, tzinfo=UTC),
    updated_at=datetime(2026, 6, 1, tzinfo=UTC),
)
SETTINGS = replace(POLLING, full_text_characters=1_000)
REFUSED = RefusedFetchError(f"{LINK} answers 403")
AWAY = UnreachableError(f"{LINK} answers 503")


def item(title: str = "Bridge shelled", link: str = LINK, text: str = "", date: str = "") -> str:
    """An entry of a feed."""
    return f"<item><title>{title}</title><link>{link}</link><description>{text}</description>{date}</item>"


def dated(moment: datetime) -> str:
    """A date of publication."""
    return f"<pubDate>{moment.isoformat()}</pubDate>"


@dataclass
class World:
    """A feed, its pages, its stored state and the submissions. Each call of ``poll`` is one poll."""

    settings: PollSettings = SETTINGS
    now: datetime = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
    items: list[str] = field(default_factory=list)
    pages: dict[str, Page | Exception] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    database: FakeDatabase = field(default_factory=FakeDatabase)
    submitted: list[FeedArticle] = field(default_factory=list)
    state: FeedState | None = None
    seconds_for_a_page: float = 0
    is_deleted: bool = False

    def poll(self, *items: str) -> FeedState:
        """The state after a poll of a feed with these entries, newest first."""
        self.items = list(items) or self.items
        registry = intake_metrics(CollectorRegistry())
        parts = [cast(Any, self)] * 4
        store = FeedStore(cast(Any, self.database), owner="us")
        poll = FeedPoll(store, *parts, lambda: self.now, registry, self.settings)
        self.state = asyncio.run(self._poll(poll))
        return self.state

    async def _poll(self, poll: FeedPoll) -> FeedState:
        if not self.is_deleted:
            body = FEED.model_dump(mode="json")
            await self.database["feeds"].replace_one({"_id": "f"}, {"_id": "f", "body": body}, upsert=True)
        return await poll.poll(FEED, self.state or FeedState(URL, self.now))

    def later(self, **by: float) -> None:
        """Move the clock forward."""
        self.now += timedelta(**by)

    async def get(self, url: str, _headers: Mapping[str, str]) -> Fetched:
        """Answer as the web client does."""
        body = f'<rss version="2.0"><channel><title>t</title>{"".join(self.items)}</channel></rss>'
        return Fetched(200, url, {"content-type": "application/rss+xml"}, body.encode())

    async def feed(self, body: bytes, content_type: str, url: str, now: datetime) -> FeedDocument:
        """Answer as the reading desk does."""
        return read_feed(body, content_type, url, now)

    async def page(self, url: str) -> FetchedPage:
        """Answer as the page fetcher does."""
        self.asked.append(url)
        self.later(seconds=self.seconds_for_a_page)
        found = self.pages.get(url, RefusedFetchError(f"{url} answers 404"))
        if isinstance(found, Exception):
            raise found
        return FetchedPage(found, PageOrigin(url, url))

    async def submit(self, article: FeedArticle, _page: PageOrigin | None) -> Receipt:
        """Answer as intake does."""
        self.submitted.append(article)
        return Receipt(article_id="a", revision=1, status="accepted")


@pytest.mark.parametrize("error", [REFUSED, AWAY])
def test_a_title_is_filed_and_its_page_is_asked_again_until_it_comes(error: Exception) -> None:
    world = World(pages={LINK: error})
    state = world.poll(item())
    assert [article.text for article in world.submitted] == ["Bridge shelled"]
    assert str(error) in str(state.last_error)
    assert state.conditions(FEED) == {}
    world.pages[LINK] = Page("Nine people were wounded, the mayor said.", "", None)
    world.later(seconds=PAUSES_SECONDS[0])
    assert world.poll().last_error is None
    assert world.submitted[-1].text == "Nine people were wounded, the mayor said."


def test_a_page_that_never_comes_is_asked_ever_more_rarely_and_given_up_in_the_open() -> None:
    world = World(pages={LINK: REFUSED})
    times = []
    for _ in range(24 * 12):
        before = len(world.asked)
        world.poll(item(text="Nine were wounded."))
        times += [world.now] * (len(world.asked) - before)
        world.later(seconds=300)
    pauses = [(after - before).total_seconds() for before, after in pairwise(times)]
    assert pauses == list(PAUSES_SECONDS)
    assert [article.text for article in world.submitted] == ["Nine were wounded."], "its teaser is filed once"
    assert world.state is not None
    assert world.state.last_error is None
    assert [(entry.url, entry.reason) for entry in world.state.incomplete] == [(LINK, str(REFUSED))]


def test_what_has_neither_words_nor_ever_a_page_is_lost_in_the_open() -> None:
    world = World(pages={LINK: AWAY})
    errors = set()
    for _ in range(len(PAUSES_SECONDS) + 1):
        errors.add(world.poll(item(title="")).last_error)
        world.later(seconds=max(PAUSES_SECONDS))
    assert errors == {f"1 of 1 entries without their pages, {AWAY}", "1 of 1 entries lost"}
    assert world.state is not None
    assert str(AWAY) in world.state.incomplete[0].reason


def test_a_date_that_is_moved_is_no_reason_to_look_again() -> None:
    world = World()
    for _ in range(3):
        world.later(seconds=300)
        world.poll(item(text="x " * 600, date=dated(world.now)))
    assert len(world.submitted) == 1


def test_an_entry_without_any_words_is_a_flaw_and_named() -> None:
    state = World().poll(item(title="", link=""))
    assert state.last_error == "1 of 1 entries lost"
    assert state.last_ok_at is None
    assert "empty" in state.incomplete[0].reason


def test_the_list_of_what_was_lost_stays_short() -> None:
    world = World(settings=replace(SETTINGS, max_text_characters=10))
    state = world.poll(*[item("t" * 1_000, f"{LINK}?{number}{'x' * 3_000}", "Nine " * 500) for number in range(30)])
    assert len(state.incomplete) == 10
    assert [(entry.url or "")[:25] for entry in state.incomplete[:2]] == [f"{LINK}?0x", f"{LINK}?1x"]
    assert {(len(entry.url or ""), len(entry.title)) for entry in state.incomplete} == {(500, 500)}


def test_a_text_that_is_too_long_is_cut_and_said_to_be_so() -> None:
    world = World()
    state = world.poll(item(text="word " * 1_000))
    assert len(world.submitted[0].text or "") == 3_000
    assert state.incomplete[0].reason == "cut to 3,000 of 4,999 characters"


def test_a_text_is_not_lost_for_its_address() -> None:
    world = World()
    world.poll(item(link=f"{LINK}?{'x' * 5_000}", text="Nine were wounded. " * 60))
    assert [article.url for article in world.submitted] == [None]


def test_posts_of_one_page_are_not_replaced_by_the_page() -> None:
    world = World(pages={LINK: Page("All of the day. Nine and 22 were wounded.", "Day", None)})
    world.poll(item("Post 2", f"{LINK}#post-2", "22 were wounded."), item("Post 1", f"{LINK}#post-1", "Nine were."))
    posts = [(article.url, article.text, article.shares_page) for article in world.submitted]
    assert posts == [(f"{LINK}#post-1", "Nine were.", True), (f"{LINK}#post-2", "22 were wounded.", True)]
    assert world.asked == []


def test_what_was_there_first_is_the_past_unless_its_date_is_of_these_days() -> None:
    world = World()
    ages = {"today": dated(world.now), "last month": dated(world.now - timedelta(days=20)), "no date": ""}
    ages["no readable date"] = "<pubDate>31 Foo</pubDate>"
    world.poll(*[item(title, f"{LINK}/{title[:5]}{len(title)}", "x " * 600, date) for title, date in ages.items()])
    replayed = {article.title: article.replay for article in world.submitted}
    assert replayed == {"today": False, "last month": True, "no date": True, "no readable date": True}


def test_later_entries_are_news_unless_they_are_months_old() -> None:
    world = World()
    world.poll(item("First", f"{LINK}/0", "x " * 600))
    world.later(seconds=300)
    ages = {"last month": dated(world.now - timedelta(days=20)), "no date": ""}
    ages["years ago"] = dated(world.now - timedelta(days=2_000))
    world.poll(*[item(title, f"{LINK}/{len(title)}", "x " * 600, date) for title, date in ages.items()])
    replayed = {article.title: article.replay for article in world.submitted[1:]}
    assert replayed == {"last month": False, "no date": False, "years ago": True}


def test_the_past_stays_past_when_a_poll_leaves_some_of_it_or_has_a_flaw() -> None:
    world = World(settings=replace(SETTINGS, entries_at_once=2))
    past = [item(f"Old {number}", f"{LINK}/{number}", "x " * 600) for number in range(3)]
    state = world.poll(*past, item("", ""))
    assert state.last_error == "1 of 4 entries lost; 2 of 4 entries left for the next poll"
    assert state.next_poll_at - world.now < timedelta(seconds=FEED.interval_seconds)
    world.poll(item("New", f"{LINK}/new", "x " * 600), *past)
    world.poll()
    assert {article.title: article.replay for article in world.submitted} == {
        **{f"Old {number}": True for number in range(3)},
        "New": False,
    }


def test_a_poll_ends_in_time_and_goes_on_where_it_was() -> None:
    world = World(seconds_for_a_page=25)
    links = [f"{LINK}/{number}" for number in range(5)]
    world.pages = {link: Page(f"{link} was read.", "", None) for link in links}
    items = [item(link[-1], link) for link in links]
    assert "2 of 5 entries left" in str(world.poll(*items).last_error)
    assert len(world.asked) == 3
    assert world.poll().last_error is None
    assert sorted(world.asked) == links


def test_a_host_that_is_away_is_left_alone_and_its_feed_is_filed_by_its_teasers() -> None:
    links = [f"{LINK}/{number}" for number in range(20)]
    world = World(seconds_for_a_page=20, pages=dict.fromkeys(links, AWAY))
    state = world.poll(*[item(link, link, f"{link} in short.") for link in links])
    assert (len(world.asked), len(world.submitted)) == (2, 20)
    assert state.last_error == f"20 of 20 entries without their pages, {AWAY}"


def test_a_feed_that_is_gone_is_left_alone() -> None:
    world = World(is_deleted=True)
    state = world.poll(item(text="Nine were wounded."))
    assert (world.submitted, world.asked, state.read_at) == ([], [], None)


def test_passwords_are_in_no_state() -> None:
    class Closed(World):
        async def get(self, url: str, _headers: Mapping[str, str]) -> Fetched:
            raise RefusedFetchError("https://me:secret@wire.example/feed.xml answers 401")

    state = Closed().poll()
    assert state.last_error == "https://***@wire.example/feed.xml answers 401"
