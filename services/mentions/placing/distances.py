"""The distance between two entries of the gazetteer."""

from claimwatch_language.geography import distance_km
from services._gazetteer.gazetteer import GazetteerEntry


def kilometres_between(entry: GazetteerEntry, other: GazetteerEntry) -> float | None:
    """The great-circle distance of two entries in kilometres; ``None`` if an entry has no coordinates."""
    if entry.lat is None or entry.lon is None or other.lat is None or other.lon is None:
        return None
    return distance_km(entry.lat, entry.lon, other.lat, other.lon)
