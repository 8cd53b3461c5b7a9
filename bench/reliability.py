"""The reliability of confidences: of the predictions with a confidence of 0.8, eight in ten should be right."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

BINS = 10


@dataclass(frozen=True)
class Judged:
    """The confidence of one prediction, from 0 to 1, and whether the prediction is right."""

    confidence: float
    right: bool


def reliability(judged: Iterable[Judged]) -> dict[str, Any]:
    """The bins that have predictions, each a tenth wide, and the expected calibration error.

    The error is the mean distance between a bin's mean confidence and its share of right predictions, weighted by its
    number of predictions; ``None`` without predictions.
    """
    bins: dict[int, list[Judged]] = defaultdict(list)
    for prediction in judged:
        bins[_bin(prediction.confidence)].append(prediction)
    rows = [_row(index, bins[index]) for index in sorted(bins)]
    total = sum(row["count"] for row in rows)
    error = sum(row["count"] * abs(row["confidence"] - row["right"]) for row in rows)
    return {"bins": rows, "expected_calibration_error": error / total if total else None}


def _bin(confidence: float) -> int:
    return min(math.floor(round(confidence * BINS, 9)), BINS - 1)


def _row(index: int, judged: list[Judged]) -> dict[str, Any]:
    return {
        "from": index / BINS,
        "to": (index + 1) / BINS,
        "count": len(judged),
        "confidence": sum(prediction.confidence for prediction in judged) / len(judged),
        "right": sum(prediction.right for prediction in judged) / len(judged),
    }
