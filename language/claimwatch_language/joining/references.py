"""Words that stand for a place named before: "the town", "that province", "there"."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import Place
from claimwatch_contracts.vocabulary import PlacePrecision, PlaceRole
from claimwatch_language.areas import AREAS, any_of
from claimwatch_language.calendar import WEEKDAYS
from claimwatch_language.geography import FINE
from claimwatch_language.joining.setting import identity
from claimwatch_language.names.countries import capitals_by_code
from claimwatch_language.wordlists import word_set

_ISLAND = "island"
_KINDS = any_of([_ISLAND, *(kind for kind, precision in AREAS.items() if precision is not PlacePrecision.COUNTRY)])
_ALONE = word_set(
    "and or but since on in at by under from to with near where which that who when while after before during as for "
    "over is was are were has have had would will could may last this late early yesterday today overnight itself said "
    "killed killing wounded wounding injured injuring hit centre center outskirts hospital airport market"
)
"""The words after a noun of an area that stands alone. Another noun makes another thing of it ("the district jail")."""
_AFTER = "|".join(sorted(_ALONE | {day.capitalize() for day in WEEKDAYS}))
_NOUN = re.compile(
    rf"[Tt](?<!\w[Tt])h(?:e|is|at)\s+(?:same\s+)?(?:[a-z-]+\s+)?(?:[A-Z][a-z]+(?:i|an|ese|ish)\s+)?(?P<kind>{_KINDS})"
    rf"(?=[’']s\b|\s*[^\w\s’'-]|\s+(?:{_AFTER})\b|\s*\Z)"
)
_THERE = re.compile(
    r"there(?<=[a-z]\sthere)(?=\s*[,.;]|\s+(?:and|but|since|on|in|last|this|during|when|after|before|at)\b)"
)
_CALLED_BEFORE = re.compile(rf"\b(?P<kind>{_KINDS})\s+of\s+\Z")
_CALLED_AFTER = re.compile(rf"(?:,?\s+(?:is\s+)?(?:an?|the)(?:\s+[a-z-]+){{0,2}})?\s+(?P<kind>{_KINDS})\b")
_FARTHEST = 1_500
"""The most code points between a place and a word that stands for it."""
_ISLAND_COUNTRIES = frozenset(
    ("CU", "JM", "LK", "TW", "CY", "MG", "IS", "MT", "PR", "BB", "GD", "DM", "LC", "MU", "BH", "NR")
)
"""Countries that are one island, by their codes."""
_TOWNS = frozenset((PlacePrecision.VILLAGE, PlacePrecision.CITY))
_FITTING = {
    PlacePrecision.DISTRICT: frozenset((PlacePrecision.DISTRICT,)),
    PlacePrecision.VILLAGE: _TOWNS,
    PlacePrecision.CITY: _TOWNS,
    PlacePrecision.PROVINCE: frozenset((PlacePrecision.PROVINCE, PlacePrecision.DISTRICT)),
}
"""The precisions of the places that a kind of area may stand for."""
_APART = {"city": frozenset(("town", "village", "hamlet")), "town": frozenset(("city",))}
_APART |= {kind: frozenset(("city", "town")) for kind in ("village", "hamlet")}
"""The kinds that a text does not mix: what it calls a village is not "the city"."""


class References:
    """The words of one text that stand for places of it. ``starts`` are the text's ``sentence_starts``."""

    def __init__(self, text: str, starts: Sequence[int], places: Iterable[Place]) -> None:
        self._text = text
        self._starts = starts
        self._places = sorted(places, key=lambda place: place.start)
        self._called: defaultdict[int | str, set[str]] = defaultdict(set)
        for place in self._places:
            called = _CALLED_BEFORE.search(text, max(0, place.start - 20), place.start)
            called = called or _CALLED_AFTER.match(text, place.end)
            if called is not None:
                self._called[identity(place)].add(called["kind"])

    def read(
        self, named: Sequence[Place], scenes: Sequence[Place], datelines: Sequence[Place]
    ) -> Iterator[tuple[Span, Place]]:
        """The words, in order, each with its place: the last of ``scenes`` before it that fits.

        The ``scenes`` are the places where something happens, in order. One of the datelines' places is meant if no
        other one fits. "There" is the last town before it in its sentence ("men from Orun were shot there"), or else
        the last place that an earlier sentence has ``named``.
        """
        text = self._text
        for match in sorted(chain(_NOUN.finditer(text), _THERE.finditer(text)), key=lambda match: match.start()):
            kind = match.groupdict().get("kind")
            if kind is None:
                floor = self._starts[bisect_right(self._starts, match.start()) - 1]
                beside = (place for place in _backwards(self._places, match.start()) if place.start >= floor)
                fine = (place for place in beside if place.precision in FINE and place.role is PlaceRole.LOCATION)
                told = (place for place in _backwards(scenes, match.start()) if place.start >= floor)
                meant = next(chain(fine, told, _backwards(named, floor), _backwards(scenes, match.start())), None)
            else:
                places = chain(_backwards(scenes, match.start()), _backwards(datelines, match.start()))
                if kind == "capital":
                    places = chain(
                        places, _backwards(self._places, match.start()), self._capitals(match.start(), match.end())
                    )
                meant = next((place for place in places if self._fits(place, kind)), None)
            if meant is not None:
                yield Span(start=match.start(), end=match.end()), meant

    def _capitals(self, start: int, end: int) -> Iterator[Place]:
        """The places that the text names only after the words between two offsets, of the country named last before it.

        A name in apposition stands for itself ("the capital, X").
        """
        before = _backwards(self._places, start)
        country = next((place.country for place in before if place.country is not None), None)
        after = self._places[bisect_left(self._places, end, key=lambda place: place.start) :]
        return (place for place in after if place.country == country and place.start > end + len(", "))

    def _fits(self, place: Place, kind: str) -> bool:
        called = self._called.get(identity(place), set())
        if kind == "capital":
            return "capital" in called or capitals_by_code().get(place.country or "") in (place.name, place.text)
        if kind in called:
            return True
        if kind == _ISLAND:
            return (
                place.type == _ISLAND
                or _ISLAND in place.text.casefold()
                or (place.precision is PlacePrecision.COUNTRY and place.country in _ISLAND_COUNTRIES)
            )
        return (
            kind != "camp" and place.precision in _FITTING[AREAS[kind]] and not called & _APART.get(kind, frozenset())
        )


def _backwards(places: Sequence[Place], offset: int) -> Iterator[Place]:
    """The places shortly before an offset, the last first."""
    last = bisect_left(places, offset, key=lambda place: place.start)
    first = bisect_left(places, offset - _FARTHEST, key=lambda place: place.start)
    return reversed(places[first:last])
