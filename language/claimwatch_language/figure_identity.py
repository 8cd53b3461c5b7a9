"""The parts of a figure by which two figures count the same thing.

The keys of what a watch was told are made of these parts. The choice of the figure that a new revision replaces goes by
these parts too. So none of the parts may ever change.
"""

from datetime import date

from claimwatch_contracts.extraction import DateInterval, Figure, Place
from claimwatch_contracts.report import ReportedFigure
from claimwatch_language import geography

Period = tuple[date, date | None]


def place_key(place: Place | None) -> geography.PlaceKey | None:
    """What identifies a place, if there is one."""
    return None if place is None else geography.place_key(place)


def period_key(period: DateInterval | None) -> Period | None:
    """The first and the last day. An open period has no last day here: that day moves with every article."""
    return None if period is None else (period.start, None if period.open else period.end)


def claimant_key(figure: ReportedFigure) -> str | None:
    """The key of the figure's claimant; ``None`` for the article itself."""
    return None if figure.claimant is None else figure.claimant.key


def counted(figure: ReportedFigure) -> tuple[object, ...]:
    """All but the amount and the time: claimant, factuality, measure, population, unit and place."""
    return (
        claimant_key(figure),
        figure.factuality,
        figure.measure,
        figure.population,
        figure.unit,
        place_key(figure.place),
    )


def amount(figure: Figure) -> tuple[object, ...]:
    """The value, the bounds and the comparator."""
    return figure.value, figure.min, figure.max, figure.comparator
