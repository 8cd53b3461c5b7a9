"""Verdicts over all articles as numbers."""

import statistics
from collections.abc import Iterable, Sequence
from typing import Any

from bench.counting import Tally, share
from bench.mentions.judging import Judged, Verdict
from bench.reliability import Judged as JudgedConfidence
from bench.reliability import reliability


def measures(articles: Sequence[Judged]) -> dict[str, Any]:
    """Names found, and places found: of all that the gold locates, and of those whose names were found."""
    verdicts = _all(articles)
    matched = [one for one in verdicts if one.gold is not None]
    located = [one for one in matched if one.gold is not None and one.gold.lat is not None]
    errors = [one.error_km for one in located if one.error_km is not None]
    identified = [one for one in located if one.gold is not None and one.gold.geonames_id is not None]
    near = sum(one.near for one in located)
    return {
        "overlap": Tally(len(matched), len(verdicts), sum(each.expected for each in articles)).measures(),
        "within_161_km": {
            "of_all": share(near, sum(each.located for each in articles)),
            "of_found": share(near, len(located)),
            "of_resolved": share(near, len(errors)),
        },
        "id_accuracy_of_found": share(sum(one.same_id for one in identified), len(identified)),
        "median_error_km": statistics.median(errors) if errors else None,
        "predictions": len(verdicts),
        "gold": sum(each.expected for each in articles),
    }


def reliabilities(articles: Sequence[Judged]) -> dict[str, Any]:
    """Confidence against two readings of "right": it is a place name, and it is within 161 km of the right place.

    The second leaves out predictions on names that the gold does not locate: nobody can say whether they are right.
    """
    verdicts = _all(articles)
    known = [one for one in verdicts if one.gold is None or one.gold.lat is not None]
    return {
        "name": reliability(JudgedConfidence(one.confidence, one.gold is not None) for one in verdicts),
        "place": reliability(JudgedConfidence(one.confidence, one.near) for one in known),
    }


def _all(articles: Iterable[Judged]) -> list[Verdict]:
    return [one for article in articles for one in article.verdicts]
