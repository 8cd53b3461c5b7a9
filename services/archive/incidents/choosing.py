"""Which of the candidates a report is mainly about, if any."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from claimwatch_contracts.incident import Incident
from services.archive.incidents.diseases import are_of_two_causes
from services.archive.incidents.growth import is_split_off, traits_of_incident
from services.archive.incidents.likeness import FADING_DAYS, Likeness, likenesses
from services.archive.incidents.memory import Candidates
from services.archive.incidents.traits import Traits

LEAST_SCORE = 0.25
"""The score from which a report is taken to be about an incident."""
LEAST_TO_MERGE = 0.4
"""The score that two incidents that one report fits must have with each other to be taken to be one."""
_TITLES = 0.15
_PLACE, _MIDDLE_PLACE = 0.35, 0.3
_DAY, _MIDDLE_DAY = 0.2, 0.4
_LATER_DAY = -0.12
"""What it says if a report's day comes after all of the incident's."""
_OTHER_PLACE = -0.25
_WORDS_ALONE = -0.03
"""What reports lack that are of no harm, so that only words can tell whether they are of one matter."""
_OTHER_DAY = 0.25
"""The likeness of the days below which a report speaks of other days than the incident."""
_FEWEST_FIGURES, _SAME_FIGURES = 3, 0.1
"""The figures in common from which two texts give the counts of one matter, and what they say."""
_MANY_FIGURES = 5
"""The figures in common from which a report without a day recalls an incident though it names another town."""
_SAME_EPIDEMIC = 0.3
"""What it says if both are of one disease in one country, where neither town nor day can tell."""
_FEWEST_NAMES, _SAME_NAMES = 2, 0.15
"""The rare words in common of the names of those who speak, and what they say."""
_SAME_THING, _SAME_THINGS = 0.12, 0.2
"""What it says if both have a name, or several, of a ship, a mine, a victim or the like of which no other news is."""
_OFFICE_PLACE = -0.1
"""What another town says in spite of such a name: of a ship's sinking the port that she left tells, too."""
_SAME_TOWN, _NEAR, _NAMED_BESIDE = 0.5, 0.18, 0.05
"""The likeness of the towns from which a report without a day of its own may be of an incident that is older, and what
the same towns say where only one of both is of people who came to harm, and what it says if the incident's town is only
named beside another one, and the day is the same."""
_MANY_NAMES = 5
"""The rare words of names in common from which another town that the report names most says nothing."""
_OTHER_KIND = -0.5
"""What it says if an air strike was on one day and a shelling on another, or if a quake cannot be a road accident."""
_NEIGHBOURS = 0.3
"""The likeness of the places from which the same who speak say something: of a country's ministers they do not."""
_SAME_DAY = 0.9
_SAME_TITLES, _ONE_TOWN = 0.5, 0.8
_LONGEST_DAYS = 21.0
"""The days after which a report on what happened in the same town needs the day of what happened."""
_NO_TOWN = -0.05
"""What it says if one of both is of no harm, and no town or topic speaks for one matter."""
_LEAST_WORDS = 0.12
"""The likeness of words from which the same town says something of a report of no harm."""
_FEWEST_WORDS = 4
"""The fewest terms in common that tell one matter from another of the same person."""
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
    fitting = [other for mark, other in scored[1:] if mark >= LEAST_SCORE]
    twins = tuple(other for other in fitting if _are_one(best, other, candidates.frequencies))
    return Choice(best, score, Reason.LIKE, twins)


def score_of(shared: Likeness) -> float:
    """How well a report fits an incident, from what both share. Below 0 if they cannot be the same."""
    score = shared.words * math.exp(-shared.days_apart / FADING_DAYS)
    if not _is_later(shared):
        score += _TITLES * shared.titles
    if not shared.of_harm:
        score += _WORDS_ALONE if shared.common >= _FEWEST_WORDS else -1.0
    if shared.figures >= _FEWEST_FIGURES and (shared.place != -1 or _recalls(shared)):
        score += _SAME_FIGURES
    if shared.of_sport or shared.of_two_causes:
        score -= 1.0
    if shared.names >= _FEWEST_NAMES and _may_be_there(shared):
        score += _SAME_NAMES
    if shared.things and not shared.goes_on and not _is_later(shared):
        score += _SAME_THING if shared.things == 1 else _SAME_THINGS
    if shared.of_epidemic:
        return score + _SAME_EPIDEMIC
    score += _kind_score(shared)
    return score + _day_score(shared) + _place_score(shared) - (1.0 if _is_of_a_form(shared) else 0.0)


