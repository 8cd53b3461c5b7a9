"""Which of the places that bear a name is meant: by renown, by the areas the text speaks of, and by nearness."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from services.mentions.gazetteer import GazetteerEntry
from services.mentions.recognition import Toponym

_EARTH_KM = 6371.0
_ROUNDS = 2
_COMMA = re.compile(r",\s+")
_KINDS = {
    "province": "region",
    "governorate": "region",
    "state": "region",
    "oblast": "region",
    "county": "district",
    "district": "district",
    "city": "city",
    "town": "city",
    "village": "city",
    "capital": "city",
    "port": "city",
    "republic": "country",
}


def resolve(text: str, toponyms: Sequence[Toponym]) -> list[GazetteerEntry | None]:
    """The entry meant by each toponym, None for the unlisted. One name means one place throughout a text."""
    allowed = _allowed(text, toponyms)
    chosen = [_best(entries, toponym.kind, {}, []) for toponym, entries in zip(toponyms, allowed, strict=True)]
    for _ in range(_ROUNDS):
        votes = _votes(chosen)
        places = _distinct(chosen)
        chosen = [
            _best(entries, toponym.kind, votes, places) for toponym, entries in zip(toponyms, allowed, strict=True)
        ]
    return chosen


def distance_km(one: GazetteerEntry, other: GazetteerEntry) -> float | None:
    """The great-circle distance, None if either has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    phi, psi = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((psi - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(psi) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _allowed(text: str, toponyms: Sequence[Toponym]) -> list[tuple[GazetteerEntry, ...]]:
    """The candidates of each, narrowed by "X, Area", which then holds for X wherever it stands."""
    narrowed: dict[str, tuple[GazetteerEntry, ...]] = {}
    for one, area in pairwise(toponyms):
        if _COMMA.fullmatch(text, one.end, area.start):
            inside = tuple(entry for entry in one.candidates if any(entry.lies_in(other) for other in area.candidates))
            if inside:
                narrowed.setdefault(one.name, inside)
    return [narrowed.get(toponym.name, toponym.candidates) for toponym in toponyms]


def _votes(chosen: Sequence[GazetteerEntry | None]) -> Counter[tuple[str, int | None]]:
    """How often the chosen entries lie in or are each area."""
    votes: Counter[tuple[str, int | None]] = Counter()
    for entry in chosen:
        if entry is None:
            continue
        votes[(entry.name, entry.geonames_id)] += 1 if entry.kind != "city" else 0
        votes.update((area.name, area.geonames_id) for area in entry.within)
    return votes


def _distinct(chosen: Sequence[GazetteerEntry | None]) -> list[GazetteerEntry]:
    return list({entry.geonames_id: entry for entry in chosen if entry and entry.kind == "city"}.values())[:40]


def _best(
    entries: Sequence[GazetteerEntry],
    kind: str | None,
    votes: Counter[tuple[str, int | None]] | dict[tuple[str, int | None], int],
    places: Sequence[GazetteerEntry],
) -> GazetteerEntry | None:
    if not entries:
        return None
    total = sum(votes.values()) or 1
    return max(entries, key=lambda entry: _score(entry, kind, votes, total, places))


def _score(
    entry: GazetteerEntry,
    kind: str | None,
    votes: Counter[tuple[str, int | None]] | dict[tuple[str, int | None], int],
    total: int,
    places: Sequence[GazetteerEntry],
) -> float:
    score = min(math.log10(entry.weight + 1), 9.0)
    score += 3.0 if kind is not None and _KINDS.get(kind) == entry.kind else 0.0
    areas = [(area.name, area.geonames_id) for area in entry.within]
    score += sum(6.0 * votes.get(area, 0) / total for area in areas)
    near = [distance for place in places if place is not entry and (distance := distance_km(entry, place)) is not None]
    return score + (1.5 * math.exp(-min(near) / 100) if near and entry.kind == "city" else 0.0)
