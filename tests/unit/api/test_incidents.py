"""Incidents and the ledger over HTTP, on fakes: as the archive keeps them, by place, topic, measure and time."""

import csv
import io
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest

from bench.archive.alone import stored_judge
from claimwatch_contracts.vocabulary import StoryRelation
from claimwatch_language.names.aliases import Aliases
from services.api.ledger.filters import RowFilter
from services.api.ledger.history import history
from services.api.ledger.tables import ENTRY_COLUMNS, INCIDENT_COLUMNS
from services.archive.incidents.growth import merged, opened
from services.archive.incidents.traits import traits_of
from services.archive.judging.sheets import sheet_of_place
from services.archive.ledger.rows import rows_of
from services.archive.store.entries import EntryStore
from services.archive.store.incidents import IncidentStore
from services.archive.store.sheets import SheetStore
from tests.archive_stores import insert_judged
from tests.contract.test_sheet_memory import total
from tests.fakes.mongo import FakeDatabase
from tests.incidents import MARCH_2, Told
from tests.ledger_builders import ALDER as ALDER_PLACE
from tests.ledger_builders import NORTHLAND_PLACE, denial, entry
from tests.unit.api.over_http import problem, read_all
from tests.unit.archive.strikes import NEXT_TOWN, SAME_STRIKE, STRIKE

HOUR = timedelta(hours=1)
NORTHLAND, ALDER, BIRKEBY, LISBON = 1, 111, 112, 2267057


async def filed(database: Any, *told: Told) -> list[str]:
    """The incidents of the reports, which were judged and filed in that order."""
    judge = stored_judge(database)
    found = []
    for each in told:
        report, _ = await judge.judged(each.report())
        await insert_judged(database, report, each.at)
        found.append(str(report.incident_id))
    return found


