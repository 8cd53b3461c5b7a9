"""Which of the candidates a report is mainly about, if any."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from claimwatch_contracts.incident import Incident
from services.archive.incidents.likeness import FADING_DAYS, Likeness, likeness
from services.archive.incidents.memory import Candidates
from services.archive.incidents.traits import Traits

LEAST_SCORE = 0.2
"""The score from which a report is taken to be about an incident."""
LEAST_TO_MERGE = 0.45
"""The score from which two incidents that one report fits are taken to be one."""
_TITLES = 0.15
_PLACE, _MIDDLE_PLACE = 0.25, 0.3
_DAY, _MIDDLE_DAY = 0.1, 0.3
_LONG_AFTER_DAYS = 4.0
"""The days after which equal words alone may be those of a form: a weekly count, a market report."""


class Reason(StrEnum):
    """Why an incident was chosen."""

    OWN = "own"
    """The incident has the article already."""
    COPY = "copy"
    """It is the incident of the article that this one copies or updates."""
    LIKE = "like"
    """It is like the report in words, place and time."""
    NEW = "new"
    """No candidate is like the report."""


@dataclass(frozen=True)
class Choice:
    """The main incident of a report; ``None`` if the report opens one.

    ``score`` is how well the incident fits, 1 for that of the report's own article or of a copy. ``twins`` are further
    candidates that turned out to be the same incident and are to be merged with it.
    """

    incident: Incident | None
    score: float
    reason: Reason
    twins: tuple[Incident, ...] = ()


def chosen(traits: Traits, candidates: Candidates) -> Choice:
    """The choice among candidates. The incident of the report's own article comes first, then that of its copies."""
    for reason, articles in ((Reason.OWN, (traits.article_id,)), (Reason.COPY, traits.copied)):
        for article_id in articles:
            known = next((incident for incident in candidates if article_id in incident.articles), None)
            if known is not None:
                return Choice(known, 1.0, reason)
    scored = sorted(_scored(traits, candidates), key=lambda item: (-item[0], item[1].incident_id))
    if not scored or scored[0][0] < LEAST_SCORE:
        return Choice(None, scored[0][0] if scored else 0.0, Reason.NEW)
    score, best = scored[0]
    return Choice(best, score, Reason.LIKE, tuple(other for mark, other in scored[1:] if mark >= LEAST_TO_MERGE))


def score_of(shared: Likeness) -> float:
    """How well a report fits an incident, from what both share. Below 0 if they cannot be the same."""
    fading = math.exp(-shared.days_apart / FADING_DAYS)
    score = shared.words * fading + _TITLES * shared.titles
    if shared.place is not None:
        score += _PLACE * (shared.place - _MIDDLE_PLACE)
    if shared.day is not None:
        score += _DAY * (shared.day - _MIDDLE_DAY)
    return score - (1.0 if _is_of_a_form(shared) else 0.0)


def _is_of_a_form(shared: Likeness) -> bool:
    """Whether a report comes long after the others without a day of an occurrence that both name."""
    return shared.days_apart > _LONG_AFTER_DAYS and not shared.day


def _scored(traits: Traits, candidates: Candidates) -> Iterable[tuple[float, Incident]]:
    for incident in candidates:
        yield score_of(likeness(traits, incident, candidates.frequencies)), incident
