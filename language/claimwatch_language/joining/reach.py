"""Which of the places mentioned a figure applies to, by clauses and prepositions; no parse."""

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
from claimwatch_language.sentences import sentence_starts

_FARTHEST_ADDED = 1_500
"""Characters between two figures of which the second may add to the first."""

_CLAUSE_END = re.compile(r"[;•]|\n\s*\n|\b(?:while|whereas|meanwhile|but)\b", re.IGNORECASE)
_LIST = 60
"""Code points between two figures that may still share a place ("killed 12 people and wounded at least 30")."""
_MORE_AFTER = re.compile(r"\s+(?:\w+\s+)?(?:others?|more)\b")
_MORE_BEFORE = re.compile(r"\b(?:another|additional|further)\s+(?:about\s+|around\s+|some\s+)?\Z", re.IGNORECASE)
_MOST_LISTED = 8
_FRONTED = re.compile(
    r"(?:^|[,;:.]|\b(?:and|while|but|meanwhile))\s*(?:in|at|near|on|around|across)\b[^,]*$", re.IGNORECASE
)
_FRONTED_CHARACTERS = 25


@dataclass(frozen=True)
class Locale:
    """A place of a sentence, the stretch of the places named with it, and how it stands there."""

    start: int
    end: int
    place: Place
    bearing: Bearing


class Reach:
    """The places of one text and its figures, to find which belongs to which.

    ``figures`` are those of the whole text in order, ``speakers`` the spans of the sources of its attributions.
    """

    def __init__(
        self, text: str, figures: Sequence[Figure], places: Sequence[Place], speakers: Sequence[Span] = ()
    ) -> None:
        self._text = text
        self._figures = figures
        self._starts = sentence_starts(text)
        located = [place for place in _outside(datelines(text), places) if place.role is PlaceRole.LOCATION]
        self._locales = list(self._read(located, sorted(speakers, key=lambda span: span.start)))
        self._locale_starts = [locale.start for locale in self._locales]

    def places(self) -> list[Place | None]:
        """The place that each figure applies to, None where none is in reach.

        In its own sentence: where the words after it say it happened, then the words before it; then a place only
        named. Of harm to people and to things, else, where something happened in the sentence before. A figure that
        adds to another ("31 others were wounded"), else, is where that one is.
        """
        found: list[Place | None] = []
        for number, figure in enumerate(self._figures):
            place = self._place_of(number)
            adds = place is None and number and figure.measure.nature is not Nature.QUANTITY
            if adds and self._goes_on(figure, self._figures[number - 1]):
                place = found[-1]
            found.append(place)
        return found

    def _place_of(self, number: int) -> Place | None:
        figure = self._figures[number]
        sentence = bisect_right(self._starts, figure.start) - 1
        end = self._end(sentence)
        inside = self._between(self._starts[sentence], end)
        happened = [one for one in inside if one.bearing is Bearing.LOCATIVE or figure.measure is Measure.DISTANCE]
        named = [one for one in inside if one.bearing in _named(figure)]
        found = self._after(number, happened, end) or _last_before(figure, happened, named)
        if found is None and figure.measure.nature is not Nature.QUANTITY:
            found = _last_before(figure, named) or next(iter(happened + named), None) or self._earlier(sentence)
        return found.place if found else None

    def _goes_on(self, figure: Figure, before: Figure) -> bool:
        """Whether a figure says of itself that it adds to the one before it ("31 others were wounded")."""
        if figure.start - before.end > _FARTHEST_ADDED:
            return False
        after = _MORE_AFTER.match(self._text, figure.end)
        return after is not None or _MORE_BEFORE.search(self._text, max(0, figure.start - 40), figure.start) is not None

    def _read(self, places: list[Place], speakers: list[Span]) -> Iterator[Locale]:
        named = {place.geonames_id: place for place in places if place.geonames_id is not None}
        speaking = [span.start for span in speakers]
        for cluster in clusters(self._text, places):
            first, last = cluster[0], cluster[-1]
            nearby = speakers[max(0, bisect_right(speaking, first.start) - 2) : bisect_left(speaking, first.end)]
            floor = self._starts[bisect_right(self._starts, first.start) - 1]
            yield Locale(first.start, last.end, spoken_of(cluster, named), bearing(self._text, first, floor, nearby))

    def _after(self, number: int, happened: list[Locale], end: int) -> Locale | None:
        """The place said after the figure, or after the last of the figures it is listed with, in the same clause."""
        for last in range(number, number + _MOST_LISTED):
            stop = self._clause_end(self._figures[last].end, min(end, self._next_start(last, end)))
            for one in happened:
                if self._figures[last].end <= one.start < stop and not self._is_fronted(one, stop):
                    return one
            if not self._is_listed(last, end):
                break
        return None

    def _is_listed(self, number: int, end: int) -> bool:
        """Whether the next figure stands in the same list, so that both may share a place after it."""
        this, following = self._figures[number].end, self._next_start(number, end)
        return following < end and following - this <= _LIST and self._clause_end(this, following) == following

    def _next_start(self, number: int, end: int) -> int:
        return self._figures[number + 1].start if number + 1 < len(self._figures) else end

    def _clause_end(self, start: int, end: int) -> int:
        found = _CLAUSE_END.search(self._text, start, end)
        return found.start() if found else end

    def _is_fronted(self, locale: Locale, stop: int) -> bool:
        """Whether the place opens the clause of the next figure ("…, and in X 12 died")."""
        if stop - locale.end > _FRONTED_CHARACTERS:
            return False
        return _FRONTED.search(self._text, max(0, locale.start - 40), locale.start) is not None

    def _earlier(self, sentence: int) -> Locale | None:
        """The last place where something happened in the sentence before."""
        near = self._between(self._starts[max(0, sentence - 1)], self._starts[sentence])
        return next((one for one in reversed(near) if one.bearing is Bearing.LOCATIVE), None)

    def _between(self, start: int, end: int) -> list[Locale]:
        return self._locales[bisect_left(self._locale_starts, start) : bisect_left(self._locale_starts, end)]

    def _end(self, sentence: int) -> int:
        return self._starts[sentence + 1] if sentence + 1 < len(self._starts) else len(self._text)


def _outside(datelines: Iterable[tuple[int, int]], places: Sequence[Place]) -> Iterator[Place]:
    """The places, which are in order, without those of datelines: there it was written, not where it happened."""
    waiting = list(datelines)[::-1]
    for place in places:
        while waiting and waiting[-1][1] <= place.start:
            waiting.pop()
        if not waiting or place.start < waiting[-1][0]:
            yield place


def _named(figure: Figure) -> set[Bearing]:
    """How a place may stand that is only named: things are counted where they come from, people are not."""
    return {Bearing.BARE, Bearing.ORIGIN} if figure.measure.nature is Nature.THINGS else {Bearing.BARE}


def _last_before(figure: Figure, locales: list[Locale], named: Sequence[Locale] = ()) -> Locale | None:
    """The last locale before the figure, or one only named that lies in it ("X, the worst-hit city in Y, …")."""
    found = next((one for one in reversed(locales) if one.end <= figure.start), None)
    if found is None or not named:
        return found
    within = [one for one in named if one.end <= figure.start and contains(found.place, one.place)]
    return within[-1] if within else found
