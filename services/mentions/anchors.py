"""Within what a place lies that the gazetteer lacks, from the places named around it."""

import re
from collections.abc import Iterator, Sequence

from claimwatch_contracts.vocabulary import PlaceRole
from services._gazetteer.gazetteer import GazetteerEntry
from services.mentions.recognition import Toponym

PARTS_OF_TOWNS = frozenset(["district", "neighbourhood", "neighborhood", "quarter", "suburb", "camp"])
_IN = re.compile(
    r"\s*,\s*(?:in\s+|near\s+)?(?:the\s+)?|\s+(?:in|of|on|near)\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}(?:of\s+)?"
)
"""What stands between a place and the one around it ("X district in Y", "X district, Y")."""
_Found = Sequence[GazetteerEntry | None]


def anchors(text: str, toponyms: Sequence[Toponym], entries: _Found) -> list[GazetteerEntry | None]:
    """For each toponym the place that it may lie in, if it has none itself.

    That is the one the text puts it in ("X in Y", "X, Y"), else the last town or province named before it, else the
    first one after it, else the same for any area.
    """
    located = [
        entry if one.role is PlaceRole.LOCATION and one.kind not in PARTS_OF_TOWNS else None
        for one, entry in zip(toponyms, entries, strict=True)
    ]
    near = [entry if entry and _is_near_by(one, entry) else None for one, entry in zip(toponyms, located, strict=True)]
    ways = zip(_said(text, toponyms, located), _last(near), _last(located), strict=True)
    return [said or town or area for said, town, area in ways]


def _said(text: str, toponyms: Sequence[Toponym], located: _Found) -> Iterator[GazetteerEntry | None]:
    for one, following, area in zip(toponyms, toponyms[1:], located[1:], strict=False):
        yield area if _IN.fullmatch(text, one.end, following.start) else None
    yield from [None] * bool(toponyms)


def _last(entries: _Found) -> list[GazetteerEntry | None]:
    """For each index the last entry before it, a town rather than what it lies in, else the first one after it."""
    last = next((entry for entry in entries if entry), None)
    found = []
    for entry in entries:
        found.append(last)
        if entry is not None and not (last is not None and last.lies_in(entry)):
            last = entry
    return found


def _is_near_by(toponym: Toponym, entry: GazetteerEntry) -> bool:
    if entry.kind == "city":
        return toponym.kind in (None, "city", "town", "province", "capital")
    return entry.kind in ("region", "district")
