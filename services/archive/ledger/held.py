"""Which figures the ledger holds, of which of them it makes a row, and which are standing totals."""

from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import HeldBack, Measure, Submeasure
from services.archive.ledger.amounts import numbers
from services.archive.ledger.classes import is_at_stake
from services.archive.ledger.counting import is_capacity

_LONG_DAYS = 31
"""A period longer than this that has not ended is a standing total, if no incident is known for it."""

_RECENT_DAYS = 3
"""A long period that ended so many days before publication, or later, has not ended."""

_NOT_COUNTED = frozenset({Measure.DISTANCE, Measure.PERCENT, Measure.OTHER})
"""Measures of which no row is made."""
_A_FEW = 5
"""A smaller number of bombs or raids describes what happened, and is no count to compare."""

_HARDWARE = frozenset({Measure.WEAPONS, Measure.ATTACKS})
_ONLY_CLAIMED = frozenset({Measure.PEOPLE_OTHER, Measure.MONEY, Measure.WEAPONS, Measure.ATTACKS})
"""Measures of which a number without a claimant is no claim: passers-by, prices, rounds fired."""
_OF_RECORD = frozenset({Submeasure.CASES, Submeasure.FREED})
"""Submeasures of people of whom an article's own number is a claim."""


def is_held(figure: ReportedFigure) -> bool:
    """Whether the ledger holds a figure, if only to know it again."""
    is_told = figure.held_back in (None, HeldBack.REPEATED)
    return is_told and figure.factuality.is_certain and figure.measure is not Measure.DISTANCE


def is_counted(figure: ReportedFigure, measure: Measure, text: str, sentence: str, *, is_claimed: bool) -> bool:
    """Whether a row is made of a figure of ``text`` that counts ``measure``; ``sentence`` has the words around it.

    ``is_claimed`` says that somebody claims it and that a row can tell whom or what it counts.
    """
    if measure not in _ONLY_CLAIMED:
        return measure not in _NOT_COUNTED
    if measure is Measure.MONEY and not is_at_stake(sentence):
        return False
    if measure in _HARDWARE and max(numbers(figure), default=0.0) < _A_FEW:
        return False
    if figure.submeasure in _OF_RECORD:
        return True
    return is_claimed and not (measure is Measure.PEOPLE_OTHER and is_capacity(text, figure.start))


def is_standing(report: Report, figure: ReportedFigure) -> bool:
    """Whether a figure counts what has happened up to now over a long time ("since 2011", "this year")."""
    if figure.date is None:
        return False
    published = (report.article.published_at or report.article.received_at).date()
    is_long = (figure.date.end - figure.date.start).days > _LONG_DAYS
    return figure.date.open or (is_long and (published - figure.date.end).days <= _RECENT_DAYS)
