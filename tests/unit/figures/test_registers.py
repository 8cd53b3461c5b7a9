"""What a number of a list, a register or a ward counts, by the words around it."""

import pytest

from services.figures.extractor import FigureExtractor


def measures(text: str) -> dict[str, str]:
    return {figure.text: figure.measure.value for figure in FigureExtractor().extract(text)}


DEAD = "Police said that the flood had killed 31 people. "


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        (DEAD + "Six who had been listed as missing turned up, and the list now stood at 44.", "44", "missing"),
        (DEAD + "Nobody reported missing has been found, and their number is now 52.", "52", "missing"),
        (DEAD + "The number of villagers out of contact fell to nineteen, he said.", "nineteen", "missing"),
        (DEAD + "The number of persons out of reach had come down to forty-six.", "forty-six", "missing"),
        (DEAD + "The count of residents whose fate is unknown stands at 70.", "70", "missing"),
        (DEAD + "Of the storm's own dead her register held 38.", "38", "killed"),
        (DEAD + "Among those wounded in the crush the clinic's notebook holds 112.", "112", "wounded"),
        (DEAD + "Twelve are still missing and will be declared dead after a year.", "Twelve", "missing"),
        (DEAD + "Seven others remain missing and are presumed dead.", "Seven", "missing"),
        ("The fire injured many. Twenty bodies came in, and 58 people lay on the wards.", "58", "wounded"),
        ("They verified 29 deaths, those of 26 inmates and three guards.", "26", "killed"),
        ("They verified 29 deaths, those of 26 inmates and three guards.", "three", "killed"),
        ("Eighty of the inmates who were moved to Sfax have taken no food since Friday.", "Eighty", "people_other"),
        (
            "The agency lowered its estimate of those displaced to 35,500. The governor said 19,700 were registered.",
            "19,700",
            "displaced",
        ),
        ("The ministry said 702 people were detained. The league, whose count is 815, protested.", "815", "detained"),
        ("The militia, which spoke of 118 killed, gave its own dead as 26 and fell silent.", "26", "killed"),
    ],
)
def test_the_words_around_say_what_it_counts(text: str, number: str, measure: str) -> None:
    assert measures(text)[number] == measure


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        (DEAD + "The rebels hold 38 soldiers.", "38", "detained"),
        ("The agency counts 35,500 pupils. The governor said 19,700 were registered.", "19,700", "people_other"),
        ("Twenty bodies lay on the road.", "Twenty", "bodies_found"),
        ("The museum, whose count is 815, has the more visitors.", "815", "other"),
        ("They described 29 deaths, and freed 26 inmates.", "26", "people_other"),
    ],
)
def test_other_numbers_stay_as_they_are(text: str, number: str, measure: str) -> None:
    assert measures(text)[number] == measure
