"""From a text to its places and topics."""

import math
import re
import time
from collections.abc import Mapping, Sequence

from claimwatch_contracts.extraction import AdministrativeArea, Place, TopicMention
from claimwatch_contracts.vocabulary import PlacePrecision, PlaceRole
from services._runtime.findings import Findings, MonotonicClock, TimeLimit
from services.mentions.gazetteer import Gazetteer, GazetteerEntry
from services.mentions.recognition import Recogniser, Toponym
from services.mentions.resolution import distance_km, resolve
from services.mentions.surroundings import load_abbreviations, load_demonyms, load_regions, load_surroundings
from services.mentions.topics import TopicFinder, starter_topics

VERSION: int = 1
"""Raised whenever the same text gives other places or topics."""

COMPOUND = re.compile(
    r"-(?:led|backed|based|controlled|run|held|made|born|funded|allied|brokered|supported)\b", re.IGNORECASE
)
"""What makes a name an adjective of what follows: "the U.S.-led coalition" is in no place."""

_IN_REACH_KM = 60.0
_PARTS_OF_TOWNS = frozenset(["district", "neighbourhood", "neighborhood", "quarter", "suburb", "camp"])
_PARTS = {
    "district": PlacePrecision.DISTRICT,
    "neighbourhood": PlacePrecision.DISTRICT,
    "neighborhood": PlacePrecision.DISTRICT,
    "quarter": PlacePrecision.DISTRICT,
    "suburb": PlacePrecision.DISTRICT,
    "township": PlacePrecision.DISTRICT,
    "camp": PlacePrecision.VILLAGE,
    "village": PlacePrecision.VILLAGE,
    "hamlet": PlacePrecision.VILLAGE,
    "town": PlacePrecision.CITY,
    "city": PlacePrecision.CITY,
    "port": PlacePrecision.CITY,
    "capital": PlacePrecision.CITY,
    "province": PlacePrecision.PROVINCE,
    "governorate": PlacePrecision.PROVINCE,
    "region": PlacePrecision.PROVINCE,
    "state": PlacePrecision.PROVINCE,
    "county": PlacePrecision.PROVINCE,
    "republic": PlacePrecision.COUNTRY,
}

Found = tuple[tuple[Place, ...], tuple[TopicMention, ...]]


class MentionExtractor:
    """Reads places and topics. Opens the compiled gazetteer once; keeps nothing of a text."""

    def __init__(self, topics: Mapping[str, Sequence[str]] | None = None, gazetteer: Gazetteer | None = None) -> None:
        self._topics = TopicFinder(starter_topics() if topics is None else topics)
        self._recogniser = Recogniser(
            gazetteer or Gazetteer(), load_surroundings(), load_abbreviations(), load_demonyms(), load_regions()
        )

    def extract(self, text: str) -> Found:
        """The places and topics of an English text, each in its order, offsets in code points."""
        return self.read(text, math.inf).found

    def read(self, text: str, seconds: float, clock: MonotonicClock = time.monotonic) -> Findings[Found]:
        """The same as far as the time goes: no word is looked at after it."""
        named = self._recogniser.read(text, TimeLimit(seconds, clock))
        entries = resolve(text, named.found)
        anchors = _anchors(named.found, entries)
        places = tuple(_place(text, *found) for found in zip(named.found, entries, anchors, strict=True))
        return Findings((places, self._topics.find(text[: named.characters])), named.characters)


def _place(text: str, toponym: Toponym, entry: GazetteerEntry | None, anchor: GazetteerEntry | None) -> Place:
    surface = text[toponym.start : toponym.end]
    if entry is None or (toponym.kind in _PARTS_OF_TOWNS and not _is_near(entry, anchor)):
        return _unlisted(toponym, surface, anchor)
    return Place(
        start=toponym.start,
        end=toponym.end,
        text=surface,
        name=entry.name,
        geonames_id=entry.geonames_id,
        lat=entry.lat,
        lon=entry.lon,
        type=entry.kind,
        precision=entry.precision,
        country=entry.country,
        within=entry.within,
        role=PlaceRole.DEMONYM if COMPOUND.match(text, toponym.end) else toponym.role,
    )


def _unlisted(toponym: Toponym, surface: str, anchor: GazetteerEntry | None) -> Place:
    within: tuple[AdministrativeArea, ...] = ()
    if anchor is not None:
        within = (AdministrativeArea(geonames_id=anchor.geonames_id, name=anchor.name), *anchor.within)
    return Place(
        start=toponym.start,
        end=toponym.end,
        text=surface,
        name=surface,
        type=toponym.kind or "unknown",
        precision=_PARTS.get(toponym.kind or "", PlacePrecision.EXACT),
        country=anchor.country if anchor else None,
        within=within,
        role=toponym.role,
    )


def _anchors(toponyms: Sequence[Toponym], entries: Sequence[GazetteerEntry | None]) -> list[GazetteerEntry | None]:
    """For each toponym the town that it may lie in: the last one named before it, else the first one after."""
    towns = [entry if entry and _is_town(one, entry) else None for one, entry in zip(toponyms, entries, strict=True)]
    last = next((town for town in towns if town), None)
    anchors = []
    for town in towns:
        anchors.append(last)
        last = town or last
    return anchors


def _is_town(toponym: Toponym, entry: GazetteerEntry) -> bool:
    named_so = toponym.kind in (None, "city", "town", "province", "capital")
    return entry.kind == "city" and named_so and toponym.role is PlaceRole.LOCATION


def _is_near(entry: GazetteerEntry, anchor: GazetteerEntry | None) -> bool:
    if anchor is None:
        return True
    distance = distance_km(entry, anchor)
    return distance is not None and distance <= _IN_REACH_KM
