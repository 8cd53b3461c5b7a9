"""A number after a weekday belongs to the clause that follows, unless it is the day of a month."""

import pytest

from services._extractor.parsing import EnglishParser
from services.attribution.extractor import AttributionExtractor
from services.figures.extractor import FigureExtractor

REPORTED = [
    ("The army said on Sunday 23 of its soldiers were killed.", "23 of its soldiers were killed", 23),
    ("Police said on Monday 14 people were killed in Orsk.", "14 people were killed in Orsk", 14),
    ("The army said Tuesday 7 of its soldiers had died near Orsk.", "7 of its soldiers had died near Orsk", 7),
    (
        "The army said on Sunday 23 of its soldiers and 40 rebels were killed.",
        "23 of its soldiers and 40 rebels were killed",
        23,
    ),
    ("The ministry said on Thursday 31 people were wounded.", "31 people were wounded", 31),
    ("Police said Monday 14 of the wounded had died.", "14 of the wounded had died", 14),
    ("The mayor said on Monday 200 families had fled the town.", "200 families had fled the town", 200),
    ("Police confirmed on Friday 18 officers were injured.", "18 officers were injured", 18),
    ("The governor said on Saturday 11 miners had died.", "11 miners had died", 11),
    ("Officials said on Wednesday 45 villagers were killed.", "45 villagers were killed", 45),
]


@pytest.mark.parametrize(("text", "content", "value"), REPORTED)
def test_the_number_is_reported_with_its_clause(text: str, content: str, value: int) -> None:
    (attribution,) = AttributionExtractor().extract(text)
    assert attribution.content.text == content
    figure = FigureExtractor().extract(text)[0]
    assert (figure.value, figure.measure in ("killed", "wounded", "displaced")) == (value, True)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said on Sunday 14 November nine people were killed.",
        "The spokesman said on Monday 14 that people were killed.",
        "The talks begin on Monday 14 in Oslo.",
    ],
)
def test_the_day_of_a_month_is_left_where_the_parser_put_it(text: str) -> None:
    parser = EnglishParser()
    doc = next(iter(parser.parse([parser.tokens(text)])))
    plain = parser._model(text)
    assert [token.head.i for token in doc] == [token.head.i for token in plain]
