"""Which place of a name is meant, by inhabitants, by the areas that the text names, and by nearness."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from claimwatch_contracts.vocabulary import PlaceRole
from services._gazetteer.gazetteer import GazetteerEntry
from services.mentions.naming.directions import FROM_TOWN, OF_KIND
from services.mentions.naming.kinds import KINDS
from services.mentions.naming.renown import is_main_name
from services.mentions.naming.toponyms import Toponym
from services.mentions.placing.distances import kilometres_between
from services.mentions.placing.far_off import far_off

_ROUNDS = 2
_MOST_NAMES = 40
_AREA_WEIGHT = 3.0
_NEAR_WEIGHT = 1.5
_APART_KM = 100.0
_TRUST = (0.0, 0.1, 0.7, 1.0)
"""The trust in no town, one town, two towns and more."""
_KIND_WEIGHT = 6.0
_ALIAS_WEIGHT = 1.0
"""What a town or area loses whose main name is another one."""
_Area = tuple[str, int | None]
_IN_AREA = re.compile(r",\s+(?:in\s+)?|\s+in\s+(?:the\s+)?(?:[a-z-]+ern\s+)?")
_AREAS = frozenset(["country", "region"])
_LONGEST_JOINT = 45
"""The most code points between a name and its area."""
_NEAR = re.compile(rf"(?:{FROM_TOWN}|,?\s+(?:near|outside)){OF_KIND}")
"""The words between a place and a town near it ("X, north of Y")."""
_CLOSE_KM = 300.0
_WELL_KNOWN = 100_000
"""The inhabitants from which a town is meant by its name, and not a namesake."""
_SITED = re.compile(r"\b(?:in|at|near|of|outside|around)\s+(?:the\s+)?\Z")
_SAYS_CITY = re.compile(r"\s+[Cc]ity\b")
_LIST_GOES_ON = re.compile(r",?\s+(?:and|or)\s+(?:the\s+)?[A-Z]")


@dataclass(frozen=True)
class Choice:
    """The entry meant, ``None`` if the gazetteer lacks the name, and its lead over the best namesake elsewhere.

    Scores and ``lead`` are powers of ten of inhabitants. Without a namesake elsewhere the lead is infinite.
    """

    entry: GazetteerEntry | None
    lead: float


def resolve(passages: Sequence[tuple[str, Sequence[Toponym]]]) -> list[list[Choice]]:
    """The entry meant by each toponym of each passage of an article. A name means the same place in all of them."""
    toponyms = [toponym for _, named in passages for toponym in named]
    allowed = [entries for text, named in passages for entries in _allowed(text, named)]
    chosen = _chosen(toponyms, allowed, _Support({}))
    for _ in range(_ROUNDS):
        chosen = _chosen(toponyms, allowed, _support(toponyms, [choice.entry for choice in chosen]))
    strays = far_off([choice.entry for choice in chosen], [toponym.name for toponym in toponyms])
    choices = (Choice(None, 0.0) if stray else choice for choice, stray in zip(chosen, strays, strict=True))
    return [list(islice(choices, len(named))) for _, named in passages]


def _chosen(
    toponyms: Sequence[Toponym], allowed: Sequence[tuple[GazetteerEntry, ...]], support: "_Support"
) -> list[Choice]:
    best: dict[tuple[str, str | None], Choice] = {}
    for toponym, entries in zip(toponyms, allowed, strict=True):
        key = (toponym.name, toponym.kind)
        if key not in best:
            best[key] = _best(toponym, entries, support)
    said = {name: choice for (name, kind), choice in best.items() if _is_of_kind(choice, kind)}
    return [
        said.get(toponym.name, best[(toponym.name, None)])
        if toponym.kind is None
        else best[(toponym.name, toponym.kind)]
        for toponym in toponyms
    ]


def _is_of_kind(choice: Choice, kind: str | None) -> bool:
    """Whether a name means a region by the kind that the text gives it somewhere ("the state of Morelos")."""
    return choice.entry is not None and choice.entry.kind == "region" and KINDS.get(kind or "") == "region"


def _allowed(text: str, toponyms: Sequence[Toponym]) -> list[tuple[GazetteerEntry, ...]]:
    """The candidates of each toponym. "X, Area" or "X in Area" anywhere in the text narrows X to the area everywhere.

    If no candidate for X lies in a country that the text puts X in, the gazetteer lacks X.
    """
    narrowed: dict[str, tuple[GazetteerEntry, ...]] = {}
    seen: set[tuple[str, str]] = set()
    for toponym, area in pairwise(toponyms):
        if area.start - toponym.end <= _LONGEST_JOINT and _NEAR.fullmatch(text, toponym.end, area.start):
            close = _close_to(toponym, area)
            if close is not None:
                narrowed.setdefault(toponym.name, close)
            continue
        pair = (toponym.name, area.name)
        if pair in seen or area.start - toponym.end > _LONGEST_JOINT:
            continue
        if joint := _IN_AREA.fullmatch(text, toponym.end, area.start):
            seen.add(pair)
            inside = tuple(
                entry for entry in toponym.candidates if any(entry.lies_in(other) for other in area.candidates)
            )
            if inside or (_is_outside(toponym, area) and _is_sited(text, toponym, area, joint)):
                narrowed.setdefault(toponym.name, inside)
    return [_of_country(text, toponym, narrowed.get(toponym.name, toponym.candidates)) for toponym in toponyms]


def _of_country(text: str, toponym: Toponym, entries: tuple[GazetteerEntry, ...]) -> tuple[GazetteerEntry, ...]:
    """The entries. The name of a country means the country, and no town of that name in it ("Mozambique")."""
    country = next((entry for entry in entries if entry.kind == "country" and entry.geonames_id is not None), None)
    if country is None or KINDS.get(toponym.kind or "") == "city" or _SAYS_CITY.match(text, toponym.end):
        return entries
    return tuple(entry for entry in entries if entry.kind != "city" or entry.country != country.country)


def _close_to(toponym: Toponym, area: Toponym) -> tuple[GazetteerEntry, ...] | None:
    """The candidates near the best known place that another name means; ``None`` if one of the two is no town."""
    towns = [entry for entry in area.candidates if entry.kind == "city"]
    if not towns or area.role is not PlaceRole.LOCATION or not toponym.candidates:
        return None
    if toponym.candidates[0].kind != "city" or towns[0].population < _WELL_KNOWN:
        return None
    distances = ((entry, kilometres_between(entry, towns[0])) for entry in toponym.candidates)
    return tuple(entry for entry, distance in distances if distance is None or distance <= _CLOSE_KM)


def _is_outside(toponym: Toponym, area: Toponym) -> bool:
    """Whether a country or province is the area of a town. The town's candidates are known to lie elsewhere."""
    if area.role is not PlaceRole.LOCATION or not area.candidates or area.candidates[0].kind not in _AREAS:
        return False
    kinds = {entry.kind for entry in toponym.candidates}
    return bool(kinds) and toponym.candidates[0].kind == "city" and "country" not in kinds


