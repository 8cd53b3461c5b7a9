"""The day of what is counted, and not the day of the count."""

import pytest

from tests.unit.figures.readings import periods


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A raid killed 46 people on Monday. The hospital's own count stood at 51 on Tuesday night.",
            ["2024-03-11", "2024-03-11"],
        ),
        (
            "A raid killed 46 people on Monday. The office stands by its figure of 35 since Tuesday.",
            ["2024-03-11", None],
        ),
        ("We add nothing to what the office (31 dead on Monday night) has said.", [None]),
        ("Twenty people died. Two of the dead were a couple married on Friday.", [None, None]),
        (
            "The tally of the dead since March 2 has risen to 341. In Punjab the number is 128.",
            ["2024-03-02 2024-03-14", "2024-03-02 2024-03-14"],
        ),
        (
            "Some 398 people have died since March 2. Of these, 121 were in Sindh and 139 in Punjab.",
            ["2024-03-02 2024-03-14"] * 3,
        ),
        ("Some 398 people have died since March 2. A bus crash killed 12.", ["2024-03-02 2024-03-14", None]),
    ],
)
def test_the_time_of_a_count_is_that_of_what_it_counts(text: str, expected: list[str | None]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The hospital's count stood at 51 dead on Tuesday.", [None]),
        ("The death toll rose to 23 on Wednesday.", [None]),
        ("The search was called off on Tuesday with 52 people dead.", [None]),
        ("The country on Tuesday ended the search for victims with 61 people dead.", [None]),
        ("Divers found 17 bodies on Wednesday, bringing the number of people killed to 58.", ["2024-03-13", None]),
        ("The civil defence had counted on Monday 51 bodies.", [None]),
        ("Some 300 people were displaced and need help until the end of April.", [None]),
        ("A year ago today police opened fire and killed twelve people.", ["2023-01-01 2023-12-31"]),
    ],
    ids=["count", "toll", "search", "ended", "total", "counted", "ahead", "anniversary"],
)
def test_the_day_of_a_count_or_of_a_search_is_not_the_day_of_what_is_counted(
    text: str, expected: list[str | None]
) -> None:
    assert periods(text) == expected
