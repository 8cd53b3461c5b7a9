"""The place of each figure of an article, and the occurrence that the figure belongs to."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import Figure, Place
from claimwatch_contracts.vocabulary import DatePrecision, Nature, PlaceRole
from claimwatch_language.datelines import datelines, hours
from claimwatch_language.joining.brief import Brief
from claimwatch_language.joining.briefs import briefs
from claimwatch_language.joining.candidates import Candidates, Traits
from claimwatch_language.joining.choosing import chosen
from claimwatch_language.joining.demonyms import Demonyms
from claimwatch_language.joining.echoes import echoed
from claimwatch_language.joining.events import plain_event
from claimwatch_language.joining.given import Given, Ground
from claimwatch_language.joining.happenings import Happenings
from claimwatch_language.joining.layout import Layout
from claimwatch_language.joining.locales import Locales, PlaceNames
from claimwatch_language.joining.occurrences import Occurrences, Reached
from claimwatch_language.joining.placement import Placement
from claimwatch_language.joining.scenes import Scene
from claimwatch_language.joining.wholes import spread

_OF_A_BODY = re.compile(
    r"-(?:based|led|backed|funded|run|trained|owned|brokered|flagged|registered|born|built|made)\b", re.IGNORECASE
)
"""Words after an adjective of a place that tell whose a body is, not where it acts ("the Beirut-based group")."""


class Reach:
    """The place of each figure of one text.

    ``starts`` are the text's ``sentence_starts``, ``figures`` all its figures in order. ``speakers`` are the spans of
    the sources of the attributions. ``title_places`` have offsets into the title.
    """

    def __init__(
        self,
        text: str,
        starts: Sequence[int],
        figures: Sequence[Figure],
        places: Sequence[Place],
        speakers: Sequence[Span] = (),
        title: str = "",
        title_places: Sequence[Place] = (),
    ) -> None:
        lines = list(datelines(text, starts))
        told, written = _outside(lines, _outside(hours(text), places)[0])
        names = PlaceNames(
            text=Locales.of(text, starts, told, speakers, written),
            title=Locales.of(title, [0], title_places),
            demonyms=list(_adjectives(text, told)),
            title_demonyms=list(_adjectives(title, title_places)),
            written=written,
            is_whole=bool(title.strip()),
        )
        self._title = title
        self._figures = figures
        self._layout = Layout(text, starts)
        self._parts = briefs(self._layout, title, lines)
        read = list(self._read(names))
        self._placements = [placement for placement, _ in read]
        self._candidates = [candidates for _, candidates in read]
        self._is_whole = names.is_whole

    def _read(self, names: PlaceNames) -> Iterator[tuple[Placement, Candidates]]:
        """The placement of each brief, and the places at which its figures may lie."""
        happenings = Happenings(self._layout.text)
        demonyms = Demonyms(self._layout, names.demonyms)
        days = (figure.date for figure in self._figures if figure.date and figure.measure.nature is Nature.HARM)
        latest = max((day.end for day in days if not day.open and day.precision is DatePrecision.DAY), default=None)
        for part in self._parts:
            start, end = self._layout.bounds(part.start)[0], self._layout.bounds(part.stop - 1)[1]
            own = names if len(self._parts) == 1 else names.part(start, end)
            brief = Brief(self._layout, part, happenings, own)
            placement = Placement(self._layout, self._figures, own.text, demonyms, brief, latest)
            yield placement, Candidates(self._layout, brief, own, self._figures)

    def occurrences(self) -> Occurrences:
        """The place and the occurrence of each figure.

        Of a passage without a title the rules alone are asked: it may lack what its article says of its figures.
        """
        given = self.given()
        places = [
            self._chosen(figure, each) if self._is_whole else each.place
            for figure, each in zip(self._figures, given, strict=True)
        ]
        scenes = []
        for figure, place in zip(self._figures, places, strict=True):
            sentence = self._layout.sentence_of(figure.start)
            scenes.append(None if place is None else self._placement(figure).brief.scenes.at(place, sentence))
        reached = [Reached(place, scene) for place, scene in zip(places, scenes, strict=True)]
        return Occurrences(self._layout, self._figures, reached, self._events())

    def given(self) -> list[Given]:
        """The place of each figure by the rules. What one brief says is carried into no other."""
        given: list[Given] = []
        places: list[Place | None] = []
        for index, figure in enumerate(self._figures):
            placement = self._placement(figure)
            former = places[-1] if index and placement is self._placement(self._figures[index - 1]) else None
            given.append(placement.given(index, former, _whole(self._figures, index, places)))
            places.append(given[-1].place)
        shared = list(echoed(self._layout, self._figures, places))
        shared = list(spread(self._layout, self._figures, shared, self._title))
        both = zip(given, shared, strict=True)
        return [each if place is each.place else Given(place, Ground.SAID) for each, place in both]

    def candidates(self, figure: Figure, given: Given) -> Iterator[tuple[Place | None, Traits]]:
        """The places at which a figure may lie, with their traits. The rules have ``given`` it one."""
        return self._candidates[self._part(figure)].of(figure, given)

    def _chosen(self, figure: Figure, given: Given) -> Place | None:
        return chosen(self.candidates(figure, given))

    def _events(self) -> list[Scene]:
        """The scene of what the lead plainly tells without a number. A collection has no lead."""
        if not self._title or len(self._parts) != 1 or not len(self._layout):
            return []
        scene = plain_event(self._layout, self._title, self._placements[0].brief.scenes, self._parts[0].start)
        return [] if scene is None else [scene]

    def _placement(self, figure: Figure) -> Placement:
        """The placement of the figure's brief."""
        return self._placements[self._part(figure)]

    def _part(self, figure: Figure) -> int:
        """The index of the figure's brief."""
        sentence = self._layout.sentence_of(figure.start)
        return bisect_right(self._parts, sentence, key=lambda part: part.start) - 1


