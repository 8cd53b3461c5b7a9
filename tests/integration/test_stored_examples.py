"""Every golden document of every version is read by today's stores, out of a real database; so is one of a trial."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

import pytest

from bench.archive.alone import IncidentsAlone, StoriesAlone
from claimwatch_contracts.access import Caller, Role
from claimwatch_contracts.base import Instant, Versioned
from claimwatch_contracts.desk import DEFAULT_DESK
from claimwatch_contracts.documents import Endpoint, Erasure, Watch
from claimwatch_contracts.events import AlertRaised, ArticlePublished
from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.ledger_sheet import LedgerSheet
from claimwatch_contracts.report import Report
from claimwatch_contracts.upcasts import UPCASTS, Upcasts
from claimwatch_contracts.vocabulary import MatchOutcome, StoryRelation
from claimwatch_contracts.withheld import withheld_counts, withheld_id
from services._runtime.access.callers import NOBODY, enter
from services._runtime.access.keyring import Keyring
from services._runtime.access.tokens import Token
from services._runtime.mongo import Database, connect
from services._runtime.settings import SharedSettings
from services._runtime.stored import Unreadable, readable_by_id
from services.api.access.store import AccessStore
from services.api.cursors import Window
from services.api.editing import Editor
from services.api.filters import AlertFilter, DeliveryFilter, ReportFilter
from services.api.preconditions import Preconditions
from services.api.store.api_store import ApiStore
from services.api.store.documents import Documents
from services.archive.incidents.keys import sure_keys, term_keys
from services.archive.incidents.traits import traits_of
from services.archive.store.aliases import AliasStore
from services.archive.store.amendments import AmendmentStore
from services.archive.store.entries import EntryStore
from services.archive.store.filed_revisions import FiledRevisions
from services.archive.store.incidents import IncidentStore
from services.archive.store.reports import ReportStore
from services.archive.store.turns.journal import Journal
from services.archive.stories.fingerprint import StoryPlace, text_key
from services.archive.stories.memory import asked_for
from services.intake.articles.content import content_of
from services.intake.articles.live_blog import Post
from services.intake.erasures.store import ErasureStore
from services.intake.identities.store import IdentityStore
from services.intake.live_blogs.store import LiveBlogStore
from services.intake.rereading.store import PageCheckStore
from services.intake.store import ArticleStore, FeedStore
from services.mentions.store import TopicStore
from services.notify.leaving.group_store import GroupStore
from services.notify.noticing.store import NoticeStore
from services.notify.store import NotifyStore
from services.watch.store import AlertStore
from tests.archive_stores import file as file_report
from tests.archive_stores import keep
from tests.builders import NOW, watch
from tests.golden import documents, messages, stored_versions
from tests.stories import FERRY, print_of, sentences
from tests.unit.archive.test_incidents import STRIKE

ALL = Window(200)
DESKS = (DEFAULT_DESK, "night-desk")
M = TypeVar("M", bound=Versioned)
LATER = NOW + timedelta(days=3_650)


@pytest.fixture
async def database(shared_settings: SharedSettings) -> AsyncIterator[Database]:
    """A database of the test's own."""
    database = connect(shared_settings)
    yield database
    database.client.close()


async def of_both_desks(documents: Documents[M]) -> list[M]:
    """What the api lists for the desks of the examples."""
    found: list[M] = []
    for desk in DESKS:
        enter(Caller(name="the test", role=Role.READER, desk=desk))
        page = await documents.page(ALL)
        assert not page.unreadable
        found += page.items
    enter(NOBODY)
    return found


async def watches(database: Database) -> set[str]:
    """The ids that the api lists."""
    listed = await of_both_desks(ApiStore(database).watches)
    assert all(watch.topics or watch.places for watch in listed)
    return {watch.watch_id for watch in listed}


async def channels(database: Database) -> set[str]:
    """The ids that the api lists, each of which notify reads."""
    listed = await of_both_desks(ApiStore(database).channels)
    assert [await NotifyStore(database).channel(channel.channel_id) for channel in listed] == listed
    return {channel.channel_id for channel in listed}


async def endpoints(database: Database) -> set[str]:
    """The ids of those that the api reads, as notify does."""
    read = await ApiStore(database).endpoints(["newsroom", "desk", "radio"])
    assert read == {identity: await NotifyStore(database).endpoint(identity) for identity in read}
    assert [endpoint.disabled_at is not None for endpoint in read.values()].count(True) == 1
    return set(read)


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


