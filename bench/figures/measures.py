"""Measures over the verdicts on all passages."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from bench.counting import Tally, share
from bench.figures.judging import Judged, Verdict
from bench.reliability import Judged as JudgedConfidence
from bench.reliability import reliability


def value_measures(passages: Sequence[Judged]) -> dict[str, Any]:
    """The measures for every system: spans, values, and other numbers that were taken for figures."""
    verdicts = _all(passages)
    return {
        "span": _tally(passages, lambda verdict: verdict.matched).measures(),
        "span_and_value_f1": _tally(passages, lambda verdict: verdict.value).f1,
        "predictions": len(verdicts),
        "gold": sum(passage.expected for passage in passages),
        "non_figures_taken_in": sum(verdict.taken_for is not None for verdict in verdicts),
    }


def full_measures(passages: Sequence[Judged]) -> dict[str, Any]:
    """The measures for our extractor. Accuracies are over matched figures, F1 is over all."""
    matched = [verdict for verdict in _all(passages) if verdict.matched]
    accuracy = {
        part: share(sum(getattr(verdict, part) for verdict in matched), len(matched))
        for part in ("comparator", "measure", "place", "claimant")
    }
    return {
        **value_measures(passages),
        "accuracy": accuracy,
        "joint_f1": _tally(passages, lambda verdict: verdict.joint).f1,
        "joint_with_place_and_claimant_f1": _tally(passages, lambda verdict: verdict.whole).f1,
    }


def non_figures(passages: Sequence[Judged]) -> dict[str, int]:
    """How many numbers of each type were taken for figures, the commonest type first."""
    types = (verdict.taken_for for verdict in _all(passages) if verdict.taken_for is not None)
    return dict(Counter(types).most_common())


def reliabilities(passages: Sequence[Judged]) -> dict[str, Any]:
    """The reliability of confidences, if a right value counts, and if value, comparator and measure must be right."""
    verdicts = _all(passages)
    return {
        "value": reliability(JudgedConfidence(verdict.confidence, verdict.value) for verdict in verdicts),
        "joint": reliability(JudgedConfidence(verdict.confidence, verdict.joint) for verdict in verdicts),
    }


def _all(passages: Sequence[Judged]) -> list[Verdict]:
    return [verdict for passage in passages for verdict in passage.verdicts]


def _tally(passages: Sequence[Judged], right: Callable[[Verdict], bool]) -> Tally:
    verdicts = _all(passages)
    return Tally(sum(map(right, verdicts)), len(verdicts), sum(passage.expected for passage in passages))