_AMONG_OTHERS = re.compile(
    r"\b(?:including|among\s+them|such\s+as)\s+(?:[\w-]+,?\s+(?:(?:and|or)\s+)?){0,4}\Z", re.IGNORECASE
)
"""Words before the nationality of some among people from anywhere ("foreigners, including a Kenyan")."""
_BEFORE = 60


def _adjectives(text: str, places: Iterable[Place]) -> Iterator[Place]:
    """The demonyms among the places of a text that may tell where something happened."""
    for place in places:
        if place.role is not PlaceRole.DEMONYM or _OF_A_BODY.match(text, place.end):
            continue
        if not _AMONG_OTHERS.search(text, max(0, place.start - _BEFORE), place.start):
            yield place


_A_PAIR = 2
"""The most persons that words without a numeral count of themselves; words for more go back to a number."""


def _whole(figures: Sequence[Figure], index: int, places: Sequence[Place | None]) -> Place | None:
    """The place of the figure of which a figure counts a part, or which it gives again ("the same toll").

    ``None`` if that figure comes later.
    """
    figure = figures[index]
    if figure.subset_of is not None:
        return places[figure.subset_of] if figure.subset_of < len(places) else None
    if not figure.implicit or (figure.value or 0) <= _A_PAIR:
        return None
    given = (place for place in range(index - 1, -1, -1) if _is_given_again(figures[place], figure))
    return next((places[place] for place in given), None)


def _is_given_again(figure: Figure, again: Figure) -> bool:
    return (figure.measure, figure.value, figure.population) == (again.measure, again.value, again.population)


def _outside(datelines: Iterable[tuple[int, int]], places: Sequence[Place]) -> tuple[list[Place], list[Place]]:
    """The places outside datelines and those inside, in order.

    A dateline says where a dispatch was written, not what happened there.
    """
    waiting = list(datelines)[::-1]
    outside: list[Place] = []
    inside: list[Place] = []
    for place in places:
        while waiting and waiting[-1][1] <= place.start:
            waiting.pop()
        (outside if not waiting or place.start < waiting[-1][0] else inside).append(place)
    return outside, inside
