"""To which occurrence each figure of a report belongs."""

from dataclasses import replace
from datetime import date

import pytest

from claimwatch_contracts.extraction import DateInterval
from claimwatch_contracts.incident import Incident
from claimwatch_contracts.vocabulary import DatePrecision, Measure
from services.archive.incidents.belonging import Belonging, Whose, places_of_figures
from services.archive.incidents.growth import opened
from services.archive.incidents.traits import traits_of
from tests.incidents import DAY, MARCH_2, Told
from tests.unit.archive.strikes import NEXT_TOWN, SECOND, STRIKE

SINCE = DateInterval(start=date(2023, 4, 1), end=SECOND, text="since 2023", precision=DatePrecision.MONTH, open=True)
YEAR = DateInterval(start=date(2025, 1, 1), end=date(2025, 12, 31), text="in 2025", precision=DatePrecision.YEAR)
SINCE_MONDAY = DateInterval(start=SECOND, end=date(2026, 3, 4), text="since Monday", open=True)


def incident(told: Told) -> Incident:
    """The incident that a report opens."""
    return opened(told.report(), traits_of(told.report()))


def whose(sentence: str, measure: Measure, when: date | DateInterval | None, *recalled: Incident) -> Belonging:
    """What the last figure of a report on the strike belongs to, which says so in a sentence of its own."""
    words = next(part for part in ("12 dead", "900 displaced", "8 dead", "70 kilometres") if part in sentence)
    told = replace(STRIKE, text=f"{STRIKE.text} {sentence}", figures=(*STRIKE.figures, (words, measure, when)))
    return places_of_figures(told.report(), incident(STRIKE), recalled)[-1]


@pytest.mark.parametrize("when", [None, SECOND, date(2026, 3, 1), SINCE_MONDAY])
def test_a_figure_of_the_same_place_and_time_is_of_the_main_incident(when: date | DateInterval | None) -> None:
    belonging = whose("Another count in Alder has 12 dead.", Measure.KILLED, when)
    assert belonging == Belonging(Whose.MAIN, incident(STRIKE).incident_id)


@pytest.mark.parametrize("when", [SINCE, YEAR])
def test_a_long_period_makes_a_standing_total(when: DateInterval) -> None:
    assert whose("Northland has 900 displaced.", Measure.DISPLACED, when).whose is Whose.STANDING


def test_the_toll_of_a_whole_war_is_a_standing_total() -> None:
    sentence = "The war has killed many in Northland since the war began: 900 displaced are counted."
    assert whose(sentence, Measure.DISPLACED, None).whose is Whose.STANDING


def test_a_figure_of_another_town_and_day_is_of_the_incident_that_it_fits() -> None:
    recalled = incident(replace(NEXT_TOWN, text=NEXT_TOWN.text.replace("Birkeby", "Corve")))
    belonging = whose("In Corve a depot burned and left 8 dead.", Measure.KILLED, date(2026, 3, 3), recalled)
    assert belonging == Belonging(Whose.RECALLED, recalled.incident_id)


def test_a_recalled_toll_goes_to_its_incident_where_the_report_speaks_of_it_as_much_as_of_its_own() -> None:
    recalled = incident(STRIKE)
    shell = "A shell hit a bakery in Corve on Thursday and left 8 dead. On Monday shells on Alder left 12 dead."
    told = replace(
        STRIKE,
        name="bakery",
        title="Eight dead as shell hits bakery in Corve",
        text=shell,
        figures=(("8 dead", Measure.KILLED, date(2026, 3, 5)), ("12 dead", Measure.KILLED, SECOND)),
    )
    main = incident(told).model_copy(update={"days": {date(2026, 3, 5): 1.0, SECOND: 1.0}})
    belongings = places_of_figures(told.report(), main, (recalled,))
    assert [each.incident_id for each in belongings] == [main.incident_id, recalled.incident_id]


