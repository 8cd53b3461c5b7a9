"""The toll that a new one replaces is no figure of its own."""

import pytest

from services.figures.extractor import FigureExtractor


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Sixteen people were killed, the police said, revising an earlier toll of 17.", [16]),
        ("The police said 16 people were killed, correcting a previous toll of at least 17.", [16]),
        ("Sixteen people were killed, lowering an initial death toll of 17, the police said.", [16]),
        ("The ministry said 40 people were wounded, raising its earlier figure of about 25.", [40]),
        ("At least 30 were missing, updating a preliminary count of 12.", [30]),
        ("The toll stood at 52 dead, up from an earlier count of 12.", [52]),
        ("The dead numbered 9, down from a provisional toll of 11.", [9]),
        ("Rescuers found 31 bodies, higher than an earlier official figure of 28.", [31]),
        ("The storm killed 20 people, compared with an initial estimate of some 35.", [20]),
        ("The quake killed 61 people, replacing a first toll of 48.", [61]),
        ("The mayor had earlier given a toll of 17 dead.", [17]),
    ],
)
def test_a_toll_that_is_revised_is_left_out(text: str, values: list[int]) -> None:
    assert [figure.value for figure in FigureExtractor().extract(text)] == values
