"""How much of a report's words, places and days an incident shares."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import repeat
from operator import mul

from claimwatch_contracts.incident import Incident, Site
from claimwatch_language.geography import FINE
from services.archive.incidents.diseases import EPIDEMIC, diseases, is_of_disease
from services.archive.incidents.kinds import are_of_two_accidents, are_of_two_kinds, are_of_two_natures
from services.archive.incidents.sites import country_of, holds, may_be_one, share_district
from services.archive.incidents.terms import is_telling_figure, of_length_one
from services.archive.incidents.traits import Traits

FADING_DAYS = 10.0
"""After so many days without a report an incident's words count 1/e of what they did."""
_FREQUENCY = 0.5
"""How much the frequency of a term in the news of these weeks takes from its weight."""
_MOST = 0.5
"""The part of a report's days from which a day is the one that it is about."""
_LEAST_SHARE = 0.1
"""The part of all towns' weight, or of all days', from which a town or a day is one of the incident's."""
_GOING_ON = frozenset((EPIDEMIC, "mass-graves"))
"""The topics of what goes on for weeks or months."""
_OFTEN = 0.5
"""The part of the main topic's weight from which another topic is what happened as well."""
_LEAST_FINE = 0.2
"""The part of all places' weight from which the towns that a report names tell where its occurrence was."""
_SAME_DISTRICT = 0.3
"""The likeness of places of which only a district is the same. It speaks neither for nor against one occurrence."""
_BESIDE_ANOTHER, _MUCH = 0.3, 0.35
"""The likeness of places of which one is told of beside another, and the part of the towns' weight that it has then."""
_FEW = 2
"""The most recent incidents that have the name of a thing which is of one matter."""
_Towns = tuple[tuple[Site, float], ...]
"""Towns, each with its part of the weight of all of them."""


@dataclass(frozen=True)
class Likeness:
    """What a report and an incident share, each from 0 to 1, but -1 for another place and for a later day.

    ``words`` is the cosine of the terms, ``common`` counts those that both have, ``figures`` those among them that are
    figures of which few texts have the same. ``titles`` is the part of either's titles that the other has, on average.
    ``place`` and ``day`` are ``None`` if one of both names no town or no day, or if one is not of harm: where a speech
    was held and what places it named says little. ``days_apart`` is the time between the report and the reports on the
    incident, in days. ``of_harm`` says whether one of both is of people who were harmed. ``next_town`` says whether the
    report's main town only lies near those of the incident. ``of_epidemic`` says whether both are of one disease that
    spreads in one country: it has no day and no town. ``names`` counts the rare words of names of those who speak in
    the report that the incident has, too, ``things`` those of other names that hardly another recent incident has,
    where both are of harm: they are of one matter. ``of_no_place`` says whether the report names no place at all, not
    even a country.
    ``near`` is the likeness of the towns, also if only one is of harm, but then only where topics do not differ.
    ``goes_on`` says whether what happened goes on for weeks, ``follows`` whether the report gives a new count of
    what is known already, and ``of_sport`` whether it is of a game and the incident is of harm. ``of_two_causes`` says
    whether the incident is of a disease and the report of another harm that is done in its epidemic. ``of_its_country``
    says whether the report names no town, but is of the incident's country and topic: it may count what happened in all
    of its towns. ``of_two_kinds`` and ``of_two_natures`` say whether the topics are of two occurrences: see ``kinds``.
    """

    words: float
    common: int
    figures: int
    titles: float
    place: float | None
    day: float | None
    days_apart: float
    of_harm: bool
    next_town: bool = False
    of_epidemic: bool = False
    names: int = 0
    things: int = 0
    of_no_place: bool = False
    near: float | None = None
    goes_on: bool = False
    follows: bool = False
    of_sport: bool = False
    of_two_causes: bool = False
    of_its_country: bool = False
    of_two_kinds: bool = False
    of_two_natures: bool = False


@dataclass(frozen=True)
class _Asked:
    """A report that incidents are compared with: its terms, weighed by ``rarities``, and its towns."""

    traits: Traits
    terms: Mapping[str, float]
    rarities: Mapping[str, float]
    towns: _Towns

    def is_rare(self, term: str) -> bool:
        """Whether at most ``_FEW`` recent incidents have the term."""
        return self.rarities.get(term, 0.0) >= _rarity(_FEW)


