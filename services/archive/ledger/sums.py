"""Counts that a sentence makes up of others: "109 bodies, of which 74 are from Orsk and 35 from Tarn"."""

from collections.abc import Sequence
from itertools import pairwise

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import Place
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import Measure, PlaceRole

_FEWEST = 2


def parts_of_sum(report: Report, index: int, sentence: Span) -> list[int]:
    """The figures of the sentence right after a figure that add up to it; none unless they are several."""
    figures = report.figures
    whole = figures[index]
    if whole.value is None or whole.measure is Measure.OTHER or whole.start < sentence.start:
        return []
    parts: list[int] = []
    left = whole.value
    for later in range(index + 1, len(figures)):
        part = figures[later]
        if part.start >= sentence.end or part.measure is not whole.measure or not part.value or part.population:
            break
        parts.append(later)
        left -= part.value
        if left <= 0:
            break
    return parts if left == 0 and len(parts) >= _FEWEST else []


def places_of_parts(report: Report, parts: Sequence[int], sentence: Span) -> list[Place | None]:
    """The place that the sentence names after each of several figures, or before each."""
    figures = [report.figures[part] for part in parts]
    before = report.figures[parts[0] - 1].end if parts and parts[0] else sentence.start
    bounds = [before, *(figure.start for figure in figures), sentence.end]
    named = [_named(report, start, end) for start, end in pairwise(bounds)]
    preceding, following = named[:-1], named[1:]
    return preceding if None in following and None not in preceding else following


def place_of_part(report: Report, index: int, sentence: Span) -> Place | None:
    """The place that the sentence names beside a part of a sum; ``None`` if the figure is none, or none is named."""
    sums = (parts_of_sum(report, whole, sentence) for whole in range(index))
    parts = next((found for found in sums if index in found), [])
    return places_of_parts(report, parts, sentence)[parts.index(index)] if parts else None


def _named(report: Report, start: int, end: int) -> Place | None:
    """The first place of what happened that a text names between two offsets."""
    named = (place for place in report.places if start <= place.start < end)
    return next((place for place in named if place.role is PlaceRole.LOCATION), None)
