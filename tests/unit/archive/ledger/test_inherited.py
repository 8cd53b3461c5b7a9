"""Whose count it is that says how a count is made up."""

import pytest

from services.archive.ledger.entries import entries_of
from tests.ledger_builders import Writer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union said 16 had died. 8 of the dead were in Alder.", "Union"),
        ("The union said 16 had died. Alder accounts for 8 of the deaths.", "Union"),
        ("The union said 16 had died. Of these, 8 were in Alder.", "Union"),
        ("The union said 16 had died. Of the dead, 8 were in Alder.", "Union"),
        ("The union said 16 had died. It rained. 8 of those killed were in Alder.", "Union"),
        ("The union said 16 had died. Of all victims 8 were buried in Alder.", "Union"),
        ("The union said 16 had died. In Alder 8 died.", None),
        ("The union said 16 had died. A list of the mayor's had 8 names.", None),
        ("The union said 16 had died.\n\n8 of the dead were in Alder.", None),
        ("The paper counted 16. 8 of the dead were in Alder.", None),
    ],
)
def test_how_a_count_is_made_up_says_who_counted_right_before(text: str, expected: str | None) -> None:
    who = "Union" if "union" in text else None
    part = entries_of(Writer(text).counts("16", 16, who).counts("8", 8).report(), ["i1"] * 2)[-1]
    assert (part.claimant and part.claimant.name) == expected


def test_more_than_the_count_is_no_part_of_it() -> None:
    text = "The union said 16 had died. 80 of the dead were in Alder."
    part = entries_of(Writer(text).counts("16", 16, "Union").counts("80", 80).report(), ["i1"] * 2)[-1]
    assert part.claimant is None