def likenesses(
    traits: Traits, incidents: Iterable[Incident], frequencies: Mapping[str, int]
) -> Iterator[tuple[Incident, Likeness]]:
    """What the report shares with each incident. ``frequencies`` count the recent incidents with each term."""
    rarities = {term: _rarity(frequency) for term, frequency in frequencies.items()}
    own = of_length_one({term: weight * rarities.get(term, 1.0) for term, weight in traits.terms.items()})
    asked = _Asked(traits, own, rarities, _towns(traits.sites))
    for incident in incidents:
        yield incident, _likeness(asked, incident)


def _common_things(asked: _Asked, incident: Incident) -> int:
    return sum(name in incident.terms and asked.is_rare(name) for name in asked.traits.things)


def _likeness(asked: _Asked, incident: Incident) -> Likeness:
    """What the report shares with the incident."""
    traits, own, rarities = asked.traits, asked.terms, asked.rarities
    apart = max(traits.at - incident.last_at, incident.first_at - traits.at, timedelta(0)) / timedelta(days=1)
    common = [term for term in own if term in incident.terms]
    held = (_held(traits.title, incident.terms, rarities), _held(incident.titles, traits.terms, rarities))
    spreads = _is_one_epidemic(traits, incident)
    both_of_harm = traits.harm > 0 and incident.harm > 0 and not spreads
    towns = _towns(incident.sites)
    goes_on, near = _goes_on(traits, incident), _place_likeness(asked.towns, towns)
    return Likeness(
        words=_cosine(own, common, incident.terms, rarities),
        common=len(common),
        figures=sum(map(is_telling_figure, common)),
        titles=sum(held) / len(held),
        place=near if both_of_harm else None,
        day=_day_likeness(traits.days, incident.days) if both_of_harm and not goes_on else None,
        days_apart=apart,
        of_harm=traits.harm > 0 or incident.harm > 0,
        next_town=both_of_harm and _is_next_town(asked.towns, towns),
        of_epidemic=spreads,
        names=sum(name in incident.terms for name in traits.names),
        things=_common_things(asked, incident) if incident.harm > 0 else 0,
        of_no_place=not traits.sites,
        near=near if both_of_harm or _may_share_a_topic(traits, incident) else None,
        goes_on=goes_on,
        follows=traits.follows,
        of_sport=traits.of_sport and incident.harm > 0,
        of_two_causes=EPIDEMIC in traits.topics and not traits.spreads and is_of_disease(incident),
        of_its_country=both_of_harm and not asked.towns and _is_of_its_country(traits, incident),
        of_two_kinds=both_of_harm and _are_of_two_kinds(traits, incident),
        of_two_natures=both_of_harm and are_of_two_natures(traits.topics, incident.topics),
    )


def _cosine(
    own: Mapping[str, float], common: Iterable[str], terms: Mapping[str, float], rarities: Mapping[str, float]
) -> float:
    """The cosine of terms of length 1 and of an incident's, of which those ``common`` to both count."""
    length = math.hypot(*map(mul, terms.values(), map(rarities.get, terms, repeat(1.0))))
    return sum(own[term] * terms[term] * rarities.get(term, 1.0) for term in common) / length if length else 0.0


def main_topic(incident: Incident) -> str | None:
    """The key of the topic that weighs most, of several as heavy the last by name; ``None`` without a topic."""
    return max(incident.topics, key=lambda topic: (incident.topics[topic], topic), default=None)


def _may_share_a_topic(traits: Traits, incident: Incident) -> bool:
    """Whether the report is of the incident's main topic, or one of both is of none."""
    return not traits.topics or not incident.topics or main_topic(incident) in traits.topics


def _is_of_its_country(traits: Traits, incident: Incident) -> bool:
    """Whether the report has the incident's country and its main topic."""
    country = country_of(traits.sites)
    return country is not None and country == country_of(incident.sites) and main_topic(incident) in traits.topics


def _are_of_two_kinds(traits: Traits, incident: Incident) -> bool:
    """Whether topics, or words for accidents, say that two things happened."""
    words = ((*traits.words, *traits.title), (*incident.words, *incident.titles))
    return are_of_two_kinds(traits.topics, incident.topics) or are_of_two_accidents(
        traits.topics, incident.topics, words
    )


