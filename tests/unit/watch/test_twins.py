"""A figure that an article gives twice is told once, whichever of the two is held back as the other's repeat."""

import pytest

from claimwatch_contracts.judgement import FigureChange
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import Change, HeldBack, NoveltyKind
from tests.builders import report
from tests.unit.watch.one_figure import judged, told


def given_twice(first: HeldBack | None, value: float | None = None) -> Report:
    """The usual report with its figure twice. ``first`` says why the first is held back, ``value`` is its number."""
    filed = report()
    figure = filed.figures[0]
    twin = figure.model_copy(update={"held_back": first, "value": figure.value if value is None else value})
    return filed.model_copy(update={"figures": (twin, figure)})


def changes(first: Change) -> tuple[FigureChange, FigureChange]:
    """What both figures changed: the first as given, the second repeats it."""
    return FigureChange(figure=0, change=first, row=0), FigureChange(figure=1, change=Change.REPEAT, row=0)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (Change.NEW_CLAIMANT, NoveltyKind.NEW_CLAIM),
        (Change.NEW_INCIDENT, NoveltyKind.NEW_CLAIM),
        (Change.CHANGED, NoveltyKind.UPDATE),
        (Change.CORRECTION, NoveltyKind.CORRECTION),
    ],
)
def test_the_one_that_is_told_is_as_new_as_the_one_that_is_held_back(change: Change, kind: NoveltyKind) -> None:
    judgement = judged(change, figures=changes(change))
    assert told(judgement, filed=given_twice(HeldBack.REPEATED)) == [kind]


@pytest.mark.parametrize("change", [Change.REPEAT, Change.BACKGROUND])
def test_what_was_known_before_stays_known(change: Change) -> None:
    assert told(judged(change, figures=changes(change)), filed=given_twice(HeldBack.REPEATED)) == []


def test_another_number_makes_no_twin() -> None:
    judgement = judged(Change.NEW_CLAIMANT, figures=changes(Change.NEW_CLAIMANT))
    assert told(judgement, filed=given_twice(HeldBack.REPEATED, 7.0)) == []
