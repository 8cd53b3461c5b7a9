"""Which prediction answers which gold entry: one to one, the best pairs first."""

from collections.abc import Iterable, Sequence
from typing import Protocol


class Ranged(Protocol):
    """A half-open range of code points."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def shared(one: Ranged, other: Ranged) -> int:
    """The code points both ranges have; zero or less where they do not touch."""
    return min(one.end, other.end) - max(one.start, other.start)


def one_to_one(ranked: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of (gold, predicted) index pairs, best first, those whose two sides are both still free."""
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
    """Pairs that share a code point, those first that share most of what they cover together; then in their order."""
    candidates = []
    for mine, expected in enumerate(gold):
        for theirs, found in enumerate(predicted):
            if (common := shared(expected, found)) > 0:
                together = max(expected.end, found.end) - min(expected.start, found.start)
                candidates.append((-common / together, mine, theirs))
    return one_to_one((mine, theirs) for _, mine, theirs in sorted(candidates))
