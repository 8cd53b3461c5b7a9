"""Whether a confidence means what it says: of the predictions with 0.8, are eight in ten right?"""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

BINS = 10


@dataclass(frozen=True)
class Judged:
    """One prediction: how sure it was, between 0 and 1, and whether it was right."""

    confidence: float
    right: bool


def reliability(judged: Iterable[Judged]) -> dict[str, Any]:
    """Bins a tenth wide, those without predictions left out, and the expected calibration error.

    The error is the mean distance between a bin's mean confidence and its share right, weighted by its predictions;
    ``None`` where there are none.
    """
    bins: dict[int, list[Judged]] = defaultdict(list)
    for one in judged:
        bins[_bin(one.confidence)].append(one)
    rows = [_row(number, bins[number]) for number in sorted(bins)]
    total = sum(row["count"] for row in rows)
    error = sum(row["count"] * abs(row["confidence"] - row["right"]) for row in rows)
    return {"bins": rows, "expected_calibration_error": error / total if total else None}


def _bin(confidence: float) -> int:
    return min(math.floor(round(confidence * BINS, 9)), BINS - 1)


def _row(number: int, judged: list[Judged]) -> dict[str, Any]:
    return {
        "from": number / BINS,
        "to": (number + 1) / BINS,
        "count": len(judged),
        "confidence": sum(one.confidence for one in judged) / len(judged),
        "right": sum(one.right for one in judged) / len(judged),
    }