def _is_sited(text: str, toponym: Toponym, area: Toponym, joint: re.Match[str]) -> bool:
    """Whether the words before a name say that something is there, and the area is no item of the same list."""
    is_list = "," in joint.group() and _LIST_GOES_ON.match(text, area.end) is not None
    is_province = "," in joint.group() and area.candidates[0].kind == "region"
    is_sited = is_province or _SITED.search(text, max(0, toponym.start - 25), toponym.start) is not None
    return not is_list and is_sited


class _Support:
    """The places of a text by name, as evidence for the place of another name."""

    def __init__(self, places: Mapping[str, GazetteerEntry]) -> None:
        self._areas = {name: {(entry.name, entry.geonames_id), *_areas(entry)} for name, entry in places.items()}
        self._towns = [(name, entry) for name, entry in places.items() if entry.kind == "city"]
        self._names = Counter(area for within in self._areas.values() for area in within)
        self._names_of_areas = Counter(
            area for name, within in self._areas.items() if places[name].kind != "city" for area in within
        )
        self._of_areas = {name for name, entry in places.items() if entry.kind != "city"}

    def share(self, area: _Area, name: str) -> float:
        """The share of the other names whose place is the area or lies in it. One or two towns alone count for less."""
        own = area in self._areas.get(name, ())
        others = len(self._areas) - (name in self._areas)
        inside = self._names[area] - own
        if not inside:
            return 0.0
        areas = self._names_of_areas[area] - (own and name in self._of_areas)
        return inside / others * (1.0 if areas else _trust(inside))

    def nearness(self, entry: GazetteerEntry, name: str) -> float:
        """How near the closest of the other towns is, from 0 to 1."""
        distances = (kilometres_between(entry, town) for other, town in self._towns if other != name)
        near = min((distance for distance in distances if distance is not None), default=None)
        return 0.0 if near is None else math.exp(-near / _APART_KM) * _trust(len(self._towns))


def _trust(towns: int) -> float:
    """How far so many towns can be relied on to say where a text plays, from 0 to 1."""
    return _TRUST[min(towns, len(_TRUST) - 1)]


def _support(toponyms: Sequence[Toponym], chosen: Sequence[GazetteerEntry | None]) -> _Support:
    places: dict[str, GazetteerEntry] = {}
    for toponym, entry in zip(toponyms, chosen, strict=True):
        if entry is not None and len(places) < _MOST_NAMES:
            places.setdefault(toponym.name, entry)
    return _Support(places)


def _areas(entry: GazetteerEntry) -> list[_Area]:
    return [(area.name, area.geonames_id) for area in entry.within]


def _best(toponym: Toponym, entries: Sequence[GazetteerEntry], support: _Support) -> Choice:
    if len(entries) == 1:
        return Choice(entries[0], math.inf)
    ranked = sorted(((_score(entry, toponym, support), -index) for index, entry in enumerate(entries)), reverse=True)
    if not ranked:
        return Choice(None, 0.0)
    best = entries[-ranked[0][1]]
    rivals = (score for score, negative in ranked[1:] if _is_elsewhere(entries[-negative], best))
    return Choice(best, ranked[0][0] - next(rivals, -math.inf))


def _is_elsewhere(entry: GazetteerEntry, other: GazetteerEntry) -> bool:
    """Whether an entry is far from the other. A former country, which has no id, is no rival."""
    if entry.lies_in(other) or other.lies_in(entry) or (entry.kind == "country" and entry.geonames_id is None):
        return False
    distance = kilometres_between(entry, other)
    return distance is None or distance > _APART_KM


def _score(entry: GazetteerEntry, toponym: Toponym, support: _Support) -> float:
    score = min(math.log10(entry.weight + 1), 8.0)
    score -= 0.0 if entry.kind in ("country", "continent") or is_main_name(entry, toponym.name) else _ALIAS_WEIGHT
    score += _KIND_WEIGHT if toponym.kind is not None and KINDS.get(toponym.kind) == entry.kind else 0.0
    score += sum(_AREA_WEIGHT * support.share(area, toponym.name) for area in _areas(entry))
    return score + (_NEAR_WEIGHT * support.nearness(entry, toponym.name) if entry.kind == "city" else 0.0)