def _kind_score(shared: Likeness) -> float:
    """What it says that something else happened, unless on the same day."""
    if shared.day is not None and shared.day >= _OTHER_DAY:
        return 0.0
    return _OTHER_KIND if shared.of_two_natures or (shared.of_two_kinds and shared.day is not None) else 0.0


def _may_be_there(shared: Likeness) -> bool:
    """Whether who speaks may speak of the incident.

    It is of its place or country, of no place, of another town beside it without another day, or so many speak.
    """
    is_beside = shared.place == 0 and shared.day is None
    is_there = (shared.place or 0.0) >= _NEIGHBOURS or shared.of_its_country or _has_many_names(shared)
    return is_there or shared.of_no_place or is_beside


def _recalls(shared: Likeness) -> bool:
    """Whether a report without a day has so many of the incident's figures that it recalls it from another town."""
    return shared.day is None and shared.figures >= _MANY_FIGURES


def _has_many_names(shared: Likeness) -> bool:
    """Whether so many speak in a report without a day who spoke of the incident that it need not name its town."""
    return shared.day is None and shared.names >= _MANY_NAMES


def _day_score(shared: Likeness) -> float:
    if shared.day is None or (shared.day < 0 and _goes_on_counting(shared)):
        return 0.0
    return _LATER_DAY if _is_later(shared) else _DAY * (shared.day - _MIDDLE_DAY)


def _is_later(shared: Likeness) -> bool:
    """Whether a report is of a later day: two shellings of a town have equal titles."""
    return shared.day is not None and shared.day < 0 and not _goes_on_counting(shared)


def _goes_on_counting(shared: Likeness) -> bool:
    """Whether a report gives a new count of what happened in the incident's town."""
    return shared.follows and shared.near is not None and shared.near >= _SAME_TOWN


def _place_score(shared: Likeness) -> float:
    """What the place says. That it is the same says nothing if the days are others: a town may be shelled twice.

    A town nearby is another place if its day is a later one.
    """
    if shared.place is None:
        if shared.of_harm and shared.near is None:
            return 0.0 if shared.things > 1 or shared.of_its_country else _NO_TOWN
        is_of_its_words = shared.of_harm and shared.words >= _LEAST_WORDS
        return _NEAR * max(0.0, shared.near or 0.0) if is_of_its_words else 0.0
    if shared.place < 0 and (_recalls(shared) or _has_many_names(shared)):
        return 0.0
    if shared.next_town and _is_later(shared):
        return _OTHER_PLACE
    if shared.place == 0 and shared.day is not None and shared.day >= _SAME_DAY:
        return _NAMED_BESIDE
    other_day = (shared.day is not None and 0 <= shared.day < _OTHER_DAY) or _is_later(shared)
    if shared.place < 0 or (shared.place == 0 and shared.day is not None and shared.day < 2 * _OTHER_DAY):
        return _OFFICE_PLACE if shared.things > 1 and not other_day else _OTHER_PLACE
    score = _PLACE * (shared.place - _MIDDLE_PLACE)
    return min(score, 0.0) if other_day else score


def _are_one(one: Incident, other: Incident, frequencies: Mapping[str, int]) -> bool:
    """Whether two incidents that a report fits are the same occurrence; which is asked about which does not matter.

    One that a person split off is like the one that it came from, and yet another.
    """
    if is_split_off(one) or is_split_off(other) or are_of_two_causes(one, other):
        return False
    first, second = sorted((one, other), key=lambda incident: incident.incident_id)
    return all(
        score_of(shared) >= LEAST_TO_MERGE
        for asked, known in ((first, second), (second, first))
        for _, shared in likenesses(traits_of_incident(asked), [known], frequencies)
    )


def _is_of_a_form(shared: Likeness) -> bool:
    """Whether a report comes long after the others without a day of an occurrence that both name."""
    if shared.days_apart <= _LONG_AFTER_DAYS:
        return False
    if shared.day is None and (shared.place or 0.0) >= _SAME_TOWN:
        is_told_alike = shared.titles >= _SAME_TITLES or (shared.place or 0.0) >= _ONE_TOWN
        if shared.goes_on or is_told_alike:
            return shared.days_apart > _LONGEST_DAYS
    return shared.day is None or (shared.day <= 0 and not _goes_on_counting(shared))


def _scored(traits: Traits, candidates: Candidates) -> Iterable[tuple[float, Incident]]:
    for incident, shared in likenesses(traits, candidates, candidates.frequencies):
        yield score_of(shared), incident
