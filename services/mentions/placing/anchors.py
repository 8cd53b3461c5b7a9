"""The area of a place that the gazetteer lacks, from the places named around it."""

import re
from collections.abc import Iterator, Sequence

from claimwatch_contracts.vocabulary import PlaceRole
from claimwatch_language.areas import PARTS_OF_TOWNS
from services._gazetteer.gazetteer import GazetteerEntry
from services.mentions.naming.directions import FROM_TOWN, OF_KIND
from services.mentions.naming.kinds import KINDS
from services.mentions.naming.toponyms import Toponym

_IN = re.compile(
    r"\s*,\s*(?:in\s+|near\s+)?(?:the\s+)?|\s+(?:in|of|on|near)\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}(?:of\s+)?"
    rf"|{FROM_TOWN}{OF_KIND}"
    r"|[\"'”’]{0,2},\s+(?:a|an|the)\s+(?:[\w-]+\s+){1,6}(?:of|in|near|outside)\s+(?:the\s+)?"
)
"""The words between a place and the area around it ("X district in Y", "X district, Y")."""
_ORIGIN = re.compile(
    r"\b(?:of\s+(?:them|whom)|workers|labou?rers|migrants?|nationals|natives|pilgrims|tourists|passengers|families|men|women"
    r"|people)\s+(?:(?:came|come|were|are|was)\s+)?from\s+(?:the\s+)?(?:[A-Z]\w+\s+)?(?:(?:state|province|region|district|town"
    r"|city|village)\s+of\s+)?$"
)
"""Before the place from which people come: nothing lies there because of it."""
_BEFORE = 70
_AREAS = {*KINDS, "island", "islands", "peninsula"}
_Entries = Sequence[GazetteerEntry | None]


def anchors(
    text: str, toponyms: Sequence[Toponym], entries: _Entries, otherwise: GazetteerEntry | None = None
) -> list[GazetteerEntry | None]:
    """The entry, for each toponym, of a place that the toponym may lie in; ``None`` if there is none.

    That place is the place in which the text puts the toponym ("X in Y", "X, Y"). Else it is the last town or province
    named before the toponym, else the first one after it. Else any area is taken in the same way, and at last
    ``otherwise``.
    """
    located = [
        entry if toponym.role is PlaceRole.LOCATION and _is_area(toponym.kind) else None
        for toponym, entry in zip(toponyms, entries, strict=True)
    ]
    located = [
        None if entry is not None and _ORIGIN.search(text, max(0, toponym.start - _BEFORE), toponym.start) else entry
        for toponym, entry in zip(toponyms, located, strict=True)
    ]
    towns = [
        entry if entry and _is_town_or_province(toponym, entry) else None
        for toponym, entry in zip(toponyms, located, strict=True)
    ]
    anchored = zip(_containing(text, toponyms, located), _last(towns), _last(located), strict=True)
    return [containing or town or area or otherwise for containing, town, area in anchored]


def _containing(text: str, toponyms: Sequence[Toponym], located: _Entries) -> Iterator[GazetteerEntry | None]:
    for toponym, following, area in zip(toponyms, toponyms[1:], located[1:], strict=False):
        yield area if _IN.fullmatch(text, toponym.end, following.start) else None
    yield from [None] * bool(toponyms)


def _last(entries: _Entries) -> list[GazetteerEntry | None]:
    """The last entry before each index, else the first entry of all. A town is kept when its own area follows."""
    last = next((entry for entry in entries if entry), None)
    lasts = []
    for entry in entries:
        lasts.append(last)
        if entry is not None and not (last is not None and last.lies_in(entry)):
            last = entry
    return lasts


def _is_area(kind: str | None) -> bool:
    """Whether a toponym of this kind may be around another one: "al-Rashid Stadium" is around nothing."""
    return kind is None or (kind in _AREAS and kind not in PARTS_OF_TOWNS)


def _is_town_or_province(toponym: Toponym, entry: GazetteerEntry) -> bool:
    if entry.kind == "city":
        return toponym.kind in (None, "city", "town", "province", "capital")
    return entry.kind in ("region", "district")
