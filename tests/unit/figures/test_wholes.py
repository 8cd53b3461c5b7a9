"""Of a part and its whole: what is told of the part is not told of the whole."""

import pytest

from services.figures.extractor import FigureExtractor


def measures(text: str) -> list[tuple[str, str]]:
    return [(figure.text, figure.measure) for figure in FigureExtractor().extract(text)]


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
