"""Cases of a disease that the article calls people, and how sure they are."""

from typing import Any

import pytest

from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import Measure, Submeasure
from tests.ledger_builders import Desk, Writer

PEOPLE: dict[str, Any] = {"measure": Measure.PEOPLE_OTHER}
CASES: dict[str, Any] = PEOPLE | {"submeasure": Submeasure.CASES, "counted": "cases"}


def _entry(writer: Writer) -> LedgerEntry:
    """The last figure of an article, as it enters the ledger."""
    desk = Desk()
    desk.file(writer)
    return [each for each in desk.entries if each.figure is not None][-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry said 12 of the patients tested positive.", True),
        ("12 people tested positive for cholera, the ministry said.", True),
        ("The ministry said 12 miners proved positive.", True),
        ("The ministry said 12 goats were found positive.", True),
        ("The ministry said 12 patients were tested.", False),
        ("The ministry said 12 patients were positive about it.", False),
        ("The ministry said 12 patients left, and all tested positive.", False),
    ],
)
def test_who_tested_positive_is_a_confirmed_case(text: str, expected: bool) -> None:
    entry = _entry(Writer(text).counts("12", 12, "Ministry", counted="patients", population="patients", **PEOPLE))
    found = (entry.quantity and entry.quantity.submeasure, entry.population, entry.is_part)
    assert found == ((Submeasure.CASES, "confirmed", False) if expected else (None, "patients", False))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("66 are confirmed", (Submeasure.CASES, "confirmed", False)),
        ("66 only suspected", (Submeasure.CASES, "suspected", False)),
        ("66 were probable", (Submeasure.CASES, "probable", False)),
        ("66 are in bed", (None, None, True)),
    ],
)
def test_a_part_of_the_cases_is_a_row_if_it_is_surer(
    words: str, expected: tuple[Submeasure | None, str | None, bool]
) -> None:
    writer = Writer(f"The ministry counts 84 cases, of which {words}.").counts("84", 84, "Ministry", **CASES)
    entry = _entry(writer.counts("66", 66, "Ministry", subset_of=0, **PEOPLE))
    assert (entry.quantity and entry.quantity.submeasure, entry.population, entry.is_part) == expected


def test_a_part_of_the_dead_is_no_case() -> None:
    writer = Writer("The ministry counts 84 dead, of which 66 are confirmed.").counts("84", 84, "Ministry")
    entry = _entry(writer.counts("66", 66, "Ministry", subset_of=0, **PEOPLE))
    assert entry.quantity is not None and entry.quantity.submeasure is None
