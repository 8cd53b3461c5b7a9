"""The sheets that a judge keeps say what the ledger says, whatever the order in which reports come."""

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from claimwatch_contracts.ledger import LedgerEntry, Row
from services.archive.incidents.growth import opened
from services.archive.incidents.in_memory import InMemoryIncidents
from services.archive.incidents.traits import traits_of
from services.archive.judging.judge import Judge
from services.archive.judging.sheets import SheetsInMemory, keep_sheets, sheet_of_place
from services.archive.ledger.in_memory import InMemoryEntries
from services.archive.ledger.places import key_of
from services.archive.ledger.rows import rows_of
from services.archive.stories.in_memory import StoriesInMemory
from tests.incidents import MARCH_2, Told
from tests.ledger_builders import ALDER, NORTHLAND_PLACE, entry
from tests.unit.archive.strikes import NEXT_TOWN, SAME_STRIKE, STRIKE
from tests.unit.archive.test_judge import counting

HOUR = timedelta(hours=1)


class Archive:
    """A judge with its memories."""

    def __init__(self) -> None:
        self.incidents, self.entries, self.sheets = InMemoryIncidents(), InMemoryEntries(), SheetsInMemory()
        self.judge = Judge(StoriesInMemory(), self.incidents, self.entries, self.sheets)

    async def take(self, *told: Told) -> str:
        """The incident of the last of the reports."""
        filed = [await self.judge.judged(each.report()) for each in told][-1][0]
        assert filed.incident_id is not None
        return filed.incident_id

    def ledger(self) -> dict[str, tuple[Row, ...]]:
        """The rows that follow from the entries, by sheet."""
        found: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows_of(self.entries.all()):
            found[f"incident:{row.incident_id}" if row.incident_id else f"place:{key_of(row.place)}"].append(row)
        return {key: tuple(rows) for key, rows in found.items()}

    def kept(self) -> dict[str, tuple[Row, ...]]:
        """The rows of the sheets that have some."""
        return {key: sheet.rows for key, sheet in self.sheets.by_id.items() if sheet.rows}


async def test_an_incident_has_a_sheet_with_its_headline_its_rows_and_its_times() -> None:
    archive = Archive()
    incident_id = await archive.take(STRIKE, SAME_STRIKE)
    sheet = archive.sheets.by_id[f"incident:{incident_id}"]
    assert sheet.incident is not None
    assert sheet.incident.headline.startswith("Air strike, Alder, 2 March: 40 killed")
    assert [(row.measure.value, row.low, row.high) for row in sheet.rows] == [("killed", 40, 40)]
    assert (sheet.first_at, sheet.last_at) == (STRIKE.at, SAME_STRIKE.at)


@settings(max_examples=15, deadline=None)
@given(st.permutations([STRIKE, SAME_STRIKE, NEXT_TOWN, replace(NEXT_TOWN, name="again", at=MARCH_2 + 30 * HOUR)]))
async def test_the_sheets_say_what_the_ledger_says(order: list[Told]) -> None:
    archive = Archive()
    await archive.take(*order)
    assert archive.kept() == archive.ledger() != {}


async def test_an_incident_that_turned_out_to_be_another_has_no_sheet() -> None:
    archive = Archive()
    kept = await archive.take(STRIKE)
    twin = replace(STRIKE, name="twin", at=MARCH_2 + HOUR).report()
    lost = opened(twin, traits_of(twin))
    await archive.incidents.keep(lost)
    own = entry("Mayor", 33, incident_id=lost.incident_id, article="twin")
    await archive.entries.replace("twin", [own])
    await keep_sheets(archive.sheets, archive.incidents, [own], rows_of([own]))
    assert set(archive.sheets.by_id) == {f"incident:{kept}", f"incident:{lost.incident_id}"}
    assert await archive.take(replace(SAME_STRIKE, at=MARCH_2 + 2 * HOUR)) == kept
    assert set(archive.sheets.by_id) == {f"incident:{kept}"}
    assert archive.kept() == archive.ledger()
    await keep_sheets(archive.sheets, archive.incidents, [own], ())
    assert archive.kept() == archive.ledger(), "an old id stands for no sheet of its own"


async def test_what_a_better_extractor_no_longer_finds_leaves_its_sheet() -> None:
    archive = Archive()
    filed, _ = await archive.judge.judged(counting(40))
    assert len(archive.sheets.by_id[f"incident:{filed.incident_id}"].rows) == 1
    better = counting(40)
    claims = tuple(claim.model_copy(update={"figures": ()}) for claim in better.claims)
    await archive.judge.judged(better.model_copy(update={"figures": (), "claims": claims}))
    assert archive.sheets.by_id[f"incident:{filed.incident_id}"].rows == ()


async def test_a_place_without_a_standing_total_loses_its_sheet() -> None:
    sheets, incidents = SheetsInMemory(), InMemoryIncidents()

    def total(value: int) -> LedgerEntry:
        return entry("Observatory", value, incident_id=None, standing=True, place=NORTHLAND_PLACE)

    given = total(900)
    await keep_sheets(sheets, incidents, [given], rows_of([given]))
    (sheet,) = sheets.by_id.values()
    assert (sheet.sheet_id, sheet.incident, sheet.last_at) == ("place:1", None, given.given_at)
    assert sheet_of_place(ALDER.geonames_id or 0, sheet.rows) is None
    await keep_sheets(sheets, incidents, [given], ())
    assert sheets.by_id == {}
