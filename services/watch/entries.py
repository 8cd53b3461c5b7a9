"""The entries of a watch's criteria: what each asks of a report, and the keys without which no report answers it."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from sys import intern

from claimwatch_contracts.documents import FigureCondition, WatchedPlace
from claimwatch_contracts.extraction import Place
from claimwatch_contracts.report import ReportedFigure
from services.watch import keys
from services.watch.cells import keys_of_circle
from services.watch.distance import distance_km
from services.watch.facts import ReportFacts, meanings_of, point_of, words_of
from services.watch.hearing import Hearing
from services.watch.keys import Keys
from services.watch.wording import as_written, counted

QUERY_PART = re.compile(r'"([^"]+)"|(\S+)')

Matched = tuple[str, ...]
"""What of a watch fired, in words."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Entry(ABC):
    """One thing that is asked of a report. Entries are told apart as objects, so that looking one up is cheap."""

    @abstractmethod
    def answers(self, facts: ReportFacts) -> Iterator[str]:
        """What of the report answers it, in words."""

    @abstractmethod
    def required(self) -> tuple[Keys, ...]:
        """Sets of keys: a report that answers has at least one key of each set."""


@dataclass(frozen=True, slots=True, eq=False)
class PlaceEntry(Entry):
    """A place, what lies in it or inside its circle; by name where it has only that."""

    place: WatchedPlace

    def answers(self, facts: ReportFacts) -> Iterator[str]:
        if (hit := self._first(facts)) is not None:
            name = as_written(hit)
            yield f"place {self.place.name}" if name == self.place.name else f"place {self.place.name} ({name})"

    def _first(self, facts: ReportFacts) -> Place | None:
        if self.place.geonames_id is not None:
            return facts.places_by_id.get(self.place.geonames_id)
        if self.place.radius_km is not None:
            return next((place for place in facts.places if is_around(self.place, place)), None)
        return facts.places_by_name.get(self.place.name.casefold())

    def required(self) -> tuple[Keys, ...]:
        watched = self.place
        if watched.geonames_id is not None:
            return (frozenset({keys.within(watched.geonames_id)}),)
        if watched.lat is not None and watched.lon is not None and watched.radius_km is not None:
            return (keys_of_circle(watched.lat, watched.lon, watched.radius_km),)
        return (frozenset({keys.named(watched.name)}),)


@dataclass(frozen=True, slots=True, eq=False)
class TopicEntry(Entry):
    """A topic by its key."""

    key: str

    def answers(self, facts: ReportFacts) -> Iterator[str]:
        if self.key in facts.topics:
            yield f"topic {self.key}"

    def required(self) -> tuple[Keys, ...]:
        return (frozenset({keys.topic(self.key)}),)


@dataclass(frozen=True, slots=True, eq=False)
class QueryEntry(Entry):
    """Words and quoted phrases, each of which must occur as whole words; signs alone are no part."""

    query: str

    def answers(self, facts: ReportFacts) -> Iterator[str]:
        parts = self._parts()
        if parts and all(facts.says(part) for part in parts):
            yield f"{'words' if len(parts) > 1 or len(parts[0]) > 1 else 'word'} {self.query}"

    def required(self) -> tuple[Keys, ...]:
        return tuple(frozenset({intern(word)}) for part in self._parts() for word in part)

    def _parts(self) -> list[list[str]]:
        parts = (words_of(quoted or bare) for quoted, bare in QUERY_PART.findall(self.query))
        return [words for words in parts if words]


@dataclass(frozen=True, slots=True, eq=False)
class ClaimantEntry(Entry):
    """A claimant under any of its names."""

    claimant: str
    hearing: Hearing

    def answers(self, facts: ReportFacts) -> Iterator[str]:
        heard = facts.heard(self.hearing)
        yield from (f"claimant {claimant.name}" for claimant in heard.claimants(self.claimant))

    def required(self) -> tuple[Keys, ...]:
        key, names = meanings_of(self.claimant)
        words = (keys.rarest([frozenset({keys.name_word(word)}) for word in name]) for name in names if name)
        return (frozenset({keys.claimant(key)}).union(*words),)


@dataclass(frozen=True, slots=True, eq=False)
class FigureEntry(Entry):
    """A figure that meets a condition."""

    condition: FigureCondition
    hearing: Hearing

    def answers(self, facts: ReportFacts) -> Iterator[str]:
        for figure in facts.heard(self.hearing).figures(self.condition.measure):
            if meets(self.condition, figure):
                yield f"figure {figure.text} {counted(figure.measure)}".rstrip()

    def required(self) -> tuple[Keys, ...]:
        return (frozenset({keys.measure(self.condition.measure)}),)


def is_around(wanted: WatchedPlace, place: Place) -> bool:
    """Whether a place lies in the watched circle. A country or province does not because its centre does."""
    if wanted.radius_km is None or wanted.lat is None or wanted.lon is None or (point := point_of(place)) is None:
        return False
    return distance_km(wanted.lat, wanted.lon, *point) <= wanted.radius_km


def meets(condition: FigureCondition, figure: ReportedFigure) -> bool:
    """Whether a figure has the measure, one of the comparators if any are given, and may reach the least value."""
    if figure.measure is not condition.measure:
        return False
    if condition.comparators and figure.comparator not in condition.comparators:
        return False
    highest = max((v for v in (figure.value, figure.min, figure.max) if v is not None), default=None)
    return condition.at_least is None or (highest is not None and highest >= condition.at_least)
