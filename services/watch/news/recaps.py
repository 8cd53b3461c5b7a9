"""Recaps: numbers that a watch has been told, of another article, with their claimant or without.

An essay on an incident gives its tolls without saying whose they are, and is often taken for an occurrence of its own.
Such a number is known by its measure, amount and place for a few weeks. A claimed number is known where its claimant
gave it before, or is put as still giving it: its row may be another one, if the article names another place or day.
"""

from collections.abc import Iterable, Iterator, Sequence

from claimwatch_contracts.base import derived_id
from claimwatch_contracts.extraction import AdministrativeArea, Location, Quantity
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import Measure, Nature
from claimwatch_language.names.aliases import BUILT_IN
from services.watch.news.standing import is_aside, is_standing

LEAST = 10
"""Smaller numbers are too often equal by chance."""
WEEKS = 3
"""The number of weeks for which a number is known, that of the article included."""
_DAYS_A_WEEK = 7


def is_memorable(figure: Quantity) -> bool:
    """Whether the figure is known again by its amount alone."""
    return figure.measure.nature is not Nature.QUANTITY and (figure.value or 0) >= LEAST


def told_amounts(report: Report, figure: ReportedFigure, places: Sequence[Location | AdministrativeArea]) -> list[str]:
    """The keys by which a told figure is known again: in its place, and in each area that contains the place.

    By its claimant it is known in the widest of these areas.
    """
    if not is_memorable(figure):
        return []
    week = _week(report)
    keys = [_key(figure, place, week) for place in dict.fromkeys(map(_identity, places))]
    voices = _voices(report, figure) if is_toll(figure) and not figure.factuality.is_denial else ()
    return keys + [_key(figure, place, week, voice) for voice in voices for place in _widest(places)]


def alike_amounts(
    report: Report, figure: ReportedFigure, places: Sequence[Location | AdministrativeArea]
) -> Iterator[str]:
    """The keys under which a toll of this amount was told of the same country, whoever gave it."""
    if _may_be_known(figure) and is_aside(report, figure):
        yield from (_key(figure, place, week) for place in _widest(places) for week in _weeks(report))


def is_toll(figure: ReportedFigure) -> bool:
    """Whether the figure counts harm to people and is known again by its amount."""
    return figure.measure.nature is Nature.HARM and is_memorable(figure)


def _may_be_known(figure: ReportedFigure) -> bool:
    """Whether the figure is a toll of which the article does not say that it is another than before, or denied."""
    is_news = figure.corrects is not None or figure.was is not None or figure.updates is not None
    return not is_news and not figure.factuality.is_denial and is_toll(figure)


def repeated_amounts(
    report: Report, figure: ReportedFigure, places: Sequence[Location | AdministrativeArea], *, changed: bool
) -> Iterator[str]:
    """The keys under which a claimed figure was told if it is no news.

    They are those of its claimant, unless the claimant has ``changed`` its figure, and those of anybody if the claimant
    is put as still giving it.
    """
    if figure.claimant is None or not _may_be_known(figure):
        return
    stands = is_standing(report, figure)
    voices = [] if changed and not stands else [*_voices(report, figure)]
    for place in _widest(places):
        for week in _weeks(report):
            yield from (_key(figure, place, week, voice) for voice in voices)
            yield from (_key(figure, place, week),) if stands else ()


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
        yield from (_key(figure, _identity(place), week) for week in _weeks(report))


def claimed_amounts(figures: Iterable[ReportedFigure]) -> set[tuple[object, ...]]:
    """What somebody claims in an article; a number alike in the article's own voice says no more."""
    return {same_amount(figure) for figure in figures if figure.claimant is not None and is_memorable(figure)}


def same_amount(figure: ReportedFigure) -> tuple[Measure, object, object]:
    """Measure, unit and value."""
    return figure.measure, figure.unit, figure.value


def _identity(place: Location | AdministrativeArea) -> int | str:
    return place.name.casefold() if place.geonames_id is None else place.geonames_id


def _widest(places: Sequence[Location | AdministrativeArea]) -> list[int | str]:
    """The widest of the places, if there is one."""
    return [_identity(place) for place in places[-1:]]


def _voices(report: Report, figure: ReportedFigure) -> Iterator[str]:
    """The keys of a figure's claimant, and of those for whom it speaks."""
    if figure.claimant is not None:
        key = figure.claimant.key
        yield from dict.fromkeys((key, *map(BUILT_IN.key, report.aliases.get(key, ()))))


def _weeks(report: Report) -> Iterable[int]:
    """The numbers of the weeks whose figures the article may repeat."""
    last = _week(report)
    return range(last, last - WEEKS, -1)


def _week(report: Report) -> int:
    """The number of the week in which the article was published, counted from the first day of the calendar."""
    return (report.article.published_at or report.article.received_at).toordinal() // _DAYS_A_WEEK


def _key(figure: ReportedFigure, place: int | str, week: int, *voice: str) -> str:
    return derived_id("told", "amount", figure.measure, figure.unit, figure.value, place, week, *voice)
