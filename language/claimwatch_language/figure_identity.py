"""What makes two figures speak of the same thing, part by part.

The keys of what watches have been told, and what a new revision replaces, are made of these parts: none may change.
"""

from datetime import date

from claimwatch_contracts.extraction import DateInterval, Figure, Place
from claimwatch_contracts.report import ReportedFigure

PlaceKey = int | str
Period = tuple[date, date | None]


def place_key(place: Place | None) -> PlaceKey | None:
    """The place's GeoNames id; of a place that the gazetteer lacks its name in lower case."""
    return None if place is None else place.geonames_id or place.name.casefold()


def period_key(period: DateInterval | None) -> Period | None:
    """The first and the last day. An open period is known by its first: its last moves with every article."""
    return None if period is None else (period.start, None if period.open else period.end)


def claimant_key(figure: ReportedFigure) -> str | None:
    """Who claims it, ``None`` for the article itself."""
    return None if figure.claimant is None else figure.claimant.key


def counted(figure: ReportedFigure) -> tuple[object, ...]:
    """What is counted, by whom, where and how it is put: all but the amount and the time."""
    return (
        claimant_key(figure),
        figure.factuality,
        figure.measure,
        figure.population,
        figure.unit,
        place_key(figure.place),
    )


def amount(figure: Figure) -> tuple[object, ...]:
    """The value or the bounds, and how they bound the truth."""
    return figure.value, figure.min, figure.max, figure.comparator