def test_a_figure_of_a_town_that_the_report_names_often_is_of_the_incident_there() -> None:
    """A report on one town tells much of another one's earlier raid, so that both are places of its incident."""
    recalled = incident(STRIKE)
    told = replace(
        NEXT_TOWN,
        title="Fire in Corve",
        text="A depot burned in Corve on Tuesday and left 8 dead. Corve has no fire engine. "
        "Many in Corve had fled the raid that left 31 dead in Alder on Monday.",
        figures=(("8 dead", Measure.KILLED, date(2026, 3, 3)), ("31 dead", Measure.KILLED, SECOND)),
    )
    own = incident(told)
    belongings = places_of_figures(told.report(), own, [recalled])
    assert belongings == (
        Belonging(Whose.MAIN, own.incident_id),
        Belonging(Whose.RECALLED, recalled.incident_id),
    )


def test_a_figure_of_another_town_that_no_incident_fits_is_of_none() -> None:
    assert whose("In Corve a depot burned and left 8 dead.", Measure.KILLED, None).whose is Whose.NONE


def test_an_earlier_occurrence_of_which_nothing_is_known_is_none() -> None:
    assert whose("A raid on Alder left 12 dead.", Measure.KILLED, SECOND - 300 * DAY).whose is Whose.NONE


def test_a_distance_belongs_to_nothing() -> None:
    assert whose("Alder lies 70 kilometres from here.", Measure.DISTANCE, None).whose is Whose.NONE


def test_there_is_one_answer_for_each_figure() -> None:
    report = replace(STRIKE, figures=(), at=MARCH_2).report()
    assert places_of_figures(report, incident(STRIKE), ()) == ()
    assert len(places_of_figures(STRIKE.report(), incident(STRIKE), ())) == len(STRIKE.report().figures) == 1


@pytest.mark.parametrize(
    ("words", "when", "expected"),
    [
        ("31 dead", SECOND, Whose.RECALLED),
        ("12 dead", SECOND, Whose.MAIN),
        ("31 dead", date(2026, 3, 3), Whose.MAIN),
        ("31 dead", None, Whose.MAIN),
    ],
)
def test_a_figure_for_which_another_incident_is_known_on_its_day_is_of_that_incident(
    words: str, when: date | None, expected: Whose
) -> None:
    own, _, _ = NEXT_TOWN.text.partition(" Birkeby has")
    text = f"{own} The count of Birkeby for the earlier raid is {words}."
    told = replace(NEXT_TOWN, text=text, figures=(*NEXT_TOWN.figures, (words, Measure.KILLED, when)))
    found = places_of_figures(told.report(), incident(NEXT_TOWN), (incident(STRIKE),))[-1]
    assert found.whose is expected


@pytest.mark.parametrize(
    ("words", "expected"), [("31 dead in a collapse", Whose.RECALLED), ("31 dead in a bombing", Whose.MAIN)]
)
def test_a_figure_of_an_occurrence_that_is_named_is_of_its_incident(words: str, expected: Whose) -> None:
    collapse = replace(STRIKE, name="collapse", title="Collapse of a hall in Alder", topics=())
    text = f"{STRIKE.text} In Alder the union counts {words} three days before."
    told = replace(STRIKE, text=text, figures=(*STRIKE.figures, (words[:7], Measure.KILLED, None)))
    told = replace(told, title="Bombing of a market in Alder", text=text.replace("left 31 dead, a", "struck, a"))
    told = replace(told, figures=told.figures[1:])
    found = places_of_figures(told.report(), incident(replace(told, figures=())), (incident(collapse),))[-1]
    assert found.whose is expected


@pytest.mark.parametrize(("reports", "expected"), [(1, Whose.MAIN), (2, Whose.RECALLED)])
def test_a_town_nearby_of_which_several_reports_tell_has_what_is_counted_there(reports: int, expected: Whose) -> None:
    nearby = incident(NEXT_TOWN)
    nearby = nearby.model_copy(update={"articles": tuple(f"a{number}" for number in range(reports))})
    main = incident(STRIKE)
    main = main.model_copy(update={"sites": tuple(site.model_copy(update={"lat": 10.4}) for site in main.sites)})
    text = f"{STRIKE.text} At Birkeby 12 dead were counted, it is known."
    told = replace(STRIKE, text=text, figures=(*STRIKE.figures, ("12 dead", Measure.KILLED, None)))
    assert places_of_figures(told.report(), main, (nearby,))[-1].whose is expected
