"""When what a row counts happened: the day of its place, the days of all places of an area, the years of a grave."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from claimwatch_contracts.extraction import DateInterval
from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import DatePrecision, Measure, Submeasure
from claimwatch_language.geography import FINE, PlaceKey
from services.archive.ledger.places import Home, key_of

_LONG_BEFORE = timedelta(days=30)
"""How long before a grave was found a day has to be to be that on which those in it were killed."""


def most_given(entries: Iterable[LedgerEntry]) -> DateInterval | None:
    """The day or time that most articles give, of those that most figures have, the last.

    A report that tells of two days recalls the earlier one.
    """
    articles: defaultdict[tuple[date, date], list[str]] = defaultdict(list)
    found: dict[tuple[date, date], DateInterval] = {}
    for entry in entries:
        if entry.period is not None and not entry.period.open:
            days = (entry.period.start, entry.period.end)
            articles[days].append(entry.article_id)
            found.setdefault(days, entry.period)
    ranked = max(articles, key=lambda days: (len(set(articles[days])), len(articles[days]), days), default=None)
    return None if ranked is None else found[ranked]


class Periods:
    """When it happened at each place of an incident.

    ``figures`` are the incident's, and ``zones`` has the place of each one's row by the id of the figure.
    """

    def __init__(
        self, figures: Sequence[LedgerEntry], zones: dict[str, PlaceKey | None], home: Home, *, of_graves: bool
    ) -> None:
        """``of_graves`` says whether bodies were found in graves."""
        self.whole = most_given(figures)
        self._of_graves = of_graves
        is_of_cases = any(e.quantity is not None and e.quantity.submeasure is Submeasure.CASES for e in figures)
        self._of_towns = {} if is_of_cases else self._by_town(figures, zones, home)

    def of(self, measure: Measure, zone: PlaceKey | None, chosen: Sequence[LedgerEntry]) -> DateInterval | None:
        """When it happened at the place of a row, or in all places of an area; ``None`` if it is not known.

        A disease has no day for each of its towns.

        ``chosen`` are the row's figures. Those whose bodies are in a grave were killed when a claimant says that they
        were, and not when the grave was found.
        """
        if self._of_graves and measure is Measure.KILLED:
            return _around([entry.period for entry in chosen if entry.period and self._is_earlier(entry.period)])
        if len(self._of_towns) <= 1:
            return self.whole
        return self._of_towns.get(zone) or (self.whole if zone is None else _around(self._of_towns.values()))

    def _is_earlier(self, period: DateInterval) -> bool:
        return self.whole is not None and period.end < self.whole.start - _LONG_BEFORE

    @staticmethod
    def _by_town(
        figures: Iterable[LedgerEntry], zones: dict[str, PlaceKey | None], home: Home
    ) -> dict[PlaceKey | None, DateInterval]:
        """When it happened in each town that has rows of its own; ``None`` is the incident's own."""
        figures_of: defaultdict[PlaceKey | None, list[LedgerEntry]] = defaultdict(list)
        for entry in figures:
            zone, place = zones[entry.finding_id], entry.place
            is_there = place is not None and place.precision in FINE and key_of(place) == (zone or key_of(home.place))
            if is_there and entry.period is not None and entry.period.precision is DatePrecision.DAY:
                figures_of[zone].append(entry)
        days = {zone: most_given(said) for zone, said in figures_of.items()}
        return {zone: day for zone, day in days.items() if day is not None}


def _around(periods: Iterable[DateInterval]) -> DateInterval | None:
    """The time from the first to the last day of some periods."""
    known = sorted(periods, key=lambda period: (period.start, period.end))
    if not known:
        return None
    return known[0].model_copy(update={"end": max(period.end for period in known)})
