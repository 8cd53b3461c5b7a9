"""An incident in one line."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from claimwatch_contracts.extraction import DateInterval
from claimwatch_contracts.ledger import Row
from claimwatch_contracts.vocabulary import DatePrecision, Grade, Measure
from services.archive.incidents.growth import opened
from services.archive.incidents.headline import head, headline
from services.archive.incidents.traits import traits_of
from services.archive.ledger.rows import rows_of
from tests.incidents import MARCH_2, Told
from tests.ledger_builders import denial, entry
from tests.unit.archive.strikes import SECOND, STRIKE


def line(told: Told, *rows: Row) -> str:
    """The headline of the incident that a report opens."""
    return headline(opened(told.report(), traits_of(told.report())), rows)


def row(low: float | None, high: float | None, independent: int, **more: Any) -> Row:
    """A row of killed unless told otherwise."""
    fields: dict[str, Any] = {"row_id": f"r{low}{more}", "incident_id": "i1", "measure": Measure.KILLED} | more
    return Row(low=low, high=high, independent=independent, grade=Grade.WEAK, **fields)


@pytest.mark.parametrize(
    ("rows", "ending"),
    [
        ((), ""),
        ((row(24, 41, 3),), ": 24 to 41 killed, three claimants"),
        (
            (row(4, 4, 1, population="women"), row(36, 36, 1, measure=Measure.BODIES_FOUND)),
            ": 36 bodies found, one claimant",
        ),
        ((row(4, 4, 1, population="women"), row(36, 36, 1, measure=Measure.WOUNDED)), ": 4 women killed, one claimant"),
        ((row(31, 31, 1),), ": 31 killed, one claimant"),
        ((row(1200, 1200, 0),), ": 1,200 killed"),
        ((row(70, 70, 5, measure=Measure.WOUNDED), row(31, 31, 1)), ": 31 killed, one claimant"),
        ((row(7, 7, 4, population="children"), row(31, 31, 1)), ": 31 killed, one claimant"),
        ((row(None, None, 0), row(70, 70, 2, measure=Measure.WOUNDED)), ": 70 wounded, two claimants"),
    ],
)
def test_the_headline_gives_the_range_of_the_weightiest_row(rows: tuple[Row, ...], ending: str) -> None:
    assert line(STRIKE, *rows) == f"Air strike, Alder, 2 March{ending}"


def without_value(given: dict[str, Any]) -> dict[str, Any]:
    """The other fields of a quantity."""
    return {"comparator": "exact"} | {name: each for name, each in given.items() if name != "value"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([{"value": 15, "comparator": "at_least"}], "at least 15"),
        ([{"value": 15, "comparator": "at_least"}] * 2, "at least 15"),
        ([{"value": 15, "comparator": "at_least"}, {"value": 15, "comparator": "more_than"}], "at least 15"),
        ([{"value": 15, "comparator": "at_least"}, {"value": 15}], "15"),
        ([{"value": 4000, "comparator": "more_than"}], "more than 4,000"),
        ([{"value": 30, "comparator": "about"}], "about 30"),
        ([{"value": 30, "comparator": "about"}, {"value": 30, "comparator": "at_least"}], "30"),
        ([{"value": 9, "comparator": "at_most"}], "at most 9"),
        ([{"value": 9, "comparator": "less_than"}, {"value": 9, "comparator": "at_most"}], "at most 9"),
        ([{"value": None, "min": 24, "comparator": "at_least"}], "at least 24"),
        ([{"value": None, "min": 15, "max": 20, "comparator": "between"}], "15 to 20"),
        ([{"value": 24}, {"value": 41, "comparator": "more_than"}], "24 to more than 41"),
        ([{"value": 24}, {"value": 41, "comparator": "at_least"}, {"value": 41}], "24 to 41"),
        ([{"value": 24, "comparator": "at_least"}, {"value": 41}], "24 to 41"),
        ([{"value": 24, "comparator": "at_most"}, {"value": 41}], "24 to 41"),
    ],
)
def test_the_headline_compares_as_those_do_who_give_the_number(given: list[dict[str, Any]], said: str) -> None:
    entries = [entry(f"Mayor {n}", each["value"], counts=without_value(each)) for n, each in enumerate(given)]
    denied = denial("Army", 15, counts={"comparator": "about"})
    (found,) = rows_of([*entries, denied])
    (number, *claimants) = line(STRIKE, found).removeprefix("Air strike, Alder, 2 March: ").split(" killed, ")
    assert (number, len(claimants)) == (said, 1)


def test_several_days_are_given_as_a_range() -> None:
    figures = (("31 dead", Measure.KILLED, SECOND), ("9 hurt", Measure.WOUNDED, date(2026, 2, 27)))
    text = STRIKE.text.replace(" on Monday", "") + " In Alder 9 hurt were counted."
    assert line(replace(STRIKE, text=text, figures=figures)) == "Air strike, Alder, 27 February to 2 March"


def test_the_day_is_that_of_the_figure_and_not_of_what_is_recalled() -> None:
    report = STRIKE.report()
    incident = opened(report, traits_of(report)).model_copy(update={"days": {date(2026, 2, 26): 0.9, SECOND: 0.1}})
    killed = row(5, 5, 1, period=DateInterval(start=SECOND, end=SECOND, text="Monday", precision=DatePrecision.DAY))
    assert headline(incident, ()) == "Air strike, Alder, 26 February"
    assert headline(incident, (killed,)) == "Air strike, Alder, 2 March: 5 killed, one claimant"
    period = head(incident, (killed,)).period
    assert period is not None
    assert (period.start, period.end) == (SECOND, SECOND)


def test_an_attack_names_its_target() -> None:
    assert line(replace(STRIKE, topics=("airstrikes", "hospitals-attacked"))).startswith("Air strike on a hospital, ")


def test_what_is_no_occurrence_keeps_its_title() -> None:
    assert (
        line(Told("levy", "Chancellor drops the salt levy", "The levy is gone.", MARCH_2))
        == "Chancellor drops the salt levy"
    )


def test_the_head_has_place_time_and_topics() -> None:
    incident = opened(STRIKE.report(), traits_of(STRIKE.report()))
    short = head(incident, ())
    assert short.place is not None
    assert short.period is not None
    assert (short.incident_id, short.place.name, short.topics) == (incident.incident_id, "Alder", ("airstrikes",))
    assert (short.period.start, short.period.end) == (SECOND, SECOND)
    assert [area.name for area in short.within] == ["Tarn", "Northland"]


def test_an_epidemic_goes_by_its_disease() -> None:
    opened_by = opened(STRIKE.report(), traits_of(STRIKE.report()))
    epidemic = opened_by.model_copy(update={"title": "", "topics": {"epidemic": 1.0}, "titles": {"cholera": 1.0}})
    assert headline(epidemic, ()) == "Cholera outbreak, Alder, 2 March"
    nameless = epidemic.model_copy(update={"titles": {}, "terms": {}})
    assert headline(nameless, ()) == "Epidemic, Alder, 2 March"


def test_the_topic_of_what_happened_comes_before_that_of_what_was_hit() -> None:
    told = replace(STRIKE, topics=("drones", "infrastructure-attacked"))
    incident = opened(told.report(), traits_of(told.report()))
    weighed = incident.model_copy(update={"topics": {"drones": 2.0, "infrastructure-attacked": 3.0}})
    assert head(weighed, ()).topics == ("drones", "infrastructure-attacked")
    rare = incident.model_copy(update={"topics": {"drones": 1.0, "infrastructure-attacked": 3.0}})
    assert head(rare, ()).topics[0] == "infrastructure-attacked"


def test_the_topic_of_what_happened_comes_before_that_of_what_came_of_it() -> None:
    told = replace(STRIKE, topics=("mass-graves", "enforced-disappearance"))
    incident = opened(told.report(), traits_of(told.report()))
    weighed = incident.model_copy(update={"topics": {"mass-graves": 3.0, "enforced-disappearance": 4.0}})
    assert head(weighed, ()).topics == ("mass-graves", "enforced-disappearance")
