"""Counts that grow from day to day. Those of one time stand side by side; an older one has a row of its own.

A ministry's count of Monday is neither less nor more than an agency's of the week before: they say nothing of each
other. A claimant's older count is an entry of no row: its newer one takes its place.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.vocabulary import DatePrecision, Stance
from services.archive.ledger.amounts import is_same
from services.archive.ledger.order import position

_ONE_TIME = timedelta(days=2)
"""How far apart the days of counts may be that are compared: a bulletin is of the day before, or a day late."""
Standing = dict[str | None, LedgerEntry]
"""By claimant: the figure that stands in a row."""


def by_time(chosen: Standing, days: Mapping[str | None, date]) -> list[tuple[date, Standing]]:
    """The figures that stand in a row, those of one time together under its last day, the newest last.

    ``days`` has the day of each. A denial stands with the newest figures that were given before it, for it denies a
    figure and counts nothing.
    """
    counted = [of for of, entry in chosen.items() if entry.stance is not Stance.DENIES]
    parted: list[tuple[date, Standing]] = []
    for of in sorted(counted, key=lambda of: (days[of], position(chosen[of])), reverse=True):
        if not parted or parted[-1][0] - days[of] > _ONE_TIME:
            parted.append((days[of], {}))
        parted[-1][1][of] = chosen[of]
    for of, entry in chosen.items():
        if entry.stance is Stance.DENIES and parted:
            denied = (each for _, each in parted if min(map(as_of, each.values())) <= as_of(entry))
            next(denied, parted[-1][1])[of] = entry
    return parted[::-1]


def days_of(chosen: Standing, histories: Mapping[str | None, Sequence[LedgerEntry]]) -> dict[str | None, date]:
    """The day of each figure that stands: the last on which its claimant said the same."""
    return {of: max(as_of(said) for said in histories[of] if _is_same(said, entry)) for of, entry in chosen.items()}


def _is_same(one: LedgerEntry, other: LedgerEntry) -> bool:
    if one.finding_id == other.finding_id:
        return True
    return one.quantity is not None and other.quantity is not None and is_same(one.quantity, other.quantity)


def as_of(entry: LedgerEntry) -> date:
    """The day until which a figure counts: its own day if it has one, else that on which it was given."""
    given, period = entry.given_at.date(), entry.period
    if period is not None and period.precision is DatePrecision.DAY and not period.open and period.end <= given:
        return period.end
    return given
