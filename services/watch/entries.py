"""The entries of a watch's criteria: what an entry asks of a report, and the keys that a matching report must have."""

import math
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from sys import intern

from claimwatch_contracts.documents import FigureCondition, WatchedPlace
from claimwatch_contracts.extraction import Place
from claimwatch_contracts.report import ReportedFigure
from claimwatch_language.geography import EARTH_RADIUS_KM, distance_km
from services.watch import keys
from services.watch.cells import keys_of_circle
from services.watch.facts import ReportFacts, meanings_of, words_of
from services.watch.hearing import Hearing
from services.watch.keys import Keys
from services.watch.wording import as_written, counted

KM_PER_DEGREE = math.radians(EARTH_RADIUS_KM)
"""Kilometres per degree of latitude."""
QUERY_PART = re.compile(r'"([^"]+)"|(\S+)')

Matched = tuple[str, ...]
"""The parts of a watch that fired, in words."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Entry(ABC):
    """One condition on a report. Entries are compared by identity, so that looking up an entry is cheap."""

    @abstractmethod
    def answers(self, facts: ReportFacts) -> Matched:
        """What in the report meets the condition, in words; empty if nothing does."""

    @abstractmethod
    def is_answered(self, facts: ReportFacts) -> bool:
        """Whether something of the report answers it. This is asked far more often than for the words."""

    @abstractmethod
    def required(self) -> tuple[Keys, ...]:
        """Sets of keys: a report that meets the condition has at least one key of each set."""

    @property
    @abstractmethod
    def is_settled_by_keys(self) -> bool:
        """Whether every report that has a key of each set meets the condition."""


@dataclass(frozen=True, slots=True, eq=False)
class PlaceEntry(Entry):
    """The watched place, a place inside it or inside its circle. Without id and circle, a place of the same name."""

    place: WatchedPlace

    def answers(self, facts: ReportFacts) -> Matched:
        if (match := self._first(facts)) is None:
            return ()
        name = as_written(match)
        return (f"place {self.place.name}" if name == self.place.name else f"place {self.place.name} ({name})",)

    def is_answered(self, facts: ReportFacts) -> bool:
        return self._first(facts) is not None

    def _first(self, facts: ReportFacts) -> Place | None:
        watched = self.place
        if watched.geonames_id is not None:
            return facts.places_by_id.get(watched.geonames_id)
        if watched.radius_km is None:
            return facts.places_by_name.get(watched.name.casefold())
        if watched.lat is None or not facts.has_point_between(*_latitudes(watched.lat, watched.radius_km)):
            return None  # far away to the north or south; this costs less than a distance
        return next((place for lat, lon, place in facts.points if is_around(watched, lat, lon)), None)

    def required(self) -> tuple[Keys, ...]:
        watched = self.place
        if watched.geonames_id is not None:
            return (frozenset({keys.within(watched.geonames_id)}),)
        if watched.lat is not None and watched.lon is not None and watched.radius_km is not None:
            return (keys_of_circle(watched.lat, watched.lon, watched.radius_km),)
        return (frozenset({keys.named(watched.name)}),)

    @property
    def is_settled_by_keys(self) -> bool:
        return self.place.geonames_id is not None or self.place.radius_km is None


@dataclass(frozen=True, slots=True, eq=False)
class TopicEntry(Entry):
    """A topic by its key."""

    key: str

    def answers(self, facts: ReportFacts) -> Matched:
        return (f"topic {self.key}",) if self.is_answered(facts) else ()

    def is_answered(self, facts: ReportFacts) -> bool:
        return self.key in facts.topics

    def required(self) -> tuple[Keys, ...]:
        return (frozenset({keys.topic(self.key)}),)

    @property
    def is_settled_by_keys(self) -> bool:
        return True


@dataclass(frozen=True, slots=True, eq=False)
class QueryEntry(Entry):
    """Words and quoted phrases, all of which must occur as whole words. Punctuation is ignored."""

    query: str
    parts: tuple[str, ...]
    """The words or phrases; a blank separates the words of a phrase."""

    def answers(self, facts: ReportFacts) -> Matched:
        if not self.is_answered(facts):
            return ()
        return (f"{'words' if len(self.parts) > 1 or ' ' in self.parts[0] else 'word'} {self.query}",)

    def is_answered(self, facts: ReportFacts) -> bool:
        return bool(self.parts) and all(map(facts.says, self.parts))

    def required(self) -> tuple[Keys, ...]:
        return tuple(frozenset({intern(key)}) for part in self.parts for key in _keys_of(part))

    @property
    def is_settled_by_keys(self) -> bool:
        return all(part.count(" ") < 2 for part in self.parts)


@dataclass(frozen=True, slots=True, eq=False)
class ClaimantEntry(Entry):
    """A claimant with any of the meant names."""

    claimant: str
    hearing: Hearing

    def answers(self, facts: ReportFacts) -> Matched:
        claimants = facts.heard(self.hearing).claimants(self.claimant)
        return tuple(f"claimant {claimant.name}" for claimant in claimants)

    def is_answered(self, facts: ReportFacts) -> bool:
        return bool(facts.heard(self.hearing).claimants(self.claimant))

    def required(self) -> tuple[Keys, ...]:
        key, names = meanings_of(self.claimant)
        words = (keys.rarest([frozenset({keys.name_word(word)}) for word in name]) for name in names if name)
        return (frozenset({keys.claimant(key)}).union(*words),)

    @property
    def is_settled_by_keys(self) -> bool:
        return False


@dataclass(frozen=True, slots=True, eq=False)
class FigureEntry(Entry):
    """A figure that meets a condition."""

    condition: FigureCondition
    hearing: Hearing

    def answers(self, facts: ReportFacts) -> Matched:
        return tuple(f"figure {figure.text} {counted(figure.measure)}".rstrip() for figure in self._meeting(facts))

    def is_answered(self, facts: ReportFacts) -> bool:
        return any(True for _ in self._meeting(facts))

    def _meeting(self, facts: ReportFacts) -> Iterable[ReportedFigure]:
        figures = facts.heard(self.hearing).figures(self.condition.measure)
        return (figure for figure in figures if meets(self.condition, figure))

    def required(self) -> tuple[Keys, ...]:
        return (frozenset({keys.measure(self.condition.measure)}),)

    @property
    def is_settled_by_keys(self) -> bool:
        return False


def parts_of(query: str) -> tuple[str, ...]:
    """The words and phrases of a query, in the form that ``ReportFacts.says`` takes."""
    parts = (" ".join(words_of(quoted or bare)) for quoted, bare in QUERY_PART.findall(query))
    return tuple(intern(part) for part in parts if part)


def _keys_of(part: str) -> list[keys.Key]:
    """The single word, or each two consecutive words of a phrase."""
    words = part.split()
    return [" ".join(pair) for pair in pairwise(words)] or words


def _latitudes(lat: float, radius_km: float) -> tuple[float, float]:
    """Between which latitudes a circle lies, and a kilometre more on each side for rounding."""
    reach = (radius_km + 1) / KM_PER_DEGREE
    return lat - reach, lat + reach


def is_around(circle: WatchedPlace, lat: float, lon: float) -> bool:
    """Whether a point, in degrees, lies in a circle."""
    if circle.radius_km is None or circle.lat is None or circle.lon is None:
        return False
    return distance_km(circle.lat, circle.lon, lat, lon) <= circle.radius_km


def meets(condition: FigureCondition, figure: ReportedFigure) -> bool:
    """Whether a figure has the condition's measure and comparator, and may reach the condition's value."""
    if condition.measure not in (figure.measure, figure.submeasure):
        return False
    if condition.comparators and figure.comparator not in condition.comparators:
        return False
    highest = max((v for v in (figure.value, figure.min, figure.max) if v is not None), default=None)
    return condition.at_least is None or (highest is not None and highest >= condition.at_least)
