"""Readers of what the archive stores."""

from bench.archive.alone import IncidentsAlone, StoriesAlone
from claimwatch_contracts.documents import Erasure
from claimwatch_contracts.events import ArticlePublished
from claimwatch_contracts.ledger_sheet import LedgerSheet
from claimwatch_contracts.vocabulary import StoryRelation
from services._runtime.mongo import Database
from services._runtime.stored import readable_by_id
from services.api.filters import ReportFilter
from services.api.store.api_store import ApiStore
from services.archive.incidents.keys import sure_keys, term_keys
from services.archive.incidents.traits import traits_of
from services.archive.store.amendments import AmendmentStore
from services.archive.store.entries import EntryStore
from services.archive.store.filed_revisions import FiledRevisions
from services.archive.store.incidents import IncidentStore
from services.archive.store.reports import ReportStore
from services.archive.store.turns.journal import Journal
from services.archive.stories.fingerprint import StoryPlace, text_key
from services.archive.stories.memory import asked_for
from services.intake.erasures.store import ErasureStore
from services.notify.store import NotifyStore
from services.watch.store import AlertStore
from tests.archive_stores import keep
from tests.builders import NOW
from tests.golden import documents, messages
from tests.integration.stored.examples import ALL, LATER
from tests.stories import FERRY, print_of, sentences
from tests.unit.archive.strikes import STRIKE


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


async def turns(database: Database) -> set[str]:
    """The turns that were broken off, each with what it writes and files."""
    await database["turns"].insert_one({"_id": "odd", "begun_at": NOW, "articles": ["a3"]})
    found = await Journal(database).unfinished(None)
    assert [each.turn_id for each in await Journal(database).unfinished(["a3"])] == [each.turn_id for each in found]
    assert {step.collection for turn in found for step in turn.steps} >= {"incidents", "entries"}
    return {turn.turn_id for turn in found if [each.report.article.article_id for each in turn.filings][-1:] == ["a3"]}
