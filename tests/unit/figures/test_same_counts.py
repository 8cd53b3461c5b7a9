"""A number of nothing named that counts what a number before it counts, the dead of graves, the sick."""

import pytest

from claimwatch_contracts.vocabulary import Measure, Submeasure
from services.figures.extractor import FigureExtractor


@pytest.fixture(scope="module")
def extractor() -> FigureExtractor:
    return FigureExtractor()


GRAVE = "The team has exhumed 58 bodies from the pit. "


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("At least 62 were killed, 58 bodies found. The figure of 58 was given by the centre.", "58", "bodies"),
        ("The union counted 31 dead, the company only 12.", "12", "killed"),
        ("Monday's toll was 19; Tuesday's was 24.", "24", "killed"),
        ("There are 19 bodies, according to the institute; 11, according to the office.", "11", "bodies"),
        ('The union counted 17 dead. "We don\'t accept seventeen," the minister said.', "seventeen", "killed"),
        ("Women raked through the ash of their stalls. Sixty-four were burnt on Friday.", "Sixty-four", "buildings"),
        ("It names 30 dead. Its number is 1,240, of whom 610 have been let go.", "1,240", "detained"),
        (GRAVE + "Its director said nine of the dead were children and seven women.", "seven", "bodies"),
        (GRAVE + "The mothers said that at least 91 people were buried there.", "91", "bodies"),
        (GRAVE + "It put the number of women at seven.", "seven", "bodies"),
        (GRAVE + "In 2011 eleven men were found in a well.", "eleven", "bodies"),
        (GRAVE + "Thirty-four of its fighters who fell in spring were buried there.", "Thirty-four", "killed"),
        (GRAVE + "It has verified 71 killings. Five of the victims were women.", "Five", "killed"),
        (GRAVE + 'He said that nine who "resisted" were shot there.', "nine", "killed"),
    ],
)
def test_it_counts_the_same(extractor: FigureExtractor, text: str, number: str, measure: str) -> None:
    found = [figure for figure in extractor.extract(text) if figure.text == number]
    assert found
    assert found[-1].measure.value.startswith(measure)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The cholera count stood at seventeen deaths and 344 sick in the district.", "344"),
        ("The number of cholera deaths rose to twelve and that of the sick to 261.", "261"),
    ],
)
def test_the_sick_are_cases(extractor: FigureExtractor, text: str, number: str) -> None:
    figure = next(figure for figure in extractor.extract(text) if figure.text == number)
    assert (figure.measure, figure.submeasure) == (Measure.PEOPLE_OTHER, Submeasure.CASES)


def test_the_class_of_a_number_is_kept(extractor: FigureExtractor) -> None:
    found = extractor.extract(GRAVE + "It put the number of women at seven.")
    assert found[-1].population == "women"


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("The union counted 31 dead, the company has 12 ships.", "12", Measure.KILLED),
        ("There were 17 dead. The road has 17 bends.", "17", Measure.KILLED),
        ("Sixty-four were burnt to death in the market stalls.", "Sixty-four", Measure.BUILDINGS),
        ("The bus company lost nine who were shot in the leg.", "nine", Measure.KILLED),
        ("Eleven men were found in the shaft and brought out alive.", "Eleven", Measure.BODIES_FOUND),
    ],
)
def test_others_do_not(extractor: FigureExtractor, text: str, number: str, measure: Measure) -> None:
    found = [figure for figure in extractor.extract(text) if figure.text == number]
    assert found
    assert found[-1].measure is not measure
