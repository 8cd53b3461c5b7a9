"""Amendments over HTTP, on fakes: what they are about is checked, the archive is told, and they stay as a record."""

from collections.abc import AsyncIterator
from typing import Any, cast

import httpx
import pytest
from prometheus_client import CollectorRegistry

from claimwatch_contracts.access import Caller, Role
from claimwatch_contracts.amendment import Amended, split_incident_id
from claimwatch_contracts.documents import Erasure
from claimwatch_contracts.events import ArticleErased, FindingAmended
from claimwatch_contracts.findings import claim_ids, figure_ids
from claimwatch_contracts.report import RemovedText
from services._runtime.access.callers import NOBODY, enter
from services.api.access.audit import Audit
from services.api.access.store import AccessStore
from services.api.handlers import ErasingHandlers
from services.api.metrics import amendments_erased
from services.api.places import Places
from services.api.store.api_store import ApiStore
from services.intake.erasures.store import ErasureStore
from tests.builders import NOW, report
from tests.fakes.api import http_client
from tests.fakes.kafka import FakeEmitter
from tests.fakes.mongo import FakeDatabase
from tests.unit.api.over_http import keep_report, problem

REPORT = report()
ERASURE = Erasure(article_id="a1", revisions=1, reason="a court", requested_by="A lawyer", requested_at=NOW)
FIGURE = {"report_id": "a1:1", "finding_id": figure_ids(REPORT)[0]}
STATEMENT = {"report_id": "a1:1", "finding_id": claim_ids(REPORT)[0]}
WRONG = {"kind": "wrong", **FIGURE}
TWELVE = {"kind": "figure", **FIGURE, "value": 12, "measure": "killed"}
MOVED = {"kind": "incident", "report_id": "a1:1", "incident_id": "flood"}
MERGED = {"kind": "merge", "incident_ids": ["flood", "storm"]}
SPLIT = {"kind": "split", "incident_id": "flood", "report_ids": ["a1:1"]}
CLAIMANT = {"kind": "claimant", **FIGURE, "claimant": "The mayor"}
PLACED = {"kind": "place", **FIGURE, "place": {"name": "Aleppo", "geonames_id": 170063}}


@pytest.fixture
def emitter() -> FakeEmitter:
    """What the api says to other services."""
    return FakeEmitter()


@pytest.fixture
async def desk(database: FakeDatabase, places: Places, emitter: FakeEmitter) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an api that knows a report and two incidents."""
    await keep_report(database, REPORT, minutes=0)
    for incident_id in ("flood", "storm"):
        await database["incidents"].insert_one({"_id": incident_id, "body": {}})
    async with http_client(database, places, emitter=emitter) as client:
        yield client


def body(correction: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The request of a correction."""
    return {"correction": correction, "amended_by": "desk"} | more


def told(emitter: FakeEmitter) -> list[tuple[str, tuple[str, ...]]]:
    """The amendment and the articles of each event."""
    return [(each.amendment_id, each.articles) for each in emitter.events if isinstance(each, FindingAmended)]


async def test_the_findings_of_a_report_have_ids(desk: httpx.AsyncClient) -> None:
    items = (await desk.get("/reports/a1:1/findings")).raise_for_status().json()["items"]
    assert [(item["kind"], item["finding_id"]) for item in items] == [
        ("figure", FIGURE["finding_id"]),
        *(("statement", identity) for identity in claim_ids(REPORT)),
    ]
    figure = {name: items[0][name] for name in ("text", "value", "measure", "claimant", "place", "held_back")}
    assert list(figure.values()) == ["40", 40, "bodies_found", "Health Ministry", "Raqqa", None]
    (sentence,) = {REPORT.article.text[each["start"] : each["end"]] for each in [items[0]["sentence"]]}
    assert sentence.strip().endswith("."), sentence
    assert items[0]["sentence"]["start"] <= items[0]["start"] < items[0]["end"] <= items[0]["sentence"]["end"]
    assert {item["sentence"] for item in items[1:]} == {None}
    problem(await desk.get("/reports/a2:1/findings"), 404)


@pytest.mark.parametrize(
    "correction", [WRONG, CLAIMANT, TWELVE, PLACED, MOVED, MERGED, SPLIT], ids=lambda item: item["kind"]
)
async def test_every_kind_is_kept_and_told_and_read_again(
    desk: httpx.AsyncClient, emitter: FakeEmitter, correction: dict[str, Any]
) -> None:
    created = await desk.put("/amendments/m", json=body(correction, note="See line 3."))
    assert (created.status_code, created.headers["location"]) == (201, "/amendments/m"), created.text
    made = created.json()
    assert (made["amended_by"], made["note"], made["taken_back_at"]) == ("desk", "See line 3.", None)
    assert {name: made["correction"][name] for name in correction if name != "place"} == {
        name: value for name, value in correction.items() if name != "place"
    }
    assert told(emitter) == [("m", () if correction is MERGED else ("a1",))]
    read = await desk.get("/amendments/m")
    assert (read.json(), read.headers["etag"]) == (made, created.headers["etag"])