async def aliases(database: Database) -> set[str]:
    """The ids that the archive reads, as the api does."""
    read = await AliasStore(database).all_readable()
    assert sorted(read, key=str) == sorted(await ApiStore(database).aliases.all_readable(), key=str)
    return {alias.alias_id for alias in read}


async def topics(database: Database) -> set[str]:
    """The keys that mentions looks for, as the api lists them."""
    looked_for = await TopicStore(database).enabled()
    page = await ApiStore(database).topics.page(ALL)
    assert [(topic.key, topic.terms) for topic in page.items] == [(topic.key, topic.terms) for topic in looked_for]
    return {topic.key for topic in looked_for}


async def reports(database: Database) -> set[str]:
    """The ids of those filed, and of those that wait and get what they wait for."""
    api, store = ApiStore(database), ReportStore(database)
    (listed,) = (await api.reports(ALL, ReportFilter())).items
    (article,) = [article async for article in store.articles()]
    report = await api.report(listed.report_id)
    assert report == await store.report(article.article_id, article.revision)
    judged = await store.judged(article.article_id, article.revision)
    stored = await database["reports"].find_one({"_id": listed.report_id})
    assert (judged is not None) == (stored is not None and "judgement" in stored)
    assert judged is None or (judged[0] == report and judged[1].incident is not None)
    parts = await store.parts(article.article_id, article.revision)
    assert parts is not None
    assert parts.article == article
    assert [len(parts.extractions[0].attributions), len(listed.figures), len(listed.topics)] == [3, 1, 1]
    waiting = {"article_id": "posted-by-hand"}
    for extraction in parts.extractions:
        complete = await keep(store, extraction.model_copy(update=waiting))
    assert complete is not None
    return {listed.report_id, f"{complete.article.article_id}:{complete.article.revision}"}


async def stories(database: Database) -> set[str]:
    """The ids of the stories that articles and texts are in; the first release kept no fingerprints."""
    store, (sent,) = StoriesAlone(database), messages("article-published", 1)
    article = ArticlePublished.model_validate(sent)
    (earlier,) = await store.candidates(print_of(article.text, article.article_id, revision=2))
    (equal,) = await store.candidates(print_of(article.text, "copy"))
    assert earlier.story == equal.story == StoryPlace(text_key(article.text), article.article_id)
    (first,), (brief,) = [await store.candidates(print_of(article_id=name)) for name in ("ferry", "ferry-in-brief")]
    assert (first.title, first.story) == ("Ferry turns over", StoryPlace(first.text_key, "ferry"))
    assert brief.story == StoryPlace(first.text_key, "ferry", StoryRelation.REPRINT, "ferry", 1.0)
    assert brief.shingles.hashes < first.shingles.hashes
    assert [amount.value for amount in brief.amounts] == ["14"]
    articles = {f"article:{found.article_id}" for found in (earlier, first, brief)}
    return {f"text:{text_key(article.text)}", *articles}


async def shingles(database: Database) -> set[str]:
    """The ids of the keys under which copies are found."""
    (kept,) = documents("shingles", 1)
    for document in documents("stories", 1):
        await database["stories"].insert_one(document)
    new = print_of(sentences(FERRY, 0, 4), "new")
    assert [found.article_id for found in await StoriesAlone(database).candidates(new)] == kept["articles"]
    return {key for key in asked_for(new) if key == kept["_id"]}


async def filed_revisions(database: Database) -> set[str]:
    """The ids of the articles whose revisions are known, also where the first release kept them in ``stories``."""
    store = FiledRevisions(database)
    for document in documents("stories", 1):
        await database["stories"].insert_one(document)
        await store.prepare()
        await store.prepare()
    (kept,) = documents("filed_revisions", 1)
    assert await store.of(kept["_id"]) == kept["revisions"]
    (older,) = [document for document in documents("stories", 1) if "filed" in document]
    article_id = older["_id"].removeprefix("article:")
    assert await store.of(article_id) == older["filed"] != []
    assert (await store.add([(article_id, 7)]))[article_id] == [*older["filed"], 7]
    return {kept["_id"]}


async def alerts(database: Database) -> set[str]:
    """The ids that the api lists, reads and shows again."""
    api = ApiStore(database)
    page = await api.alerts(ALL, AlertFilter())
    assert not page.unreadable
    shown = [alert async for alert in api.alerts_since(NOW - timedelta(days=3_650))]
    assert shown == [await api.alert(alert.alert_id) for alert in page.items]
    assert all(len(alert.news) == 4 for alert in shown)
    return {alert.alert_id for alert in shown}


