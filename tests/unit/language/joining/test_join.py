"""The join: by offsets alone, claimants and places reach their figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.base import Span
from claimwatch_contracts.vocabulary import PlacePrecision
from tests.builders import attribution, figure, join_figures, place, report


def test_a_figure_inside_a_content_belongs_to_its_claimant() -> None:
    (joined,) = report().figures
    assert joined.claimant is not None
    assert joined.claimant.key == "health-ministry"
    assert (joined.attribution, report().claims[0].figures) == (0, (0,))


def test_a_figure_outside_any_attribution_has_no_claimant() -> None:
    text = "The ministry said it was over. In all 12 houses burned."
    said = attribution(text, "The ministry", "said", "it was over")
    (joined,) = join_figures(text, [figure(text, "12", 12)], [said], [])
    assert (joined.claimant, joined.attribution) == (None, None)


def test_a_passive_claim_keeps_its_figure_without_a_claimant() -> None:
    text = "The army has been accused of killing 12 people."
    accused = attribution(text, None, "accused", "killing 12 people")
    (joined,) = join_figures(text, [figure(text, "12", 12)], [accused], [])
    assert (joined.claimant, joined.attribution) == (None, 0)


def test_a_nested_claim_wins_over_its_frame() -> None:
    text = "Radio Nine said that the mayor had said that 12 people died."
    outer = attribution(text, "Radio Nine", "said", "that the mayor had said that 12 people died")
    inner = attribution(text, "the mayor", "had said", "12 people died")
    (joined,) = join_figures(text, [figure(text, "12", 12)], [outer, inner], [])
    assert joined.attribution == 1


@pytest.mark.parametrize("dash", [" --", " -", " —", ", March 3 (NRA) –", "--"])
def test_the_most_precise_place_of_the_sentence_wins_and_the_dateline_is_passed_over(dash: str) -> None:
    text = f"DAMASCUS{dash} A grave with 15 bodies was found in Panorama district of Raqqa. Another held 9."
    damascus = place(text, "DAMASCUS", 170654)
    district = place(text, "Panorama district", None, precision=PlacePrecision.DISTRICT)
    city = place(text, "Raqqa")
    figures = [figure(text, "15", 15), figure(text, "9", 9)]
    joined = join_figures(text, figures, [], [damascus, district, city])
    assert [item.place for item in joined] == [district, district]


def test_a_figure_before_any_place_has_none() -> None:
    text = "In all 12 people died. The road to Raqqa was closed."
    (joined,) = join_figures(text, [figure(text, "12", 12)], [], [place(text, "Raqqa")])
    assert joined.place is None


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=6), st.integers(0, 60))
def test_a_joined_attribution_always_covers_its_figure(contents: list[tuple[int, int]], at: int) -> None:
    text = "x" * 90
    attributions = [
        attribution(text, "x", "x", "x").model_copy(
            update={"content": {"text": "x" * size, "spans": (Span(start=start, end=start + size),)}}
        )
        for start, size in contents
    ]
    attributions = [type(item).model_validate(item.model_dump(warnings=False)) for item in attributions]
    number = figure(text, "x", 1).model_copy(update={"start": at, "end": at + 2})
    (joined,) = join_figures(text, [number], attributions, [])
    covering = [item for item in attributions if item.content.covers(number)]
    if joined.attribution is None:
        assert not covering
    else:
        assert attributions[joined.attribution] in covering
