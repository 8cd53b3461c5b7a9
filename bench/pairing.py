"""Pairs predictions with gold entries, one to one, the best pairs first."""

from collections.abc import Iterable, Sequence
from typing import Protocol


class Ranged(Protocol):
    """A half-open range of code points."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def shared(left: Ranged, right: Ranged) -> int:
    """The number of code points that both ranges contain; zero or less if they do not overlap."""
    return min(left.end, right.end) - max(left.start, right.start)


def one_to_one(ranked: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """A selection of the (gold, predicted) index pairs, best first, in which no index occurs twice."""
    gold: set[int] = set()
    predicted: set[int] = set()
    chosen = []
    for mine, theirs in ranked:
        if mine not in gold and theirs not in predicted:
            gold.add(mine)
            predicted.add(theirs)
            chosen.append((mine, theirs))
    return chosen


def by_overlap(gold: Sequence[Ranged], predicted: Sequence[Ranged]) -> list[tuple[int, int]]:
    """Index pairs of ranges that overlap. Pairs that share the most of their common extent go first."""
    candidates = []
    for mine, expected in enumerate(gold):
        for theirs, prediction in enumerate(predicted):
            if (common := shared(expected, prediction)) > 0:
                together = max(expected.end, prediction.end) - min(expected.start, prediction.start)
                candidates.append((-common / together, mine, theirs))
    return one_to_one((mine, theirs) for _, mine, theirs in sorted(candidates))
