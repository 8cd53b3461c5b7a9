"""Figures that are counted beside others, and not told one by one.

A reader of an alert wants the tolls and what changed, with who says so. Numbers that the article gives in its own voice
below its first paragraph, people who are only mentioned, seized weapons and single victims of a toll that is told are
the long tail of a report. Arrests are told whoever tells of them.
"""

from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import Measure, Nature


def is_lesser(report: Report, figure: ReportedFigure, *, has_row: bool) -> bool:
    """Whether the figure is told only where a report has nothing else. One in the ledger ``has_row``."""
    if figure.measure is Measure.WEAPONS:
        return True
    lead, _, rest = report.article.text.partition("\n\n")
    if figure.measure.nature is Nature.HARM and (not rest or figure.start < len(lead)):
        return False
    if figure.claimant is None and figure.measure is not Measure.DETAINED:
        return True
    return not has_row and (figure.measure.nature is Nature.PEOPLE or figure.value == 1)
