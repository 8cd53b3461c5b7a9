"""A number that names nothing counts what was counted before, by the wording around it, and so do its parts."""

from datetime import UTC, datetime

import pytest

from services.figures.extractor import FigureExtractor


def last(text: str) -> tuple[str, str, str | None]:
    """The last figure of a text: its words, measure and population."""
    figure = FigureExtractor().extract(text)[-1]
    return figure.text, figure.measure, figure.population


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The army says 31 were killed. The rebels say more than 120.", "120"),
        ("Nine miners died. The hospital still speaks of 19.", "19"),
        ("Nine miners died. A union has published 54 names.", "54"),
        ("Nine miners died. That differs from the 46 given by the hospital's director.", "46"),
        ("Nine miners died. It is far from the 341 that the national office has counted.", "341"),
        ("Nine miners died. The province has not changed its figure of 35.", "35"),
        ("Nine miners died. There were three tolls: 31, then 46 from the clinic.", "46"),
        ("Villagers of Wahi, who lost 19 of their number, buried them.", "19"),
        ('Nine miners died. "My register has 63," the doctor said.', "63"),
        ("Nine miners died. The records of the clinic now show 63.", "63"),
        ("Nine miners died. The union said its own list now had 52 names from the valley.", "52"),
        ("The quake killed 338 people. Tarn accounts for 317 of them.", "317"),
        ("The quake killed 338 people. Tarn accounts for 317 of them and Fell for 21, it said.", "21"),
        ("In Orsk alone 309 people were killed, he said, and in Tarn 21.", "21"),
        ("Some 309 people were killed in Orsk and 21 in neighbouring Tarn.", "21"),
        ("Ten guards were killed. With the driver, that makes twelve.", "twelve"),
        ("The commission cut the number of people killed to 44.", "44"),
    ],
)
def test_a_bare_number_counts_those_killed(text: str, number: str) -> None:
    assert last(text) == (number, "killed", None)


@pytest.mark.parametrize(
    "text",
    [
        "The firm's sales fell. The rebels say more than 120.",
        "Nine miners died. Prices rose, and the shop has 54 names on its list of goods.",
        "Nine miners died. The mayor said 120 litres were spilt.",
        "Nine miners died. The shop's books show 54.",
        "Nine miners died. Coal accounts for 40 per cent of exports.",
        "Nine people died in Orsk and 300 watched.",
        "Sixty people were killed. Four guards stayed, which leaves 12.",
    ],
)
def test_other_bare_numbers_count_no_victims(text: str) -> None:
    assert last(text)[1] != "killed"


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Sixty people were missing. Nine have been found. That leaves 51.", "missing"),
        ("Ninety women were kidnapped. Thirty were freed on Sunday, which leaves 60.", "detained"),
        ("The mayor said 46,000 people had fled their homes in Orsk and 3,500 in Tarn.", "displaced"),
        ("Twenty women were arrested. The lawyers' own records show 34.", "detained"),
    ],
)
def test_a_bare_number_counts_what_was_counted_before(text: str, measure: str) -> None:
    assert last(text)[1] == measure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army lowered the number of bandits killed from 30 to 19.", ("19", "killed", "fighters")),
        ("The mayor raised the number of police officers injured to 12.", ("12", "wounded", "security_forces")),
        ("Twelve of the dead, she said, were children.", ("Twelve", "killed", "children")),
        ("Four of the wounded, according to the mayor, are women.", ("Four", "wounded", "women")),
        (
            "The union read out the names of 54 people it said were killed, of whom nine were children.",
            ("nine", "killed", "children"),
        ),
        ("Twelve people were arrested. Three of them were women.", ("Three", "detained", "women")),
        (
            "Twenty bodies were exhumed. Seven of those found were under ten years old.",
            ("Seven", "bodies_found", "children"),
        ),
        ("Twenty bodies were exhumed, eight of them of children.", ("eight", "bodies_found", "children")),
        (
            "Twenty bodies were found. Four of the bodies were those of children and six of women.",
            ("six", "bodies_found", "women"),
        ),
        ("Sixty people were detained on Friday. Twelve were minors.", ("Twelve", "detained", "children")),
        ("Nine people died. Of the 455 cases, 200 were women.", ("200", "people_other", "women")),
    ],
)
def test_a_part_by_class_counts_what_the_whole_counts(text: str, expected: tuple[str, str, str]) -> None:
    figures = [(figure.text, str(figure.measure), figure.population) for figure in FigureExtractor().extract(text)]
    assert expected in figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry sank with 190 passengers. The authority, which had counted 178, was not asked.", "178"),
        ("How many were on board nobody knows: the owner says 96.", "96"),
        ("Nine drowned. Survivors could not say who was aboard and spoke of 180 to 220.", "180 to 220"),
    ],
)
def test_a_bare_number_counts_those_on_board_where_the_text_has_turned_to_them(text: str, expected: str) -> None:
    figure = FigureExtractor().extract(text)[-1]
    assert (figure.text, figure.measure, figure.counted) == (expected, "people_other", "passengers")


@pytest.mark.parametrize(
    ("text", "submeasure"),
    [
        ("Cholera has spread. In the last day 61 cases were seen.", "cases"),
        ("There were 34 new cases of cholera, of which nine have been confirmed.", "cases"),
        ("Sixty people were detained. Twelve of them have been released.", "freed"),
    ],
)
def test_cases_and_who_was_let_go_have_their_submeasure(text: str, submeasure: str) -> None:
    assert FigureExtractor().extract(text)[-1].submeasure == submeasure


def test_cases_of_a_court_are_none_of_a_disease() -> None:
    assert FigureExtractor().extract("The court heard 61 cases in a day.")[-1].submeasure is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Since 20 June 398 people have died. Tarn accounts for 121 of the deaths and Fell for 74.", "since 20 June"),
        ("Since 20 June 398 people have died. On Friday a dam broke, and 74 were killed.", "Friday"),
    ],
)
def test_a_share_is_of_the_time_of_its_whole(text: str, date: str) -> None:
    figures = FigureExtractor().extract(text, datetime(2026, 8, 14, tzinfo=UTC))
    assert [figure.date and figure.date.text.casefold() for figure in figures[1:]] == [date.casefold()] * (
        len(figures) - 1
    )