def _goes_on(traits: Traits, incident: Incident) -> bool:
    """Whether both are of what goes on for weeks: each report is of a later day, on which more was found or counted."""
    main = main_topic(incident)
    shared = _GOING_ON & traits.topics.keys() & incident.topics.keys()
    if not traits.spreads or not is_of_disease(incident):
        shared -= {EPIDEMIC}
    return any(topic == main or incident.topics[topic] >= _OFTEN * incident.topics[main] for topic in shared if main)


def _is_one_epidemic(traits: Traits, incident: Incident) -> bool:
    """Whether both name one disease in a title and in the other's text, and the same country before all others."""
    if not traits.spreads or not is_of_disease(incident):
        return False
    if not diseases(traits.title) & diseases(incident.terms) | diseases(incident.titles) & diseases(traits.terms):
        return False
    own, known = country_of(traits.sites), country_of(incident.sites)
    return own is not None and own == known


@cache
def _rarity(frequency: int) -> float:
    """What is left of a term's weight; all of it if no recent incident has the term."""
    return 1.0 / (1.0 + _FREQUENCY * math.log2(1.0 + frequency))


def _held(titles: Mapping[str, float], terms: Mapping[str, float], rarities: Mapping[str, float]) -> float:
    """The part of the titles' weight that the terms have, too."""
    weights = {term: weight * rarities.get(term, 1.0) for term, weight in titles.items()}
    total = sum(weights.values())
    return sum(weights[term] for term in weights if term in terms) / total if total else 0.0


def place_likeness(sites: tuple[Site, ...], others: tuple[Site, ...]) -> float | None:
    """The part of the towns' weight that both share, where places in one another and near each other are one.

    ``None`` if one of both names hardly a town, 0 if the main town is not among the others', -1 if that is so both
    ways. Towns of one district are neither one nor apart; nor is a town beside which the others' is told of nearly as
    much.
    """
    return _place_likeness(_towns(sites), _towns(others))


def _place_likeness(own: _Towns, known: _Towns) -> float | None:
    if not own or not known:
        return None
    (main, _), (known_main, _) = own[0], known[0]
    if not _has(main, known):
        if any(share_district(main, other) for other, share in known if share >= _LEAST_SHARE):
            return _SAME_DISTRICT
        if not _has(known_main, own):
            return -1.0
        told_of = max(share for town, share in own if may_be_one(town, known_main))
        return _BESIDE_ANOTHER if told_of >= _MUCH else 0.0
    return sum(min(share, sum(other for town, other in known if may_be_one(site, town))) for site, share in own)


def _has(town: Site, others: _Towns) -> bool:
    return any(may_be_one(town, other) for other, share in others if share >= _LEAST_SHARE)


def _is_next_town(own: _Towns, known: _Towns) -> bool:
    """Whether the main town is near towns of the others', and neither one of them nor in one or around one."""
    if not own or not known or not _has(own[0][0], known):
        return False
    return not any(holds(site, own[0][0]) or holds(own[0][0], site) for site, _ in known)


def _towns(sites: tuple[Site, ...]) -> _Towns:
    """The towns with their shares, the heaviest first; none if other places have nearly all the weight.

    What is said of the area of a town that has its name ("Kisumu County") is said of the town.
    """
    weights = [(site, _with_area(site, sites)) for site in sites if site.precision in FINE]
    weight = sum(own for _, own in weights)
    if weight < _LEAST_FINE * sum(site.weight for site in sites):
        return ()
    return tuple(sorted(((site, own / weight) for site, own in weights), key=lambda town: -town[1]))


def _with_area(town: Site, sites: tuple[Site, ...]) -> float:
    """The weight of a town and of the areas around it that have its name."""
    areas = (site for site in sites if site.precision not in FINE and site.name == town.name and holds(site, town))
    return town.weight + sum(area.weight for area in areas)


def _day_likeness(days: Mapping[date, float], others: Mapping[date, float]) -> float | None:
    """The part of the days that both share; -1 if most speaks for a day after all those of the others."""
    if not days or not others:
        return None
    total = sum(others.values())
    main = max(days, key=lambda day: days[day])
    if days[main] > _MOST and all(day < main for day, weight in others.items() if weight > _LEAST_SHARE * total):
        return -1.0
    return sum(min(weight, others.get(day, 0.0) / total) for day, weight in days.items())