async def test_a_list_names_the_incident_that_a_split_opens(desk: httpx.AsyncClient) -> None:
    for identity, correction in (("split", SPLIT), ("merge", MERGED)):
        (await desk.put(f"/amendments/{identity}", json=body(correction))).raise_for_status()
    items = (await desk.get("/amendments")).json()["items"]
    opens = {each["amendment_id"]: each["opens"] for each in items}
    assert opens == {"split": split_incident_id("split"), "merge": None}


async def test_what_was_there_is_kept_in_words_also_when_the_amendment_changes(
    desk: httpx.AsyncClient, database: FakeDatabase
) -> None:
    first = (await desk.put("/amendments/m", json=body(TWELVE))).json()
    assert first["before"] == "40 bodies found, Health Ministry, Raqqa"
    changed = REPORT.figures[0].model_copy(update={"value": 12.0})
    filed = REPORT.model_copy(update={"figures": (changed,)})
    await database["reports"].update_one({"_id": "a1:1"}, {"$set": {"body": filed.model_dump(mode="json")}})
    second = await desk.put("/amendments/m", json=body(TWELVE | {"value": 13}))
    assert second.status_code == 200
    assert (second.json()["before"], second.json()["correction"]["value"]) == (first["before"], 13)


async def test_a_place_gets_what_the_gazetteer_knows_of_it(desk: httpx.AsyncClient) -> None:
    made = (await desk.put("/amendments/m", json=body(PLACED))).json()["correction"]
    assert (made["place"]["country"], made["place"]["precision"]) == ("SY", "city")
    assert made["within"][-1]["name"] == "Syria"
    unknown = body(PLACED | {"place": {"name": "Nowhereham"}})
    assert "no place called 'Nowhereham' is known" in (await desk.put("/amendments/n", json=unknown)).text
    for bad in ({"name": " "}, {"name": "Here", "lat": 95, "lon": 1}, {"name": "Here", "lat": 5}):
        problem(await desk.put("/amendments/n", json=body(PLACED | {"place": bad})), 422)
    spot = {"name": "The old mill", "lat": 36.1, "lon": 37.2, "precision": "exact"}
    exact = (await desk.put("/amendments/n", json=body(PLACED | {"place": spot}))).json()["correction"]
    assert (exact["place"]["lat"], exact["within"]) == (36.1, [])


@pytest.mark.parametrize(
    ("correction", "reason"),
    [
        (WRONG | {"report_id": "a2:1"}, "there is no report 'a2:1'"),
        (WRONG | {"finding_id": "f"}, "there is no finding 'f'"),
        (TWELVE | STATEMENT, "a statement has no figure"),
        (MOVED | {"incident_id": "fire"}, "there is no incident 'fire'"),
        (MERGED | {"incident_ids": ["flood", "fire"]}, "there is no incident 'fire'"),
        (SPLIT | {"report_ids": ["a2:1"]}, "there is no report 'a2:1'"),
    ],
)
async def test_what_is_not_there_cannot_be_amended(
    desk: httpx.AsyncClient, emitter: FakeEmitter, correction: dict[str, Any], reason: str
) -> None:
    assert reason in problem(await desk.put("/amendments/m", json=body(correction)), 422)["detail"]
    assert told(emitter) == []


async def test_a_correction_says_what_it_is(desk: httpx.AsyncClient) -> None:
    for correction in (FIGURE, {"kind": "figure", **FIGURE, "measure": "killed"}, {"kind": "doubt", **FIGURE}):
        problem(await desk.put("/amendments/m", json=body(correction)), 422)


@pytest.mark.parametrize("amount", [{"value": -5}, {"value": None, "min": -5, "max": 3}, {"value": None, "max": -1}])
async def test_nobody_counts_fewer_than_none(desk: httpx.AsyncClient, amount: dict[str, Any]) -> None:
    refused = problem(await desk.put("/amendments/m", json=body(TWELVE | amount)), 422)
    assert refused["detail"] == "correction: killed are counted from 0"
    assert (await desk.put("/amendments/m", json=body(TWELVE | amount | {"measure": "percent"}))).status_code == 201
    assert (await desk.put("/amendments/n", json=body(TWELVE | {"value": 0}))).status_code == 201


async def test_without_its_text_a_report_cannot_be_filed_again(desk: httpx.AsyncClient, database: FakeDatabase) -> None:
    removed = RemovedText(removed_at=NOW, characters=10, sha256="0" * 64)
    article = REPORT.article.model_copy(update={"text": ""})
    bare = REPORT.model_copy(update={"removed_text": removed, "article": article})
    await database["reports"].update_one({"_id": "a1:1"}, {"$set": {"body": bare.model_dump(mode="json")}})
    assert "no longer kept" in problem(await desk.put("/amendments/m", json=body(WRONG)), 409)["detail"]