async def test_incidents_come_with_the_latest_first_and_are_chosen_by_place_topic_and_time(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    strike, _, depot = await filed(database, STRIKE, SAME_STRIKE, NEXT_TOWN)
    await SheetStore(database).keep([total(900)])  # type: ignore[arg-type]

    async def ids(**parameters: Any) -> list[str]:
        return [item["incident_id"] for item in await read_all(client, "/incidents", **parameters)]

    assert await ids() == await ids(limit=1) == await ids(place=NORTHLAND) == [depot, strike]
    assert await ids(topic="airstrikes") == [depot, strike]
    assert (await ids(place=ALDER), await ids(place=BIRKEBY)) == ([strike], [depot])
    assert await ids(since=(SAME_STRIKE.at + HOUR).isoformat()) == [depot]
    assert await ids(topic="floods") == await ids(place=LISBON) == []
    (first, second) = await read_all(client, "/incidents")
    assert second["headline"].startswith("Air strike, Alder, 2 March: 40 killed")
    assert (second["rows"], second["place"]["name"], second["last_at"]) == (1, "Alder", "2026-03-02T18:00:00Z")
    assert first["headline"].startswith("Air strike, Birkeby")
    problem(await client.get("/incidents", params={"place": 0}), 422)
    problem(await client.get("/incidents", params={"cursor": "?"}), 400)


async def test_an_incident_has_its_rows_and_its_reports_with_copies_folded(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    copy = replace(STRIKE, name="copy", at=MARCH_2 + HOUR)
    (identity, *_) = await filed(database, STRIKE, copy, SAME_STRIKE)
    answer = await client.get(f"/incidents/{identity}")
    incident = answer.json()
    assert [(row["measure"], row["high"], row["grade"]) for row in incident["rows"]] == [("killed", 40, "weak")]
    assert incident["days"] == ["2026-03-02"]
    assert incident["places"][0]["name"] == "Alder"
    first, second = incident["timeline"]
    assert (first["report_id"], first["title"], first["publisher"]) == ("strike:1", STRIKE.title, "The Courier")
    assert [(each["report_id"], each["relation"]) for each in first["reprints"]] == [
        ("copy:1", StoryRelation.REPRINT.value)
    ]
    assert (second["report_id"], second["reprints"], incident["timeline_left_out"]) == ("same strike:1", [], 0)
    again = {"If-None-Match": answer.headers["etag"]}
    assert (await client.get(f"/incidents/{identity}", headers=again)).status_code == 304
    problem(await client.get("/incidents/none"), 404)


async def test_the_id_of_a_merged_incident_answers_with_what_it_turned_out_to_be(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    (identity,) = await filed(database, STRIKE)
    store: Any = IncidentStore(database)  # type: ignore[arg-type]
    kept = await store.by_id(identity)
    other = replace(STRIKE, name="twin", at=MARCH_2 + HOUR).report()
    kept, gone = merged(kept, opened(other, traits_of(other)))
    for each in (kept, gone):
        await store.keep(each)
    assert gone.incident_id != identity
    answer = await client.get(f"/incidents/{gone.incident_id}")
    assert (answer.json()["incident_id"], answer.json()["merged"]) == (identity, [gone.incident_id])
    assert answer.headers["content-location"] == f"/incidents/{identity}"
    (row,) = await read_all(client, "/ledger", incident=gone.incident_id)
    assert row["incident_id"] == identity
    assert [each["incident_id"] for each in await read_all(client, "/incidents")] == [identity]


async def test_the_history_of_an_incident_has_what_was_given_before_and_each_amount_once(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    copy = replace(STRIKE, name="copy", at=MARCH_2 + HOUR)
    (identity, *_) = await filed(database, STRIKE, copy, SAME_STRIKE)
    figures = (await client.get(f"/incidents/{identity}/history")).json()["figures"]
    assert [(each["measure"], each["value"]) for each in figures] == [("killed", 31), ("killed", 40)]
    problem(await client.get("/incidents/none/history"), 404)


async def test_the_history_of_an_incident_has_the_standing_totals_that_its_articles_give(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    (identity, other) = await filed(database, STRIKE, NEXT_TOWN)
    sheets, entries = SheetStore(database), EntryStore(database)  # type: ignore[arg-type]
    total_of_all: dict[str, Any] = {"incident_id": None, "standing": True, "place": NORTHLAND_PLACE, "within": ()}
    given = [
        entry("Observatory", 900, article="strike", **total_of_all),
        entry("Observatory", 950, hours=1, article="elsewhere", **total_of_all),
        entry("Observatory", 70, article="elsewhere", population="children", **total_of_all),
    ]
    for article in ("strike", "elsewhere"):
        await entries.replace(article, [each for each in given if each.article_id == article])
    totals = sheet_of_place(NORTHLAND, rows_of(given))
    assert totals is not None
    await sheets.keep([totals, total(7, ALDER_PLACE)])
    (row,) = (await client.get(f"/incidents/{identity}/history")).json()["standing"]
    assert (row["incident_id"], row["measure"], row["population"]) == (None, "killed", None)
    assert [each["value"] for each in row["entries"]] == [950]
    assert (await client.get(f"/incidents/{other}/history")).json()["standing"] == []


def test_of_a_claimant_what_is_said_again_counts_once_and_what_changes_is_a_figure_of_its_own() -> None:
    entries = [
        entry("Mayor", 24),
        entry("Mayor", 24, hours=1),
        entry("Mayor", 31, hours=2),
        entry("Mayor", 24, hours=3),
        denial("Army", 31, hours=4),
        entry("Mayor", 7, hours=5, population="children"),
    ]
    (identity,) = {str(each.incident_id) for each in entries}
    figures = history(reversed(entries), {identity}, rows_of(entries)).figures
    assert [(each.claimant.name if each.claimant else None, each.value, each.population) for each in figures] == [
        ("Mayor", 24, None),
        ("Mayor", 31, None),
        ("Mayor", 24, None),
        ("Army", 31, None),
        ("Mayor", 7, "children"),
    ]
    assert history(entries, {"another"}, ()).figures == ()
    children, people = {each.rows for each in figures if each.population}, {each.rows for each in figures[:4]}
    assert len(children) == len(people) == 1, "each figure is of the one row that counts what it counts"
    assert children != people


async def test_rows_of_the_ledger_are_chosen_by_place_measure_incident_and_time(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    strike, _, depot = await filed(database, STRIKE, SAME_STRIKE, NEXT_TOWN)
    await SheetStore(database).keep([total(900)])  # type: ignore[arg-type]

    async def highs(**parameters: Any) -> list[float]:
        return [row["high"] for row in await read_all(client, "/ledger", **parameters)]

    assert (
        await highs() == await highs(limit=1) == await highs(limit=2) == await highs(measure="killed") == [8, 40, 900]
    )
    assert await highs(place=NORTHLAND) == [8, 40, 900]
    assert (await highs(place=ALDER), await highs(place=LISBON), await highs(measure="wounded")) == ([40], [], [])
    assert (await highs(incident=strike), await highs(incident=depot), await highs(incident="none")) == ([40], [8], [])
    late, early = NEXT_TOWN.at.isoformat(), SAME_STRIKE.at.isoformat()
    assert (await highs(since=late), await highs(since=early)) == ([8], [8, 40])
    assert (await highs(until=early), await highs(since=early, until=early)) == ([40, 900], [40])
    await client.put("/aliases/a", json={"name": "Observatory", "names": ["The Watchers of Alder"]})
    assert await highs(claimant="observatory") == await highs(claimant="The Watchers of Alder") == [900]
    await client.put("/aliases/a", json={"name": "Tarn Monitor", "names": ["Observatory"]})
    assert await highs(claimant="Tarn Monitor") == [900], "also what was filed before the alias was there"
    assert await highs(claimant="Nobody") == []
    problem(await client.get("/ledger", params={"measure": "smiles"}), 422)
    problem(await client.get("/ledger", params={"claimant": "?"}), 422)


async def test_rows_name_what_happened(client: httpx.AsyncClient, database: FakeDatabase) -> None:
    await filed(database, STRIKE)
    await SheetStore(database).keep([total(900)])  # type: ignore[arg-type]
    strike, standing = await read_all(client, "/ledger")
    assert strike["headline"].startswith("Air strike, Alder, 2 March: 31 killed")
    assert standing["headline"] is None


def test_a_row_is_chosen_by_a_claimant_whose_figure_is_of_that_time() -> None:
    (row,) = rows_of([entry("Mayor", 24), entry("Police", 30, hours=5)], Aliases())
    late = entry("Police", 30, hours=5).given_at
    mayor, police = ("mayor",), ("police", "river-police")
    assert RowFilter(claimants=mayor).admits(row)
    assert RowFilter(claimants=police, since=late).admits(row)
    assert not RowFilter(claimants=mayor, since=late).admits(row), "the late figure is the police's"
    assert RowFilter(claimants=mayor, until=late - HOUR).admits(row)
    assert not RowFilter(claimants=police, until=late - HOUR).admits(row)
    assert not RowFilter(claimants=("nobody",)).admits(row)


async def test_incidents_are_chosen_by_what_is_counted_and_by_their_last_article(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    strike, _, depot = await filed(database, STRIKE, SAME_STRIKE, NEXT_TOWN)

    async def ids(**parameters: Any) -> list[str]:
        return [item["incident_id"] for item in await read_all(client, "/incidents", **parameters)]

    assert (await ids(measure="killed"), await ids(measure="wounded")) == ([depot, strike], [])
    assert await ids(until=SAME_STRIKE.at.isoformat()) == [strike]
    assert await ids(until=STRIKE.at.isoformat()) == []


@pytest.mark.parametrize("asked", [{"params": {"format": "csv"}}, {"headers": {"Accept": "text/csv"}}])
async def test_whole_lists_are_tables_for_those_who_ask(
    client: httpx.AsyncClient, database: FakeDatabase, asked: dict[str, Any]
) -> None:
    await filed(database, STRIKE, SAME_STRIKE, NEXT_TOWN)
    for path, columns, name, values in (
        ("/incidents", INCIDENT_COLUMNS, "place", ["Birkeby", "Alder"]),
        ("/ledger", ENTRY_COLUMNS, "value", ["8.0", "40.0"]),
    ):
        answer = await client.get(path, **asked)
        assert answer.headers["content-type"] == "text/csv; charset=utf-8"
        rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
        assert list(rows[0]) == list(columns)
        assert [row[name] for row in rows] == values


async def test_a_sheet_that_cannot_be_read_is_named_beside_its_neighbours(
    client: httpx.AsyncClient, database: FakeDatabase
) -> None:
    (identity,) = await filed(database, STRIKE)
    odd = {"_id": "incident:odd", "is_incident": True, "last_at": MARCH_2, "body": {"rows": 7}}
    await database["ledger_sheets"].insert_one(odd)
    await database["incidents"].insert_one({"_id": "odd", "body": {}})
    for path in ("/incidents", "/ledger"):
        page = (await client.get(path)).json()
        assert [item["incident_id"] for item in page["items"]] == [identity]
        assert [item["id"] for item in page["unreadable"]] == ["incident:odd"]
    problem(await client.get("/incidents/odd"), 409)
