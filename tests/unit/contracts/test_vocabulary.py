"""The closed word lists."""

from claimwatch_contracts.vocabulary import MEASURES_OF_INTEREST, Measure, Nature, Population, StoryRelation
from services.figures.people import POPULATIONS
from services.figures.populations import _WORKERS


def test_every_measure_is_of_one_nature() -> None:
    assert {measure: measure.nature.value for measure in Measure} == {
        **dict.fromkeys(["killed", "wounded", "bodies_found", "missing", "detained", "displaced"], "harm"),
        "people_other": "people",
        **dict.fromkeys(["attacks", "buildings", "weapons"], "things"),
        **dict.fromkeys(["money", "percent", "distance", "other"], "quantity"),
    }


def test_harm_and_things_are_of_interest_where_nobody_claims_them() -> None:
    assert {measure.nature for measure in MEASURES_OF_INTEREST} == {Nature.HARM, Nature.THINGS}
    assert Measure.PEOPLE_OTHER not in MEASURES_OF_INTEREST


def test_reprints_and_light_edits_are_copies_and_updates_are_none() -> None:
    assert {relation for relation in StoryRelation if relation.is_copy} == {"reprint", "light_edit"}


def test_watches_can_ask_for_every_population_that_figures_have() -> None:
    assert set(Population) == {*POPULATIONS.values(), *_WORKERS.values()}
