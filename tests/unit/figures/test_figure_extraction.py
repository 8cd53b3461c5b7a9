from datetime import UTC, date, datetime

import pytest

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Comparator, Measure
from services.figures.extractor import FigureExtractor

PUBLISHED = datetime(2024, 3, 14, 9, 30, tzinfo=UTC)  # a Thursday


def figures(text: str) -> tuple[Figure, ...]:
    return FigureExtractor().extract(text, PUBLISHED)


def only(text: str) -> Figure:
    found = figures(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rescuers counted 14 bodies.", Comparator.EXACT),
        ("About 14 villagers were killed.", Comparator.ABOUT),
        ("Nearly 300 villagers were killed.", Comparator.ABOUT),
        ("At least 14 villagers were killed.", Comparator.AT_LEAST),
        ("No fewer than 14 villagers were killed.", Comparator.AT_LEAST),
        ("More than 14 villagers were killed.", Comparator.MORE_THAN),
        ("Over 14 villagers were killed.", Comparator.MORE_THAN),
        ("As many as 14 villagers were killed.", Comparator.AT_MOST),
        ("Fewer than 14 villagers were killed.", Comparator.LESS_THAN),
        ("14 or more villagers were killed.", Comparator.AT_LEAST),
        ("Some 14 villagers were killed.", Comparator.ABOUT),
        ("14 people at least were killed.", Comparator.AT_LEAST),
        ("14 people, possibly more, were killed.", Comparator.AT_LEAST),
        ("≥14 villagers were killed.", Comparator.AT_LEAST),
        (">14 villagers were killed.", Comparator.MORE_THAN),
        ("<14 villagers were killed.", Comparator.LESS_THAN),
        ("c. 14 villagers were killed.", Comparator.ABOUT),
        ("The toll neared 14.", Comparator.ABOUT),
        ("Two wardens are watching over 500 inmates.", Comparator.EXACT),
        ("They argued over 40 sheep.", Comparator.EXACT),
    ],
)
def test_comparator(text: str, expected: Comparator) -> None:
    assert figures(text)[-1].comparator is expected


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Between 3,000 and 5,000 people marched.", 3_000, 5_000),
        ("15 to 20 people marched.", 15, 20),
        ("15–20 people marched.", 15, 20),
        ("Five or six people marched.", 5, 6),
        ("2 to 3 million people marched.", 2_000_000, 3_000_000),
    ],
)
def test_range(text: str, low: float, high: float) -> None:
    figure = only(text)
    assert (figure.value, figure.min, figure.max) == (None, low, high)
    assert figure.comparator is Comparator.BETWEEN


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("The toll rose from 10 to 20.", [20], id="former toll"),
        pytest.param("The number of dead, up from 10 on Monday to 20, may rise.", [20], id="former toll with a day"),
        pytest.param("The death toll was revised down from 31 to 29.", [29], id="revised toll"),
        pytest.param("The toll rose by 12 to 52.", [52], id="difference with by"),
        pytest.param("The number of wounded climbed by about 12 to 52.", [52], id="difference with a bound"),
        pytest.param("The number of displaced grew by 1,200 to 5,200.", [5200], id="difference of thousands"),
        pytest.param("The toll rose by 12 on Monday.", [12], id="difference without a total"),
        pytest.param("The number of wounded climbed 12 to 52.", [12, 52], id="difference without by"),
        pytest.param("The toll is up 12 to 52.", [12, 52], id="difference after up"),
        pytest.param("The toll has risen to 40, from 31 on Monday.", [40], id="former toll later"),
        pytest.param("The number of missing fell to 12 from 40.", [12], id="former number later"),
        pytest.param("The toll fell by 30 to 40.", [40], id="fall"),
        pytest.param("Deaths went up 20 percent to 60.", [20, 60], id="difference in percent"),
        pytest.param("The force grew from 9,000 to 16,000.", [9000, 16000], id="no toll"),
        pytest.param("The army sent 12 to 52 villages.", [12, 52], id="what is sent where"),
    ],
)
def test_a_change_is_no_range(text: str, values: list[float]) -> None:
    assert [figure.value for figure in figures(text)] == values


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param("From 12 to 52 people were killed.", 12, 52, id="from to"),
        pytest.param("Prices rose by 12 to 15 percent.", 12, 15, id="by how many percent"),
        pytest.param("They sent 12 to 15 men home.", 12, 15, id="sent people"),
        pytest.param("The toll jumped to between 12 and 52.", 12, 52, id="to between"),
        pytest.param("At least four, perhaps five, shells fell.", 4, 5, id="perhaps"),
        pytest.param("Dozens, possibly hundreds, were killed.", 24, None, id="vague perhaps"),
    ],
)
def test_a_range_has_both_bounds(text: str, low: float, high: float | None) -> None:
    (figure,) = figures(text)
    assert (figure.value, figure.min, figure.max) == (None, low, high)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Some 1.200 people were killed and 3.500 wounded.", [1200, 3500]),
        ("Some 1.200 people were killed and 3,500 wounded.", [1.2, 3500]),
        ("They paid 1.200 euros.", [1200]),
        ("Petrol costs 1.759 euros a litre.", [1.759]),
        ("It rose by 1.234 percent.", [1.234]),
        ("It rose by 7,5 percent, not by zero point eight percent.", [7.5, 0.8]),
    ],
)
def test_a_point_separates_thousands_in_an_article_that_has_no_commas_there(text: str, values: list[float]) -> None:
    assert [figure.value for figure in figures(text)] == pytest.approx(values)


