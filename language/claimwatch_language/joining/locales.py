"""Where a text, or its title, names places, and what its words say of them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import Place
from claimwatch_contracts.vocabulary import PlaceRole
from claimwatch_language.joining.bearings import Bearing, bearing
from claimwatch_language.joining.clusters import clusters

_FORESEEN = re.compile(
    r"\b(?:(?:expected|likely|planned|plans|scheduled|forecast|set|due|going)\s+to|will|would|could|may|might|should)\s"
    r"[^.,;]*\Z",
    re.IGNORECASE,
)
_FORESEEN_CHARACTERS = 50


@dataclass(frozen=True)
class Locale:
    """A cluster of places at ``text[start:end]``, the place that it is about, its sides and its bearing.

    At a ``foreseen`` locale nothing has happened yet ("is expected to cross X").
    """

    start: int
    end: int
    place: Place
    sides: tuple[Place, ...]
    bearing: Bearing
    foreseen: bool = False

    @property
    def has_happened(self) -> bool:
        """Whether something has happened there."""
        return self.bearing in (Bearing.LOCATIVE, Bearing.LEFT) and not self.foreseen


class Locales:
    """The locales of one text, and all its ``places``, in order. ``starts`` are the text's ``sentence_starts``."""

    def __init__(self, text: str, starts: Sequence[int], places: Sequence[Place], speakers: Iterable[Span]) -> None:
        self.places = [place for place in places if place.role is PlaceRole.LOCATION]
        self.all = list(_read(text, starts, self.places, sorted(speakers, key=lambda span: span.start)))
        self._starts = [locale.start for locale in self.all]

    def between(self, start: int, end: int) -> list[Locale]:
        """The locales that begin between two offsets."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


@dataclass(frozen=True)
class PlaceNames:
    """What names places in one article: locales and demonyms of its text and of its title, places of its datelines.

    An article without a title (``is_whole`` is false) may be a passage of an article.
    """

    text: Locales
    title: Locales
    demonyms: Sequence[Place]
    title_demonyms: Sequence[Place]
    written: Sequence[Place]
    is_whole: bool


def _read(text: str, starts: Sequence[int], places: list[Place], speakers: list[Span]) -> Iterator[Locale]:
    by_id = {place.geonames_id: place for place in places if place.geonames_id is not None}
    speaking = [span.start for span in speakers]
    for cluster in clusters(text, places):
        first, last = cluster.places[0], cluster.places[-1]
        nearby = speakers[max(0, bisect_right(speaking, first.start) - 2) : bisect_left(speaking, first.end)]
        floor = starts[bisect_right(starts, first.start) - 1]
        yield Locale(
            first.start,
            last.end,
            cluster.subject(by_id),
            cluster.sides,
            bearing(text, first, last.end, floor, nearby),
            _FORESEEN.search(text, max(floor, first.start - _FORESEEN_CHARACTERS), first.start) is not None,
        )
