"""The rows of the ledger: the latest of each claimant, side by side, whatever the order, and never a sum."""

from datetime import date, timedelta
from typing import Any

import pytest

from claimwatch_contracts.extraction import DateInterval
from claimwatch_contracts.ledger import LedgerEntry, Row
from claimwatch_contracts.vocabulary import DatePrecision, Grade, Measure, Stance
from services.archive.ledger.rows import rows_of
from tests.builders import NOW
from tests.ledger_builders import NORTHLAND, NORTHLAND_PLACE, denial, entry, statement


def only(rows: tuple[Row, ...], measure: Measure = Measure.KILLED, population: str | None = None) -> Row:
    """The only row of that measure and class."""
    (row,) = [row for row in rows if (row.measure, row.population) == (measure, population)]
    return row


def said(row: Row) -> dict[str | None, float | None]:
    """By claimant: its number in the row."""
    return {each.claimant and each.claimant.name: each.value for each in row.entries}


def test_a_claimants_latest_figure_takes_the_place_of_its_earlier_one() -> None:
    row = only(rows_of([entry("Alder Hospital", 31), entry("Alder Hospital", 46, hours=9), entry("Mayor", 40)]))
    assert said(row) == {"Alder Hospital": 46, "Mayor": 40}
    assert (row.low, row.high, row.independent, row.grade) == (40, 46, 2, Grade.CONTESTED)


def test_a_number_printed_late_takes_nothing_back() -> None:
    toll = [entry("Alder Hospital", value, hours=hour) for hour, value in enumerate((31, 46, 51, 46))]
    assert said(only(rows_of(toll))) == {"Alder Hospital": 51}


def test_what_articles_gave_in_their_own_voice_is_recalled_too() -> None:
    toll = [entry("Mayor", 60), entry(None, 41, hours=1), entry("Mayor", 19, hours=2), entry("Mayor", 41, hours=3)]
    assert said(only(rows_of(toll))) == {"Mayor": 19}


def test_a_count_of_more_than_the_incident_is_not_its_claimants_total() -> None:
    season = [entry("Agency", value, article="a", hours=1) for value in (398, 52)]
    assert said(only(rows_of([entry("Mayor", 50), entry("Police", 52), *season])))["Agency"] == 52
    assert said(only(rows_of([entry("Mayor", 50), season[0]])))["Agency"] == 398, "nothing else is said"


def test_a_claimant_that_goes_down_has_gone_down() -> None:
    assert said(only(rows_of([entry("Police", 14), entry("Police", 13, hours=5)]))) == {"Police": 13}


def test_of_several_numbers_in_one_article_the_total_is_the_claimants() -> None:
    together = [entry("Police", value, article="a", hours=1) for value in (8, 46, 3)]
    assert said(only(rows_of(together))) == {"Police": 46}


def test_a_part_makes_no_row_and_a_part_of_its_own_class_one_that_names_the_whole() -> None:
    rows = rows_of(
        [
            entry("Police", 38, article="a"),
            entry("Police", 19, article="a", is_part=True),
            entry("Police", 7, article="a", population="children"),
        ]
    )
    assert said(only(rows)) == {"Police": 38}
    assert only(rows, population="children").part_of == only(rows).row_id


@pytest.mark.parametrize(
    ("one", "other", "grade"),
    [
        ({"value": 46}, {"value": 46}, Grade.FAIR),
        ({"value": 46}, {"value": 52, "comparator": "at_least"}, Grade.CONTESTED),
        ({"value": 54}, {"value": 48, "comparator": "at_least"}, Grade.FAIR),
        ({"value": 54}, {"value": 50, "comparator": "about"}, Grade.FAIR),
        ({"value": 40}, {"value": None, "min": 30, "max": 45, "comparator": "between"}, Grade.FAIR),
        ({"value": 50}, {"value": None, "min": 30, "max": 45, "comparator": "between"}, Grade.CONTESTED),
        ({"value": 40}, {"value": 30, "comparator": "at_most"}, Grade.CONTESTED),
    ],
)
def test_claimants_agree_if_some_number_satisfies_both(
    one: dict[str, Any], other: dict[str, Any], grade: Grade
) -> None:
    rows = rows_of([entry("Police", one.pop("value"), counts=one), entry("Mayor", other.pop("value"), counts=other)])
    assert only(rows).grade is grade


def test_who_rests_on_anothers_count_is_not_independent() -> None:
    union = entry("Union", 54, rests_on=("the register of the Alder Hospital",))
    union = union.model_copy(update={"rests_on": ("Alder Hospital",)})
    row = only(rows_of([entry("Alder Hospital", 54), union]))
    assert (row.independent, row.grade) == (1, Grade.WEAK)
    assert only(rows_of([union])).independent == 1, "where nobody else gives the count, it counts"


def test_two_that_rest_on_each_other_count_once() -> None:
    row = only(rows_of([entry("Union", 5, rests_on=("Red Cross",)), entry("Red Cross", 5, rests_on=("Union",))]))
    assert row.independent == 1