@pytest.mark.parametrize(
    "text",
    [
        "It lies 20 km (12 miles) away.",
        "It lies 400m (1,312ft) from the clinic.",
        "It lies 12 km, or 7 miles, away.",
        "It cost 5 million lira ($150,000).",
        "It cost 5,000 lei ($1,100).",
        "It was a 500kg (1,100 pounds) load.",
    ],
)
def test_what_is_said_again_in_another_unit_is_one_figure(text: str) -> None:
    assert len(figures(text)) == 1


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It cost US$ 5 million.", 5e6, "USD"),
        ("It cost Rs 4 lakh.", 4e5, "INR"),
        ("It cost Rs. 3 crore.", 3e7, "INR"),
        ("It cost Rs5 lakh.", 5e5, "INR"),
        ("It cost 12m euros.", 12e6, "EUR"),
        ("It cost 500 Congolese francs.", 500, "CDF"),
        ("It cost 500 dinars.", 500, None),
    ],
)
def test_money_has_its_currency(text: str, value: float, unit: str | None) -> None:
    (figure,) = figures(text)
    assert (figure.measure, figure.value, figure.unit) == (Measure.MONEY, value, unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The agency counted 2011 dead and 1990 wounded.", [2011, 1990]),
        ("In total 1967 were detained.", [1967]),
        ("Police arrested 2019 in the raids.", [2019]),
        ("The 1982 dead were buried.", [1982]),
        ("The toll stood at 1950.", [1950]),
        ("At least 2024 were killed.", [2024]),
        ("In 2020 people were displaced from the valley.", []),
        ("The bombing of 1998 wounded 30 people.", [30]),
        ("The 2014 killings shook the town.", []),
        ("In 2011 wounded soldiers came home.", []),
        ("The 2019 demonstrators went home.", []),
    ],
)
def test_a_number_like_a_year_is_a_count_if_the_words_beside_it_count(text: str, values: list[float]) -> None:
    found = figures(text)
    assert [figure.value for figure in found] == values
    assert all(figure.date is None or figure.date.text not in figure.text for figure in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells killed nine villagers.", Measure.KILLED),
        ("Nine villagers died in the fire.", Measure.KILLED),
        ("The death toll reached 9.", Measure.KILLED),
        ("The blast claimed 9 lives.", Measure.KILLED),
        ("Nine villagers and their goats, the mayor said, were killed.", Measure.KILLED),
        ("Nine villagers were hurt.", Measure.WOUNDED),
        ("The pit held the remains of nine men.", Measure.BODIES_FOUND),
        ("Nine bodies were pulled from the canal.", Measure.BODIES_FOUND),
        ("Nine villagers are still missing.", Measure.MISSING),
        ("Troops arrested nine villagers.", Measure.DETAINED),
        ("Nine hundred families fled the valley.", Measure.DISPLACED),
        ("Nine villagers attended the hearing.", Measure.PEOPLE_OTHER),
        ("Nine air raids hit the valley.", Measure.ATTACKS),
        ("The flood ruined nine homes.", Measure.BUILDINGS),
        ("The patrol seized nine rifles.", Measure.WEAPONS),
        ("Nine goats grazed nearby.", Measure.OTHER),
        ("Nine gunmen killed the dog.", Measure.PEOPLE_OTHER),
    ],
)
def test_measure(text: str, expected: Measure) -> None:
    assert only(text).measure is expected


