"""One passage's predictions beside its gold."""

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
    """One prediction. The parts are right only where it stands on a figure (``matched``).

    ``taken_for`` is what the number is that it took for a figure, if the gold says so.
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
        """Value, comparator and measure."""
        return self.value and self.comparator and self.measure

    @property
    def whole(self) -> bool:
        """Joint, with place and claimant."""
        return self.joint and self.place and self.claimant


@dataclass(frozen=True)
class Judged:
    """The predictions that count, and how many figures had to be found."""

    verdicts: tuple[Verdict, ...]
    expected: int


def judge(passage: Passage, found: Sequence[FoundFigure]) -> Judged:
    """Pair one to one by overlap. Predictions that lie on optional figures only do not count."""
    answered = {theirs: passage.figures[mine] for mine, theirs in by_overlap(passage.figures, found)}
    counting = [(n, one) for n, one in enumerate(found) if not _only_optional(passage, one)]
    verdicts = tuple(_verdict(passage, one, answered.get(number)) for number, one in counting)
    return Judged(verdicts, sum(not figure.optional for figure in passage.figures))


def _only_optional(passage: Passage, found: FoundFigure) -> bool:
    touched = [figure.optional for figure in passage.figures if shared(figure, found) > 0]
    return bool(touched) and all(touched)


def _verdict(passage: Passage, found: FoundFigure, gold: GoldFigure | None) -> Verdict:
    if gold is None:
        taken_for = [other.type for other in passage.non_figures if shared(other, found) > 0]
        return Verdict(found.confidence, taken_for=taken_for[0] if taken_for else None)
    if gold.optional:
        return Verdict(found.confidence)
    return Verdict(
        found.confidence,
        matched=True,
        value=value_agrees(gold, found),
        comparator=comparator_agrees(gold, found),
        measure=measure_agrees(gold, found),
        place=place_agrees(gold, found),
        claimant=claimant_agrees(gold, found),
    )
