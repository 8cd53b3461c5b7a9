"""Where a text, or its title, names places, and what its words say of them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import Place
from claimwatch_contracts.vocabulary import PlacePrecision, PlaceRole
from claimwatch_language.areas import SETTLEMENTS, any_of
from claimwatch_language.joining.bearing_kinds import Bearing
from claimwatch_language.joining.bearings import bearing
from claimwatch_language.joining.clusters import clusters
from claimwatch_language.joining.demonyms import areas
from claimwatch_language.joining.references import References
from claimwatch_language.joining.waters import RIVER, is_water
from claimwatch_language.names.countries import capitals_by_code

_FORESEEN = re.compile(
    r"\b(?:(?:expected|likely|planned|plans|scheduled|forecast|set|due|going)\s+to|will|would|could|may|might|should)\s"
    r"[^.,;]*\Z",
    re.IGNORECASE,
)
_FORESEEN_CHARACTERS = 50
_RECALLED = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?)\s+(?:after|since|before)\b[^.;,]*\Z|\b(?:similar|unlike|earlier"
    r"|previous)\b[^.;,]*\Z",
    re.IGNORECASE,
)
_RECALLED_CHARACTERS = 80
_KNOWN_TOWN = re.compile(rf"\b(?:the|this|that)\s+(?:[a-z-]+\s+)?[A-Z][\w-]+\s+(?:{any_of(SETTLEMENTS)})\Z")
"""A town that was named before ("the northern Israeli town")."""
_OF_THE_HURT = frozenset(("hospital", "clinic", "morgue"))
"""Kinds of sites where those are counted who came to harm elsewhere in the town."""
_BEFORE_COUNTS = re.compile(
    r"\b(?:sources?|doctors?|medics?|nurses?|staff|officials?|director|taken|rushed|brought|admitted|treated|died|bodies)"
    r"\b[^.;,]*\Z",
    re.IGNORECASE,
)
"""Words before such a site by which those are counted there."""


@dataclass(frozen=True)
class Locale:
    """A cluster of places at ``text[start:end]``, the place that it is about, its sides and its bearing.

    At a ``foreseen`` locale nothing has happened yet ("is expected to cross X"). A ``recalled`` locale only tells when
    or after what something else happened ("days after a grave was opened in X").
    """

    start: int
    end: int
    place: Place
    sides: tuple[Place, ...]
    bearing: Bearing
    foreseen: bool = False
    recalled: bool = False

    @property
    def has_happened(self) -> bool:
        """Whether something has happened there."""
        return self.bearing in (Bearing.LOCATIVE, Bearing.LEFT) and not self.foreseen


class Locales:
    """The locales of a text or of a part of it, and all its ``places``, in order."""

    def __init__(self, places: Sequence[Place], locales: Sequence[Locale]) -> None:
        self.places = places
        self.all = locales
        self._starts = [locale.start for locale in locales]

    @classmethod
    def of(
        cls,
        text: str,
        starts: Sequence[int],
        places: Iterable[Place],
        speakers: Iterable[Span] = (),
        written: Sequence[Place] = (),
    ) -> Self:
        """The locales of a text. ``starts`` are its ``sentence_starts``, ``written`` the places of its datelines."""
        places = list(places)
        located = [place for place in places if place.role is PlaceRole.LOCATION]
        read = _Reading(text, starts, sorted(speakers, key=lambda span: span.start))
        locales = [*read.of_names(located), *read.of_adjectives(places, located)]
        locales += read.of_references(located, list(locales), written)
        return cls(located, sorted(locales, key=lambda locale: locale.start))

    def between(self, start: int, end: int) -> Sequence[Locale]:
        """The locales that begin between two offsets."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def part(self, start: int, end: int) -> Self:
        """The locales and places between two offsets."""
        return type(self)(_between(self.places, start, end), self.between(start, end))


@dataclass(frozen=True)
class PlaceNames:
    """What names places in one brief: locales and demonyms of its text and of its title, places of its datelines.

    A text without a title (``is_whole`` is false) may be a passage of an article.
    """

    text: Locales
    title: Locales
    demonyms: Sequence[Place]
    title_demonyms: Sequence[Place]
    written: Sequence[Place]
    is_whole: bool

    def part(self, start: int, end: int) -> "PlaceNames":
        """What names places between two offsets: a brief of a collection. The collection's title is not the brief's."""
        return PlaceNames(
            text=self.text.part(start, end),
            title=Locales((), ()),
            demonyms=_between(self.demonyms, start, end),
            title_demonyms=(),
            written=_between(self.written, start, end),
            is_whole=True,
        )


