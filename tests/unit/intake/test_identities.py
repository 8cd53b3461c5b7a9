"""An article that comes in under several addresses is one, and what only shares a name with it is another."""

import asyncio
from typing import cast

from services.intake.articles.content import content_of
from services.intake.articles.identity import article_id
from services.intake.articles.submission import SubmittedArticle
from services.intake.erasures.erasing import ErasureRequest
from services.intake.handlers import Receipt
from tests.fakes.web import rss
from tests.unit.intake.world import NOW, World

SITE = "https://wire.example"
STRIKE = (
    "Shells struck the market of Alder on Tuesday morning and killed at least twelve people, the governor said. "
    "Rescuers searched the rubble until night, and hospitals in the neighbouring districts asked for blood donations."
)
FLOOD = (
    "The river Elm rose by two metres overnight, the water authority reported, and four villages were cut off. "
    "Soldiers brought bread and fuel by boat; schools remain closed until the dykes have been inspected."
)


def page(text: str, canonical: str = "") -> tuple[int, str]:
    """A page with an article, and the canonical address that it states."""
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    paragraphs = "".join(f"<p>{sentence}.</p>" for sentence in text.rstrip(".").split(". "))
    return 200, f"<html><head><title>News</title>{link}</head><body><article>{paragraphs}</article></body></html>"


async def submitted(world: World, path: str) -> Receipt:
    """The receipt for the address of a page of the site."""
    return await world.intake.submit(SubmittedArticle(url=world.site.url(path), publisher="Wire"))


async def ids(world: World, *paths: str) -> list[str]:
    """The ids of the articles on these pages, in the order of their coming."""
    return [(await submitted(world, path)).article_id for path in paths]


async def test_pages_that_state_one_canonical_address_are_one_article_whichever_comes_first() -> None:
    for order in (("/a?v=app", "/b", "/market-shelled"), ("/market-shelled", "/b", "/a?v=app")):
        world = World()
        for path in ("/a", "/b", "/market-shelled"):
            world.site.pages[path] = page(STRIKE, "/market-shelled")
        assert len(set(await ids(world, *order))) == 1
        assert len(world.published) == 1


async def test_a_canonical_address_is_known_when_the_article_comes_with_its_text() -> None:
    world = World()
    world.site.pages["/amp-story"] = page(STRIKE, f"{SITE}/market-shelled")
    (first,) = await ids(world, "/amp-story")
    receipt = await world.intake.submit(SubmittedArticle(url=f"{SITE}/market-shelled", text=STRIKE, publisher="Wire"))
    assert (receipt.article_id, receipt.revision) == (first, 2)


async def test_a_canonical_address_of_a_front_page_or_another_site_says_nothing() -> None:
    for canonical in (f"{SITE}/", f"{SITE}/en/", "https://agency.example/market-shelled", "mailto:x"):
        world = World()
        world.site.pages |= {"/a": page(STRIKE, canonical), "/b": page(STRIKE, canonical)}
        assert len(set(await ids(world, "/a", "/b"))) == 2


async def test_pages_of_a_site_that_states_one_address_for_all_of_them_stay_apart() -> None:
    world = World()
    world.site.pages |= {"/a": page(STRIKE, "/news"), "/b": page(FLOOD, "/news"), "/c": page(STRIKE, "/news")}
    strike, flood, again = await ids(world, "/a", "/b", "/c")
    assert (strike == again, strike == flood) == (True, False)
    assert await ids(world, "/b", "/a") == [flood, strike]


async def test_an_address_that_leads_to_another_site_is_that_of_the_article() -> None:
    world = World()
    world.site.pages |= {"/market-shelled": page(STRIKE), "/x7": (302, f"{SITE}/market-shelled")}
    short = SubmittedArticle(url="https://sho.rt/x7")
    first = await world.intake.submit(short)
    assert (world.published[0].url, world.published[0].publisher) == (f"{SITE}/market-shelled", "wire.example")
    assert await ids(world, "/market-shelled") == [first.article_id]
    assert (await world.intake.submit(short)).article_id == first.article_id


async def test_an_address_that_was_moved_within_its_site_is_one_with_the_new_one() -> None:
    world = World()
    world.site.pages |= {"/new-slug": page(STRIKE), "/old-slug": (301, f"{SITE}/new-slug")}
    assert len(set(await ids(world, "/old-slug", "/new-slug"))) == 1
    assert world.published[0].url == f"{SITE}/old-slug"


