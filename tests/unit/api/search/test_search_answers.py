"""What a search answers beside its results: how far it is behind, ETags, refusals, spreadsheets and feeds."""

import csv
import io

import feedparser
import httpx
import pytest

from services.api.search.desk import SearchDesk
from services.api.search.index import NoRoomError
from tests.builders import TEXT, report
from tests.fakes.mongo import FakeDatabase
from tests.golden import documents
from tests.unit.api.over_http import problem, read_all
from tests.unit.api.search.searching import file, ids, indexed, published


async def test_counts_of_every_kind_come_with_the_first_page(
    client: httpx.AsyncClient, database: FakeDatabase, desk: SearchDesk
) -> None:
    for identity in ("a1", "a2"):
        await file(database, report(published(identity)))
    await indexed(desk)
    first = (await client.get("/search", params={"q": "bodies", "limit": 1})).json()
    assert first["counts"] | {"report": 2, "claim": 2, "figure": 2, "alert": 0} == first["counts"]
    second = (await client.get("/search", params={"q": "bodies", "limit": 1, "cursor": first["next"]})).json()
    assert (second["counts"], second["next"]) == (None, None)
    assert ids(first["items"] + second["items"]) == ["a2:1", "a1:1"]


async def test_the_answer_says_how_far_it_is_behind(
    client: httpx.AsyncClient, database: FakeDatabase, desk: SearchDesk
) -> None:
    await file(database, report(published("a1")))
    empty = {"complete": False, "entries": 0, "waiting": 0, "behind_seconds": 0.0}
    assert (await client.get("/search")).json()["index"] == empty
    desk.follower.hint([("reports", "a1:1")])
    assert (await client.get("/search")).json()["index"]["waiting"] == 1
    await desk.follower.catch_up()
    state = (await client.get("/search")).json()["index"]
    assert (state["waiting"], state["entries"]) == (0, 4)


async def test_the_etag_is_that_of_what_was_found(
    client: httpx.AsyncClient, database: FakeDatabase, desk: SearchDesk
) -> None:
    await file(database, report(published("a1")))
    await indexed(desk)
    etag = (await client.get("/search", params={"q": "bodies"})).headers["etag"]
    desk.follower.hint([("reports", "a1:1")])
    asked = {"params": {"q": "bodies"}, "headers": {"If-None-Match": etag}}
    assert (await client.get("/search", **asked)).status_code == 304
    await file(database, report(published("a2")))
    await indexed(desk)
    assert (await client.get("/search", **asked)).status_code == 200


async def test_a_query_that_cannot_be_read_is_refused_at_its_column(client: httpx.AsyncClient) -> None:
    refusal = problem(await client.get("/search", params={"q": "flood (dam"}), 422)
    (error,) = refusal["errors"]
    assert (error["column"], error["parameter"], error["in"]) == (11, "q", "query")
    problem(await client.get("/search", params={"kind": "feed"}), 422)
    problem(await client.get("/search", params={"cursor": "no"}), 400)


async def test_without_room_for_the_index_searches_wait_and_nothing_is_lost(
    client: httpx.AsyncClient, database: FakeDatabase, desk: SearchDesk
) -> None:
    await file(database, report(published("a1")))
    await indexed(desk)
    pages = desk.index.size() // 4096
    desk.index._database.execute(f"PRAGMA max_page_count = {pages}")
    await file(database, report(published("a2", f"{TEXT} {' '.join(map(str, range(100_000)))}")))
    desk.follower.hint([("reports", "a2:1")])
    with pytest.raises(NoRoomError):
        await desk.follower.catch_up()
    assert ids(await read_all(client, "/search")) == ["a1:1"]
    assert (await client.get("/search")).json()["index"]["waiting"] == 1
    desk.index._database.execute(f"PRAGMA max_page_count = {pages * 100}")
    await desk.follower.catch_up()
    assert ids(await read_all(client, "/search", q="99999")) == ["a2:1"]