def test_a_number_without_a_noun_counts_what_the_list_counts() -> None:
    found = figures("Raids killed 30 people in the valley: 12 in Upper Ford and 18 in Lower Ford.")
    assert [figure.measure for figure in found] == [Measure.KILLED] * 3


def test_a_part_points_at_its_whole() -> None:
    whole, part = figures("The raid killed 40 people, including 12 children.")
    assert (part.subset_of, part.population, part.measure) == (0, "children", Measure.KILLED)
    assert whole.subset_of is None


@pytest.mark.parametrize(
    ("text", "value", "measure", "unit"),
    [
        ("Aid fell by two percent.", 2, Measure.PERCENT, None),
        ("Aid fell by 2.5%.", 2.5, Measure.PERCENT, None),
        ("Repairs cost $3 million.", 3_000_000, Measure.MONEY, "USD"),
        ("Repairs cost 3 million euros.", 3_000_000, Measure.MONEY, "EUR"),
        ("Repairs cost rs 3 crore.", 30_000_000, Measure.MONEY, "INR"),
        ("The camp is 15km away.", 15, Measure.DISTANCE, None),
        ("The camp is 500 metres away.", 0.5, Measure.DISTANCE, None),
        ("The camp is ten miles away.", 16.09344, Measure.DISTANCE, None),
    ],
)
def test_unit(text: str, value: float, measure: Measure, unit: str | None) -> None:
    figure = only(text)
    assert figure.value == pytest.approx(value)
    assert (figure.measure, figure.unit) == (measure, unit)


def test_a_vague_count_has_a_bound_and_no_value() -> None:
    figure = only("The siege killed thousands of civilians.")
    assert (figure.value, figure.min, figure.vague) == (None, 2_000, True)
    assert figure.comparator is Comparator.AT_LEAST
    assert (figure.measure, figure.population) == (Measure.KILLED, "civilians")


@pytest.mark.parametrize(
    ("text", "surface", "value", "measure"),
    [
        ("A child was killed.", "A child", 1, Measure.KILLED),
        ("The blast wounded an elderly woman.", "an elderly woman", 1, Measure.WOUNDED),
        ("The blast caused no casualties.", "no casualties", 0, Measure.KILLED),
        ("The blast caused no injuries.", "no injuries", 0, Measure.WOUNDED),
    ],
)
def test_harm_without_a_numeral_is_marked_implicit(text: str, surface: str, value: float, measure: Measure) -> None:
    figure = only(text)
    assert (figure.text, figure.value, figure.measure, figure.implicit) == (surface, value, measure, True)


def test_an_article_without_harm_is_no_figure() -> None:
    assert figures("A child was reading, and no reports of casualties came.") == ()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Nine villagers were killed yesterday.", date(2024, 3, 13), date(2024, 3, 13)),
        ("Nine villagers were killed on Monday.", date(2024, 3, 11), date(2024, 3, 11)),
        ("Nine villagers were killed on November 3.", date(2023, 11, 3), date(2023, 11, 3)),
        ("Nine villagers were killed on 2 March 2022.", date(2022, 3, 2), date(2022, 3, 2)),
        ("Nine villagers were killed in June 2022.", date(2022, 6, 1), date(2022, 6, 30)),
        ("Nine villagers were killed since September 2023.", date(2023, 9, 1), date(2024, 3, 14)),
    ],
)
def test_date(text: str, start: date, end: date) -> None:
    found = only(text).date
    assert found is not None
    assert (found.start, found.end) == (start, end)
    assert found.text in text


def test_without_a_publication_date_a_weekday_says_nothing() -> None:
    (figure,) = FigureExtractor().extract("Nine villagers were killed on Monday.")
    assert figure.date is None
