"""Compares a passage's predictions with its gold."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.figures.agreement import (
    FoundFigure,
    claimant_agrees,
    comparator_agrees,
    measure_agrees,
    place_agrees,
    value_agrees,
)
from bench.figures.gold import GoldFigure, Passage
from bench.pairing import by_overlap, shared


@dataclass(frozen=True)
class Verdict:
    """The verdict on one prediction. Its parts can be right only if the prediction overlaps a figure (``matched``).

    ``taken_for`` is the type of the number that the prediction takes for a figure, if the gold names it.
    """

    confidence: float
    matched: bool = False
    value: bool = False
    comparator: bool = False
    measure: bool = False
    place: bool = False
    claimant: bool = False
    taken_for: str | None = None

    @property
    def joint(self) -> bool:
        """Whether value, comparator and measure are right."""
        return self.value and self.comparator and self.measure

    @property
    def whole(self) -> bool:
        """Whether value, comparator, measure, place and claimant are right."""
        return self.joint and self.place and self.claimant


@dataclass(frozen=True)
class Judged:
    """The verdicts on the predictions that count, and the number of required figures."""

    verdicts: tuple[Verdict, ...]
    expected: int


def judge(passage: Passage, predictions: Sequence[FoundFigure]) -> Judged:
    """Pair predictions with figures by overlap. A prediction that overlaps only optional figures does not count."""
    answered = {theirs: passage.figures[mine] for mine, theirs in by_overlap(passage.figures, predictions)}
    counting = [(index, figure) for index, figure in enumerate(predictions) if not _only_optional(passage, figure)]
    verdicts = tuple(_verdict(passage, figure, answered.get(index)) for index, figure in counting)
    return Judged(verdicts, sum(not figure.optional for figure in passage.figures))


def _only_optional(passage: Passage, prediction: FoundFigure) -> bool:
    touched = [figure.optional for figure in passage.figures if shared(figure, prediction) > 0]
    return bool(touched) and all(touched)


def _verdict(passage: Passage, prediction: FoundFigure, gold: GoldFigure | None) -> Verdict:
    if gold is None:
        taken_for = [other.type for other in passage.non_figures if shared(other, prediction) > 0]
        return Verdict(prediction.confidence, taken_for=taken_for[0] if taken_for else None)
    if gold.optional:
        return Verdict(prediction.confidence)
    return Verdict(
        prediction.confidence,
        matched=True,
        value=value_agrees(gold, prediction),
        comparator=comparator_agrees(gold, prediction),
        measure=measure_agrees(gold, prediction),
        place=place_agrees(gold, prediction),
        claimant=claimant_agrees(gold, prediction),
    )
