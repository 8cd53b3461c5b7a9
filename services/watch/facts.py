"""The facts of a report that watches ask for, computed once for each report and not once for each watch."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain, pairwise

from claimwatch_contracts.extraction import Claimant, Place
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import CueClass, Measure, PlacePrecision, PlaceRole, Submeasure
from claimwatch_language.geography import identities
from claimwatch_language.names.aliases import BUILT_IN
from services.watch import keys
from services.watch.cells import keys_of_point
from services.watch.hearing import Hearing
from services.watch.novelty import Novelty, tellable

WORD = re.compile(r"\w+")
AREAS = (PlacePrecision.PROVINCE, PlacePrecision.COUNTRY, PlacePrecision.REGION)
ANYBODY = Hearing(minimum_confidence=0.0, beliefs=True)
"""The hearing that leaves out the least."""


def words_of(text: str) -> list[str]:
    """The words of a text in order, in folded case."""
    return WORD.findall(text.casefold())


def point_of(place: Place) -> tuple[float, float] | None:
    """Latitude and longitude of a place in degrees; ``None`` for an area, which its centre does not represent."""
    if place.lat is None or place.lon is None or place.precision in AREAS:
        return None
    return place.lat, place.lon


def meanings_of(claimant: str) -> tuple[str, list[list[str]]]:
    """The key of a claimant that a watch names or gives by key, and the words of each of its names."""
    name = claimant if " " in claimant else claimant.replace("-", " ")
    alias = BUILT_IN.known(name)
    return BUILT_IN.key(name), [words_of(full_name) for full_name in {name, alias.name if alias else name}]


class ReportFacts:
    """The facts of one report. Each fact is computed when it is first needed."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._heard: dict[Hearing, Heard] = {}
        self._tellable: dict[Hearing, tuple[Novelty, ...]] = {}

    @cached_property
    def keys(self) -> set[keys.Key]:
        """Every key by which a watch may be found that the report concerns."""
        every = {keys.EVERY, *self._words}
        every.update(map(" ".join, pairwise(self._words)))
        every.update(map(keys.within, self.places_by_id), map(keys.named, self.places_by_name))
        every.update(*(keys_of_point(lat, lon) for lat, lon, _ in self.points))
        every.update(map(keys.topic, self.topics), self.heard(ANYBODY).keys)
        return every

    def heard(self, hearing: Hearing) -> "Heard":
        """The claimants and figures that a watch with this hearing takes notice of."""
        equivalent = self._equivalent(hearing)
        if equivalent not in self._heard:
            self._heard[equivalent] = Heard(self.report, equivalent)
        return self._heard[equivalent]

    @cached_property
    def places(self) -> list[Place]:
        """The places of text and title that are locations and not parts of other names."""
        places = (*self.report.places, *self.report.title_places)
        return [place for place in places if place.role is PlaceRole.LOCATION]

    @cached_property
    def points(self) -> list[tuple[float, float, Place]]:
        """Latitude, longitude (degrees) and place, for each place that is a point."""
        return [(*point, place) for place in self.places if (point := point_of(place)) is not None]

    def has_point_between(self, south: float, north: float) -> bool:
        """Whether one of the points lies between two latitudes."""
        return bisect_left(self._latitudes, south) < bisect_right(self._latitudes, north)

    @cached_property
    def _latitudes(self) -> list[float]:
        return sorted(lat for lat, _, _ in self.points)

    @cached_property
    def places_by_id(self) -> dict[int, Place]:
        """By GeoNames id: the report's first place that has the id or lies in the place with the id."""
        places: dict[int, Place] = {}
        for place in self.places:
            for geonames_id in identities(place):
                places.setdefault(geonames_id, place)
        return places

    @cached_property
    def places_by_name(self) -> dict[str, Place]:
        """The first place of each name, by the name in folded case."""
        places: dict[str, Place] = {}
        for place in self.places:
            for name in (place.name, place.text):
                places.setdefault(name.casefold(), place)
        return places

    @cached_property
    def topics(self) -> frozenset[str]:
        """The keys of the report's topics."""
        return frozenset(topic.key for topic in self.report.topics)

    def tellable(self, hearing: Hearing) -> tuple[Novelty, ...]:
        """Everything that a watch which hears so can be told."""
        equivalent = self._equivalent(hearing)
        if equivalent not in self._tellable:
            self._tellable[equivalent] = tellable(self.report, equivalent)
        return self._tellable[equivalent]

    def _equivalent(self, hearing: Hearing) -> Hearing:
        """One hearing for all that make no difference in this report: they are few, however many watches there are."""
        number = bisect_left(self._confidences, hearing.minimum_confidence)
        least = self._confidences[number] if number < len(self._confidences) else math.inf
        return Hearing(least, hearing.beliefs and self._has_beliefs, hearing.measures & self._measures)

    @cached_property
    def _has_beliefs(self) -> bool:
        return any(attribution.cue_class is CueClass.BELIEVE for attribution in self.report.attributions)

    @cached_property
    def _confidences(self) -> list[float]:
        of_attributions = {attribution.confidence for attribution in self.report.attributions}
        return sorted(of_attributions | {figure.confidence for figure in self.report.figures})

    @cached_property
    def _measures(self) -> frozenset[Measure]:
        return frozenset(figure.measure for figure in self.report.figures)

    def says(self, phrase: str) -> bool:
        """Whether the words of the phrase follow each other in title or text.

        The phrase consists of words as ``words_of`` returns them, separated by blanks.
        """
        return phrase in self.keys or (phrase.count(" ") > 1 and f" {phrase} " in self._text)

    @cached_property
    def _words(self) -> list[str]:
        return words_of(f"{self.report.article.title} {self.report.article.text}")

    @cached_property
    def _text(self) -> str:
        """The words in order, with a blank before and after every word."""
        return f" {' '.join(self._words)} "