async def told(database: Database) -> set[str]:
    """The id of the mark that a watch has for what it was told."""
    (alert,) = messages("alert-raised", 1)
    keys = [item["key"] for item in alert["news"]]
    store = AlertStore(database)
    golden = documents("told", 1)
    assert await store.told_before({"graves": [*keys, "of-a-story"]}, "another filing") == {
        "graves": {keys[0], "of-a-story"}
    }
    latest = max(mark["told_at"] for mark in golden)
    await store.see(["story:s1"], {}, latest + timedelta(days=1))
    assert [count async for count in store.forget_told(latest + timedelta(days=1))] == [1]
    assert await store.told_before({"graves": ["of-a-story"]}, "another filing") == {"graves": {"of-a-story"}}
    return {mark["_id"] for mark in golden}


async def subjects(database: Database) -> set[str]:
    """The ids of those that reports came about at that time, and later none."""
    (subject,) = documents("subjects", 1)
    store, seen_at = AlertStore(database), subject["seen_at"]
    assert [count async for count in store.forget_subjects(seen_at)] == []
    await store.see([subject["_id"]], {}, seen_at - timedelta(days=1))
    assert [count async for count in store.forget_subjects(seen_at + timedelta(seconds=1))] == [1]
    return {subject["_id"]}


async def withheld(database: Database) -> set[str]:
    """The ids of the hours in which reports were held back from a watch."""
    store, golden = AlertStore(database), documents("withheld", 1)
    hours = [document["hour"] for document in golden]
    held = await store.withheld("graves", min(hours), max(hours) + timedelta(hours=1))
    assert withheld_counts(held) == {MatchOutcome.REPRINT: 2, MatchOutcome.RECAP: 1}
    return {withheld_id(each.watch_id, each.hour) for each in held}


async def troubles(database: Database) -> set[str]:
    """The id of what was told of troubles, all of which is read."""
    (golden,) = documents("troubles", 1)
    known = await NoticeStore(database).lease(golden["leased_until"], golden["leased_until"] + timedelta(minutes=1))
    assert known is not None
    assert known.noticed_at == golden["noticed_at"]
    assert [(each.key, each.since) for each in known.told] == [(t["key"], t["since"]) for t in golden["told"]]
    return {golden["_id"]}


async def incidents(database: Database) -> set[str]:
    """The ids of the incidents, a merged one under its own."""
    store = IncidentStore(database)
    kept = {document["_id"]: await store.by_id(document["_id"]) for document in documents("incidents", 1)}
    assert {incident and incident.incident_id for incident in kept.values()} == {
        document["_id"] for document in documents("incidents", 1) if not document["body"]["merged_into"]
    }
    return set(kept)


async def incident_keys(database: Database) -> set[str]:
    """The keys by which the golden incidents are found."""
    await database["incidents"].insert_many(documents("incidents", 1))
    asked = traits_of(STRIKE.report())
    keys = {*sure_keys(asked), *(key for week in term_keys(asked).values() for key in week)}
    (found,) = await IncidentsAlone(database).candidates(asked)
    assert found.articles == ("same strike", "strike")
    return {document["_id"] for document in documents("incident_keys", 1) if document["_id"] in keys}


async def deliveries(database: Database) -> set[str]:
    """The ids that the api lists, each of which notify can send."""
    page = await ApiStore(database).deliveries(ALL, DeliveryFilter())
    assert not page.unreadable
    due = {"state": "pending", "next_attempt_at": NOW}
    await database["deliveries"].update_many({}, {"$set": due})
    leases = [await NotifyStore(database).lease(LATER, LATER + timedelta(hours=1), but_not=()) for _ in page.items]
    assert sorted(lease.delivery.is_of_alerts for lease in leases if lease) == [False, True, True]
    assert sorted(len(lease.delivery.attempts) for lease in leases if lease) == [0, 0, 2]
    return {lease.delivery.delivery_id for lease in leases if lease}


async def groups(database: Database) -> set[str]:
    """The ids of those that notify leases."""
    store = GroupStore(database)
    held = [await store.lease(LATER, LATER + timedelta(hours=1)) for _ in documents("groups", 1)]
    assert sorted(len(each.sealed.deliveries) for each in held if each) == [0, 1]
    assert sorted(len(each.waiting) for each in held if each) == [0, 1]
    return {each.group.group_id for each in held if each}


