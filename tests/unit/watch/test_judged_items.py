"""Which items of a judged report meet what a watch asks for."""

from typing import Any

import pytest

from claimwatch_contracts.criteria import Box, CriteriaGroup, FigureCondition, WatchedPlace
from claimwatch_contracts.judgement import FigureChange
from claimwatch_contracts.vocabulary import (
    Change,
    CueClass,
    MatchOutcome,
    Measure,
    NoveltyKind,
    PlacePrecision,
    Population,
)
from tests.builders import watch
from tests.unit.watch.one_figure import answer, entry, judged, told

HERE, ELSEWHERE = WatchedPlace(name="Raqqa", geonames_id=172955), WatchedPlace(name="Aleppo", geonames_id=170063)


BODIES = FigureCondition(measure=Measure.BODIES_FOUND)


NOT_ASKED_FOR: list[dict[str, Any]] = [
    {"places": (ELSEWHERE,)},
    {"claimants": ("Defence Ministry",)},
    {"figures": (FigureCondition(measure=Measure.KILLED),)},
    {"cues": (CueClass.ACCUSE,)},
    {"topics": ("drones",)},
    {"publishers": ("The Herald",)},
]


ASKED_FOR: list[dict[str, Any]] = [
    {"places": (HERE,)},
    {"claimants": ("Health Ministry",)},
    {"figures": (BODIES,)},
    {"cues": (CueClass.ASSERT,)},
]


@pytest.mark.parametrize("criteria", [*ASKED_FOR, {"topics": ("mass-graves",)}, {"publishers": ("the courier",)}])
def test_an_item_that_meets_one_criterion_of_any_of_is_told(criteria: dict[str, Any]) -> None:
    others = {"topics": ("drones",), "figures": (FigureCondition(measure=Measure.KILLED),)}
    asking = watch(topics=("mass-graves",), any_of=CriteriaGroup(**others | criteria))
    assert told(judged(Change.NEW_CLAIMANT), asking) == [NoveltyKind.NEW_CLAIM]


@pytest.mark.parametrize("criteria", NOT_ASKED_FOR)
def test_an_item_that_meets_none_of_them_is_not(criteria: dict[str, Any]) -> None:
    asking = watch(topics=("mass-graves",), any_of=CriteriaGroup(**criteria))
    assert answer(judged(Change.NEW_CLAIMANT), asking).outcome is MatchOutcome.OUT_OF_SCOPE


@pytest.mark.parametrize("criteria", ASKED_FOR)
def test_an_item_that_meets_one_criterion_of_none_of_is_not_told(criteria: dict[str, Any]) -> None:
    asking = watch(topics=("mass-graves",), none_of=CriteriaGroup(**criteria))
    assert told(judged(Change.NEW_CLAIMANT), asking) == []


@pytest.mark.parametrize("criteria", NOT_ASKED_FOR)
def test_an_item_that_meets_none_of_those_is(criteria: dict[str, Any]) -> None:
    asking = watch(topics=("mass-graves",), none_of=CriteriaGroup(**criteria))
    assert told(judged(Change.NEW_CLAIMANT), asking) == [NoveltyKind.NEW_CLAIM]


@pytest.mark.parametrize(
    ("criteria", "is_told"),
    [
        ({"cues": (CueClass.ASSERT,)}, True),
        ({"cues": (CueClass.DENY,)}, False),
        ({"figures": (BODIES.model_copy(update={"changed_by_percent": 60.0}),)}, True),
        ({"figures": (BODIES.model_copy(update={"changed_by_percent": 67.0}),)}, False),
        ({"figures": (BODIES.model_copy(update={"population": Population.CHILDREN}),)}, False),
        ({"places": (HERE.model_copy(update={"least_precision": PlacePrecision.CITY}),)}, True),
        ({"places": (HERE.model_copy(update={"least_precision": PlacePrecision.VILLAGE}),)}, False),
        ({"places": (WatchedPlace(name="North", box=Box(south=35, west=39, north=36, east=40)),)}, True),
        ({"places": (WatchedPlace(name="East", box=Box(south=35, west=40, north=36, east=38)),)}, False),
    ],
)
def test_of_a_changed_figure_each_condition_of_the_watch_is_asked(criteria: dict[str, Any], is_told: bool) -> None:
    change = FigureChange(figure=0, change=Change.CHANGED, row=0, before=entry(24))
    news = told(judged(Change.CHANGED, figures=(change,)), watch(topics=("mass-graves",), **criteria))
    assert news == ([NoveltyKind.UPDATE] if is_told else [])
