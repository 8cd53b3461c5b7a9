"""The place that a toponym names, as it is told to others."""

from claimwatch_contracts.extraction import Place
from services._gazetteer.gazetteer import GazetteerEntry
from services.mentions.naming.toponyms import Toponym


def place_of(text: str, toponym: Toponym, entry: GazetteerEntry, confidence: float) -> Place:
    """The gazetteer's entry as what the toponym means in its text."""
    return Place(
        start=toponym.start,
        end=toponym.end,
        text=text[toponym.start : toponym.end],
        name=entry.name,
        geonames_id=entry.geonames_id,
        lat=entry.lat,
        lon=entry.lon,
        type=entry.kind,
        precision=entry.precision,
        country=entry.country,
        within=entry.within,
        role=toponym.role,
        confidence=confidence,
    )