async def silences(database: Database) -> set[str]:
    """The ids that the api lists, and that notify knows while they are on."""
    listed = await of_both_desks(ApiStore(database).silences)
    on = [await NotifyStore(database).silences(silence.starts_at, silence.desk) for silence in listed]
    assert on == [(silence,) for silence in listed]
    assert await NotifyStore(database).silences(listed[0].ends_at) == ()
    return {silence.silence_id for silence in listed}


async def views(database: Database) -> set[str]:
    """The ids that the api lists at the two desks."""
    return {view.view_id for view in await of_both_desks(ApiStore(database).views)}


async def acknowledgements(database: Database) -> set[str]:
    """The ids of the alerts that the api lists as acknowledged, as notify does."""
    page = await ApiStore(database).acknowledgements.page(ALL)
    assert len({said.state for said in page.items}) == len(page.items) != 0
    return set(await NotifyStore(database).acknowledged([said.alert_id for said in page.items]))


async def entries(database: Database) -> set[str]:
    """The ids of the articles whose entries are read."""
    (document,) = documents("entries", 1)
    found = await EntryStore(database).of_article(document["_id"])
    assert len(found) == 2
    return {entry.article_id for entry in found}


async def entry_index(database: Database) -> set[str]:
    """The key by which the entries of an incident are found."""
    (document,) = documents("entry_index", 1)
    await database["entries"].insert_many(documents("entries", 1))
    incident = document["_id"].removeprefix("incident:")
    found = await EntryStore(database).of_incidents([incident])
    assert {entry.article_id for entry in found} <= set(document["ids"])
    assert {entry.incident_id for entry in found} >= {incident}
    return {document["_id"]}


async def ledger_sheets(database: Database) -> set[str]:
    """The ids of the sheets with the rows that they have."""
    read = await readable_by_id(LedgerSheet, database["ledger_sheets"].find({}))
    assert {identity: [row.high for row in sheet.rows] for identity, sheet in read.items()} == {
        "incident:606e75a3-e90b-5546-9908-6dc93e414565": [40],
        "place:1": [900],
    }
    return {sheet.sheet_id for sheet in read.values()}


async def amendments(database: Database) -> set[str]:
    """The ids that the archive finds by the article that each is about."""
    (document,) = documents("amendments", 1)
    store, (article_id,) = AmendmentStore(database), document["body"]["articles"]
    (found,) = await store.of_articles([article_id])
    assert await store.by_id(document["_id"]) == found
    return {found.amendment_id}


async def erasures(database: Database) -> set[str]:
    """The ids of the articles that intake, watch and notify know as erased; a later revision keeps the first record."""
    (document,) = documents("erasures", 1)
    identity, store = document["_id"], ErasureStore(database)
    others = (AlertStore(database), NotifyStore(database))
    assert all([await each.is_erased(identity) for each in (store, *others)])
    assert not any([await each.is_erased("another") for each in (store, *others)])
    first = Erasure.model_validate(document["body"])
    later = first.model_copy(update={"revisions": 3, "reason": "another", "requested_at": LATER})
    assert await store.record(later) == first.model_copy(update={"revisions": 3})
    return {identity}


Reader = Callable[[Database], Awaitable[set[str]]]


async def keys(database: Database) -> set[str]:
    """The ids that the api lists, of which those not revoked open the door."""
    page = await AccessStore(database).keys.page(ALL)
    keyring = Keyring("api", database, lambda: NOW)
    opened = [await keyring.by_key(Token(key.key_id, key.digest)) for key in page.items]
    assert [key is not None for key in opened] == [not key.is_revoked for key in page.items]
    assert {key.is_revoked for key in page.items} == {True, False}
    return {key.key_id for key in page.items}


async def sessions(database: Database) -> set[str]:
    """The ids of those that open the door with the keys they were opened with."""
    await database["keys"].insert_many(documents("keys", 1))
    keyring = Keyring("api", database, lambda: NOW)
    stored = [document["_id"] for document in documents("sessions", 1)]
    return {digest for digest in stored if await keyring.by_session(Token(None, digest))}


async def key_uses(database: Database) -> set[str]:
    """The ids of the uses of which the api knows the time."""
    uses = await AccessStore(database).last_uses(key["_id"] for key in documents("keys", 1))
    return {f"{key_id}:api" for key_id in uses}


async def audit(database: Database) -> set[str]:
    """The ids of the entries that the api lists."""
    page = await AccessStore(database).entries(ALL)
    assert not page.unreadable
    return {entry.entry_id for entry in page.items}