def _between(places: Iterable[Place], start: int, end: int) -> list[Place]:
    return [place for place in places if start <= place.start < end]


def _capital(country: Place, places: Iterable[Place]) -> Place:
    """The capital of a country, if it is among the places of the text; else the country."""
    name = capitals_by_code().get(country.country or "")
    return next((place for place in places if place.country == country.country and place.name == name), country)


class _Reading:
    """Reads the locales of one text. ``speakers`` are the spans of its sources, in order."""

    def __init__(self, text: str, starts: Sequence[int], speakers: Sequence[Span]) -> None:
        self._text = text
        self._starts = starts
        self._speakers = speakers
        self._speaking = [span.start for span in speakers]

    def of_names(self, places: Sequence[Place]) -> Iterator[Locale]:
        """The locales that names give."""
        by_id = {place.geonames_id: place for place in places if place.geonames_id is not None}
        for cluster in clusters(self._text, places):
            span = Span(start=cluster.places[0].start, end=cluster.places[-1].end)
            locale = self._locale(span, cluster.places[0], cluster.subject(by_id), cluster.sides)
            town = cluster.places[1] if len(cluster.places) > 1 and locale.place.type in _OF_THE_HURT else None
            if locale.place.type == RIVER and len(cluster.places) > 1:
                town = cluster.places[1]
                yield replace(locale, place=town, sides=(town,))
                continue
            is_there = locale.has_happened and not _BEFORE_COUNTS.search(
                self._text, max(0, locale.start - 40), locale.start
            )
            yield locale if town is None or is_there else replace(locale, place=town, sides=(town,))

    def of_adjectives(self, places: Iterable[Place], located: Sequence[Place]) -> Iterator[Locale]:
        """The locales where something happens in a place that only an adjective names ("off the Tunisian coast").

        The sentence names no finer place of the country.
        """
        for span, country in areas(self._text, places):
            locale = self._locale(span, span, country, (country,))
            floor = self._starts[bisect_right(self._starts, span.start) - 1]
            beside = (place for place in located if floor <= place.start < span.start)
            if not locale.has_happened or any(place.country == country.country for place in beside):
                continue
            if self._text.endswith("capital", span.start, span.end):
                capital = _capital(country, located)
                yield replace(locale, place=capital, sides=(capital,))
            elif _KNOWN_TOWN.search(self._text, floor, span.end) is None:
                yield locale

    def of_references(
        self, places: Sequence[Place], locales: Sequence[Locale], written: Sequence[Place]
    ) -> Iterator[Locale]:
        """The locales where something happens in a place that was named before ("in the town", "there")."""
        land = [each for each in locales if each.place.country is not None and not is_water(each.place)]
        named = [each.place for each in land if each.bearing is not Bearing.ASIDE]
        scenes = [each.place for each in land if each.has_happened]
        for span, place in References(self._text, self._starts, places).read(named, scenes, written):
            if self._text.startswith("there", span.start):
                yield Locale(span.start, span.end, place, (place,), Bearing.LOCATIVE)
                continue
            locale = self._locale(span, span, place, (place,))
            if locale.has_happened:
                yield locale

    def _locale(self, span: Span, first: Span, place: Place, sides: tuple[Place, ...]) -> Locale:
        """The locale of a phrase. Its words up to the end of ``first`` tell whether a speaker is there."""
        text, floor = self._text, self._starts[bisect_right(self._starts, span.start) - 1]
        low, high = bisect_right(self._speaking, span.start) - 2, bisect_left(self._speaking, first.end)
        is_country = isinstance(first, Place) and first.precision is PlacePrecision.COUNTRY
        meant = bearing(text, first, span.end, floor, self._speakers[max(0, low) : high], is_country)
        foreseen = _FORESEEN.search(text, max(floor, span.start - _FORESEEN_CHARACTERS), span.start) is not None
        recalled = _RECALLED.search(text, max(floor, span.start - _RECALLED_CHARACTERS), span.start) is not None
        return Locale(span.start, span.end, place, sides, meant, foreseen, recalled)
