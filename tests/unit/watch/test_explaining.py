"""Why a report raises an alert or does not, step by step. The outcome is that of its way through the service."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from claimwatch_contracts.criteria import CriteriaGroup, FigureCondition, WatchedPlace
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.events import ReportFiled
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import Change, HeldBack, MatchOutcome, Measure, StoryRelation
from services.watch.facts.facts import ReportFacts
from services.watch.news.hearing import hearing_of
from services.watch.news.verdict import keys_of
from services.watch.trials.explaining import CriterionStep, Explanation, explain
from services.watch.trials.trial import Trial
from tests.builders import NOW, report, watch, with_confidence
from tests.unit.watch.strategies import reports, watches
from tests.unit.watch.test_judged import judged

RAQQA, ALEPPO = WatchedPlace(name="Raqqa", geonames_id=172955), WatchedPlace(name="Aleppo", geonames_id=170063)


def explained(asking: Watch, change: Change = Change.NEW_CLAIMANT, filed: Report | None = None) -> Explanation:
    """The explanation for a watch that has heard nothing."""
    return explain(asking, ReportFacts(filed or report(), judged(change)), ())


def verdicts(explanation: Explanation) -> list[str]:
    """What comes of each item that is no story."""
    return [step.verdict for step in explanation.items if not step.summary.startswith("new_story")]


def test_each_criterion_says_by_what_it_is_met() -> None:
    asking = watch(
        places=(ALEPPO, RAQQA),
        topics=("drones",),
        any_of=CriteriaGroup(languages=("fr",), query="bodies"),
        none_of=CriteriaGroup(publishers=("The Courier",), topics=("drones",)),
    )
    explanation = explained(asking)
    assert explanation.criteria == (
        CriterionStep("places", is_met=True, by=("place Raqqa",)),
        CriterionStep("topics", is_met=False),
        CriterionStep("any_of", is_met=True, by=("word bodies",)),
        CriterionStep("none_of.topics", is_met=True),
        CriterionStep("none_of.publishers", is_met=False, by=("publisher The Courier",)),
    )
    assert explanation.outcome is None


def test_news_is_called_news() -> None:
    explanation = explained(watch())
    assert verdicts(explanation) == ["news"]
    assert explanation.outcome is MatchOutcome.ALERT


@pytest.mark.parametrize(
    ("criteria", "fields"),
    [
        ({"places": (RAQQA,), "claimants": ("Defence Ministry",)}, "claimants"),
        ({"figures": (FigureCondition(measure=Measure.KILLED),), "places": (ALEPPO,)}, "places, figures"),
        ({"none_of": CriteriaGroup(claimants=("Health Ministry",))}, "none_of.claimants"),
        ({"any_of": CriteriaGroup(claimants=("Defence Ministry",), topics=("drones",))}, "any_of"),
    ],
)
def test_what_is_not_asked_for_names_the_fields_that_it_misses(criteria: dict[str, Any], fields: str) -> None:
    assert verdicts(explained(watch(topics=("mass-graves",), **criteria))) == [f"not asked for: {fields}"]


def test_what_the_watch_was_told_is_called_so() -> None:
    facts = ReportFacts(report(), judged(Change.NEW_CLAIMANT))
    explanation = explain(watch(), facts, keys_of(facts.tellable(hearing_of(watch()))))
    assert verdicts(explanation) == ["the watch knows it: another report told it, or was back-filled with it"]
    assert explanation.outcome is MatchOutcome.RECAP


@pytest.mark.parametrize(
    ("filed", "change", "reason"),
    [
        (report(), Change.REPEAT, "known: the same claimant has said so before"),
        (report(), Change.BACKGROUND, "background: of another occurrence, or a total that was known"),
        (with_confidence(report(), 0.4), Change.CHANGED, "unsure: read with confidence 0.40, the watch asks for 0.55"),
        (
            report().model_copy(update={"relation": StoryRelation.REPRINT, "original": "a0"}),
            Change.NEW_CLAIMANT,
            "the article is a copy of another one",
        ),
        (
            report().model_copy(
                update={"figures": (report().figures[0].model_copy(update={"held_back": HeldBack.MARKED_WRONG}),)}
            ),
            Change.NEW_CLAIMANT,
            "a person marked it: the article does not say so",
        ),
    ],
)
def test_what_is_told_to_nobody_says_why(filed: Report, change: Change, reason: str) -> None:
    figures = [step for step in explained(watch(), change, filed).left_out if step.summary.startswith("figure")]
    assert [step.verdict for step in figures] == [reason]
    assert "40 bodies found" in figures[0].summary


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(reports(), watches())
async def test_the_outcome_is_that_of_the_report_on_its_way_through_the_service(filed: Report, asking: Watch) -> None:
    judgement = judged(Change.NEW_CLAIMANT, figures=(), statements=())
    heard = await Trial(asking).hear(ReportFiled(report=filed, judgement=judgement), NOW)
    assert explain(asking, ReportFacts(filed, judgement), ()).outcome == heard.outcome
