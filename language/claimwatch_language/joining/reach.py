"""Which place of a text a figure applies to, by clauses and prepositions, without a parse."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import Figure, Place
from claimwatch_contracts.vocabulary import Measure, Nature, PlaceRole
from claimwatch_language.datelines import datelines
from claimwatch_language.geography import contains
from claimwatch_language.joining.bearings import Bearing, bearing
from claimwatch_language.joining.clusters import clusters, spoken_of

_FARTHEST_ADDED = 1_500
"""The most code points between a figure and a later figure that adds to it."""

_CLAUSE_END = re.compile(r"[;•]|\n\s*\n|\b(?:while|whereas|meanwhile|but)\b", re.IGNORECASE)
_LIST = 60
"""The most code points between two figures that share a place ("killed 12 people and wounded at least 30")."""
_MORE_AFTER = re.compile(r"\s+(?:\w+\s+)?(?:others?|more)\b")
_MORE_BEFORE = re.compile(r"\b(?:another|additional|further)\s+(?:about\s+|around\s+|some\s+)?\Z", re.IGNORECASE)
_MOST_LISTED = 8
_FRONTED = re.compile(
    r"(?:^|[,;:.]|\b(?:and|while|but|meanwhile))\s*(?:in|at|near|on|around|across)\b[^,]*$", re.IGNORECASE
)
_FRONTED_CHARACTERS = 25


@dataclass(frozen=True)
class Locale:
    """A cluster of places at ``text[start:end]``, the place that the cluster is about, and its bearing."""

    start: int
    end: int
    place: Place
    bearing: Bearing


class Reach:
    """The place of each figure of one text.

    ``starts`` are the text's ``sentence_starts``, ``figures`` all its figures in order. ``speakers`` are the spans of
    the sources of the attributions.
    """

    def __init__(
        self,
        text: str,
        starts: Sequence[int],
        figures: Sequence[Figure],
        places: Sequence[Place],
        speakers: Sequence[Span] = (),
    ) -> None:
        self._text = text
        self._figures = figures
        self._starts = starts
        located = [place for place in _outside(datelines(text, starts), places) if place.role is PlaceRole.LOCATION]
        self._locales = list(self._read(located, sorted(speakers, key=lambda span: span.start)))
        self._locale_starts = [locale.start for locale in self._locales]

    def places(self) -> list[Place | None]:
        """The place that each figure applies to; ``None`` if no place is in reach.

        A place where something happens, in the figure's sentence, comes first: after the figure, else before it. The
        following holds only for harm to people and for things. A place of the sentence that is only named comes next,
        then the last place where something happens in the sentence before. A figure that adds to the figure before it
        ("31 others were wounded") comes last: it gets the place of that figure.
        """
        reached: list[Place | None] = []
        for index, figure in enumerate(self._figures):
            place = self._place_of(index)
            may_add = place is None and index and figure.measure.nature is not Nature.QUANTITY
            if may_add and self._goes_on(figure, self._figures[index - 1]):
                place = reached[-1]
            reached.append(place)
        return reached

    def _place_of(self, index: int) -> Place | None:
        figure = self._figures[index]
        sentence = bisect_right(self._starts, figure.start) - 1
        end = self._end(sentence)
        inside = self._between(self._starts[sentence], end)
        happened = [
            locale for locale in inside if locale.bearing is Bearing.LOCATIVE or figure.measure is Measure.DISTANCE
        ]
        named = [locale for locale in inside if locale.bearing in _naming_bearings(figure)]
        locale = self._after(index, happened, end) or _last_before(figure, happened, named)
        if locale is None and figure.measure.nature is not Nature.QUANTITY:
            locale = _last_before(figure, named) or next(iter(happened + named), None) or self._earlier(sentence)
        return locale.place if locale else None

    def _goes_on(self, figure: Figure, before: Figure) -> bool:
        """Whether the words around a figure say that it adds to the figure before it ("31 others were wounded")."""
        if figure.start - before.end > _FARTHEST_ADDED:
            return False
        after = _MORE_AFTER.match(self._text, figure.end)
        return after is not None or _MORE_BEFORE.search(self._text, max(0, figure.start - 40), figure.start) is not None

    def _read(self, places: list[Place], speakers: list[Span]) -> Iterator[Locale]:
        by_id = {place.geonames_id: place for place in places if place.geonames_id is not None}
        speaking = [span.start for span in speakers]
        for cluster in clusters(self._text, places):
            first, last = cluster[0], cluster[-1]
            nearby = speakers[max(0, bisect_right(speaking, first.start) - 2) : bisect_left(speaking, first.end)]
            floor = self._starts[bisect_right(self._starts, first.start) - 1]
            yield Locale(first.start, last.end, spoken_of(cluster, by_id), bearing(self._text, first, floor, nearby))

    def _after(self, index: int, happened: list[Locale], end: int) -> Locale | None:
        """The place after the figure, or after the last figure of the same list, in the same clause."""
        for last in range(index, index + _MOST_LISTED):
            stop = self._clause_end(self._figures[last].end, min(end, self._next_start(last, end)))
            for locale in happened:
                if self._figures[last].end <= locale.start < stop and not self._is_fronted(locale, stop):
                    return locale
            if not self._is_listed(last, end):
                break
        return None

    def _is_listed(self, index: int, end: int) -> bool:
        """Whether the next figure stands in the same list, so that both figures may share the place after the list."""
        this, following = self._figures[index].end, self._next_start(index, end)
        return following < end and following - this <= _LIST and self._clause_end(this, following) == following

    def _next_start(self, index: int, end: int) -> int:
        return self._figures[index + 1].start if index + 1 < len(self._figures) else end

    def _clause_end(self, start: int, end: int) -> int:
        match = _CLAUSE_END.search(self._text, start, end)
        return match.start() if match else end

    def _is_fronted(self, locale: Locale, stop: int) -> bool:
        """Whether the place opens the clause of the next figure ("…, and in X 12 died")."""
        if stop - locale.end > _FRONTED_CHARACTERS:
            return False
        return _FRONTED.search(self._text, max(0, locale.start - 40), locale.start) is not None

    def _earlier(self, sentence: int) -> Locale | None:
        """The last place where something happens in the sentence before the one with that index."""
        near = self._between(self._starts[max(0, sentence - 1)], self._starts[sentence])
        return next((locale for locale in reversed(near) if locale.bearing is Bearing.LOCATIVE), None)

    def _between(self, start: int, end: int) -> list[Locale]:
        return self._locales[bisect_left(self._locale_starts, start) : bisect_left(self._locale_starts, end)]

    def _end(self, sentence: int) -> int:
        return self._starts[sentence + 1] if sentence + 1 < len(self._starts) else len(self._text)


def _outside(datelines: Iterable[tuple[int, int]], places: Sequence[Place]) -> Iterator[Place]:
    """The places outside datelines, in order. A dateline says where a dispatch was written, not what happened there."""
    waiting = list(datelines)[::-1]
    for place in places:
        while waiting and waiting[-1][1] <= place.start:
            waiting.pop()
        if not waiting or place.start < waiting[-1][0]:
            yield place


def _naming_bearings(figure: Figure) -> set[Bearing]:
    """The bearings of a place that is only named. Things are counted where they come from; people are not."""
    return {Bearing.BARE, Bearing.ORIGIN} if figure.measure.nature is Nature.THINGS else {Bearing.BARE}


def _last_before(figure: Figure, locales: list[Locale], named: Sequence[Locale] = ()) -> Locale | None:
    """The last locale before the figure, or the last of ``named`` that lies in it ("X, the worst-hit city in Y, …")."""
    last = next((locale for locale in reversed(locales) if locale.end <= figure.start), None)
    if last is None or not named:
        return last
    within = [locale for locale in named if locale.end <= figure.start and contains(last.place, locale.place)]
    return within[-1] if within else last
