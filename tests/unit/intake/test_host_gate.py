"""Pages that feeds link to are fetched as their hosts ask for it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.intake.clients import UnreachableError
from services.intake.fetching import NoArticleError
from services.intake.host_gate import ForbiddenPageError
from services.intake.robots_desk import RobotsDesk
from tests.fakes.web import PAGE, TEXT, rss
from tests.unit.intake.world import LINK, NOW, World

SHORT = "Four bodies were found."
FORBIDDEN = (200, "User-agent: claimwatch\nDisallow: /1\n")


def world_of(pages: int, pause: float = 2) -> World:
    """A world with so many pages of articles, whose host is left alone for so many seconds between two of them."""
    world = World()
    world.site.pages = {
        f"/{number}": (200, PAGE.format(text=f"{TEXT} {number} hurt.")) for number in range(1, pages + 1)
    }
    world.polite = replace(world.polite, host_pause_seconds=pause)
    world.poll = replace(world.poll, pages=world.polite)
    return world


def feed_of(pages: int) -> str:
    """A feed with teasers of these pages."""
    return rss(*((world_link(number), f"Title {number}", SHORT) for number in range(1, pages + 1)))


def world_link(number: int) -> str:
    """The address of a page."""
    return f"https://wire.example/{number}"


async def test_an_entry_whose_page_robots_txt_forbids_is_taken_as_the_feed_has_it() -> None:
    world = world_of(1)
    world.site.pages["/robots.txt"] = FORBIDDEN
    state = await world.poll_each(feed_of(1), feed_of(1))
    assert [(event.text, event.title) for event in world.published] == [(SHORT, "Title 1")]
    assert world.site.count("/1") == 0
    assert (state.failures, state.last_error, state.tally.lost) == (0, None, 0)
    (shown,) = state.incomplete
    assert (shown.url, shown.reason) == (
        LINK,
        f"taken without its page: robots.txt of wire.example does not allow us to fetch {LINK}",
    )


async def test_robots_txt_can_be_passed_over_by_a_setting() -> None:
    world = world_of(1)
    world.site.pages["/robots.txt"] = FORBIDDEN
    robots = RobotsDesk(world.polite.fetcher.web, world.clock, "claimwatch", obey=False)
    world.poll = replace(world.poll, pages=replace(world.polite, robots=robots))
    await world.poll_each(feed_of(1))
    assert (world.site.count("/1"), world.site.count("/robots.txt")) == (1, 0)
    assert TEXT in world.published[0].text


async def test_pages_of_a_host_are_fetched_one_after_the_other() -> None:
    world = world_of(3)
    await world.poll_each(feed_of(3))
    assert [event.title for event in world.published] == ["Title 3", "Title 2", "Title 1"]
    assert world.pauses == [2, 2]
    assert world.site.count("/robots.txt") == 1


async def test_a_host_that_asks_for_a_longer_pause_gets_it() -> None:
    world = world_of(2)
    world.site.pages["/robots.txt"] = (200, "User-agent: *\nCrawl-delay: 40\n")
    await world.poll_each(feed_of(2))
    assert world.pauses == [40]
    assert len(world.published) == 2


async def test_two_instances_keep_the_pause_together() -> None:
    one = world_of(2)
    other = replace(one.polite)
    await one.polite.page(world_link(1))
    await other.page(world_link(2))
    assert one.pauses == [2]


async def test_a_host_that_is_left_alone_for_long_is_not_waited_for() -> None:
    world = world_of(1)
    await world.checks.leave_host("wire.example", NOW + timedelta(hours=1))
    with pytest.raises(UnreachableError, match="left alone for 3,600 s"):
        await world.polite.page(LINK)
    assert (world.site.count("/1"), world.pauses) == (0, [])


async def test_a_host_whose_robots_txt_fails_is_asked_later_and_the_entry_is_not_lost() -> None:
    world = world_of(1)
    world.site.pages["/robots.txt"] = (500, "oops")
    await world.poll_each(feed_of(1))
    assert [event.text for event in world.published] == [SHORT]
    world.site.pages["/robots.txt"] = (404, "none")
    await world.poll_each(feed_of(1))
    assert [event.revision for event in world.published] == [1, 2]
    assert TEXT in world.published[1].text


async def test_a_frame_is_refused_without_asking_its_host() -> None:
    world = world_of(1)
    with pytest.raises(NoArticleError, match="shows no article"):
        await world.polite.page("https://t.me/river/311")
    assert world.site.asked == []


async def test_what_is_forbidden_is_said_to_be() -> None:
    world = world_of(1)
    world.site.pages["/robots.txt"] = FORBIDDEN
    with pytest.raises(ForbiddenPageError, match=r"robots\.txt of wire\.example"):
        await world.polite.page(LINK)