def test_a_denied_figure_is_contested_and_in_no_range() -> None:
    row = only(rows_of([entry("Red Cross", 48), denial("Foreign Ministry", 48, hours=1)]))
    assert (row.low, row.high, row.independent, row.grade) == (48, 48, 1, Grade.CONTESTED)
    assert len(row.entries) == 2


def test_the_accused_side_confirms_by_what_it_admits() -> None:
    accusation = statement("Rebels", Stance.ACCUSES, "the army of the strike", against=("the army of the strike",))
    refusal = statement("army", Stance.DENIES, "it bombed the market", hours=1)
    admission = [
        statement("army", Stance.CONCEDES, "one of its jets bombed the market", hours=9, article="z"),
        entry("army", 54, hours=9, article="z"),
    ]
    toll = entry("Red Cross", 60)
    assert only(rows_of([toll, accusation, refusal])).grade is Grade.WEAK
    assert only(rows_of([toll, accusation, refusal, *admission])).grade is Grade.CONFIRMED


@pytest.mark.parametrize(
    ("content", "grade"),
    [
        ("its men had fired", Grade.CONFIRMED),
        ("a patrol detained them", Grade.CONFIRMED),
        ("one of its jets bombed the market", Grade.CONFIRMED),
        ("it had buried them in the quarry", Grade.CONFIRMED),
        ("some remains may be of people not yet counted", Grade.WEAK),
        ("the search had not gone beyond the house", Grade.WEAK),
        ("the bulletin appears late", Grade.WEAK),
        ("it had too few beds", Grade.WEAK),
    ],
)
def test_who_is_accused_of_nothing_confirms_a_count_only_by_an_act(content: str, grade: Grade) -> None:
    admission = statement("Institute", Stance.CONCEDES, content, article="z")
    assert only(rows_of([admission, entry("Institute", 54, article="z")])).grade is grade


def test_an_accused_side_that_still_denies_confirms_nothing() -> None:
    refusal = statement("army", Stance.DENIES, "it bombed the market", article="z")
    assert only(rows_of([refusal, entry("army", 3, article="z")])).grade is Grade.WEAK


def test_counting_dead_fighters_concedes_nothing() -> None:
    refusal = statement("army", Stance.DENIES, "it bombed the market", factuality={"polarity": "denied"})
    rows = rows_of([refusal, entry("army", 22, hours=5, population="fighters")])
    assert only(rows, population="fighters").grade is Grade.WEAK


@pytest.mark.parametrize(("measure", "grade"), [(Measure.DETAINED, Grade.WEAK), (Measure.WOUNDED, Grade.CONFIRMED)])
def test_who_says_how_many_it_holds_concedes_nothing(measure: Measure, grade: Grade) -> None:
    refusal = statement("police", Stance.DENIES, "anybody had died", factuality={"polarity": "denied"})
    rows = rows_of([refusal, entry("police", 84, hours=5, counts={"measure": measure})])
    assert only(rows, measure).grade is grade


def test_who_arrests_some_of_its_own_concedes_nothing() -> None:
    admission = statement("police", Stance.CONCEDES, "its men had fired", hours=5, article="z")
    counts = {"measure": Measure.DETAINED}
    officers = entry("police", 3, hours=5, article="z", population="security_forces", counts=counts)
    marchers = entry("police", 84, hours=5, article="z", counts=counts)
    rows = rows_of([admission, officers, marchers])
    assert only(rows, Measure.DETAINED, population="security_forces").grade is Grade.WEAK
    assert only(rows, Measure.DETAINED).grade is Grade.CONFIRMED


def test_the_articles_own_voice_is_heard_alone_or_when_it_knows_more() -> None:
    own, police = entry(None, 9), entry("Police", 11, hours=1)
    assert said(only(rows_of([own]))) == {None: 9}
    assert said(only(rows_of([own, police]))) == {"Police": 11}
    assert said(only(rows_of([own, police, entry(None, 14, hours=2)]))) == {"Police": 11, None: 14}


def test_dozens_stand_until_somebody_counts() -> None:
    vague = entry("Police", None, counts={"min": 24, "comparator": "at_least"})
    assert only(rows_of([vague])).low == 24
    assert said(only(rows_of([vague, entry("Mayor", 12, hours=1)]))) == {"Mayor": 12}


def test_the_whole_country_is_a_row_of_its_own_beside_the_place() -> None:
    country = {"place": NORTHLAND_PLACE, "within": (), "article": "a"}
    rows = rows_of([entry("Police", 30), entry("Agency", 23, article="a"), entry("Agency", 312, **country)])
    assert [(row.place and row.place.name, row.low, row.high) for row in rows] == [
        ("Alder", 23, 30),
        ("Northland", 312, 312),
    ]


def test_the_country_alone_means_the_place() -> None:
    rows = rows_of([entry("Police", 30), entry("Agency", 33, place=NORTHLAND_PLACE, within=())])
    assert said(only(rows)) == {"Police": 30, "Agency": 33}


