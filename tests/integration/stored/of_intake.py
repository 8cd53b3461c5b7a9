"""Readers of what intake stores."""

from datetime import timedelta

from services._runtime.mongo import Database
from services.api.store.api_store import ApiStore
from services.intake.articles.content import content_of
from services.intake.articles.live_blog import Post
from services.intake.identities.store import IdentityStore
from services.intake.live_blogs.store import LiveBlogStore
from services.intake.page_checks.store import PageCheckStore
from services.intake.store import ArticleStore, FeedStore
from tests.builders import NOW
from tests.golden import documents, messages
from tests.integration.stored.examples import ALL, LATER


async def feeds(database: Database) -> set[str]:
    """The ids that the api lists, of which intake polls those that are switched on."""
    page = await ApiStore(database).feeds.page(ALL)
    polled = await FeedStore(database, "me").enabled_feeds()
    assert polled == [feed for feed in page.items if feed.enabled] != []
    assert all([await FeedStore(database, "me").is_current(feed) for feed in polled])
    return {feed.feed_id for feed in page.items}


async def feed_states(database: Database) -> set[str]:
    """The ids of those that intake leases; the api shows the same."""
    leased = set()
    for document in documents("feeds", 1):
        await database["feeds"].insert_one(document)
    for feed in (await ApiStore(database).feeds.page(ALL)).items:
        state = await FeedStore(database, "me").lease(feed, LATER, 60)
        assert state is not None
        assert state.polled_at is not None
        assert bool(state.failures) is bool(state.last_error) is not bool(state.incomplete)
        leased.add(feed.feed_id)
    assert (await ApiStore(database).feed_states(list(leased))).keys() == leased
    return leased


async def feed_entries(database: Database) -> set[str]:
    """The ids of those that intake remembers."""
    (feed,) = [held for held in documents("feeds", 1) if held["_id"] == "courier"]
    await database["feeds"].insert_one(feed)
    (courier,) = await FeedStore(database, "me").enabled_feeds()
    states = await FeedStore(database, "me").entries(courier)
    assert sorted(state.tries for state in states.values() if not state.handled) == [1]
    return {f"courier:{fingerprint}" for fingerprint in states}


async def addresses(database: Database) -> set[str]:
    """The names that lead to the article."""
    store = IdentityStore(database)
    held = {document["_id"]: document["article_id"] for document in documents("addresses", 1)}
    return {name for name, article in held.items() if await store.known_as(name) == article}


async def page_checks(database: Database) -> set[str]:
    """The ids of those that are known, of which intake reads one again; of the other the page was gone at last."""
    store = PageCheckStore(database)
    (due,) = await store.due(LATER, 9)
    assert (due.readings, due.page.etag, len(due.sample)) == (1, '"v7"', 3)
    held = [await store.check(document["_id"]) for document in documents("page_checks", 1)]
    assert [check.next_at for check in held if check is not None and check.gone_at is not None] == [None]
    return {check.article_id for check in held if check is not None}


async def live_blogs(database: Database) -> set[str]:
    """The id of the live blog whose posts are kept while its page shows a newer one."""
    (held,) = documents("live_blogs", 1)
    new = Post("new", NOW, "The ferry was pulled free.")
    posts = await LiveBlogStore(database).grown(held["_id"], (new,), 300_000, NOW)
    assert {post.key: {"at": post.at, "text": post.text} for post in posts if post != new} == held["posts"]
    return {held["_id"]}


async def page_hosts(database: Database) -> set[str]:
    """The hosts that are left alone until their time."""
    (held,) = documents("page_hosts", 1)
    store = PageCheckStore(database)
    assert not await store.claim_host(held["_id"], held["free_at"] - timedelta(seconds=1), 10)
    assert await store.claim_host(held["_id"], held["free_at"], 10)
    return {held["_id"]}


async def articles(database: Database) -> set[str]:
    """The ids of the revisions that intake knows their contents by."""
    store, (sent,) = ArticleStore(database), messages("article-published", 1)
    contents = {
        sent["article_id"]: content_of(sent["title"], sent["text"]),
        "posted-by-hand": content_of("A title", "A text that somebody posted."),
    }
    revisions = [
        await store.reserve(article_id, content, LATER, url=None, publisher="p")
        for article_id, content in contents.items()
    ]
    assert [(revision.number, revision.published) for revision in revisions] == [(1, True), (1, False)]
    assert set((await store.on_page("courier", sent["url"])).by_key.values()) == {sent["article_id"]}
    return {f"{revision.article_id}:{revision.number}" for revision in revisions}
