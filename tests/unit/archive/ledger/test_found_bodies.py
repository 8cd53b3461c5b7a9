"""Bodies that are the toll of an occurrence, and those of a search, a grave or one day."""

import pytest

from claimwatch_contracts.vocabulary import Measure
from services.archive.ledger.entries import entries_of
from services.archive.ledger.found_bodies import are_toll
from tests.ledger_builders import Writer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry sank. 23 bodies had been brought up by sunrise.", True),
        ("The dam burst, and 23 bodies have so far been recovered.", True),
        ("Divers have recovered 23 bodies.", True),
        ("Volunteers buried the bodies of 23 people killed by the storm.", True),
        ("The search ended after 23 bodies were recovered.", True),
        ("The nurse said that 23 bodies were in the mortuary.", True),
        ("The pit has fallen in. Men have taken out 23 bodies.", True),
        ("A pit with 23 bodies was opened; 23 bodies have been found.", False),
        ("Divers brought up 23 bodies on Monday.", False),
        ("Divers had recovered 23 bodies on Monday.", False),
        ("They handed over the bodies of 23 soldiers.", False),
        ("A mass grave was opened; 23 bodies have been found.", False),
        ("Teams exhumed the yard, and 23 bodies had been identified.", False),
    ],
)
def test_all_bodies_of_an_accident_are_its_toll(text: str, expected: bool) -> None:
    start = text.index("23")
    assert are_toll(text, start, start + 2) is expected


def counted(writer: Writer) -> list[tuple[Measure, str | None]]:
    """The measure and population of each entry."""
    report = writer.report()
    entries = entries_of(report, ["i1"] * len(report.figures))
    return [(entry.quantity.measure, entry.population) for entry in entries if entry.quantity]


def test_a_row_of_those_killed_takes_bodies_and_the_parts_of_them() -> None:
    writer = Writer("The ferry sank. 23 bodies had been brought up, 8 of them of children.")
    writer.counts("23", 23, "Mayor", measure=Measure.BODIES_FOUND)
    writer.counts("8", 8, "Mayor", measure=Measure.BODIES_FOUND, population="children", subset_of=0)
    assert counted(writer) == [(Measure.KILLED, None), (Measure.KILLED, "children")]


def test_bodies_beside_a_toll_of_the_same_claimant_stay_bodies() -> None:
    writer = Writer("The toll is 31. 23 bodies had been brought up.").counts("31", 31, "Mayor")
    writer.counts("23", 23, "Mayor", measure=Measure.BODIES_FOUND)
    assert counted(writer) == [(Measure.KILLED, None), (Measure.BODIES_FOUND, None)]


def test_who_was_buried_is_dead() -> None:
    writer = Writer("The mine fell in. Volunteers have buried 33 people since Monday, 4 of them women.")
    writer.counts("33", 33, "Volunteers", measure=Measure.PEOPLE_OTHER)
    writer.counts("4", 4, "Volunteers", measure=Measure.PEOPLE_OTHER, population="women", subset_of=0)
    assert counted(writer) == [(Measure.KILLED, None), (Measure.KILLED, "women")]
    graves = Writer("The grave is old. They have buried 33 people again.")
    graves.counts("33", 33, "Volunteers", measure=Measure.PEOPLE_OTHER)
    assert counted(graves) == [(Measure.PEOPLE_OTHER, None)]