def test_a_standing_total_is_a_row_of_its_place_and_time() -> None:
    season = DateInterval(start=NOW.date(), end=NOW.date(), text="since June", open=True)
    standing: dict[str, Any] = {
        "incident_id": None,
        "standing": True,
        "place": NORTHLAND_PLACE,
        "within": (),
        "period": season,
    }
    rows = rows_of([entry("Agency", 312, **standing), entry("Agency", 341, hours=40, **standing), entry("Police", 23)])
    assert {(row.incident_id, row.place and row.place.name, row.low) for row in rows} == {
        ("i1", "Alder", 23),
        (None, "Northland", 341),
    }


def test_what_belongs_to_no_incident_and_is_no_total_makes_no_row() -> None:
    assert rows_of([entry("Police", 29, incident_id=None)]) == ()


def test_a_slip_that_its_publisher_corrects_in_another_article_stands_no_more() -> None:
    slip = entry("Union", 540, publisher="The Courier")
    right = entry("Union", 54, publisher="The Herald", hours=-2)
    note = entry(None, stance=Stance.CORRECTS, amounts=(540.0,), publisher="The Courier", hours=4)
    assert said(only(rows_of([right, slip]))) == {"Union": 540}
    assert said(only(rows_of([right, slip, note]))) == {"Union": 54}
    row = only(rows_of([slip, note]))
    assert (row.grade, row.low, [each.retracted for each in row.entries]) == (Grade.RETRACTED, None, [True])


def test_another_outlets_correction_is_not_this_ones() -> None:
    note = entry(None, stance=Stance.CORRECTS, amounts=(540.0,), publisher="The Herald", hours=4)
    assert said(only(rows_of([entry("Union", 540), note]))) == {"Union": 540}


def test_a_claim_that_a_revision_leaves_out_is_taken_back() -> None:
    first = [entry("Union", 12, article="a"), entry("Mayor", 9, article="a")]
    second = [entry("Mayor", 9, article="a", revision=2, hours=1)]
    row = only(rows_of([*first, *second]))
    assert {each.claimant and each.claimant.name for each in row.entries if not each.retracted} == {"Mayor"}


def test_a_revision_that_says_nothing_of_the_incident_takes_its_claims_back() -> None:
    stand = entry(None, stance=Stance.STANDS, article="a", revision=2, incident_id=None)
    assert only(rows_of([entry("Union", 12, article="a"), stand])).grade is Grade.RETRACTED


def test_a_claimant_that_withdraws_its_figure_has_none() -> None:
    back = statement("Union", Stance.RETRACTS, "its figure of 47", amounts=(47.0,), hours=3)
    row = only(rows_of([entry("Union", 47), entry("Mayor", 30), back]))
    assert (row.low, row.high) == (30, 30)


def test_the_country_of_the_rows_place_is_named() -> None:
    assert only(rows_of([entry("Police", 3)])).within[-1] == NORTHLAND


def test_an_incident_is_of_the_day_that_most_of_its_figures_have() -> None:
    def on(day: int) -> DateInterval:
        return DateInterval(start=NOW.date().replace(day=day), end=NOW.date().replace(day=day), text=f"{day}")

    strike = [
        entry("Nurse", value, article="a", period=on(8), population=who) for value, who in ((8, None), (2, "men"))
    ]
    rows = rows_of([*strike, entry("Union", 54, article="a", period=on(2))])
    assert {row.period for row in rows} == {on(8)}


def season(value: int, day: date, precision: DatePrecision, words: str) -> LedgerEntry:
    """A standing total since a day."""
    period = DateInterval(start=day, end=day + timedelta(days=60), text=words, precision=precision, open=True)
    return entry("Agency", value, hours=value, incident_id=None, standing=True, period=period)


@pytest.mark.parametrize(
    ("days", "expected"), [([date(2026, 1, 20)], [398]), ([date(2026, 1, 20), date(2026, 2, 9)], [341, 342, 398])]
)
def test_a_season_counts_from_the_one_day_that_others_give(days: list[date], expected: list[int]) -> None:
    dated = [season(341 + n, day, DatePrecision.DAY, f"since {day}") for n, day in enumerate(days)]
    rows = rows_of([*dated, season(398, date(2026, 1, 1), DatePrecision.YEAR, "this year's monsoon")])
    assert sorted(row.high for row in rows if row.high) == expected


def test_what_comes_of_an_incident_is_counted_until_somebody_last_counts_it() -> None:
    the_day = DateInterval(start=NOW.date(), end=NOW.date(), text="on Friday")
    rows = rows_of(
        [
            entry("Nurse", 8, period=the_day, hours=48),
            entry("Police", 5, period=the_day, hours=72, counts={"measure": Measure.DETAINED}),
        ]
    )
    ends = {row.measure: row.period and row.period.end for row in rows}
    assert ends == {Measure.KILLED: NOW.date(), Measure.DETAINED: (NOW + timedelta(hours=72)).date()}
