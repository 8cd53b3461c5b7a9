"""From a text to its places and topics."""

from collections.abc import Mapping, Sequence

from claimwatch_contracts.extraction import AdministrativeArea, Place, TopicMention
from claimwatch_contracts.vocabulary import PlacePrecision, PlaceRole
from services.mentions.gazetteer import Gazetteer, GazetteerEntry
from services.mentions.recognition import Recogniser, Toponym
from services.mentions.resolution import distance_km, resolve
from services.mentions.surroundings import load_abbreviations, load_demonyms, load_regions, load_surroundings
from services.mentions.topics import TopicFinder, starter_topics

VERSION: int = 1
"""Raised whenever the same text gives other places or topics."""

_IN_REACH_KM = 60.0
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


class MentionExtractor:
    """Reads places and topics. Opens the compiled gazetteer once; keeps nothing of a text."""

    def __init__(self, topics: Mapping[str, Sequence[str]] | None = None, gazetteer: Gazetteer | None = None) -> None:
        self._topics = TopicFinder(starter_topics() if topics is None else topics)
        self._recogniser = Recogniser(
            gazetteer or Gazetteer(), load_surroundings(), load_abbreviations(), load_demonyms(), load_regions()
        )

    def extract(self, text: str) -> tuple[tuple[Place, ...], tuple[TopicMention, ...]]:
        """The places and topics of an English text, each in its order, offsets in code points."""
        toponyms = self._recogniser.find(text)
        entries = resolve(text, toponyms)
        places = tuple(_place(text, index, toponyms, entries) for index in range(len(toponyms)))
        return places, self._topics.find(text)


def _place(text: str, index: int, toponyms: Sequence[Toponym], entries: Sequence[GazetteerEntry | None]) -> Place:
    toponym, entry = toponyms[index], entries[index]
    surface = text[toponym.start : toponym.end]
    anchor = _anchor(index, toponyms, entries)
    if entry is not None and toponym.kind in ("district", "neighbourhood", "neighborhood", "quarter", "suburb", "camp"):
        entry = entry if _is_near(entry, anchor) else None
    if entry is None:
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
        role=toponym.role,
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


def _anchor(index: int, toponyms: Sequence[Toponym], entries: Sequence[GazetteerEntry | None]) -> GazetteerEntry | None:
    """The town that a place without coordinates is taken to lie in: the last one named before it, else the next one."""
    for order in (range(index - 1, -1, -1), range(index + 1, len(entries))):
        for other in order:
            entry = entries[other]
            if entry is not None and entry.kind == "city" and _is_town(toponyms[other]):
                return entry
    return None


def _is_town(toponym: Toponym) -> bool:
    return toponym.role is PlaceRole.LOCATION and toponym.kind in (None, "city", "town", "province", "capital")


def _is_near(entry: GazetteerEntry, anchor: GazetteerEntry | None) -> bool:
    if anchor is None:
        return True
    distance = distance_km(entry, anchor)
    return distance is not None and distance <= _IN_REACH_KM