async def test_a_new_slug_under_the_same_identifier_is_a_revision() -> None:
    world, guid = World(), '<guid isPermaLink="false">tag:wire,77</guid>'
    corrected = STRIKE.replace("twelve", "nineteen")
    await world.poll_each(
        rss((f"{SITE}/twelve-killed", "Twelve killed", STRIKE), more=guid),
        rss((f"{SITE}/nineteen-killed", "Nineteen killed", corrected), more=guid),
    )
    assert [(event.revision, event.url) for event in world.published] == [
        (1, f"{SITE}/twelve-killed"),
        (2, f"{SITE}/nineteen-killed"),
    ]
    assert len({event.article_id for event in world.published}) == 1


async def test_an_identifier_that_was_the_address_once_leads_to_the_article_after_a_new_slug() -> None:
    world, old = World(), f"{SITE}/twelve-killed"
    guid = f"<guid>{old}</guid>"
    await world.poll_each(
        rss((old, "Twelve killed", STRIKE), more=guid),
        rss((f"{SITE}/nineteen-killed", "Nineteen killed", STRIKE.replace("twelve", "nineteen")), more=guid),
    )
    assert [event.revision for event in world.published] == [1, 2]


async def test_an_entry_without_a_link_is_corrected_under_its_identifier() -> None:
    world, guid = World(), '<guid isPermaLink="false">77</guid>'
    await world.poll_each(*[rss(("", "Market", text), more=guid) for text in (STRIKE, STRIKE.replace("twelve", "19"))])
    assert [event.revision for event in world.published] == [1, 2]


async def test_identifiers_that_a_feed_gives_again_join_nothing() -> None:
    world, guid = World(), '<guid isPermaLink="false">1</guid>'
    await world.poll_each(
        rss((f"{SITE}/market", "Market", STRIKE), more=guid),
        rss((f"{SITE}/flood", "Flood", FLOOD), more=guid),
        rss(("", "Flood again", FLOOD.replace("two", "three")), more=guid),
    )
    assert [event.revision for event in world.published] == [1, 1, 1]
    assert len({event.article_id for event in world.published}) == 3


async def test_the_same_identifier_in_another_feed_is_another_entry() -> None:
    world = World()
    for path, link in (("/one.xml", "/x"), ("/two.xml", "/y")):
        feed = await world.add(path)
        world.site.pages[path] = (
            200,
            rss((f"{SITE}{link}", "Market", STRIKE), more='<guid isPermaLink="false">5</guid>'),
        )
        await world.poll.poll(feed, await world.state(feed))
    assert len({event.article_id for event in world.published}) == 2


async def test_two_instances_that_meet_two_addresses_of_an_article_at_once_give_it_one_id() -> None:
    one = World()
    other = World(one.database)
    for world in (one, other):
        world.site.pages |= {path: page(STRIKE, "/market-shelled") for path in ("/a", "/b", "/market-shelled")}
    submissions = [submitted(world, path) for path in ("/a", "/b", "/market-shelled") for world in (one, other)]
    receipts = await asyncio.gather(*submissions)
    assert len({receipt.article_id for receipt in receipts}) == 1
    assert {event.revision for event in one.published + other.published} == {1}


async def test_an_article_of_a_time_when_names_were_not_kept_stays_what_it_is() -> None:
    world = World()
    own, canonical = (article_id(f"{SITE}{path}", "", "") for path in ("/kept", "/market-shelled"))
    for identity in (own, canonical):
        await world.intake.articles.reserve(identity, content_of("", "x"), NOW, url=None, publisher="Wire")
    world.site.pages |= {path: page(STRIKE, "/market-shelled") for path in ("/kept", "/new")}
    assert await ids(world, "/kept", "/new") == [own, canonical]


async def test_an_article_is_erased_by_any_of_its_addresses_and_its_page_is_let_be() -> None:
    world = World()
    world.site.pages |= {path: page(STRIKE, "/market-shelled") for path in ("/a", "/b")}
    first, second = await ids(world, "/a", "/b")
    request = ErasureRequest(article=f"{SITE}/market-shelled", reason="asked", requested_by="desk")
    assert [erasure.article_id for erasure in await world.eraser.erase(request)] == [first] == [second]
    assert await world.checks.check(first) is None


async def test_posts_of_a_live_blog_stay_articles_of_their_own() -> None:
    world, live = World(), f"{SITE}/live"
    posts = [(f"{live}#post-{number}", f"Post {number}", f"{number}. {STRIKE}") for number in (1, 2, 3)]
    await world.poll_each(rss(*posts))
    assert len({event.article_id for event in world.published}) == 3
    assert cast(str, world.published[0].url).endswith("#post-3")
