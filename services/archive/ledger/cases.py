"""Which people are cases of a disease though the article does not call them so, and how sure cases are."""

import re
from collections.abc import Sequence

from claimwatch_contracts.report import ReportedFigure
from claimwatch_contracts.vocabulary import Measure, Submeasure

_SURE = r"(?:suspected|probable|confirmed)"
_SURENESS = re.compile(rf"\b(?P<how>{_SURE})\b", re.IGNORECASE)
_SEVERAL = re.compile(rf"\b{_SURE}(?:, {_SURE})*,? (?:and|or) {_SURE}\b", re.IGNORECASE)
"""Cases of which some are surer than others ("confirmed, probable or suspected")."""
_POSITIVE = re.compile(r"\b(?:test(?:s|ed)?|prov(?:es?|ed)|were found|was found) positive\b", re.IGNORECASE)
_BESIDE = 30
_TESTED = 50
"""Characters after a number of cases in which the article says how sure they are, or that they were tested."""
_CLAUSE = re.compile(r"[,;.\n]|\band\b")


def of_cases(text: str, figures: Sequence[ReportedFigure], figure: ReportedFigure) -> ReportedFigure:
    """The figure, as one of cases if it counts people of whom a test or the number of cases before it says so.

    "Twelve of the patients tested positive", "84 cases, of which 66 are confirmed".
    """
    if figure.measure is not Measure.PEOPLE_OTHER or figure.submeasure is not None:
        return figure
    after = _after(text, figure.end)
    whole = None if figure.subset_of is None else figures[figure.subset_of]
    of_whole = whole is not None and whole.submeasure is Submeasure.CASES and _SURENESS.search(after) is not None
    if not of_whole and not _is_positive(text, figure.end):
        return figure
    return figure.model_copy(update={"submeasure": Submeasure.CASES, "population": None})


def sureness(text: str, end: int, named: str) -> str | None:
    """How sure the cases are whose number ends at ``end``; ``None`` if nothing or several things are said of it.

    ``named`` are the words for what is counted, and those of its label.
    """
    if _SEVERAL.search(named) or _SEVERAL.search(text[end : end + 2 * _BESIDE]):
        return None
    after = _after(text, end)
    if (found := _SURENESS.search(named) or _SURENESS.search(after)) is not None:
        return found["how"].casefold()
    return "confirmed" if _is_positive(text, end) else None


def _is_positive(text: str, end: int) -> bool:
    """Whether those whose number ends at ``end`` tested positive."""
    return _POSITIVE.search(_after(text, end, _TESTED)) is not None


def _after(text: str, end: int, reach: int = _BESIDE) -> str:
    """The words right after a number."""
    return _CLAUSE.split(text[end : end + reach])[0]
