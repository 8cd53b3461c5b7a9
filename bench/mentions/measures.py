"""Measures over the verdicts on all articles."""

import statistics
from collections.abc import Iterable, Sequence
from typing import Any

from bench.counting import Tally, share
from bench.mentions.judging import Judged, Verdict
from bench.reliability import Judged as JudgedConfidence
from bench.reliability import reliability


def measures(articles: Sequence[Judged]) -> dict[str, Any]:
    """The measures of names, and of places: as a share of all names with coordinates, and of those that were found."""
    verdicts = _all(articles)
    matched = [verdict for verdict in verdicts if verdict.gold is not None]
    located = [verdict for verdict in matched if verdict.gold is not None and verdict.gold.lat is not None]
    errors = [verdict.error_km for verdict in located if verdict.error_km is not None]
    identified = [verdict for verdict in located if verdict.gold is not None and verdict.gold.geonames_id is not None]
    near = sum(verdict.near for verdict in located)
    return {
        "overlap": Tally(len(matched), len(verdicts), sum(article.expected for article in articles)).measures(),
        "within_161_km": {
            "of_all": share(near, sum(article.located for article in articles)),
            "of_found": share(near, len(located)),
            "of_resolved": share(near, len(errors)),
        },
        "id_accuracy_of_found": share(sum(verdict.same_id for verdict in identified), len(identified)),
        "median_error_km": statistics.median(errors) if errors else None,
        "predictions": len(verdicts),
        "gold": sum(article.expected for article in articles),
    }


def reliabilities(articles: Sequence[Judged]) -> dict[str, Any]:
    """The reliability of confidences, if every place name counts, and if the place must be within 161 km.

    The second leaves out names without coordinates in the gold, because nobody can judge their places.
    """
    verdicts = _all(articles)
    decidable = [verdict for verdict in verdicts if verdict.gold is None or verdict.gold.lat is not None]
    return {
        "name": reliability(JudgedConfidence(verdict.confidence, verdict.gold is not None) for verdict in verdicts),
        "place": reliability(JudgedConfidence(verdict.confidence, verdict.near) for verdict in decidable),
    }


def _all(articles: Iterable[Judged]) -> list[Verdict]:
    return [verdict for article in articles for verdict in article.verdicts]
