"""Searches over HTTP, on fakes: what is found, what is marked, and what is not found any more."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client import CollectorRegistry

from claimwatch_contracts.documents import Erasure
from claimwatch_contracts.events import ReportFiled
from claimwatch_language.queries.parsing import parse_query
from services._runtime.backoff import Backoff
from services._runtime.pace import Pace
from services._runtime.stored import stored
from services.api.search.desk import SearchDesk
from services.api.search.entries import Column, Segment
from services.api.search.filed import FiledIds
from services.api.search.following import OFTEN_SECONDS, SearchFollower
from services.api.search.metrics import search_metrics
from services.api.search.passages import passages
from services.api.search.store import SearchSources
from tests.builders import NOW, TEXT, report
from tests.fakes.mongo import FakeDatabase
from tests.golden import documents
from tests.unit.api.over_http import read_all
from tests.unit.api.search.searching import HOUR, file, ids, indexed, published


async def test_a_report_is_found_by_its_words_and_they_are_marked(
    client: httpx.AsyncClient, database: FakeDatabase, desk: SearchDesk
) -> None:
    await file(database, report(published("a1")))
    await indexed(desk)
    (hit,) = await read_all(client, "/search", q='ministry "bodies were"')
    assert (hit["id"], hit["href"], hit["report_id"]) == ("a1:1", "/reports/a1:1", "a1:1")
    (passage,) = hit["passages"]
    marked = [TEXT[passage["start"] + mark["start"] : passage["start"] + mark["end"]] for mark in passage["marks"]]
    assert marked == ["ministry", "bodies were"]
    assert [passage["text"][mark["start"] : mark["end"]] for mark in passage["marks"]] == marked
    assert await read_all(client, "/search", q='ministry "were bodies"') == []


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("BODIES", True),
        ("bod*", True),
        ("bodi?s", True),
        ("bodi?es", False),
        ("minis*ry help", True),
        ("ministry NOT raqqa", False),
        ("NOT flood", True),
        ("flood OR raqqa", True),
        ("title:raqqa", False),
        ("title:title", True),
        ("text:raqqa", True),
        ("content:raqqa", True),
        ('content:"raqqa we"', False),
        ('"raqqa we"', True),
        ("source:health", True),
        ("content:ministry", False),
        ("(flood OR bodies) NOT (help AND flood)", True),
        ("(flood OR NOT bodies) AND help", False),
        ("zzz*", False),
    ],
)
async def test_queries_mean_what_they_mean_in_watches(
    client: httpx.AsyncClient, database: FakeDatabase, desk: SearchDesk, query: str, is_found: bool
) -> None:
    await file(database, report(published("a1")))
    await indexed(desk)
    assert ids(await read_all(client, "/search", q=query)) == (["a1:1"] if is_found else [])


async def test_accents_and_case_make_no_difference_and_marks_stay_in_place(
    client: httpx.AsyncClient, database: FakeDatabase, desk: SearchDesk
) -> None:
    text = f"{TEXT} Aid came from Ségou, Se\u0301gou and SEGOU."
    await file(database, report(published("a1", text)))
    await indexed(desk)
    for query in ("segou", "SÉGOU", "ség*"):
        (hit,) = await read_all(client, "/search", q=query)
        (passage,) = hit["passages"]
        start = passage["start"]
        marked = [text[start + mark["start"] : start + mark["end"]] for mark in passage["marks"]]
        assert marked == ["Ségou", "Se\u0301gou", "SEGOU"]


async def test_claims_and_figures_are_found_with_their_place_in_the_article(
    client: httpx.AsyncClient, database: FakeDatabase, desk: SearchDesk
) -> None:
    await file(database, report(published("a1")))
    await indexed(desk)
    (claim,) = await read_all(client, "/search", q="content:bodies", kind="claim")
    assert (claim["claimants"], claim["measures"]) == (["Health Ministry"], ["bodies_found"])
    (figure,) = await read_all(client, "/search", q="raqqa", kind="figure", measure="bodies_found")
    assert (figure["value"], figure["comparator"]) == (40, "more_than")
    for hit in (claim, figure):
        assert hit["href"] == "/reports/a1:1"
        for passage in hit["passages"]:
            start = passage["start"]
            assert TEXT[start : start + len(passage["text"])] == passage["text"]
            assert passage["marks"]


async def test_filters_hold_together_and_alone(
    client: httpx.AsyncClient, database: FakeDatabase, desk: SearchDesk
) -> None:
    await file(database, report(published("a1", publisher="The Courier")))
    await file(database, report(published("a2", hours=1, publisher="River Post")))
    await indexed(desk)

    async def found(**parameters: Any) -> list[str]:
        return ids(await read_all(client, "/search", **parameters))

    both = ["a2:1", "a1:1"]
    assert await found() == await found(place=163843) == await found(place=172955) == await found(limit=1) == both
    assert await found(topic="mass-graves") == await found(claimant="health-ministry") == both
    assert await found(claimant="Health Ministry") == await found(measure="bodies_found", q="raqqa") == both
    assert await found(publisher="River Post") == ["a2:1"]
    assert await found(since=(NOW + HOUR).isoformat()) == ["a2:1"]
    assert await found(until=NOW.isoformat()) == ["a1:1"]
    assert await found(place=2267057) == await found(topic="floods") == await found(measure="killed") == []


async def test_only_the_newest_revision_of_an_article_is_found(
    client: httpx.AsyncClient, database: FakeDatabase, desk: SearchDesk
) -> None:
    await file(database, report(published("a1", f"{TEXT} Earlier words.", revision=2)))
    await file(database, report(published("a1", f"{TEXT} First words.", revision=1)))
    await indexed(desk)
    assert ids(await read_all(client, "/search", q="words")) == ["a1:2"]
    assert await read_all(client, "/search", q="first") == []
    await file(database, report(published("a1", f"{TEXT} Last words.", revision=10)))
    desk.follower.hint([("reports", "a1:10")])
    await desk.follower.catch_up()
    assert ids(await read_all(client, "/search", q="words")) == ["a1:10"]
    assert await read_all(client, "/search", q="earlier") == []
    assert (await client.get("/search", params={"q": "words"})).json()["counts"]["claim"] == 0


async def test_an_erased_article_is_not_found_although_the_index_has_not_heard(
    client: httpx.AsyncClient, database: FakeDatabase, desk: SearchDesk
) -> None:
    for identity in ("a1", "a2"):
        await file(database, report(published(identity)))
    await indexed(desk)
    erasure = Erasure(article_id="a1", reason="court order", requested_by="desk", requested_at=NOW, revisions=1)
    await database["erasures"].insert_one({"_id": "a1", **stored(erasure)})
    answer = (await client.get("/search", params={"q": "bodies"})).json()
    assert ids(answer["items"]) == ["a2:1"]
    assert answer["counts"]["claim"] == answer["counts"]["report"] == 1
    assert b"a1" not in (await client.get("/search", params={"kind": "figure"})).content


async def test_what_is_gone_or_changed_without_a_hint_is_found_out_by_a_round(
    client: httpx.AsyncClient, database: FakeDatabase, desk: SearchDesk
) -> None:
    for identity in ("a1", "a2"):
        await file(database, report(published(identity)))
    await indexed(desk)
    changed = stored(report(published("a1", f"{TEXT} Later words.")))
    await database["reports"].update_one({"_id": "a1:1"}, {"$set": {**changed, "changes": 5}})
    await database["reports"].delete_many({"_id": "a2:1"})
    assert await read_all(client, "/search", q="later") == []
    await indexed(desk)
    assert ids(await read_all(client, "/search", q="later")) == ["a1:1"]
    assert ids(await read_all(client, "/search")) == ["a1:1"]


async def test_every_kind_of_stored_document_is_found(
    client: httpx.AsyncClient, database: FakeDatabase, desk: SearchDesk
) -> None:
    for collection, version in (("reports", 4), ("alerts", 5), ("deliveries", 2), ("ledger_sheets", 1)):
        await database[collection].insert_many(documents(collection, version))
    await indexed(desk)
    counts = (await client.get("/search")).json()["counts"]
    assert min(counts.values()) > 0, counts
    for kind, count in counts.items():
        found = await read_all(client, "/search", kind=kind)
        assert (len(found), {each["kind"] for each in found}) == (count, {kind})


@given(
    st.lists(st.sampled_from(["dam", "Dam", "damp", "the", "a", "-", ",", "\n", "_", "7", "'s"]), max_size=12),
    st.sampled_from(["dam", '"the dam"', '"a a"', "dam*", "dam?", '"dam s"', "the OR dam", "7"]),
    st.sampled_from(["", " é"]),
)
def test_texts_of_ascii_are_marked_as_any_other_is(parts: list[str], query: str, end: str) -> None:
    text = " ".join(parts)
    expected = _marks(f"{text} é", query)
    assert _marks(text + end, query) == expected
    for start, stop in expected:
        assert text[start:stop].lower().startswith(("dam", "the", "a", "7"))


def _marks(text: str, query: str) -> list[tuple[int, int]]:
    """The ranges of a short text that are marked."""
    shown = passages([Segment(Column.TEXT, text, "text", 0)], parse_query(query))
    return [(each.start + mark.start, each.start + mark.end) for each in shown for mark in each.marks]  # type: ignore[operator]


async def test_it_follows_by_itself_what_no_message_tells(
    client: httpx.AsyncClient, database: FakeDatabase, desk: SearchDesk
) -> None:
    """Deliveries are looked at every few seconds; the clock stands still until the test moves it."""
    moved = [NOW]
    follower = SearchFollower(
        desk.index,
        SearchSources(database),  # type: ignore[arg-type]
        lambda: moved[0],
        search_metrics(CollectorRegistry()),
        round_seconds=3_600,
        backoff=Backoff(0.01, 0.01),
        pace=Pace(0.0, 0.0),
    )
    await file(database, report(published("a1")))
    (delivery, *_) = documents("deliveries", 2)
    await database["deliveries"].insert_one(delivery | {"created_at": NOW})
    await follower._rounds()
    assert follower.complete
    assert ids(await read_all(client, "/search", kind="report")) == ["a1:1"]
    (shown,) = await read_all(client, "/search", kind="delivery")
    await database["deliveries"].update_one({"_id": shown["id"]}, {"$set": {"state": "muted"}})
    await file(database, report(published("a2")))
    await follower._rounds()
    assert (await read_all(client, "/search", kind="delivery"))[0]["state"] == shown["state"]
    moved[0] += timedelta(seconds=OFTEN_SECONDS)
    await follower._rounds()
    assert (await read_all(client, "/search", kind="delivery"))[0]["state"] == "muted"
    assert ids(await read_all(client, "/search", kind="report")) == ["a1:1"], "the round of reports is not due"
    moved[0] += timedelta(hours=1)
    await follower._rounds()
    assert ids(await read_all(client, "/search", kind="report")) == ["a2:1", "a1:1"]


async def test_a_report_that_moves_to_another_incident_has_both_sheets_read_again(
    database: FakeDatabase, desk: SearchDesk
) -> None:
    moved = [report(published("a1")).model_copy(update={"incident_id": incident}) for incident in ("i1", "i2")]
    await file(database, moved[0])
    await indexed(desk)
    assert (await desk.state()).waiting == 0
    await database["reports"].delete_many({})
    await file(database, moved[1])
    desk.follower.hint(FiledIds.model_validate(ReportFiled(report=moved[1])).changed())
    assert (await desk.state()).waiting == 2
    await desk.follower._read("reports", ["a1:1"])
    assert (await desk.state()).waiting == 3, "the sheet of i1 waits, too"
