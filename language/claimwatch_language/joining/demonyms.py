"""What adjectives of countries say of where a figure applies: "a Syrian hamlet", "19 Palestinians"."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import Figure, Place
from claimwatch_contracts.vocabulary import Measure, PlaceRole
from claimwatch_language.areas import AREAS, any_of, with_plurals
from claimwatch_language.calendar import NAMES
from claimwatch_language.joining.happenings import WAR
from claimwatch_language.joining.layout import Layout

_STATES = frozenset(("state", "country", "nation", "republic", "camp", "settlement"))
"""Kinds of areas that may be no place after an adjective ("the Syrian state")."""
_AREA = re.compile(
    rf"\s+(?:[a-z-]+\s+){{0,2}}?(?:{any_of(with_plurals(AREAS.keys() - _STATES))}|coast|soil"
    r"|waters|mines?|prisons?|jails?|hospitals?|schools?|beach(?:es)?|resorts?|islands?|highways?"
    r"|(?:(?:detention|reception|training)\s+)?(?:centres?|centers?)|factory|factories"
    r"|countryside|mountains?|deserts?|airports?|airspace|streets|side)\b"
)
"""Words after an adjective of a country that make a place of it ("the Indonesian capital")."""
_INSTITUTION = re.compile(r"\s+(?:hospital|school|university|college|clinic|market|cent(?:re|er))\b")
_KNOWN = re.compile(r"(?:\b(?:the|its|their)|['’]s?)\s+\Z", re.IGNORECASE)
"""What makes an adjective the name of an institution that a state gave or runs abroad ("the city's Saudi hospital")."""
_FARTHEST_ARTICLE = 12
"""Code points before the adjective in which such a word ends."""
_NAMED = re.compile(
    r"(?:,|\s+of|\s+in)?\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?"
    rf"(?!(?:{'|'.join(sorted(name.capitalize() for name in NAMES))})\b)[A-Z]|-"
)
"""Words after such a place that name it."""
_ARRESTS = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?:police|authorities|officers|prosecutors|agents|courts?)\s+(?:have\s+|has\s+|had\s+|also\s+)?"
    r"(?:arrested|detained|held|jailed|sentenced|charged|seized|freed|released|questioned)\b"
)
"""Words after an adjective of a country whose bodies act at home ("Belgian police arrested")."""
_WAR = re.compile(rf"\s+(?:[a-z-]+\s+){{0,2}}?{WAR}\b")
"""Words after an adjective of a country that make a war of it ("the Syrian civil war")."""
_PEOPLE = re.compile(r"\s+(?:(?:other|more|young|unarmed|suspected|ethnic|armed)\s+)?")
_FARTHEST_PEOPLE = 40
"""The most code points between a number and the nationality of the people it counts."""


def areas(text: str, places: Iterable[Place]) -> Iterator[tuple[Span, Place]]:
    """The phrases of a text that make a place of an adjective ("a Syrian hamlet"), each with the adjective's country.

    A phrase that only describes a named place is left out ("the Syrian town of Homs").
    """
    for place in places:
        match = _area(text, place) if place.role is PlaceRole.DEMONYM else None
        if match is not None and not _NAMED.match(text, match.end()):
            yield Span(start=place.start, end=match.end()), place


def _area(text: str, place: Place) -> re.Match[str] | None:
    """The words after the adjective that make a place of it; ``None`` if it only names an institution."""
    is_known = _KNOWN.search(text, max(0, place.start - _FARTHEST_ARTICLE), place.start) is not None
    return None if is_known and _INSTITUTION.match(text, place.end) else _AREA.match(text, place.end)


class Demonyms:
    """The demonyms of one text, in order."""

    def __init__(self, layout: Layout, places: Sequence[Place]) -> None:
        self._layout = layout
        self.places = places
        self._starts = [place.start for place in places]

    def of_people(self, figure: Figure) -> Place | None:
        """The nationality of the people that a figure counts ("19 Palestinians", "nine Afghan policemen")."""
        following = self._between(figure.end, figure.end + _FARTHEST_PEOPLE)
        if following and _PEOPLE.fullmatch(self._layout.text, figure.end, following[0].start):
            return following[0]
        return None

    def of_place(self, sentence: int, figure: Figure) -> Place | None:
        """The country of a sentence, by the adjective of a place in it or of the police who arrest."""
        for place in self._between(*self._layout.bounds(sentence)):
            if _area(self._layout.text, place):
                return place
            if figure.measure is Measure.DETAINED and _ARRESTS.match(self._layout.text, place.end):
                return place
        return None

    def only(self, sentence: int) -> Place | None:
        """The one country of which a sentence has adjectives or people ("3,939 Zimbabweans")."""
        inside = self._between(*self._layout.bounds(sentence))
        return inside[0] if len({place.country for place in inside}) == 1 else None

    def of_arrests(self, sentence: int) -> Place | None:
        """The country of a sentence whose police arrest or hold somebody."""
        inside = self._between(*self._layout.bounds(sentence))
        return next((place for place in inside if _ARRESTS.match(self._layout.text, place.end)), None)

    def of_war(self, sentence: int) -> Place | None:
        """The country of a sentence, by the adjective of a war in it."""
        inside = self._between(*self._layout.bounds(sentence))
        return next((place for place in inside if _WAR.match(self._layout.text, place.end)), None)

    def _between(self, start: int, end: int) -> Sequence[Place]:
        return self.places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
