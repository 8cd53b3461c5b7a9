"""What is counted of those who lie in graves."""

import pytest

from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import Measure
from services.archive.ledger.rows import rows_of
from tests.ledger_builders import entry

_GRAVE = "The coroner said 58 bodies had been exhumed."


def _quoted(who: str | None, value: float, quote: str, measure: Measure, **more: object) -> LedgerEntry:
    made = entry(who, value, counts={"measure": measure}, **more)
    return made.model_copy(update={"evidence": made.evidence.model_copy(update={"quote": quote})})


def _measure_of(told: LedgerEntry, first: str = _GRAVE) -> Measure:
    """The measure of the row that has a figure, beside bodies that the coroner counted."""
    dug = _quoted("Coroner", 58, first, Measure.BODIES_FOUND, article="a")
    rows = rows_of([dug, told])
    return next(row.measure for row in rows for held in row.entries if held.finding_id == told.finding_id)


@pytest.mark.parametrize(
    ("who", "value", "quote", "population", "article", "bodies"),
    [
        ("Mayor", 23, "23 bodies had been taken out of the quarry by dusk.", None, "b", True),
        ("Mayor", 41, "They have counted 41 corpses in the pit.", None, "b", True),
        ("Mayor", 31, "The remains of 31 people lie in the school.", None, "b", True),
        ("Mayor", 58, "The dead are 58, she repeated.", None, "a", True),
        ("Coroner", 9, "Nine of the dead were children, she said.", "children", "b", True),
        ("Coroner", 7, "There were seven women, she said.", "women", "b", True),
        ("Mission", 9, "Nine of the dead were children, it said.", "children", "b", False),
        ("Mission", 62, "It had verified the killing of 62 people.", None, "b", False),
        ("Mission", 62, "It had verified that 62 people whose bodies lay there were killed.", None, "b", False),
        ("Mayor", 58, "The dead are 58, he said.", None, "b", False),
        ("Mayor", 140, "He said that 140 people had been shot there.", None, "b", False),
    ],
)
def test_bodies_out_of_graves_are_told_from_people_killed(
    who: str, value: float, quote: str, population: str | None, article: str, bodies: bool
) -> None:
    told = _quoted(who, value, quote, Measure.KILLED, article=article, population=population, hours=1)
    assert _measure_of(told) is (Measure.BODIES_FOUND if bodies else Measure.KILLED)


def test_where_nobody_dug_bodies_are_those_of_people_killed() -> None:
    told = _quoted("Mayor", 23, "23 bodies had been brought in by dusk.", Measure.KILLED, article="b", hours=1)
    assert _measure_of(told, "Divers found 58 bodies in the hull.") is Measure.KILLED


def test_who_also_counts_people_killed_has_its_dead_killed() -> None:
    told = _quoted("Coroner", 9, "Nine of the dead were children.", Measure.KILLED, population="children", hours=2)
    killed = _quoted("Coroner", 140, "He said 140 people had been shot.", Measure.KILLED, hours=1)
    dug = _quoted("Coroner", 58, _GRAVE, Measure.BODIES_FOUND)
    measures = {(row.measure, row.population) for row in rows_of([dug, killed, told])}
    assert measures == {(Measure.BODIES_FOUND, None), (Measure.KILLED, None), (Measure.KILLED, "children")}
