"""Which reports and alerts are exported, and in which order."""

from datetime import timedelta
from typing import Any

from claimwatch_contracts.documents import Alias
from claimwatch_contracts.incident import Incident
from claimwatch_contracts.ledger import Row
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import NoveltyKind
from services._cli.export.ledger import ChosenRows
from services._cli.export.selection import Chosen, Selection, chosen_alerts, chosen_reports, ids_of_incident
from services._runtime.stored import Unreadable, stored
from services.archive.store.entries import EntryStore
from services.archive.store.incidents import IncidentStore
from services.watch.news.novelty import tellable
from services.watch.store import AlertStore
from services.watch.telling.alerting import alert_for
from tests.builders import NOW, article, report, watch
from tests.ledger_builders import entry

HOUR = timedelta(hours=1)


async def ids(chosen: Chosen[Any]) -> list[str]:
    """The ids of what is read."""
    return [found.content.report_id async for found in chosen.read(await chosen.ids())]


def filed(name: str, publisher: str, incident: str | None) -> Report:
    """A report that is mainly about the incident."""
    return report(article(article_id=name, publisher=publisher)).model_copy(update={"incident_id": incident})


async def keep(database: Any, filed: Report, hours: int | None) -> None:
    """Keep the report as filed then, or as waiting."""
    at = None if hours is None else NOW + hours * HOUR
    body = {"body": None} if at is None else stored(filed)
    await database["reports"].insert_one({"_id": filed.report_id, "filed_at": at, "parts": {}, **body})


async def test_reports_are_chosen_by_time_publisher_and_incident_the_oldest_first(database: Any) -> None:
    await keep(database, filed("b", "The Herald", "i1"), 2)
    await keep(database, filed("a", "The Courier", "i1"), 1)
    await keep(database, filed("c", "The Courier", None), 3)
    await keep(database, filed("waiting", "The Courier", "i1"), None)
    assert await ids(chosen_reports(database, Selection())) == ["a:1", "b:1", "c:1"]
    assert await ids(chosen_reports(database, Selection(since=NOW + 2 * HOUR))) == ["b:1", "c:1"]
    assert await ids(chosen_reports(database, Selection(publisher="The Courier"))) == ["a:1", "c:1"]
    assert await ids(chosen_reports(database, Selection(incidents=("i1",)))) == ["a:1", "b:1"]
    assert await ids(chosen_reports(database, Selection(publisher="The Courier", incidents=("i1",)))) == ["a:1"]
    assert await ids(chosen_reports(database, Selection(incidents=("i2",)))) == []


async def test_what_cannot_be_read_is_named_and_what_went_meanwhile_is_left_out(database: Any) -> None:
    await keep(database, filed("a", "The Courier", None), 1)
    await keep(database, filed("b", "The Courier", None), 2)
    await database["reports"].insert_one({"_id": "odd:1", "filed_at": NOW + 3 * HOUR, "body": {"odd": True}})
    chosen = chosen_reports(database, Selection())
    found_ids = await chosen.ids()
    await database["reports"].delete_one({"_id": "b:1"})
    contents = [found.content async for found in chosen.read(found_ids)]
    assert [getattr(content, "report_id", None) or content.id for content in contents] == ["a:1", "odd:1"]
    assert isinstance(contents[1], Unreadable)


async def test_alerts_are_chosen_by_time_publisher_and_any_incident_that_they_tell_about(database: Any) -> None:
    store = AlertStore(database)
    for number, publisher in enumerate(("The Courier", "The Herald")):
        about = report(article(publisher=publisher))
        news = [item for item in tellable(about) if item.kind is NoveltyKind.NEW_STORY]
        raised = alert_for(watch(watch_id=f"w{number}"), about, (), news, NOW + number * HOUR)
        await store.keep_alert(raised, [f"incident:i{number}", "incident:both", "story:s1"])

    async def watches(selection: Selection) -> list[str]:
        chosen = chosen_alerts(database, selection)
        return [found.content.watch_id async for found in chosen.read(await chosen.ids())]  # type: ignore[union-attr]

    assert await watches(Selection()) == ["w0", "w1"]
    assert await watches(Selection(since=NOW + HOUR)) == ["w1"]
    assert await watches(Selection(publisher="The Courier")) == ["w0"]
    assert await watches(Selection(incidents=("both",))) == ["w0", "w1"]
    assert await watches(Selection(incidents=("i1",))) == ["w1"]


async def rows(database: Any, **selection: Any) -> list[tuple[str | None, float | None, list[str]]]:
    """The incident, the greatest number and the claimants of each row that is chosen."""
    chosen = ChosenRows(database, Selection(**selection))
    found = [found.content async for found in chosen.read(await chosen.ids())]
    assert all(isinstance(row, Row) for row in found)
    return [(row.incident_id, row.high, [e.claimant.name for e in row.entries if e.claimant]) for row in found]


async def test_the_ledger_has_the_rows_of_every_incident_and_standing_total_each_once(database: Any) -> None:
    store = EntryStore(database)
    standing = entry("Observatory", 900, article="a3", incident_id=None, standing=True)
    await store.replace("a1", [entry("Mayor", 3, article="a1"), entry("Mayor", 8, article="a1", incident_id="i2")])
    await store.replace("a2", [entry("Police", 5, article="a2", publisher="The Herald", hours=1)])
    await store.replace("a3", [standing])
    first, second, total = ("i1", 5, ["Mayor", "Police"]), ("i2", 8, ["Mayor"]), (None, 900, ["Observatory"])
    assert await rows(database) == [first, second, total]
    assert await rows(database, incidents=("i2",)) == [second]
    assert await rows(database, incidents=("i3",)) == []
    assert await rows(database, publisher="The Herald") == [first]
    assert await rows(database, since=NOW + HOUR) == [first]


async def test_names_that_operators_made_one_are_one_claimant(database: Any) -> None:
    store = EntryStore(database)
    alias = Alias(alias_id="x", name="City Police", names=("Police",), created_at=NOW, updated_at=NOW)
    await database["aliases"].insert_one({"_id": "x", **stored(alias)})
    await store.replace("a1", [entry("Police", 5, article="a1")])
    await store.replace("a2", [entry("City Police", 6, article="a2", hours=1)])
    assert await rows(database) == [("i1", 6, ["City Police"])]


async def test_an_incident_is_chosen_by_each_id_that_it_had(database: Any) -> None:
    store, opened = IncidentStore(database), {"opened_by": "a", "first_at": NOW, "last_at": NOW, "articles": ("a",)}
    for identity, goes in (("old", "middle"), ("middle", "alive"), ("alive", None), ("other", None)):
        await store.keep(Incident(incident_id=identity, merged_into=goes, **opened))
    for asked in ("old", "middle", "alive"):
        assert set(await ids_of_incident(database, asked)) == {"old", "middle", "alive"}
    assert await ids_of_incident(database, "other") == ("other",)
    assert await ids_of_incident(database, "nothing") == ("nothing",)
