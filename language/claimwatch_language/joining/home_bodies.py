"""Bodies that count at home: "Chilean authorities", "Peru's health minister" say how many there are there."""

import re
from collections.abc import Iterable

from claimwatch_contracts.extraction import Place
from claimwatch_contracts.vocabulary import PlacePrecision

_BODY = re.compile(
    r"(?:[’']s?)?\s+(?:(?:national|federal|public|central|state|local)\s+)*(?:"
    r"(?:health|interior|agriculture|emergency|disaster|relief|rescue|weather)\s+(?:\w+\s+)?"
    r"(?:ministry|minister|officials?|authority|authorities|department|agency|secretary|services?|institute|spokes\w+)"
    r"|ministry\s+of\s+(?:(?:public\s+)?health|the\s+interior|agriculture)"
    r"|government|authorities|police|civil\s+(?:defen[cs]e|protection)|red\s+(?:cross|crescent))\b",
    re.IGNORECASE,
)
"""What follows the name or the adjective of a country if its body for what happens at home is meant.

Armies, embassies and foreign ministries speak of what happens abroad, and are left out.
"""


def home_of_body(text: str, places: Iterable[Place]) -> Place | None:
    """The country of the last of the ``places`` whose body is named; ``places`` have demonyms among them."""
    countries = (place for place in places if place.precision is PlacePrecision.COUNTRY)
    bodies = [place for place in countries if _BODY.match(text, place.end)]
    return max(bodies, key=lambda place: place.start, default=None)
