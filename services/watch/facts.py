"""What watches ask of a report, looked up once for each report and not once for each watch."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from claimwatch_contracts.extraction import Claimant, Place
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import Measure, PlaceRole
from claimwatch_language.geography import identities
from claimwatch_language.names.aliases import BUILT_IN
from services.watch.hearing import Hearing
from services.watch.novelty import Novelty, tellable

WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The words of a text, in order; case makes no difference."""
    return WORD.findall(text.casefold())


class ReportFacts:
    """A report as watches ask of it. Each thing is computed when it is first asked for."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._heard: dict[Hearing, Heard] = {}
        self._tellable: dict[Hearing, tuple[Novelty, ...]] = {}

    def heard(self, hearing: Hearing) -> "Heard":
        """The claimants and figures that a watch hears of."""
        if hearing not in self._heard:
            self._heard[hearing] = Heard(self.report, hearing)
        return self._heard[hearing]

    @cached_property
    def places(self) -> list[Place]:
        """The places where something may have happened."""
        return [place for place in self.report.places if place.role is PlaceRole.LOCATION]

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
        if hearing not in self._tellable:
            self._tellable[hearing] = tellable(self.report, hearing)
        return self._tellable[hearing]

    def says(self, phrase: list[str]) -> bool:
        """Whether the words occur together, in that order."""
        if any(word not in self._positions for word in phrase):
            return False
        rarest = min(range(len(phrase)), key=lambda place: len(self._positions[phrase[place]]))
        starts = (position - rarest for position in self._positions[phrase[rarest]])
        return any(start >= 0 and self._words[start : start + len(phrase)] == phrase for start in starts)

    @cached_property
    def _words(self) -> list[str]:
        return words_of(f"{self.report.article.title} {self.report.article.text}")

    @cached_property
    def _positions(self) -> Mapping[str, list[int]]:
        positions: dict[str, list[int]] = {}
        for position, word in enumerate(self._words):
            positions.setdefault(word, []).append(position)
        return positions


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
        wanted = wanted if " " in wanted else wanted.replace("-", " ")
        known = BUILT_IN.known(wanted)
        numbers = set(self._by_key.get(BUILT_IN.key(wanted), ()))
        for asked in {wanted, known.name if known else wanted}:
            numbers |= self._named(words_of(asked))
        return [self._claimants[number] for number in sorted(numbers)]

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
