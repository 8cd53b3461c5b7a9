"""What watches ask of a report, looked up once for each report and not once for each watch."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain, pairwise

from claimwatch_contracts.extraction import Claimant, Place
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import CueClass, Measure, PlacePrecision, PlaceRole
from claimwatch_language.geography import identities
from claimwatch_language.names.aliases import BUILT_IN
from services.watch import keys
from services.watch.cells import keys_of_point
from services.watch.hearing import Hearing
from services.watch.novelty import Novelty, tellable

WORD = re.compile(r"\w+")
AREAS = (PlacePrecision.PROVINCE, PlacePrecision.COUNTRY, PlacePrecision.REGION)
ANYBODY = Hearing(minimum_confidence=0.0, beliefs=True)
"""Hears whatever any watch may hear."""


def words_of(text: str) -> list[str]:
    """The words of a text, in order; case makes no difference."""
    return WORD.findall(text.casefold())


def point_of(place: Place) -> tuple[float, float] | None:
    """Latitude and longitude of a place. A country or province is larger than its centre tells: it has none."""
    if place.lat is None or place.lon is None or place.precision in AREAS:
        return None
    return place.lat, place.lon


def meanings_of(claimant: str) -> tuple[str, list[list[str]]]:
    """The key of a claimant that is asked for by name or key, and the words of each name that is meant."""
    name = claimant if " " in claimant else claimant.replace("-", " ")
    known = BUILT_IN.known(name)
    return BUILT_IN.key(name), [words_of(meant) for meant in {name, known.name if known else name}]


class ReportFacts:
    """A report as watches ask of it. Each thing is computed when it is first asked for."""

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
        """The claimants and figures that a watch hears of."""
        alike = self._alike(hearing)
        if alike not in self._heard:
            self._heard[alike] = Heard(self.report, alike)
        return self._heard[alike]

    @cached_property
    def places(self) -> list[Place]:
        """The places where something may have happened."""
        return [place for place in self.report.places if place.role is PlaceRole.LOCATION]

    @cached_property
    def points(self) -> list[tuple[float, float, Place]]:
        """The places that are known as points, after the latitude and longitude of each."""
        return [(*point, place) for place in self.places if (point := point_of(place)) is not None]

    def has_point_between(self, south: float, north: float) -> bool:
        """Whether one of the points lies between two latitudes."""
        return bisect_left(self._latitudes, south) < bisect_right(self._latitudes, north)

    @cached_property
    def _latitudes(self) -> list[float]:
        return sorted(lat for lat, _, _ in self.points)

    @cached_property
    def places_by_id(self) -> dict[int, Place]:
        """The first place that is or lies in each place of the gazetteer."""
        found: dict[int, Place] = {}
        for place in self.places:
            for identity in identities(place):
                found.setdefault(identity, place)
        return found

    @cached_property
    def places_by_name(self) -> dict[str, Place]:
        """The first place of each name, in lower case."""
        found: dict[str, Place] = {}
        for place in self.places:
            for name in (place.name, place.text):
                found.setdefault(name.casefold(), place)
        return found

    @cached_property
    def topics(self) -> frozenset[str]:
        """The keys of the topics."""
        return frozenset(topic.key for topic in self.report.topics)

    def tellable(self, hearing: Hearing) -> tuple[Novelty, ...]:
        """Everything that a watch which hears so can be told."""
        alike = self._alike(hearing)
        if alike not in self._tellable:
            self._tellable[alike] = tellable(self.report, alike)
        return self._tellable[alike]

    def _alike(self, hearing: Hearing) -> Hearing:
        """One hearing for all that make no difference in this report: they are few, however many watches there are."""
        number = bisect_left(self._confidences, hearing.minimum_confidence)
        least = self._confidences[number] if number < len(self._confidences) else math.inf
        return Hearing(least, hearing.beliefs and self._has_beliefs, hearing.measures & self._measures)

    @cached_property
    def _has_beliefs(self) -> bool:
        return any(attribution.cue_class is CueClass.BELIEVE for attribution in self.report.attributions)

    @cached_property
    def _confidences(self) -> list[float]:
        return sorted({attribution.confidence for attribution in self.report.attributions})

    @cached_property
    def _measures(self) -> frozenset[Measure]:
        return frozenset(figure.measure for figure in self.report.figures)

    def says(self, phrase: str) -> bool:
        """Whether the words occur together, in that order. They are as ``words_of`` gives them, a blank in between."""
        return phrase in self.keys or (phrase.count(" ") > 1 and f" {phrase} " in self._text)

    @cached_property
    def _words(self) -> list[str]:
        return words_of(f"{self.report.article.title} {self.report.article.text}")

    @cached_property
    def _text(self) -> str:
        """The words in order, a blank before and after each."""
        return f" {' '.join(self._words)} "


class Heard:
    """The claimants and figures of a report that are sure enough for a watch."""

    def __init__(self, report: Report, hearing: Hearing) -> None:
        self._figures = hearing.figures(report)
        self._claimants = list({one.key: one for one in hearing.claimants(report)}.values())
        self._other_names = report.aliases

    def claimants(self, wanted: str) -> list[Claimant]:
        """The claimants that are meant: one of their names means the same, or has every word of what is wanted.

        What is wanted may be a key; it is read as the name it was made from.
        """
        key, names = meanings_of(wanted)
        numbers = set(self._by_key.get(key, ())).union(*map(self._named, names))
        return [self._claimants[number] for number in sorted(numbers)]

    @property
    def keys(self) -> Iterable[keys.Key]:
        """The keys of the claimants and of what is counted."""
        return chain(
            map(keys.claimant, self._by_key), map(keys.name_word, self._by_word), map(keys.measure, self._by_measure)
        )

    def figures(self, measure: Measure) -> list[ReportedFigure]:
        """The figures of that measure, in the order of the text."""
        return self._by_measure.get(measure, [])

    def _named(self, words: list[str]) -> set[int]:
        """The claimants of whom one name has all the words."""
        names = [self._by_word.get(word, set()) for word in words]
        return {claimant for claimant, _ in set.intersection(*names)} if names else set()

    def _names(self) -> Iterable[tuple[int, int, str]]:
        """Each claimant by number, with the number of each of its names."""
        for number, claimant in enumerate(self._claimants):
            names = (f"{claimant.name} {claimant.key}", *self._other_names.get(claimant.key, ()))
            yield from ((number, which, name) for which, name in enumerate(names))

    @cached_property
    def _by_word(self) -> Mapping[str, set[tuple[int, int]]]:
        names: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
        for number, which, name in self._names():
            for word in words_of(name):
                names[word].add((number, which))
        return names

    @cached_property
    def _by_key(self) -> Mapping[str, list[int]]:
        keys: defaultdict[str, list[int]] = defaultdict(list)
        for number, claimant in enumerate(self._claimants):
            for key in (claimant.key, *map(BUILT_IN.key, self._other_names.get(claimant.key, ()))):
                keys[key].append(number)
        return keys

    @cached_property
    def _by_measure(self) -> Mapping[Measure, list[ReportedFigure]]:
        figures: defaultdict[Measure, list[ReportedFigure]] = defaultdict(list)
        for figure in self._figures:
            figures[figure.measure].append(figure)
        return figures
