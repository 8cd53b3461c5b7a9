"""The chart of a digest: for the occurrences with most to show, who gave which figure when."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import isfinite

from claimwatch_contracts.alert import AlertFigure
from claimwatch_contracts.shortening import shortened
from claimwatch_contracts.vocabulary import Comparator
from claimwatch_language.quantities import amount
from services.notify.writing.occurrences import FigureLine, Occurrence

MOST_PANELS = 3
MOST_SERIES = 5
LEAST_POINTS = 2
"""A panel with fewer figures says no more than the table."""
ALT_CHARACTERS = 600
SIGNS = {
    Comparator.AT_LEAST: "≥ ",
    Comparator.MORE_THAN: "> ",
    Comparator.AT_MOST: "≤ ",
    Comparator.LESS_THAN: "< ",
    Comparator.ABOUT: "≈ ",
}


@dataclass(frozen=True)
class Point:
    """A figure at the time when it was published. ``low`` and ``high`` are equal unless it is a range."""

    at: datetime
    low: float
    high: float
    comparator: Comparator
    label: str
    denied: bool


@dataclass(frozen=True)
class Series:
    """What one claimant gave, in the order of time."""

    who: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Panel:
    """One measure of one occurrence."""

    title: str
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Chart:
    """What is drawn, and ``alt``, the same in words for whoever does not see it."""

    panels: tuple[Panel, ...]
    alt: str


def chart_of(occurrences: Iterable[Occurrence]) -> Chart | None:
    """The chart of the first occurrences of which several figures are told; ``None`` if there are none."""
    panels = tuple(panel for one in occurrences if (panel := _panel(one)) is not None)[:MOST_PANELS]
    if not panels:
        return None
    return Chart(panels, shortened("Figures by time. " + " ".join(map(_in_words, panels)), ALT_CHARACTERS))


def _panel(occurrence: Occurrence) -> Panel | None:
    """The measure that most figures are of."""
    measures = dict.fromkeys(line.measure for line in occurrence.figures)
    found = ((measure, tuple(_series(occurrence.figures, measure))[:MOST_SERIES]) for measure in measures)
    measure, series = max(found, key=lambda one: _points(one[1]), default=("", ()))
    return Panel(f"{occurrence.name}: {measure}", series) if _points(series) >= LEAST_POINTS else None


def _series(lines: Iterable[FigureLine], measure: str) -> Iterator[Series]:
    """The lines of a measure that are about all people alike."""
    for line in lines:
        if line.measure == measure and not line.latest.figure.population:
            points = tuple(point for each in line.given if (point := _point(each.figure, each.at, each.denied)))
            if points:
                yield Series(line.who, points)


def _point(figure: AlertFigure, at: datetime, denied: bool) -> Point | None:
    numbers = [number for number in (figure.value, figure.min, figure.max) if number is not None and isfinite(number)]
    if not numbers:
        return None
    label = SIGNS.get(figure.comparator, "") + (f"{min(numbers):,.12g}" if len({*numbers}) == 1 else "")
    label = label if label.strip("≥>≤<≈ ") else amount(figure).replace(" to ", "–")
    return Point(at, min(numbers), max(numbers), figure.comparator, label, denied)


def _points(series: Sequence[Series]) -> int:
    return sum(len(one.points) for one in series)


def _in_words(panel: Panel) -> str:
    said = (f"{one.who} {', then '.join(map(_told, one.points))}" for one in panel.series)
    return f"{panel.title}: {'; '.join(said)}."


def _told(point: Point) -> str:
    return f"denies {point.label}" if point.denied else point.label
