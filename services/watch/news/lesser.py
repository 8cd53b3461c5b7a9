"""Figures that are counted beside others, and not told one by one.

A reader of an alert wants the tolls and what changed, with who says so. Numbers that the article gives in its own voice
below its first paragraph, people who are only mentioned, seized weapons and single victims of a toll that is told are
the long tail of a report. Arrests are told whoever tells of them, and so is the largest toll.
"""

from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import Measure, Nature

_DEATHS = (Measure.KILLED, Measure.BODIES_FOUND)


def is_lesser(report: Report, figure: ReportedFigure, *, has_row: bool) -> bool:
    """Whether the figure is told only where a report has nothing else. One in the ledger ``has_row``."""
    if figure.measure is Measure.WEAPONS:
        return True
    lead, _, rest = report.article.text.partition("\n\n")
    if figure.measure.nature is Nature.HARM and (not rest or figure.start < len(lead)):
        return False
    if figure.measure in _DEATHS and _is_largest(report, figure):
        return False
    if figure.claimant is None and figure.measure is not Measure.DETAINED:
        return True
    return not has_row and (figure.measure.nature is Nature.PEOPLE or figure.value == 1)


def _is_largest(report: Report, figure: ReportedFigure) -> bool:
    """Whether the report tells of no more dead by another figure: its toll, wherever it stands."""
    amount = figure.value or figure.max or 0
    others = (other for other in report.figures if other.measure in _DEATHS)
    return amount > 0 and all((other.value or other.max or 0) <= amount for other in others)
