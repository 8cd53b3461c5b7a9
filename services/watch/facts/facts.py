"""The facts of a report that watches ask for, computed once for each report and not once for each watch."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain, pairwise

from claimwatch_contracts.extraction import Location, Place, Quantity
from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import CueClass, Measure, PlacePrecision, PlaceRole
from claimwatch_language.datelines import dateline_end
from claimwatch_language.games import is_of_a_game, may_be_of_a_game
from claimwatch_language.geography import FINE, identities
from claimwatch_language.queries.tree import Field
from services.watch.facts import keys
from services.watch.facts.cells import keys_of_point
from services.watch.facts.heard import Heard
from services.watch.facts.keys import Beginning, Families, Key, SaidWord, WordPair
from services.watch.facts.offices import words_of_country, words_of_places
from services.watch.facts.passages import Passages
from services.watch.facts.words import words_of
from services.watch.news.changes import NOT_JUDGED, Changes
from services.watch.news.hearing import Hearing
from services.watch.news.novelty import Novelty, tellable

AREAS = (PlacePrecision.PROVINCE, PlacePrecision.COUNTRY, PlacePrecision.REGION)
ANYBODY = Hearing(minimum_confidence=0.0, beliefs=True)
"""The hearing that leaves out the least."""


def point_of(place: Location) -> tuple[float, float] | None:
    """Latitude and longitude of a place in degrees; ``None`` for an area, which its centre does not represent."""
    if place.lat is None or place.lon is None or place.precision in AREAS:
        return None
    return place.lat, place.lon


class ReportFacts:
    """The facts of one report. Each fact is computed when it is first needed."""

    def __init__(self, report: Report, judgement: Judgement = NOT_JUDGED) -> None:
        self.report = report
        self.changes = Changes(report, judgement)
        self._heard: dict[Hearing, Heard] = {}
        self._tellable: dict[Hearing, tuple[Novelty, ...]] = {}

    @property
    def key_families(self) -> Families:
        """Every key by which a watch may be found that the report concerns. Some pairs come several times."""
        others: dict[type, Callable[[], Iterable[Key]]] = {
            tuple: lambda: self._word_pairs,
            SaidWord: lambda: self.heard(ANYBODY).said_words,
            Beginning: lambda: self._beginnings,
        }
        return Families(self._keys, others)

    @property
    def _keys(self) -> set[Key]:
        article = self.report.article
        found: set[Key] = set(self._different_words)
        found.update(
            (keys.EVERY, self.publisher, keys.language(article.language)),
            *self._words_taken_back,
            map(keys.within, self.places_by_id),
            map(keys.named, self.places_by_name),
            *(keys_of_point(lat, lon) for lat, lon, _ in self.points),
            map(keys.topic, self.topics),
            self.heard(ANYBODY).keys,
        )
        return found

    @property
    def _word_pairs(self) -> Iterator[WordPair]:
        return chain.from_iterable(map(pairwise, (self._words, *self._words_taken_back)))

    @property
    def _beginnings(self) -> Iterator[Beginning]:
        heard = self.heard(ANYBODY)
        places = (self.title_and_text, heard.contents, heard.sources)
        return (Beginning(letters) for letters in set().union(*(place.beginnings for place in places)))

    @cached_property
    def publisher(self) -> str:
        """The key of the report's publisher."""
        return keys.publisher(self.report.article.publisher)

    def heard(self, hearing: Hearing) -> Heard:
        """The claimants and figures that a watch with this hearing takes notice of."""
        if (heard := self._heard.get(hearing)) is None:
            equivalent = self._equivalent(hearing)
            if equivalent not in self._heard:
                self._heard[equivalent] = Heard(self.report, equivalent, self.changes.taken_back, self._around)
            heard = self._heard[hearing] = self._heard[equivalent]
        return heard

    @cached_property
    def _around(self) -> frozenset[str]:
        """The words in the names of the incident's place and of what contains it."""
        incident = self.changes.judgement.incident
        if incident is None or incident.place is None:
            return frozenset()
        names = (incident.place.name, *(area.name for area in incident.within))
        return words_of_places(names) | words_of_country(incident.place.country)

    @cached_property
    def places(self) -> list[Place]:
        """The places of text and title that are locations and not parts of other names, and that of a known incident.

        An article that is withdrawn names no place any more, and a follow-up often the country alone.
        """
        named = (*self.report.places, *self.report.title_places)
        own = [place for place in named if place.role is PlaceRole.LOCATION]
        return [*own, *self._place_of_known_incident(own)]

    def _place_of_known_incident(self, named: Iterable[Place]) -> Iterator[Place]:
        """The place of an incident that others reported before, if the report takes something back or names no town.

        What is taken back lies where its row does: an incident may have several towns. The town of the dateline is
        where it was written.
        """
        judgement, begin = self.changes.judgement, dateline_end(self.report.article.text)
        incident, is_known = judgement.incident, not judgement.is_new_incident
        names_a_town = any(place.precision in FINE and place.start >= begin for place in named)
        is_short = is_known and not names_a_town
        rows = (self.changes.row_taken_back(entry) for entry in self.changes.taken_back)
        gone = [(row.place, row.within) for row in rows if row is not None and row.place is not None]
        if (self.changes.taken_back or is_short) and not gone and incident is not None and incident.place is not None:
            gone = [(incident.place, incident.within)]
        for place, within in gone:
            yield Place(**dict(place), text=place.name, within=within, start=0, end=len(place.name))

    @cached_property
    def points(self) -> list[tuple[float, float, Place]]:
        """Latitude, longitude (degrees) and place, for each place that is a point."""
        return [(*point, place) for place in self.places if (point := point_of(place)) is not None]

    def points_between(self, south: float, north: float) -> list[tuple[float, float]]:
        """Latitude and longitude of each point between two latitudes, in degrees."""
        first = bisect_left(self._coordinates, (south, -math.inf))
        return self._coordinates[first : bisect_right(self._coordinates, (north, math.inf))]

    @cached_property
    def _coordinates(self) -> list[tuple[float, float]]:
        """From south to north."""
        return sorted((lat, lon) for lat, lon, _ in self.points)

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
            places.setdefault(place.name.casefold(), place)
            if place.text != place.name:
                places.setdefault(place.text.casefold(), place)
        return places

    @cached_property
    def topics(self) -> frozenset[str]:
        """The keys of the report's topics, and that of its incident's main one.

        A follow-up on an epidemic that names the dead and the place need not name the disease. The report of a game has
        none, whatever its words, unless people died there.
        """
        if self._is_of_a_game and not self._tells_of_deaths:
            return frozenset()
        incident = self.changes.judgement.incident
        main = () if incident is None else incident.topics[:1]
        return frozenset((*(topic.key for topic in self.report.topics), *main))

    @property
    def _is_of_a_game(self) -> bool:
        article = self.report.article
        return may_be_of_a_game(self._different_words) and is_of_a_game(article.title, article.text)

    @property
    def _tells_of_deaths(self) -> bool:
        return any(figure.measure is Measure.KILLED and figure.worth_telling for figure in self.report.figures)

    def tellable(self, hearing: Hearing) -> tuple[Novelty, ...]:
        """Everything that a watch which hears so can be told."""
        equivalent = self._equivalent(hearing)
        if equivalent not in self._tellable:
            self._tellable[equivalent] = tellable(self.report, equivalent, self.changes.judgement)
        return self._tellable[equivalent]

    def _equivalent(self, hearing: Hearing) -> Hearing:
        """One hearing for all that make no difference in this report: they are few, however many watches there are."""
        number = bisect_left(self._confidences, hearing.minimum_confidence)
        least = self._confidences[number] if number < len(self._confidences) else math.inf
        measures = hearing.measures and hearing.measures & self._measures
        return Hearing(least, hearing.beliefs and self._has_beliefs, measures, hearing.everything)

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

    def before(self, figure: ReportedFigure) -> Quantity | None:
        """What one of the report's figures replaces; ``None`` if it replaces nothing."""
        index = self._index_of.get(id(figure))
        return figure.was or (None if index is None else self.changes.before(index))

    @cached_property
    def _index_of(self) -> dict[int, int]:
        """By identity: the index of each figure. To hash a figure takes long."""
        return {id(figure): index for index, figure in enumerate(self.report.figures)}

    def passages(self, field: Field | None, hearing: Hearing | None) -> Passages:
        """Where words of a field are looked for. Statements are those that the hearing takes notice of, or all."""
        match field:
            case None:
                return self.title_and_text
            case Field.TITLE:
                return self._title
            case Field.TEXT:
                return self._text
            case Field.CONTENT:
                return self.heard(hearing or ANYBODY).contents
            case Field.SOURCE:
                return self.heard(hearing or ANYBODY).sources

    @cached_property
    def _words(self) -> list[str]:
        return words_of(f"{self.report.article.title} {self.report.article.text}")

    @cached_property
    def _different_words(self) -> frozenset[str]:
        """The same words, each once. To copy a set takes a fifth of the time to make it of a list."""
        return frozenset(self._words)

    @cached_property
    def _words_taken_back(self) -> list[list[str]]:
        """The words of what is taken back, as it was printed, and of the incident's headline.

        The text of an article that is withdrawn says nothing of it any more.
        """
        taken_back, incident = self.changes.taken_back, self.changes.judgement.incident
        printed = [entry.evidence.quote for entry in taken_back]
        printed += [incident.headline] if taken_back and incident is not None else []
        return [words_of(text) for text in dict.fromkeys(printed)]

    @cached_property
    def title_and_text(self) -> Passages:
        """Title and text as one text: a phrase may begin at the title's end. What is taken back follows."""
        return Passages([self._words, *self._words_taken_back])

    @cached_property
    def _title(self) -> Passages:
        return Passages([words_of(self.report.article.title)])

    @cached_property
    def _text(self) -> Passages:
        return Passages([words_of(self.report.article.text)])
