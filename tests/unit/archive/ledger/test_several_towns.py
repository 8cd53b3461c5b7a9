"""What is counted in several towns together is of the area that contains them all."""

import pytest

from claimwatch_contracts.extraction import AdministrativeArea, Place
from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import PlacePrecision
from services.archive.ledger.entries import entries_of
from tests.builders import place
from tests.ledger_builders import NORTHLAND, TARN, Desk, Writer

FELL = AdministrativeArea(geonames_id=12, name="Fell")
_TOWNS = {"Alder": (111, TARN), "Corve": (112, TARN), "Pell": (121, FELL)}


def _places(text: str) -> tuple[Place, ...]:
    """The towns that a text names: two in one province, one in another."""
    return tuple(
        place(text, name, geonames_id=number, within=(province, NORTHLAND), country="NL")
        for name, (number, province) in _TOWNS.items()
        if name in text
    )


def _counted(text: str, **towns: str) -> list[LedgerEntry]:
    """The entries of a text whose figures ("n37") are in these towns."""
    places, writer = {each.name: each for each in _places(text)}, Writer(text)
    for number, town in towns.items():
        writer.counts(number[1:], float(number[1:]), "Mayor", place=places[town])
    return list(entries_of(writer.report().model_copy(update={"places": _places(text)}), ["i1"] * len(towns)))


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Shells killed 37 people in Alder and Corve, the mayor said.", "Tarn"),
        ("The mayor said that in Alder and in Corve 37 people had died.", "Tarn"),
        ("Police fired at crowds in Alder and Pell, killing 37 people, the mayor said.", "Northland"),
        ("The mayor gave 37 as the number of dead in Corve and the town of Pell.", "Northland"),
        ("The mayor said 37 people died in Alder.", "Alder"),
        ("The mayor said 37 people died in Alder on the road to Corve.", "Alder"),
        ("The mayor said 37 people died in Alder, and Corve was spared.", "Alder"),
        ("The mayor said 37 people died in Alder and in Corve each.", "Alder"),
    ],
)
def test_a_count_in_two_towns_is_of_their_area(text: str, where: str) -> None:
    (entry,) = _counted(text, n37="Corve" if "mayor gave" in text else "Alder")
    assert entry.place is not None and (entry.place.name, entry.place_is_near) == (where, True)


def test_two_counts_of_one_sentence_are_of_a_town_each() -> None:
    entries = _counted("The mayor said 21 died in Alder and 16 in Corve and Pell.", n21="Alder", n16="Corve")
    assert [entry.place and entry.place.name for entry in entries] == ["Alder", "Corve"]


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("Those killed in both towns are 37, she said.", "Tarn"),
        ("In the two towns together 37 people died, she said.", "Tarn"),
        ("Across all two towns 37 people died, she said.", "Tarn"),
        ("She counted 37 dead for the two villages combined.", "Tarn"),
        ("She counted 37 dead and had been to both.", "Corve"),
        ("She said that 37 had been buried in the two towns.", "Corve"),
    ],
)
def test_a_count_of_both_towns_is_of_their_area(words: str, where: str) -> None:
    text = f"The mayor said 21 died in Alder and 16 in Corve. {words}"
    entries = _counted(text, n21="Alder", n16="Corve", n37="Corve")
    assert entries[-1].place is not None and entries[-1].place.name == where


def test_a_whole_is_of_the_area_of_its_parts() -> None:
    text = "The mayor gave the number of dead as 37, of whom 21 are from Alder and 16 from Corve."
    places = _places(text)
    writer = Writer(text).counts("37", 37, "Mayor", place=places[0])
    for number in ("21", "16"):
        writer.counts(number, float(number), "Mayor", place=places[0], subset_of=0)
    whole = entries_of(writer.report().model_copy(update={"places": places}), ["i1"] * 3)[0]
    assert whole.place is not None and (whole.place.name, whole.place.precision) == ("Tarn", PlacePrecision.PROVINCE)


def test_what_both_towns_have_together_is_a_row_beside_theirs() -> None:
    text = "The mayor said 21 died in Alder and 16 in Pell. In both towns 37 people died."
    desk = Desk()
    desk.entries = _counted(text, n21="Alder", n16="Pell", n37="Pell")
    far = {"lat": 10.0, "lon": 20.0}
    desk.entries = [
        each.model_copy(update={"place": each.place.model_copy(update=far | {"lat": 10.0 + number})})
        for number, each in enumerate(desk.entries)
        if each.place is not None
    ]
    assert {row.place.name: row.high for row in desk.rows() if row.place} == {"Alder": 21, "Northland": 37, "Pell": 16}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("The mayor counts 37 dead, of which 21 are from Alder and 16 from a farm near Pell.", "Northland Alder Pell"),
        ("There are 37 dead, the mayor said: 21 in Alder, 16 in Corve.", "Tarn Alder Corve"),
        ("Of the 37 dead, in Corve 21 were counted and in Pell 16, the mayor said.", "Northland Corve Pell"),
        ("The mayor counts 37 dead, 21 in Corve and 16 on a farm.", "Tarn Corve Alder"),
        ("The mayor counts 37 dead in Alder, 21 by day and 16 by night.", "Alder Alder Alder"),
        ("The mayor counts 40 dead in Alder; 21 are from Pell and 16 from Corve.", "Alder Alder Alder"),
        ("The mayor counts 37 dead in Alder. In Corve 21 died, and 16 in Pell.", "Alder Alder Alder"),
    ],
)
def test_the_parts_of_a_sum_are_of_the_places_beside_them(text: str, where: str) -> None:
    numbers = [word.strip(",.;:") for word in text.split() if word[0].isdigit()]
    writer = Writer(text)
    for number in numbers:
        writer.counts(number, float(number), "Mayor", place=place("Alder", "Alder", geonames_id=111, country="NL"))
    named = tuple(sorted(_places(text), key=lambda each: each.start))
    entries = entries_of(writer.report().model_copy(update={"places": named}), ["i1"] * len(numbers))
    assert " ".join(entry.place.name for entry in entries if entry.place) == where
