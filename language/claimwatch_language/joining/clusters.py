"""Clusters of places that one phrase names: "Fallujah, Anbar province, Iraq", "Syria's Aleppo", "Homs and Hama"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from claimwatch_contracts.extraction import Place
from claimwatch_contracts.vocabulary import PlacePrecision
from claimwatch_language.areas import AREAS, any_of, with_plurals
from claimwatch_language.geography import FINE, contains

_KIND = rf"(?:areas?|countryside|{any_of(with_plurals(AREAS))})"
_SIDE = (
    r"(?:the\s+|(?:[a-z-]+ern|(?:far\s+)?(?:north|south|east|west|central|upper|lower)|rural|greater|nearby|[A-Z]\w+-(?:administered|controlled|held|run|occupied))\s+|"
    + _KIND
    + r"\s+of\s+){0,3}"
)
_WARD = r"(?:just\s+|directly\s+)?(?:north|south)?-?(?:east|west|north|south)\s+of"
_JOINT = re.compile(
    rf"['’]s\s+{_SIDE}|\s+(?:suburb|neighbou?rhood|quarter|resort|port)\s+of\s+|(?:\s+{_KIND})?"
    rf"(?:\s*,\s*(?:(?:and|or|in|near|outside|off(?:\s+the\s+coast\s+of)?|{_WARD})\s+)?|\s+(?:and|or|in|of|near|outside|{_WARD})\s+"
    rf"|\s*,\s+(?:a|the)\s+(?:[a-z-]+\s+){{0,2}}?{_KIND}\s+(?:in|of|near|outside|on\s+the\s+(?:outskirts|edge)\s+of|{_WARD})\s+){_SIDE}"
)
_LOCATES = re.compile(rf"(?:(?!\b(?:and|or)\b).)*\b(?:in|of|near|outside|off)\s+{_SIDE}", re.DOTALL)
"""A joint after which the place around the former place follows, or a place near it."""
_OF_A_PART = re.compile(r"\s+(?:suburb|neighbou?rhood|quarter|resort|port)\s+of\s+")
"""A joint after which a part of the place before follows ("the Damascus suburb of Jaramana")."""

_OWNS = re.compile(r"[’']s\s")
"""What stands after the place around the place that follows ("Yemen's city of Saada")."""
_TOWN_OF = re.compile(r"\s+(?:capital|city|town|village|hamlet|district|state|province|region|island)\s+of\s+")
"""A joint after which a place in the area before may follow ("the West Bank city of Hebron")."""
_LARGEST = 16
"""The most places in one cluster. Every two places of a cluster are compared."""


@dataclass(frozen=True)
class Cluster:
    """Places that one phrase names, in order. ``sides`` are those that hold no other place of the cluster."""

    places: tuple[Place, ...]
    sides: tuple[Place, ...]

    def subject(self, by_id: Mapping[int, Place]) -> Place:
        """The place that the phrase is about.

        A phrase with several sides is about the place in it that contains all sides, else about the first side. Parts
        of a town that the gazetteer lacks stand for the town, if the text names the town. ``by_id`` has the places of
        the text by GeoNames id.
        """
        if len(self.sides) == 1:
            return self.sides[0]
        around = [place for place in self.places if all(contains(place, side) for side in self.sides)]
        return around[0] if around else _town_around(self.sides, by_id) or self.sides[0]


def clusters(text: str, places: Iterable[Place]) -> Iterator[Cluster]:
    """The places, given in order, in clusters. A comma, "and", "in" or "'s" joins a place to the place before it."""
    cluster: list[Place] = []
    for place in places:
        if cluster and (len(cluster) == _LARGEST or not _joins(text, cluster[-1], place)):
            yield _with_sides(text, cluster)
            cluster = []
        cluster.append(place)
    if cluster:
        yield _with_sides(text, cluster)


def _joins(text: str, before: Place, place: Place) -> bool:
    """Whether the words between two places join them. A country does not lie "in" what follows it."""
    if not _JOINT.fullmatch(text, before.end, place.start):
        return False
    owns = _OWNS.match(text, before.end) is not None
    has = _is_town_in(before, place) and _TOWN_OF.fullmatch(text, before.end, place.start) is not None
    return (
        owns
        or has
        or before.precision is not PlacePrecision.COUNTRY
        or not _LOCATES.fullmatch(text, before.end, place.start)
    )


def _with_sides(text: str, cluster: list[Place]) -> Cluster:
    """The cluster. A place that follows another after "in", "of" or "near" locates the other and is no side."""
    around = {_around(text, first, second) for first, second in pairwise(cluster)}
    around |= {_unlisted_in(text, *three) for three in zip(cluster, cluster[1:], cluster[2:], strict=False)}
    sides = [
        place for place in cluster if place.start not in around and not any(contains(place, other) for other in cluster)
    ]
    return Cluster(tuple(cluster), tuple(sides or cluster[:1]))


def _around(text: str, first: Place, second: Place) -> int | None:
    """Where the name of that one of two places begins which only locates the other one; ``None`` for neither."""
    if _OF_A_PART.fullmatch(text, first.end, second.start) or _OWNS.match(text, first.end):
        return first.start
    if _is_town_in(first, second) and _TOWN_OF.fullmatch(text, first.end, second.start):
        return first.start
    return second.start if _LOCATES.fullmatch(text, first.end, second.start) else None


def _unlisted_in(text: str, first: Place, area: Place, owned: Place) -> int | None:
    """Where a name begins that no list has and that lies in another ("the Orun Highway in Nepal's Dhading")."""
    lies_in = _LOCATES.fullmatch(text, first.end, area.start) and _OWNS.match(text, area.end)
    return first.start if lies_in and first.geonames_id is None and owned.geonames_id is not None else None


def _is_town_in(area: Place, town: Place) -> bool:
    """Whether a place may be a town in the area that is named before it, or an area in the country named before it.

    Not all areas are among what contains it.
    """
    is_area = area.precision is PlacePrecision.COUNTRY and town.precision is not PlacePrecision.COUNTRY
    is_finer = is_area or (area.precision not in FINE and town.precision in FINE)
    return is_finer and area.country == town.country


def _town_around(parts: Iterable[Place], by_id: Mapping[int, Place]) -> Place | None:
    towns = {part.within[0].geonames_id if part.within and part.geonames_id is None else None for part in parts}
    town = towns.pop() if len(towns) == 1 else None
    return None if town is None else by_id.get(town)
