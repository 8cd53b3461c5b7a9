"""Seasons, of which an article does not name the first day ("this year's monsoon")."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from claimwatch_contracts.extraction import DateInterval
from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import DatePrecision, Measure

_SEASON = re.compile(r"\b(?:seasons?|monsoons?|rains|rainy)\b", re.IGNORECASE)
FirstDays = Mapping[tuple[Measure | None, int], set[date]]
"""By measure and year: the days from which on standing totals count."""


def _is_of_season(period: DateInterval) -> bool:
    """Whether a period is a season that began on a day that the article does not name."""
    return period.precision is DatePrecision.YEAR and _SEASON.search(period.text) is not None


def first_days(figures: Iterable[LedgerEntry]) -> FirstDays:
    """The days that standing totals among some figures give."""
    found: defaultdict[tuple[Measure | None, int], set[date]] = defaultdict(set)
    for entry in figures:
        if entry.standing and entry.quantity and entry.period and entry.period.precision is DatePrecision.DAY:
            found[entry.quantity.measure, entry.period.start.year].add(entry.period.start)
    return found


def since(entry: LedgerEntry, period: DateInterval, days: FirstDays) -> date:
    """From when on a standing total counts. That of a season counts from the one day that others of it give."""
    if not _is_of_season(period):
        return period.start
    known = days.get((entry.quantity.measure if entry.quantity else None, period.start.year), set())
    return next(iter(known)) if len(known) == 1 else period.start
