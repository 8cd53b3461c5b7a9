"""Which of the places mentioned a figure applies to: the closest in its sentence, else the last one before it.

A place known only by its bearing ("the northwestern city of X") is a mention like any other. The dateline is no
place of events: a mention that opens the text and is followed by a dash is passed over.
"""

import re
from collections.abc import Sequence

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import Place
from claimwatch_contracts.vocabulary import PlacePrecision, PlaceRole

SENTENCE_END = re.compile(r"[.!?][\"”’»')\]]*\s+(?=[A-Z\"“‘«(])|\n\s*\n")
DATELINE = re.compile(r"[^.\n]{0,80}?(?:\s*(?:--|—|–)|\s-)\s(?=[\"“‘A-Z])")
REACH_CHARACTERS = 1_500

CLOSENESS = {
    PlacePrecision.EXACT: 0,
    PlacePrecision.VILLAGE: 0,
    PlacePrecision.DISTRICT: 0,
    PlacePrecision.CITY: 1,
    PlacePrecision.UNKNOWN: 2,
    PlacePrecision.PROVINCE: 2,
    PlacePrecision.REGION: 3,
    PlacePrecision.COUNTRY: 4,
}


def place_in_reach(text: str, figure: Span, places: Sequence[Place]) -> Place | None:
    """The place the figure applies to, or ``None`` when none is in reach.

    In the figure's own sentence the most precise place wins, then the closest; before it, the last sentence that has
    any place, within 1,500 characters, gives its most precise one.
    """
    dateline = DATELINE.match(text.lstrip())
    body_start = len(text) - len(text.lstrip()) + (dateline.end() if dateline else 0)
    located = [place for place in places if place.role is PlaceRole.LOCATION and place.start >= body_start]
    start, end = sentence_around(text, figure.start)
    if inside := [place for place in located if start <= place.start < end]:
        return min(inside, key=lambda place: (CLOSENESS[place.precision], _distance(place, figure)))
    before = [place for place in located if place.end <= start and start - place.end <= REACH_CHARACTERS]
    if not before:
        return None
    last_start, _ = sentence_around(text, before[-1].start)
    return min((place for place in before if place.start >= last_start), key=lambda place: CLOSENESS[place.precision])


def sentence_around(text: str, position: int) -> tuple[int, int]:
    """The bounds of the sentence at a position, by its end marks and blank lines."""
    start = 0
    for match in SENTENCE_END.finditer(text, max(0, position - 2_000), min(len(text), position + 2_000)):
        if match.end() <= position:
            start = match.end()
        else:
            return start, match.end()
    return start, len(text)


def _distance(place: Span, figure: Span) -> int:
    return max(place.start - figure.end, figure.start - place.end)
