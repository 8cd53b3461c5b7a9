"""Which entries are a part of another count."""

import pytest

from claimwatch_contracts.vocabulary import Measure
from tests.builders import place
from tests.ledger_builders import Writer
from tests.unit.archive.ledger.entering import one, put


def test_a_part_of_a_toll_counts_what_the_toll_counts() -> None:
    text = "The mayor said 38 people died, including 7 children."
    writer = Writer(text).counts("38", 38, "Mayor")
    writer.counts("7", 7, "Mayor", measure=Measure.PEOPLE_OTHER, population="children", subset_of=0)
    whole, part = put(writer)
    assert part.quantity is not None and part.quantity.measure is Measure.KILLED
    assert (whole.population, part.population, part.is_part) == (None, "children", False)


def test_a_part_without_a_class_is_a_part_and_has_the_claimant_of_the_whole() -> None:
    writer = Writer("The mayor said 64 were hurt, 19 of them badly.").counts("64", 64, "Mayor", measure="wounded")
    part = put(writer.counts("19", 19, measure="wounded", subset_of=0))[1]
    assert part.is_part
    assert part.claimant is not None and part.claimant.name == "Mayor"


@pytest.mark.parametrize(
    ("measure", "is_part"), [(Measure.WOUNDED, False), (Measure.MISSING, False), (Measure.KILLED, True)]
)
def test_more_of_another_harm_are_all_of_them(measure: Measure, is_part: bool) -> None:
    writer = Writer("Twelve people were killed. 40 more were harmed.").counts("Twelve", 12, "Mayor")
    entry = put(writer.counts("40", 40, "Mayor", measure=measure))[1]
    assert entry.is_part is is_part


def test_more_of_a_harm_that_was_counted_are_a_part() -> None:
    writer = Writer("Twelve people were killed and 20 wounded. 40 more were wounded later.").counts(
        "Twelve", 12, "Mayor"
    )
    writer.counts("20", 20, "Mayor", measure=Measure.WOUNDED).counts("40", 40, "Mayor", measure=Measure.WOUNDED)
    assert [entry.is_part for entry in put(writer)] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "is_part"),
    [
        ("The army said it had sent kits for 40 patients.", True),
        ("The army said it had tents for about 40 patients.", True),
        ("The army said it had treated 40 patients.", False),
    ],
)
def test_for_how_many_something_is_enough_makes_no_row(text: str, is_part: bool) -> None:
    assert one(text, "40", 40, measure=Measure.PEOPLE_OTHER, counted="patients").is_part is is_part


def test_a_part_that_was_counted_in_a_place_of_its_own_has_its_own_row() -> None:
    text = "In Northland the mayor said 146 were held, of whom 131 in Alder."
    land, town = (place(text, name, geonames_id=number) for name, number in (("Northland", 1), ("Alder", 111)))
    writer = Writer(text).counts("146", 146, "Mayor", measure="detained", place=land)
    entries = put(writer.counts("131", 131, "Mayor", measure="detained", place=town, subset_of=0))
    assert [entry.is_part for entry in entries] == [False, False]
    same = Writer(text).counts("146", 146, "Mayor", measure="detained", place=town)
    assert put(same.counts("131", 131, "Mayor", measure="detained", place=town, subset_of=0))[1].is_part


@pytest.mark.parametrize(("town", "is_part"), [("Alder", True), ("Corve", False)])
def test_a_lone_person_is_one_of_those_counted_in_the_same_town(town: str, is_part: bool) -> None:
    text = f"A nurse was killed in {town}, the mayor said. Eight miners were killed in Alder on Tuesday."
    where, alder = place(text, town, geonames_id=len(town)), place(text, "Alder", geonames_id=len("Alder") + 100)
    where = alder if is_part else where
    writer = Writer(text).counts("A nurse", 1, "Mayor", implicit=True, place=where)
    assert [entry.is_part for entry in put(writer.counts("Eight", 8, place=alder))] == [is_part, False]
