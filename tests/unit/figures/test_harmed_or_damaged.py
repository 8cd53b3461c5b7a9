"""Who was harmed and what was damaged, and how sure a few known attacks are."""

import pytest

from claimwatch_contracts.vocabulary import TELLING_CONFIDENCE
from services.figures.extractor import FigureExtractor
from tests.unit.figures.readings import measures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("More than 60 properties have been destroyed.", [("60", "buildings")], id="properties"),
        pytest.param("Three dormitory blocks were destroyed by fire.", [("Three", "buildings")], id="blocks"),
        pytest.param("Thirty militants were destroyed in the raid.", [("Thirty", "killed")], id="fighters"),
        pytest.param("He led a 1996 hostage siege in which 200 people died.", [("200", "killed")], id="a year"),
        pytest.param("Aid came for hundreds of flood victims.", [("hundreds", "people_other")], id="victims alive"),
        pytest.param("Dozens of people were forced to vacate their homes.", [("Dozens", "displaced")], id="vacated"),
        pytest.param("Some 15 guards were treated for smoke inhalation.", [("15", "wounded")], id="treated for harm"),
        pytest.param("Three women were hit by gunfire.", [("Three", "wounded")], id="hit by gunfire"),
        pytest.param(
            "They have lost hundreds of soldiers since May.", [("hundreds", "killed")], id="lost some of the men"
        ),
        pytest.param("We lost dozens of games last year.", [("dozens", "other")], id="lost games"),
        pytest.param("The war cost 40 lives.", [("40", "killed")], id="lives lost"),
        pytest.param(
            "Attackers numbering about 60 raided the fair, killing a baker known as Orr and 11 other victims.",
            [("60", "people_other"), ("a baker", "killed"), ("11", "killed")],
            id="numbering, and further victims",
        ),
        pytest.param(
            "The raiders, numbering at least 40, killed 12 herders.",
            [("40", "people_other"), ("12", "killed")],
            id="how many raiders",
        ),
        pytest.param(
            "The quake flattened 50 shops, with 70 others badly damaged.",
            [("50", "buildings"), ("70", "buildings")],
            id="other houses damaged",
        ),
        pytest.param(
            "The storm destroyed 40 homes and damaged 120 others.",
            [("40", "buildings"), ("120", "buildings")],
            id="damaged others",
        ),
        pytest.param(
            "Twelve schools were destroyed, and 30 others were injured.",
            [("Twelve", "buildings"), ("30", "wounded")],
            id="other people hurt",
        ),
        pytest.param("The river swept away 24 barns.", [("24", "buildings")], id="swept away"),
        pytest.param("Four men were struck by a scandal.", [("Four", "people_other")], id="struck by no bullet"),
        pytest.param("At least 12 may have died.", [("12", "killed")], id="may before a verb"),
        pytest.param('"I am 100 per cent sure of it," she said.', [], id="quite sure"),
        pytest.param(
            "Hundreds of police faced the crowd, who swore their leader would not be arrested.",
            [("Hundreds", "people_other")],
            id="the arrest of another",
        ),
    ],
)
def test_who_was_harmed_and_what_was_damaged(text: str, expected: list[tuple[str, str]]) -> None:
    assert measures(text) == expected


def test_a_few_attacks_that_are_known_are_less_sure_than_new_ones() -> None:
    known, new = (
        FigureExtractor().extract(text)[-1].confidence
        for text in ("Forty people were hurt in the two attacks.", "Forty people were hurt in two attacks.")
    )
    assert known < TELLING_CONFIDENCE <= new