class Heard:
    """The claimants and figures of a report that a watch with some hearing takes notice of."""

    def __init__(self, report: Report, hearing: Hearing) -> None:
        self._figures = hearing.figures(report)
        self._claimants = list({claimant.key: claimant for claimant in hearing.claimants(report)}.values())
        self._other_names = report.aliases

    def claimants(self, watched: str) -> list[Claimant]:
        """The claimants that have the watched claimant's key, or a name with all words of the watched name.

        ``watched`` is a name or a key; a key is read as the name that it was made from.
        """
        key, names = meanings_of(watched)
        indexes = set(self._by_key.get(key, ())).union(*map(self._named, names))
        return [self._claimants[index] for index in sorted(indexes)]

    @property
    def keys(self) -> Iterable[keys.Key]:
        """The index keys of the claimants, of the words in their names, and of the figures' measures."""
        return chain(
            map(keys.claimant, self._by_key), map(keys.name_word, self._by_word), map(keys.measure, self._by_measure)
        )

    def figures(self, measure: Measure | Submeasure) -> list[ReportedFigure]:
        """The figures of a measure or submeasure, in the order of the text."""
        return self._by_measure.get(measure, [])

    def _named(self, words: list[str]) -> set[int]:
        """The indexes of the claimants that have a name with all the words."""
        names = [self._by_word.get(word, set()) for word in words]
        return {claimant for claimant, _ in set.intersection(*names)} if names else set()

    def _names(self) -> Iterable[tuple[int, int, str]]:
        """The index of a claimant, the index of a name among the claimant's names, and that name."""
        for index, claimant in enumerate(self._claimants):
            names = (f"{claimant.name} {claimant.key}", *self._other_names.get(claimant.key, ()))
            yield from ((index, name_index, name) for name_index, name in enumerate(names))

    @cached_property
    def _by_word(self) -> Mapping[str, set[tuple[int, int]]]:
        names: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
        for index, name_index, name in self._names():
            for word in words_of(name):
                names[word].add((index, name_index))
        return names

    @cached_property
    def _by_key(self) -> Mapping[str, list[int]]:
        keys: defaultdict[str, list[int]] = defaultdict(list)
        for index, claimant in enumerate(self._claimants):
            for key in (claimant.key, *map(BUILT_IN.key, self._other_names.get(claimant.key, ()))):
                keys[key].append(index)
        return keys

    @cached_property
    def _by_measure(self) -> Mapping[Measure | Submeasure, list[ReportedFigure]]:
        figures: defaultdict[Measure | Submeasure, list[ReportedFigure]] = defaultdict(list)
        for figure in self._figures:
            figures[figure.measure].append(figure)
            if figure.submeasure is not None:
                figures[figure.submeasure].append(figure)
        return figures
