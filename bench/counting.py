"""Precision, recall and F1 from three counts."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    """``right`` of ``found`` predictions were right, and ``expected`` were required. ``+`` sums over articles."""

    right: int = 0
    found: int = 0
    expected: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.found + other.found, self.expected + other.expected)

    @property
    def precision(self) -> float:
        """The share of predictions that are right; 0 if there are none."""
        return share(self.right, self.found) or 0.0

    @property
    def recall(self) -> float:
        """The share of required entries that were found; 0 if there are none."""
        return share(self.right, self.expected) or 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 if nothing is right."""
        return share(2 * self.right, self.found + self.expected) or 0.0

    def measures(self) -> dict[str, float]:
        """Precision, recall and F1 by name."""
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1}


def share(part: int, whole: int) -> float | None:
    """The share of the part in the whole; ``None`` if the whole is 0."""
    return part / whole if whole else None
