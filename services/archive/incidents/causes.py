"""Of the incidents in one epidemic the one whose cause a figure has: the disease, or a raid or a wreck beside it."""

import re
from collections.abc import Iterable

from claimwatch_contracts.incident import Incident
from claimwatch_contracts.report import ReportedFigure
from claimwatch_contracts.vocabulary import Nature, Submeasure
from services.archive.incidents.diseases import (
    are_of_two_causes,
    is_of_disease,
    names_a_disease,
    tells_of_another_harm,
)
from services.archive.incidents.sites import country_of, meet, site_of

_OF_DISEASE = re.compile(
    r"\b(?:cases?|infected|infections?|outbreak|epidemic|disease|virus|epidemiolog\w+|bulletin)\b", re.IGNORECASE
)


def of_its_cause(figure: ReportedFigure, sentence: str, main: Incident, others: Iterable[Incident]) -> Incident | None:
    """The incident whose cause the sentence of a figure tells; ``None`` if it tells none or all are of one.

    A report on a raid ends with the count of the sick, and one on the disease recalls the dead of a raid.
    """
    apart = [other for other in others if are_of_two_causes(main, other)]
    of_disease = _is_of_disease(figure, sentence) if apart else None
    if of_disease is None:
        return None
    if of_disease is is_of_disease(main):
        return main
    return next((other for other in apart if _is_there(figure, other)), None)


def _is_there(figure: ReportedFigure, other: Incident) -> bool:
    """Whether a figure is of an epidemic's country, or of the town and the days of another harm."""
    if is_of_disease(other):
        return figure.place is None or figure.place.country == country_of(other.sites)
    if figure.date is not None and not any(figure.date.start <= day <= figure.date.end for day in other.days):
        return False
    return figure.place is None or any(meet(site_of(figure.place), site) for site in other.sites[:1])


def _is_of_disease(figure: ReportedFigure, sentence: str) -> bool | None:
    """Whether a figure counts those whom a disease harmed; ``None`` if its sentence does not tell what harmed them."""
    if figure.submeasure is Submeasure.CASES:
        return True
    if figure.measure.nature is not Nature.HARM:
        return None
    if tells_of_another_harm(sentence):
        return False
    return True if _OF_DISEASE.search(sentence) or names_a_disease(sentence) else None
