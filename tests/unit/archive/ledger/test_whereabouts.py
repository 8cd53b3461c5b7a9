"""Where a figure counts by the words of its sentence."""

import pytest

from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import PlacePrecision
from services.archive.ledger.entries import entries_of
from tests.builders import place
from tests.ledger_builders import NORTHLAND, TARN, Writer


def _last(text: str, value: str, town: str) -> LedgerEntry:
    """The entry of the last figure of a text on 43 dead in Tarn; the figure was placed in the town."""
    text = f"The mayor said 43 had died in Tarn, one of them in Alder. {text}"
    tarn = place(text, "Tarn", geonames_id=11, precision=PlacePrecision.PROVINCE, within=(NORTHLAND,))
    towns = [
        place(text, name, geonames_id=number, within=(TARN, NORTHLAND))
        for name, number in (("Alder", 111), ("Corve", 113))
        if name in text
    ]
    where = next(each for each in (tarn, *towns) if each.name == town)
    writer = Writer(text).counts("43", 43, "Mayor", place=tarn).counts(value, float(value), "Mayor", place=where)
    return entries_of(writer.report().model_copy(update={"places": (tarn, *towns)}), ["i1"] * 2)[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In all there have been 103 cases.", ("Tarn", True)),
        ("In total, 103 people died, he said.", ("Tarn", True)),
        ("Altogether 103 fell ill.", ("Tarn", True)),
        ("All told, 103 fell ill.", ("Tarn", True)),
        ("There were 103, overall, he said.", ("Tarn", True)),
        ("There have been 103 cases.", ("Alder", False)),
        ("He said that all in the house, 103 of them, fell ill.", ("Alder", False)),
    ],
)
def test_what_is_counted_in_all_is_counted_where_the_article_begins(text: str, expected: tuple[str, bool]) -> None:
    entry = _last(text, "103", "Alder")
    assert (entry.place and entry.place.name, entry.place_is_near) == expected


def test_what_is_counted_in_all_of_a_town_is_of_the_town() -> None:
    entry = _last("In all, 103 fell ill in Corve.", "103", "Corve")
    assert (entry.place and entry.place.name, entry.place_is_near) == ("Corve", True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 patients tested positive at the national laboratory in Corve.", ("Tarn", False)),
        ("A laboratory in Corve found the virus in 12 patients.", ("Tarn", False)),
        ("The reference laboratory for fevers in Corve confirmed 12 cases.", ("Tarn", False)),
        ("Laboratories of Corve confirmed 12 cases.", ("Tarn", False)),
        ("12 patients tested positive in Corve.", ("Corve", True)),
        ("12 workers of a laboratory fell ill in Corve.", ("Corve", True)),
    ],
)
def test_nobody_lies_ill_where_the_laboratory_is(text: str, expected: tuple[str, bool]) -> None:
    entry = _last(text, "12", "Corve")
    assert (entry.place and entry.place.name, entry.place_is_near) == expected
