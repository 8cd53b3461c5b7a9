"""Which place a figure applies to: one of its own sentence, else the place that the article goes on with."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import Figure, Place
from claimwatch_contracts.vocabulary import Measure, Nature, PlacePrecision, PlaceRole
from claimwatch_language.datelines import datelines
from claimwatch_language.joining.bearings import Bearing
from claimwatch_language.joining.brief import Brief
from claimwatch_language.joining.briefs import briefs
from claimwatch_language.joining.demonyms import Demonyms
from claimwatch_language.joining.extents import Extent, extent, parted_by_war
from claimwatch_language.joining.happenings import HAPPENING_NOUNS, Happenings
from claimwatch_language.joining.layout import Layout
from claimwatch_language.joining.locales import Locales, PlaceNames
from claimwatch_language.joining.nearby import Nearby
from claimwatch_language.joining.occurrences import Occurrences, Reached
from claimwatch_language.joining.scenes import Link

_OF_A_BODY = re.compile(r"-(?:based|led|backed|funded|run|trained|owned|brokered)\b", re.IGNORECASE)
"""Words after an adjective of a place that tell whose a body is, not where it acts ("the Beirut-based group")."""
_FARTHEST_ADDED = 1_500
"""The most code points between a figure and a later figure that adds to it."""
_MORE_AFTER = re.compile(r"\s+(?:\w+\s+)?(?:others?|more)\b")
_MORE_BEFORE = re.compile(r"\b(?:another|additional|further)\s+(?:about\s+|around\s+|some\s+)?\Z", re.IGNORECASE)
_KILLS = re.compile(
    r"\s+(?:(?:ha[sd]|have|also)\s+){0,2}(?:killed|wounded|injured|shot|executed|hit|struck|bombed|attacked|massacred)\b"
)
_UNNAMED = re.compile(
    r"\s*(?:(?:The|This)\s+\w+\s+came\s+(?:as|after|hours|days)|Meanwhile|Separately)\b.{0,200}?"
    r"\bin\s+an?(?:other)?\s+(?:\w+\s+){0,2}(?:village|town|city|province|district|hamlet)\b",
    re.DOTALL,
)
"""The beginning of a sentence on a side event in a place without a name ("The attack came as … in a village")."""
_RECALLED = re.compile(
    rf"\b(?:years?|decades?)\s+(?:ago|earlier|before)\b|\b(?:19|20)\d\d\s+(?:[\w-]+\s+)?(?:{'|'.join(sorted(HAPPENING_NOUNS))})\b",
    re.IGNORECASE,
)
"""Words for what happened at a former time ("three years ago", "the 2012 attack")."""
_CLAUSE = re.compile(r"\b(?:when|while|whereas|but)\b")

_AT_HOME = frozenset((Measure.KILLED, Measure.WOUNDED, Measure.BODIES_FOUND, Measure.MISSING, Measure.DISPLACED))
"""The measures of harm that mostly befalls people in their own country."""


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
        self._text = text
        self._figures = figures
        lines = list(datelines(text, starts))
        told, written = _outside(lines, places)
        locales = Locales.of(text, starts, told, speakers, written)
        names = PlaceNames(
            text=locales,
            title=Locales.of(title, [0], title_places),
            demonyms=list(_adjectives(text, told)),
            title_demonyms=list(_adjectives(title, title_places)),
            written=written,
            is_whole=bool(title.strip()),
        )
        self._layout = Layout(text, starts)
        self._locales = locales
        self._nearby = Nearby(self._layout, figures, locales)
        self._demonyms = Demonyms(self._layout, names.demonyms)
        self._parts = briefs(self._layout, title, lines)
        self._briefs = list(self._read(names))

    def _read(self, names: PlaceNames) -> Iterator[Brief]:
        happenings = Happenings(self._text)
        for part in self._parts:
            start, end = self._layout.bounds(part.start)[0], self._layout.bounds(part.stop - 1)[1]
            own = names if len(self._parts) == 1 else names.part(start, end)
            yield Brief(self._layout, part, happenings, own)

    def _brief(self, sentence: int) -> Brief:
        """The brief of a sentence."""
        return self._briefs[bisect_right(self._parts, sentence, key=lambda part: part.start) - 1]

    def occurrences(self) -> Occurrences:
        """The place and the occurrence of each figure; no place if none is in reach.

        A place where something happens, in the figure's sentence, comes first. A figure that adds to the figure before
        it ("31 others were wounded") gets the place of that figure. Then comes a place that the sentence only names,
        then the place of the scene that the sentence goes on about, then the article's main place.
        """
        reached: list[Reached] = []
        former: Place | None = None
        brief: Brief | None = None
        for index, figure in enumerate(self._figures):
            sentence = self._layout.sentence_of(figure.start)
            former = former if brief is self._brief(sentence) else None
            brief = self._brief(sentence)
            former = self._place_of(index, sentence, former, _whole(figure, reached))
            scene = None if former is None else brief.scenes.at(former, sentence)
            reached.append(Reached(former, scene))
        return Occurrences(self._layout, self._figures, reached)

    def _place_of(self, index: int, sentence: int, former: Place | None, whole: Place | None) -> Place | None:
        figure, bounds = self._figures[index], self._layout.bounds(sentence)
        following = self._figures[index + 1].start if index + 1 < len(self._figures) else bounds[1]
        reach = extent(self._text, bounds, figure.end, following)
        if reach is Extent.WORLD or reach is Extent.ELSEWHERE:
            return None
        place = self._nearby.happened(index)
        if reach is Extent.WAR:
            return self._of_war(sentence, figure, place)
        if place is not None:
            return self._homeland_instead(figure, place)
        if whole is not None:
            return whole
        if former is not None and self._goes_on(figure, self._figures[index - 1], bounds[0]):
            return former
        return self._brief(sentence).country if reach is Extent.COUNTRY else self._continued(index, sentence)

    def _of_war(self, sentence: int, figure: Figure, place: Place | None) -> Place | None:
        """Where a figure of a whole war lies: at the ``place`` beside it, else in a country.

        The country is the one that the sentence names, or the sentence before it, else the article's. A place in
        another part of the sentence than the war is not beside the figure.
        """
        beside = place is not None and not (
            place.end <= figure.start and parted_by_war(self._text, place.end, figure.start)
        )
        if place is not None and (beside or place.precision is PlacePrecision.COUNTRY):
            return place
        return self._country_in(sentence) or self._country_in(sentence - 1) or self._brief(sentence).country

    def _country_in(self, sentence: int) -> Place | None:
        """The first country that a sentence names as a country in which something is, or whose adjective it has."""
        if sentence < 0:
            return None
        bounds = self._layout.bounds(sentence)
        countries = (
            locale.place
            for locale in self._locales.between(*bounds)
            if locale.bearing is not Bearing.ASIDE and locale.place.precision is PlacePrecision.COUNTRY
        )
        return next(countries, None) or self._demonyms.of_war(sentence)

    def _continued(self, index: int, sentence: int) -> Place | None:
        """The place of a figure whose sentence says nowhere that something happens."""
        figure = self._figures[index]
        is_quantity = figure.measure.nature is Nature.QUANTITY
        named = None if is_quantity else self._named(index)
        if named is not None:
            return named
        demonym = self._demonyms.of_place(sentence, figure)
        if (
            demonym is None
            and not is_quantity
            and self._brief(sentence).main is not None
            and self._is_another(sentence)
        ):
            return self._homeland(figure) or self._brief(sentence).country
        scene = self._brief(sentence).continued(sentence, is_quantity, demonym)
        return scene or demonym or self._homeland(figure) or self._brief(sentence).main

    def _is_another(self, sentence: int) -> bool:
        """Whether a sentence without a place of its own, and with no scene that it names, tells of another event."""
        belonging = self._brief(sentence).scenes.of(sentence)
        is_placed = belonging is not None and belonging.link is not Link.CONTINUED
        bounds = self._layout.bounds(sentence)
        return not is_placed and bool(_RECALLED.search(self._text, *bounds) or _UNNAMED.match(self._text, *bounds))

    def _homeland(self, figure: Figure) -> Place | None:
        """Where the article says that something happened in the country of the people who were harmed."""
        demonym = self._demonyms.of_people(figure) if figure.measure in _AT_HOME else None
        return (
            None
            if demonym is None or demonym.country is None
            else self._brief(self._layout.sentence_of(figure.start)).within(demonym.country)
        )

    def _homeland_instead(self, figure: Figure, place: Place) -> Place:
        """The homeland of the people who were harmed, if ``place`` stands in another clause; else ``place``."""
        apart = place.end < figure.start and _CLAUSE.search(self._text, place.end, figure.start)
        return (self._homeland(figure) if apart else None) or place

    def _named(self, index: int) -> Place | None:
        """The place that the sentence only names. A country that kills abroad is no place of the killing."""
        place = self._nearby.named(index)
        kills = (
            place is not None
            and _KILLS.match(self._text, place.end)
            and self._brief(self._layout.sentence_of(place.start)).is_elsewhere(place)
        )
        return None if kills else place

    def _goes_on(self, figure: Figure, before: Figure, start: int) -> bool:
        """Whether a figure adds to the figure before it ("31 others were wounded").

        An amount goes on with the people whom its sentence, which begins at ``start``, counts before it.
        """
        if figure.start - before.end > _FARTHEST_ADDED:
            return False
        if figure.measure.nature is Nature.QUANTITY and before.measure.nature is not Nature.QUANTITY:
            return before.start >= start
        after = _MORE_AFTER.match(self._text, figure.end)
        return after is not None or _MORE_BEFORE.search(self._text, max(0, figure.start - 40), figure.start) is not None


def _adjectives(text: str, places: Iterable[Place]) -> Iterator[Place]:
    """The demonyms among the places of a text that may tell where something happened."""
    for place in places:
        if place.role is PlaceRole.DEMONYM and not _OF_A_BODY.match(text, place.end):
            yield place


def _whole(figure: Figure, reached: Sequence[Reached]) -> Place | None:
    """The place of the figure of which a figure counts a part; ``None`` if that figure comes later."""
    if figure.subset_of is None or figure.subset_of >= len(reached):
        return None
    return reached[figure.subset_of].place


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
