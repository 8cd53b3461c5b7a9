"""Recaps: numbers in an article's own voice that a watch has been told with their claimant, or of another article.

An essay on an incident gives its tolls without saying whose they are, and is often taken for an occurrence of its own.
Such a number is known by its measure, amount and place for a few weeks.
"""

from collections.abc import Iterable, Iterator, Sequence

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.extraction import AdministrativeArea, Location, Quantity
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import Measure, Nature

LEAST = 10
"""Smaller numbers are too often equal by chance."""
WEEKS = 3
"""The number of weeks for which a number is known, that of the article included."""
_DAYS_A_WEEK = 7


def is_memorable(figure: Quantity) -> bool:
    """Whether the figure is known again by its amount alone."""
    return figure.measure.nature is not Nature.QUANTITY and (figure.value or 0) >= LEAST


def told_amounts(report: Report, figure: ReportedFigure, places: Iterable[Location | AdministrativeArea]) -> list[str]:
    """The keys by which a told figure is known again: in its place, and in each area that contains the place."""
    if not is_memorable(figure):
        return []
    return [_key(figure, place, _week(report)) for place in dict.fromkeys(map(_identity, places))]


def recalled_amounts(
    report: Report,
    figure: ReportedFigure,
    places: Sequence[Location | AdministrativeArea],
    *,
    undated: bool,
    essay: bool = False,
) -> Iterator[str]:
    """The keys under which a figure was told if it is a recap. A figure with a claimant is none.

    If the article is about an occurrence without a day (``undated``), a claimed figure is one as well, and its place
    may be another one in the same region; in an ``essay``, in the same country.
    """
    is_loose = undated or essay
    if figure.corrects is not None or not is_memorable(figure) or (figure.claimant is not None and not is_loose):
        return
    widest = len(places) if essay else max(1, len(places) - 1)
    for place in places[:widest] if is_loose else places[:1]:
        for weeks_ago in range(WEEKS):
            yield _key(figure, _identity(place), _week(report) - weeks_ago)


def claimed_amounts(figures: Iterable[ReportedFigure]) -> set[tuple[object, ...]]:
    """What somebody claims in an article; a number alike in the article's own voice says no more."""
    return {same_amount(figure) for figure in figures if figure.claimant is not None and is_memorable(figure)}


def same_amount(figure: ReportedFigure) -> tuple[Measure, object, object]:
    """Measure, unit and value."""
    return figure.measure, figure.unit, figure.value


def _identity(place: Location | AdministrativeArea) -> int | str:
    return place.name.casefold() if place.geonames_id is None else place.geonames_id


def _week(report: Report) -> int:
    """The number of the week in which the article was published, counted from the first day of the calendar."""
    return (report.article.published_at or report.article.received_at).toordinal() // _DAYS_A_WEEK


def _key(figure: ReportedFigure, place: int | str, week: int) -> str:
    return derived_id("told", "amount", figure.measure, figure.unit, figure.value, place, week)
