"""Verdicts over all passages as numbers."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from bench.counting import Tally, share
from bench.figures.judging import Judged, Verdict
from bench.reliability import Judged as JudgedConfidence
from bench.reliability import reliability


def value_measures(passages: Sequence[Judged]) -> dict[str, Any]:
    """What can be asked of everyone: where the figures are, what they are worth, and what was taken for one."""
    verdicts = _all(passages)
    return {
        "span": _tally(passages, lambda one: one.matched).measures(),
        "span_and_value_f1": _tally(passages, lambda one: one.value).f1,
        "predictions": len(verdicts),
        "gold": sum(passage.expected for passage in passages),
        "non_figures_taken_in": sum(one.taken_for is not None for one in verdicts),
    }


def full_measures(passages: Sequence[Judged]) -> dict[str, Any]:
    """What is asked of us as well. Accuracies are over the figures found, F1 over everything."""
    matched = [one for one in _all(passages) if one.matched]
    accuracy = {
        part: share(sum(getattr(one, part) for one in matched), len(matched))
        for part in ("comparator", "measure", "place", "claimant")
    }
    return {
        **value_measures(passages),
        "accuracy": accuracy,
        "joint_f1": _tally(passages, lambda one: one.joint).f1,
        "joint_with_place_and_claimant_f1": _tally(passages, lambda one: one.whole).f1,
    }


def non_figures(passages: Sequence[Judged]) -> dict[str, int]:
    """What was taken for a figure, by what it is, the commonest first."""
    return dict(Counter(one.taken_for for one in _all(passages) if one.taken_for is not None).most_common())


def reliabilities(passages: Sequence[Judged]) -> dict[str, Any]:
    """Confidence against two readings of "right": the figure and its value, and value, comparator and measure."""
    verdicts = _all(passages)
    return {
        "value": reliability(JudgedConfidence(one.confidence, one.value) for one in verdicts),
        "joint": reliability(JudgedConfidence(one.confidence, one.joint) for one in verdicts),
    }


def _all(passages: Sequence[Judged]) -> list[Verdict]:
    return [one for passage in passages for one in passage.verdicts]


def _tally(passages: Sequence[Judged], right: Callable[[Verdict], bool]) -> Tally:
    verdicts = _all(passages)
    return Tally(sum(map(right, verdicts)), len(verdicts), sum(passage.expected for passage in passages))