async def turns(database: Database) -> set[str]:
    """The turns that were broken off, each with what it writes and files."""
    await database["turns"].insert_one({"_id": "odd", "begun_at": NOW, "articles": ["a3"]})
    found = await Journal(database).unfinished(None)
    assert [each.turn_id for each in await Journal(database).unfinished(["a3"])] == [each.turn_id for each in found]
    assert {step.collection for turn in found for step in turn.steps} >= {"incidents", "entries"}
    return {turn.turn_id for turn in found if [each.report.article.article_id for each in turn.filings][-1:] == ["a3"]}


READERS: dict[str, Reader] = {
    "keys": keys,
    "sessions": sessions,
    "key_uses": key_uses,
    "audit": audit,
    "watches": watches,
    "channels": channels,
    "endpoints": endpoints,
    "feeds": feeds,
    "feed_states": feed_states,
    "feed_entries": feed_entries,
    "addresses": addresses,
    "page_checks": page_checks,
    "page_hosts": page_hosts,
    "live_blogs": live_blogs,
    "articles": articles,
    "aliases": aliases,
    "topics": topics,
    "reports": reports,
    "stories": stories,
    "shingles": shingles,
    "incidents": incidents,
    "incident_keys": incident_keys,
    "entries": entries,
    "entry_index": entry_index,
    "turns": turns,
    "filed_revisions": filed_revisions,
    "alerts": alerts,
    "told": told,
    "withheld": withheld,
    "troubles": troubles,
    "subjects": subjects,
    "ledger_sheets": ledger_sheets,
    "erasures": erasures,
    "amendments": amendments,
    "deliveries": deliveries,
    "groups": groups,
    "silences": silences,
    "acknowledgements": acknowledgements,
    "views": views,
}


@pytest.mark.parametrize(("collection", "version"), stored_versions())
async def test_what_was_stored_is_read_by_todays_stores(database: Database, collection: str, version: int) -> None:
    golden = documents(collection, version)
    await database[collection].insert_many(golden)
    assert await READERS[collection](database) == {str(document["_id"]) for document in golden}


ODD: dict[str, dict[str, Any]] = {
    "feed_states": {"_id": "herald", "polled_at": NOW, "incomplete": [{"odd": True}], "leased_until": NOW},
    "feed_entries": {"_id": "courier:odd", "feed_id": "courier"},
    "articles": {"_id": "odd:1", "feed_id": "courier", "page": "https://courier.example/graves"},
    "endpoints": {"_id": "newsroom", "channel_updated_at": "then"},
    "deliveries": {"_id": "odd", "created_at": NOW, "state": "pending", "next_attempt_at": NOW, "channel_id": "c"},
    "reports": {"_id": "odd:1", "filed_at": NOW, "parts": {"article": {"packed": b"no zlib"}}},
    "aliases": {"_id": "odd", "body": None},
    "told": {"_id": documents("told", 1)[0]["_id"]},
}


async def test_what_cannot_be_read_voids_none_of_its_neighbours(database: Database) -> None:
    for collection, odd in ODD.items():
        golden = [document for document in documents(collection, 1) if document["_id"] != odd["_id"]]
        await database[collection].insert_many([odd, *golden])
    await database["feeds"].insert_many(documents("feeds", 1))
    api, intake, notify, archive = (
        ApiStore(database),
        FeedStore(database, "me"),
        NotifyStore(database),
        ReportStore(database),
    )

    by_id = {feed.feed_id: feed for feed in (await api.feeds.page(ALL)).items}
    herald, courier = by_id["herald"], by_id["courier"]
    states = await intake.states([courier, herald], LATER)
    assert (states["courier"].etag, states["herald"].polled_at) == ('"v7"', None)
    begun = await intake.lease(herald, LATER, 60)
    assert begun is not None
    assert begun.is_unread(herald)
    assert (await api.feed_states(["courier", "herald"])).keys() == {"courier"}
    assert len(await intake.entries(courier)) == 2
    assert len((await ArticleStore(database).on_page("courier", ODD["articles"]["page"])).by_key) == 1

    assert (await api.endpoints(["newsroom", "desk"])).keys() == {"desk"}
    assert await notify.endpoint("newsroom") is None
    page = await api.deliveries(ALL, DeliveryFilter())
    assert (len(page.items), [item.id for item in page.unreadable]) == (3, ["odd"])
    assert isinstance(await api.delivery("odd"), Unreadable)
    due = [await notify.lease(LATER, LATER + timedelta(hours=1), but_not=()) for _ in range(2)]
    assert [lease is None for lease in due].count(True) == 1, "of two that are due the odd one is set aside"
    failed = await database["deliveries"].find_one({"_id": "odd"})
    assert failed is not None
    assert (failed["state"], failed["reason"][:18]) == ("failed", "it cannot be read:")

    (alert,) = messages("alert-raised", 1)
    key = alert["news"][0]["key"]
    before = await AlertStore(database).told_before({"graves": [key]}, "a filing")
    assert before == {"graves": {key}}, "in doubt it is not told again"

    assert [article.revision async for article in archive.articles()] == [1]
    names = AliasStore(database)
    assert len(await names.all_readable()) == len(await names.versions()) - 1 == 2


