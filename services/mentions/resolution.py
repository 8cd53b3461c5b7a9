"""Which place of a name is meant, by inhabitants, by the areas that the text names, and by nearness."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimwatch_language.geography import distance_km
from services._gazetteer.gazetteer import GazetteerEntry
from services.mentions.recognition import Toponym

_ROUNDS = 2
_MOST_NAMES = 40
_AREA_WEIGHT = 3.0
_NEAR_WEIGHT = 1.5
_APART_KM = 100.0
_KIND_WEIGHT = 6.0
_Area = tuple[str, int | None]
_COMMA = re.compile(r",\s+")
_KINDS = {
    "province": "region",
    "governorate": "region",
    "state": "region",
    "oblast": "region",
    "region": "region",
    "county": "district",
    "district": "district",
    "city": "city",
    "town": "city",
    "village": "city",
    "capital": "city",
    "port": "city",
    "republic": "country",
}


@dataclass(frozen=True)
class Choice:
    """The entry meant, ``None`` if the gazetteer lacks the name, and its lead over the best namesake elsewhere.

    Scores and ``lead`` are powers of ten of inhabitants. Without a namesake elsewhere the lead is infinite.
    """

    entry: GazetteerEntry | None
    lead: float


def resolve(text: str, toponyms: Sequence[Toponym]) -> list[Choice]:
    """The entry meant by each toponym. A name means the same place throughout a text."""
    allowed = _allowed(text, toponyms)
    chosen = _chosen(toponyms, allowed, _Support({}, []))
    for _ in range(_ROUNDS):
        chosen = _chosen(toponyms, allowed, _support(toponyms, [choice.entry for choice in chosen]))
    return chosen


def _chosen(
    toponyms: Sequence[Toponym], allowed: Sequence[tuple[GazetteerEntry, ...]], support: "_Support"
) -> list[Choice]:
    best: dict[tuple[str, str | None], Choice] = {}
    for toponym, entries in zip(toponyms, allowed, strict=True):
        key = (toponym.name, toponym.kind)
        if key not in best:
            best[key] = _best(toponym, entries, support.without(toponym.name))
    return [best[(toponym.name, toponym.kind)] for toponym in toponyms]


def kilometres_between(entry: GazetteerEntry, other: GazetteerEntry) -> float | None:
    """The great-circle distance of two entries in kilometres; ``None`` if an entry has no coordinates."""
    if entry.lat is None or entry.lon is None or other.lat is None or other.lon is None:
        return None
    return distance_km(entry.lat, entry.lon, other.lat, other.lon)


def _allowed(text: str, toponyms: Sequence[Toponym]) -> list[tuple[GazetteerEntry, ...]]:
    """The candidates of each toponym. "X, Area" anywhere in the text narrows X to the area everywhere."""
    narrowed: dict[str, tuple[GazetteerEntry, ...]] = {}
    seen: set[tuple[str, str]] = set()
    for toponym, area in pairwise(toponyms):
        pair = (toponym.name, area.name)
        if pair not in seen and _COMMA.fullmatch(text, toponym.end, area.start):
            seen.add(pair)
            inside = tuple(
                entry for entry in toponym.candidates if any(entry.lies_in(other) for other in area.candidates)
            )
            if inside:
                narrowed.setdefault(toponym.name, inside)
    return [narrowed.get(toponym.name, toponym.candidates) for toponym in toponyms]


@dataclass(frozen=True)
class _Support:
    """The areas of a text's other names, by name, and the towns among these names."""

    areas: dict[str, frozenset[_Area]]
    towns: list[tuple[str, GazetteerEntry]]

    def without(self, name: str) -> "_Support":
        """The support without the name's own areas and town."""
        areas = {other: within for other, within in self.areas.items() if other != name}
        return _Support(areas, [town for town in self.towns if town[0] != name])

    def share(self, area: _Area) -> float:
        """The share of the names whose place is the area or lies in it."""
        return sum(area in within for within in self.areas.values()) / len(self.areas) if self.areas else 0.0


def _support(toponyms: Sequence[Toponym], chosen: Sequence[GazetteerEntry | None]) -> _Support:
    areas: dict[str, frozenset[_Area]] = {}
    towns: list[tuple[str, GazetteerEntry]] = []
    for toponym, entry in zip(toponyms, chosen, strict=True):
        if entry is None or toponym.name in areas or len(areas) >= _MOST_NAMES:
            continue
        areas[toponym.name] = frozenset([(entry.name, entry.geonames_id), *_areas(entry)])
        if entry.kind == "city":
            towns.append((toponym.name, entry))
    return _Support(areas, towns)


def _areas(entry: GazetteerEntry) -> list[_Area]:
    return [(area.name, area.geonames_id) for area in entry.within]


def _best(toponym: Toponym, entries: Sequence[GazetteerEntry], support: _Support) -> Choice:
    ranked = sorted(
        ((_score(entry, toponym.kind, support), -index) for index, entry in enumerate(entries)), reverse=True
    )
    if not ranked:
        return Choice(None, 0.0)
    best = entries[-ranked[0][1]]
    rivals = (score for score, negative in ranked[1:] if _is_elsewhere(entries[-negative], best))
    return Choice(best, ranked[0][0] - next(rivals, -math.inf))


def _is_elsewhere(entry: GazetteerEntry, other: GazetteerEntry) -> bool:
    if entry.lies_in(other) or other.lies_in(entry):
        return False
    distance = kilometres_between(entry, other)
    return distance is None or distance > _APART_KM


def _score(entry: GazetteerEntry, kind: str | None, support: _Support) -> float:
    score = min(math.log10(entry.weight + 1), 8.0)
    score += _KIND_WEIGHT if kind is not None and _KINDS.get(kind) == entry.kind else 0.0
    score += sum(_AREA_WEIGHT * support.share(area) for area in _areas(entry))
    if entry.kind != "city":
        return score
    distances = (kilometres_between(entry, town) for _, town in support.towns)
    near = min((distance for distance in distances if distance is not None), default=None)
    return score + (_NEAR_WEIGHT * math.exp(-near / 100.0) if near is not None else 0.0)
