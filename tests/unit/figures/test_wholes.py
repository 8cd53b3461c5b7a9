"""Of a part and its whole: what is told of the part is not told of the whole."""

import pytest

from tests.unit.figures.readings import measures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two of the 40 workers were hurt.", [("Two", "wounded"), ("40", "people_other")]),
        ("Three of the nine miners have died.", [("Three", "killed"), ("nine", "people_other")]),
        ("Six of the 45 aboard died.", [("Six", "killed"), ("45", "people_other")]),
        ("None of the 40 workers was hurt.", [("40", "people_other")]),
        ("Neither of the two pilots was hurt.", [("two", "people_other")]),
        ("Most of the 40 tourists died.", [("40", "people_other")]),
        ("Five of the 12 hostages were killed.", [("Five", "killed"), ("12", "detained")]),
        ("Two of the 40 who were hurt have died.", [("Two", "killed"), ("40", "wounded")]),
        ("Four of the 12 killed were children.", [("Four", "killed"), ("12", "killed")]),
        ("Five of the 12 men killed in the raid were farmers.", [("Five", "killed"), ("12", "killed")]),
        ("Seven of those 20 wounded died later.", [("Seven", "killed"), ("20", "wounded")]),
    ],
)
def test_the_predicate_is_of_the_part(text: str, expected: list[tuple[str, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The union counts 6,300 houses destroyed and 9,850 damaged.",
            [("6,300", "buildings"), ("9,850", "buildings")],
            id="damaged without an auxiliary",
        ),
        pytest.param("He said that 140 stalls and sheds had been burnt.", [("140", "buildings")], id="stalls"),
        pytest.param("Three contract workers were scalded by steam.", [("Three", "wounded")], id="scalded"),
        pytest.param(
            "Dr Ida Abbar, who runs the clinic, told the paper on Friday that her staff had registered 38 dead, "
            "including 7 children and eleven women.",
            [("38", "killed"), ("7", "killed"), ("eleven", "killed")],
            id="parts of the dead that staff counted",
        ),
    ],
)
def test_what_is_said_of_a_whole_is_said_of_its_parts(text: str, expected: list[tuple[str, str]]) -> None:
    assert measures(text) == expected
