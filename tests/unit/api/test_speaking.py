"""The figures that somebody gave for a body are found by the name of who gave them, though the ledger has the body."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from claimwatch_contracts.ledger import Evidence, Row
from services.api.ledger.filters import RowFilter
from services.api.ledger.speaking import Speaking, Spoken
from services.archive.ledger.rows import rows_of
from services.archive.store.sheets import SheetStore
from tests.builders import NOW
from tests.contract.test_sheet_memory import total
from tests.fakes.mongo import FakeDatabase
from tests.ledger_builders import entry
from tests.unit.api.over_http import read_all

COALITION, HARKER = "US-led Coalition", "john-harker"


def filed(
    evidence: Evidence, *, key: str = HARKER, name: str = "John Harker", body_name: str = COALITION, **more: Any
) -> dict[str, Any]:
    """What is read of the report in which somebody gives the figure of that evidence for a body."""
    figure = {"claimant": {"key": key, "name": name}, "start": evidence.start, "measure": "killed"}
    nobody = {**figure, "claimant": None, "start": 9_999}
    body = {"aliases": {key: [body_name]}, "figures": [nobody, figure]}
    return {"article_id": evidence.article_id, "incident_id": "i1", "body": body} | more


def spoken(*reports: dict[str, Any], keys: tuple[str, ...] = (HARKER,)) -> Spoken:
    """What is found out from these reports."""
    speaking = Speaking(keys)
    for each in reports:
        speaking.add(each)
    return speaking.found()


def said(row: Row, found: Spoken, **more: Any) -> str | None:
    """For whom the claimant gave a figure in the row; ``None`` if it is not chosen."""
    chosen = RowFilter(claimants=(HARKER,), spoken=found, **more)
    given = chosen.spoken_in(row)
    assert chosen.admits(row) == (given is not None)
    return None if given is None or given.claimant is None else given.claimant.name


def test_the_figure_that_somebody_gave_for_a_body_is_found() -> None:
    given, other = entry(COALITION, 3), entry("Observatory", 21)
    (row,) = rows_of([given, other])
    found = spoken(filed(given.evidence))
    assert (found.by, found.incidents) == ("John Harker", ("i1",))
    assert said(row, found) == COALITION
    assert said(row, found, until=NOW) == COALITION
    assert said(row, found, since=NOW + timedelta(days=1)) is None


def test_so_is_the_row_in_which_the_body_has_given_another_since() -> None:
    given, later = entry(COALITION, 3), entry(COALITION, 7, hours=5)
    (row,) = rows_of([given, later])
    assert [each.value for each in row.entries] == [7]
    assert said(row, spoken(filed(given.evidence))) == COALITION
    assert said(row, spoken(filed(given.evidence, incident_id="i2"))) is None
    assert said(row, spoken(filed(given.evidence, incident_id=None))) is None


@pytest.mark.parametrize("measure", ["wounded", "missing"])
def test_what_the_body_counts_besides_is_not_the_speaker_s(measure: str) -> None:
    given, other = entry(COALITION, 3), entry(COALITION, 8, counts={"measure": measure})
    rows = rows_of([given, other])
    assert len(rows) == 2
    assert sorted(str(said(row, spoken(filed(given.evidence)))) for row in rows) == ["None", COALITION]


def test_who_gives_a_figure_of_their_own_speaks_for_nobody_there() -> None:
    given = entry("John Harker", 3)
    (row,) = rows_of([given])
    chosen = RowFilter(claimants=(HARKER,), spoken=spoken(filed(given.evidence)))
    assert chosen.admits(row)
    assert chosen.spoken_in(row) is None


def test_nothing_is_found_for_others() -> None:
    given = entry(COALITION, 3)
    (row,) = rows_of([given])
    another = spoken(filed(given.evidence, key="anna-reyes", name="Anna Reyes"))
    assert another == Spoken()
    assert said(row, another) is None


async def test_the_ledger_says_for_whom_somebody_spoke(client: httpx.AsyncClient, database: FakeDatabase) -> None:
    sheet = total(900)
    await SheetStore(database).keep([sheet])  # type: ignore[arg-type]
    report = filed(sheet.rows[0].entries[0].evidence, body_name="Observatory", incident_id=None)
    await database["reports"].insert_one({"_id": "r", "filed_at": NOW, "v": 4, **report})
    for asked in (HARKER, "John Harker"):
        (row,) = await read_all(client, "/ledger", claimant=asked)
        assert (row["spoken_by"], row["spoken_for"], row["high"]) == ("John Harker", "Observatory", 900)
    (row,) = await read_all(client, "/ledger", claimant="Observatory")
    assert (row["spoken_by"], row["spoken_for"]) == (None, None)
    assert await read_all(client, "/ledger", claimant="Anna Reyes") == []
