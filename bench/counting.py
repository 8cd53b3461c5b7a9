"""Precision, recall and F1 from three counts."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    """``right`` of ``found`` predictions, where ``expected`` were to be found. Sums over articles by ``+``."""

    right: int = 0
    found: int = 0
    expected: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.found + other.found, self.expected + other.expected)

    @property
    def precision(self) -> float:
        """Zero where nothing was found."""
        return share(self.right, self.found) or 0.0

    @property
    def recall(self) -> float:
        """Zero where nothing was expected."""
        return share(self.right, self.expected) or 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both, zero where nothing is right."""
        return share(2 * self.right, self.found + self.expected) or 0.0

    def measures(self) -> dict[str, float]:
        """All three, by name."""
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1}


def share(part: int, whole: int) -> float | None:
    """``None`` where there is nothing to take a share of."""
    return part / whole if whole else None