async def test_of_an_article_that_is_being_erased_nothing_is_kept(
    desk: httpx.AsyncClient, database: FakeDatabase, emitter: FakeEmitter
) -> None:
    await database["erasures"].insert_one({"_id": "a1", "body": {}})
    problem(await desk.put("/amendments/m", json=body(SPLIT)), 422)
    problem(await desk.get("/amendments/m"), 404)
    assert told(emitter) == []


async def test_the_amendments_of_an_erased_article_go_and_are_counted(
    desk: httpx.AsyncClient, database: FakeDatabase
) -> None:
    for name, correction in (("m", WRONG), ("n", MERGED)):
        (await desk.put(f"/amendments/{name}", json=body(correction))).raise_for_status()
    registry = CollectorRegistry()
    forgotten: list[str] = []

    async def forget(article_id: str) -> None:
        forgotten.append(article_id)

    store, access = ApiStore(cast(Any, database)), AccessStore(cast(Any, database))
    enter(Caller(name="Chief", key_id="0123456789abcdef", role=Role.ADMIN))
    await ErasureStore(cast(Any, database)).record(ERASURE)
    enter(NOBODY)
    handlers = ErasingHandlers(
        store.erasure, store.amendments, Audit(access, lambda: NOW), amendments_erased(registry), forget
    )
    for _ in range(2):
        await handlers.on_erased(ArticleErased(article_id="a1", revisions=1, erased_at=NOW))
    assert forgotten == ["a1"] * 2, "it leaves the search index, too"
    entries = (await desk.get("/audit")).json()["items"]
    on_record = [entry for entry in entries if entry["kind"] == "erasure"]
    told_of = [(each["id"], each["caller"], each["key_id"], each["after"]["reason"]) for each in on_record]
    assert told_of == [("a1", "Chief", "0123456789abcdef", "a court")]
    listed = (await desk.get("/amendments")).json()["items"]
    assert [each["amendment_id"] for each in listed] == ["n"]
    assert registry.get_sample_value("claimwatch_api_amendments_erased_total") == 1


async def test_taken_back_it_stays_as_a_record_and_stands_no_more(
    desk: httpx.AsyncClient, emitter: FakeEmitter
) -> None:
    await desk.put("/amendments/m", json=body(WRONG))
    for _ in range(2):
        assert (await desk.delete("/amendments/m", params={"by": "night desk"})).status_code == 204
    assert told(emitter) == [("m", ("a1",))] * 3, "a take-back that the archive may have missed is told again"
    assert len({event.event_id for event in emitter.events}) == 2
    kept = (await desk.get("/amendments/m")).json()
    assert kept["taken_back_by"] == "night desk"
    assert kept["taken_back_at"] is not None
    assert "was taken back" in problem(await desk.put("/amendments/m", json=body(WRONG)), 409)["detail"]
    problem(await desk.delete("/amendments/nothing"), 404)


async def test_an_amendment_stays_with_what_it_is_about(desk: httpx.AsyncClient) -> None:
    await desk.put("/amendments/m", json=body(WRONG))
    assert "something else" in problem(await desk.put("/amendments/m", json=body(CLAIMANT)), 409)["detail"]


async def test_only_what_is_still_so_is_changed_or_taken_back(desk: httpx.AsyncClient) -> None:
    etag = (await desk.put("/amendments/m", json=body(TWELVE))).headers["etag"]
    await desk.put("/amendments/m", json=body(TWELVE | {"value": 13}))
    stale = {"If-Match": etag}
    problem(await desk.put("/amendments/m", json=body(TWELVE), headers=stale), 412)
    problem(await desk.delete("/amendments/m", headers=stale), 412)
    assert (await desk.get("/amendments/m")).json()["correction"]["value"] == 13


async def test_amendments_are_listed_by_report_and_by_incident(desk: httpx.AsyncClient) -> None:
    for identity, correction in (("wrong", WRONG), ("moved", MOVED), ("merged", MERGED)):
        await desk.put(f"/amendments/{identity}", json=body(correction))
    queries: list[dict[str, str]] = [{}, {"report_id": "a1:1"}, {"incident_id": "flood"}, {"incident_id": "storm"}]
    listed = [(await desk.get("/amendments", params=query)).json()["items"] for query in queries]
    assert [{item["amendment_id"] for item in items} for items in listed] == [
        {"wrong", "moved", "merged"},
        {"wrong", "moved"},
        {"moved", "merged"},
        {"merged"},
    ]


async def test_a_finding_names_its_amendments(desk: httpx.AsyncClient, database: FakeDatabase) -> None:
    mark = Amended(amendment_id="m", kind="wrong", finding_id=FIGURE["finding_id"], amended_by="desk", amended_at=NOW)
    filed = REPORT.model_copy(update={"amended": (mark,)})
    await database["reports"].update_one({"_id": "a1:1"}, {"$set": {"body": filed.model_dump(mode="json")}})
    items = (await desk.get("/reports/a1:1/findings")).json()["items"]
    assert [item["amendments"] for item in items] == [["m"], [], []]
