"""Words that stand for a place named before: "the town", "that province", "there"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import Place
from claimwatch_contracts.vocabulary import PlacePrecision
from claimwatch_language.areas import AREAS
from claimwatch_language.names.countries import countries

_KINDS = "|".join(sorted(kind for kind, precision in AREAS.items() if precision is not PlacePrecision.COUNTRY))
_NOUN = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Tt]hat)\s+(?:same\s+)?(?:[a-z-]+\s+)?(?P<kind>{_KINDS})\b"
    r"(?!\s+(?:of\s+)?(?:the\s+)?[A-Z]|\s+(?:media|television|tv|news|agency|department|border|line|hall|council|police|authorities"
    r"|government|officials?|centre\s+of|center\s+of)\b|-)"
)
_THERE = re.compile(r"(?<=[a-z]\s)there(?=\s*[,.;]|\s+(?:and|but|since|on|in|last|this|during|when|after|before|at)\b)")
_CAPITAL_BEFORE = re.compile(r"\bcapital(?:\s+city)?,?\s+(?:of\s+)?\Z")
_CAPITAL_AFTER = re.compile(r",?\s+(?:is\s+)?the\s+(?:\w+\s+)?capital\b")
_FARTHEST = 1_500
"""The most code points between a place and a word that stands for it."""
_TOWNS = frozenset((PlacePrecision.VILLAGE, PlacePrecision.CITY))
_FITTING = {
    PlacePrecision.DISTRICT: frozenset((PlacePrecision.DISTRICT,)),
    PlacePrecision.VILLAGE: _TOWNS,
    PlacePrecision.CITY: _TOWNS,
    PlacePrecision.PROVINCE: frozenset((PlacePrecision.PROVINCE, PlacePrecision.DISTRICT)),
}
"""The precisions of the places that a kind of area may stand for."""


def references(text: str, places: Sequence[Place], written: Sequence[Place]) -> Iterator[tuple[Span, Place]]:
    """The words that stand for places, in order, each with its place: the last that fits, shortly before.

    ``places`` are the text's locations in order; one of the datelines (``written``) is meant if no other fits.
    """
    starts = [place.start for place in places]
    for match in sorted(chain(_NOUN.finditer(text), _THERE.finditer(text)), key=lambda match: match.start()):
        kind = match.groupdict().get("kind")
        near = places[bisect_left(starts, match.start() - _FARTHEST) : bisect_left(starts, match.start())]
        datelines = [place for place in written if place.start < match.start()] if kind else []
        meant = next((place for place in chain(reversed(near), reversed(datelines)) if _fits(text, place, kind)), None)
        if meant is not None:
            yield Span(start=match.start(), end=match.end()), meant


def _fits(text: str, place: Place, kind: str | None) -> bool:
    if kind is None:
        return True
    if kind == "capital":
        return _is_capital(text, place)
    if kind in (place.type, "camp"):
        return kind == place.type
    return place.precision in _FITTING[AREAS[kind]]


def _is_capital(text: str, place: Place) -> bool:
    """Whether a place is the capital of its country, or the text calls the place a capital."""
    if _capitals().get(place.country or "") in (place.name, place.text):
        return True
    before = text[max(0, place.start - 25) : place.start]
    return _CAPITAL_BEFORE.search(before) is not None or _CAPITAL_AFTER.match(text, place.end) is not None


@cache
def _capitals() -> dict[str, str]:
    """The capital of each country, by the country's code."""
    return {country.code: country.capital for country in countries() if country.capital}