async def test_an_index_that_cannot_be_used_is_a_passing_problem(client: httpx.AsyncClient, desk: SearchDesk) -> None:
    desk.index._database.execute("DROP TABLE facets")
    answer = problem(await client.get("/search", params={"place": 172955}), 503)
    assert answer["type"] == "urn:claimwatch:problem:unavailable"


@pytest.mark.parametrize("kind", ["report", "claim", "figure", "alert"])
async def test_what_a_search_finds_opens_in_a_spreadsheet_and_runs_nothing_there(
    client: httpx.AsyncClient, database: FakeDatabase, desk: SearchDesk, kind: str
) -> None:
    for number, identity in enumerate(("a1", "a2")):
        made = published(identity, hours=number, title='=HYPERLINK("http://x.example")', publisher="@SUM(1)")
        await file(database, report(made))
    await database["alerts"].insert_many(documents("alerts", 5))
    await indexed(desk)
    hits = await read_all(client, "/search", kind=kind, limit=1)
    assert hits
    for asked in (
        {"params": {"kind": kind, "format": "csv"}},
        {"headers": {"Accept": "text/csv"}, "params": {"kind": kind}},
    ):
        answer = await client.get("/search", **asked)  # type: ignore[arg-type]
        assert answer.headers["content-type"].startswith("text/csv")
        rows = list(csv.DictReader(io.StringIO(answer.text)))
        assert [row["id"] for row in rows] == ids(hits)
        assert [row["places"].split("; ") for row in rows] == [hit["places"] or [""] for hit in hits]
        assert [row["words"] for row in rows] == [" … ".join(each["text"] for each in hit["passages"]) for hit in hits]
        assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "@", "+"))]
        if kind == "report":
            assert {row["title"] for row in rows} == {'\'=HYPERLINK("http://x.example")'}


async def test_an_alert_is_found_with_its_words_and_the_name_of_its_watch(
    client: httpx.AsyncClient, database: FakeDatabase, desk: SearchDesk
) -> None:
    (told,) = documents("alerts", 5)
    await database["alerts"].insert_one(told)
    await indexed(desk)
    (hit,) = await read_all(client, "/search", kind="alert")
    quotes = [item["quote"]["text"] for item in told["body"]["news"] if item["quote"]]
    assert hit["watches"] == [told["body"]["watch_name"]]
    (passage,) = hit["passages"]
    assert passage["field"] == "quote"
    assert quotes[0].startswith(passage["text"])
    assert len(passage["text"]) > 100
    (named,) = await read_all(client, "/search", kind="alert", q=f'"{told["body"]["watch_name"]}"')
    assert "watch" in [each["field"] for each in named["passages"]]


@pytest.mark.parametrize("asked", [{"format": "atom"}, {}])
async def test_a_search_can_be_followed_with_a_feed_reader(
    client: httpx.AsyncClient, database: FakeDatabase, desk: SearchDesk, asked: dict[str, str]
) -> None:
    for number, identity in enumerate(("a1", "a2")):
        await file(database, report(published(identity, hours=number, url=f"https://courier.example/{identity}")))
    await indexed(desk)
    headers = {} if asked else {"Accept": "application/atom+xml"}
    answer = await client.get("/search", params={"q": "bodies", **asked}, headers=headers)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    read = feedparser.parse(answer.content)
    assert not read.bozo
    assert read.feed.title == "bodies: search"
    assert [entry.id for entry in read.entries] == ["urn:claimwatch:report:a2:1", "urn:claimwatch:report:a1:1"]
    links = {link.rel: link.href for link in read.entries[1].links}
    assert links == {"alternate": "http://127.0.0.1/page/reports/a1", "via": "https://courier.example/a1"}
    assert "40 bodies were found" in read.entries[1].content[0].value
    again = headers | {"If-None-Match": answer.headers["etag"]}
    assert (await client.get("/search", params={"q": "bodies", **asked}, headers=again)).status_code == 304
    empty = feedparser.parse((await client.get("/search", params={"q": "absent", "format": "atom"})).content)
    assert (empty.bozo, empty.entries) == (False, [])