async def test_what_is_stored_today_says_its_version(database: Database) -> None:
    await database["alerts"].insert_many(documents("alerts", 1))
    await database["reports"].insert_many(documents("reports", 1))
    api, archive = ApiStore(database), ReportStore(database)
    (alert,) = [alert async for alert in api.alerts_since(NOW - timedelta(days=3_650))]
    (listed,) = (await api.reports(ALL, ReportFilter())).items
    report = await api.report(listed.report_id)
    assert isinstance(report, Report)
    parts = await archive.parts(listed.article.article_id, listed.article.revision)
    assert parts is not None

    await database["alerts"].delete_many({})
    await database["reports"].delete_many({})
    await AlertStore(database).keep_alert(alert)
    complete = [await keep(archive, extraction) for extraction in parts.extractions]
    complete.append(await keep(archive, parts.article))
    assert complete[-1] is not None
    assert await file_report(archive, report, Judgement(), complete[-1], NOW)
    await NotifyStore(database).keep_endpoint("c", Endpoint(channel_updated_at=NOW))
    assert await api.watches.insert("w1", watch(), created_at=NOW, request="")

    stored = {name: await database[name].find_one({}) for name in ("alerts", "reports", "endpoints", "watches")}
    versions = {name: document["v"] for name, document in stored.items() if document}
    assert versions == {
        "alerts": AlertRaised.VERSION,
        "reports": Report.VERSION,
        "endpoints": Endpoint.VERSION,
        "watches": Watch.VERSION,
    }
    assert stored["reports"] is not None
    part_versions = {name: part["v"] for name, part in stored["reports"]["parts"].items()}
    extracted = {extraction.EXTRACTOR: extraction.VERSION for extraction in parts.extractions}
    assert part_versions == {"article": ArticlePublished.VERSION, **extracted}


class TrackedWatch(Versioned):
    """What a watch could be one day: it has a ``title`` and only topics."""

    VERSION = Watch.VERSION + 1

    watch_id: str
    title: str
    topics: tuple[str, ...]
    updated_at: Instant


def tracked(body: dict[str, Any]) -> dict[str, Any]:
    """A watch of today as one of the next version."""
    kept = {name: body[name] for name in ("watch_id", "topics", "updated_at")}
    return {"title": body["name"], **kept}


OLDER: Upcasts = {("tracked-watch", version): UPCASTS["watch", version] for version in range(1, Watch.VERSION)}
TRIAL: Upcasts = {**OLDER, ("tracked-watch", Watch.VERSION): tracked}


async def renamed(watch: TrackedWatch, now: datetime) -> TrackedWatch:
    """The watch under another title."""
    return watch.model_copy(update={"title": "Graves and dams", "updated_at": now})


async def test_a_watch_of_version_1_is_listed_read_edited_and_written_back_as_the_next_version(
    database: Database,
) -> None:
    await database["watches"].insert_many(documents("watches", 1))
    store = Documents(database, "watches", TrackedWatch, TRIAL)
    page = await store.page(ALL)
    assert [watch.title for watch in page.items] == ["River towns", "Graves"]
    editor = Editor("watch", store, lambda: LATER)
    assert (await editor.read("graves")).title == "Graves"
    await editor.change("graves", Preconditions(), renamed)
    written = await database["watches"].find_one({"_id": "graves"})
    assert written is not None
    assert (written["v"], written["body"]["title"]) == (TrackedWatch.VERSION, "Graves and dams")
    assert "name" not in written["body"]
    assert [watch.title for watch in (await store.page(ALL)).items] == ["River towns", "Graves and dams"]
    today = await Documents(database, "watches", Watch).page(ALL)
    assert [watch.name for watch in today.items] == ["River towns"]
    assert [(item.id, "newer Claimwatch" in item.reason) for item in today.unreadable] == [("graves", True)]
    await editor.delete("graves", Preconditions())
    assert (await store.get("graves")) is None
