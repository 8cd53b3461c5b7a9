"""Clusters of places that one phrase names: "Fallujah, Anbar province, Iraq", "Syria's Aleppo", "Homs and Hama"."""

import re
from collections.abc import Iterable, Iterator, Mapping

from claimwatch_contracts.extraction import Place
from claimwatch_language.geography import contains

_KIND = (
    r"(?:(?:province|governorate|district|city|town|village|region|area|neighbou?rhood|camp|state|county)s?|"
    r"countryside|cities|counties)"
)
_SIDE = r"(?:the\s+|(?:[a-z-]+ern|rural|greater|nearby)\s+|" + _KIND + r"\s+of\s+){0,3}"
_JOINT = re.compile(
    rf"['’]s\s+{_SIDE}|(?:\s+{_KIND})?(?:\s*,\s*(?:(?:and|or|in|near|outside)\s+)?|\s+(?:and|or|in|of|near|outside)\s+){_SIDE}"
)

_LARGEST = 16
"""The most places in one cluster. Every two places of a cluster are compared."""


def clusters(text: str, places: Iterable[Place]) -> Iterator[list[Place]]:
    """The places, given in order, in clusters. A comma, "and", "in" or "'s" joins a place to the place before it."""
    cluster: list[Place] = []
    for place in places:
        if cluster and (len(cluster) == _LARGEST or not _JOINT.fullmatch(text, cluster[-1].end, place.start)):
            yield cluster
            cluster = []
        cluster.append(place)
    if cluster:
        yield cluster


def spoken_of(cluster: list[Place], by_id: Mapping[int, Place]) -> Place:
    """The place that a cluster is about: the place that all others contain.

    A cluster may name several such places side by side. Then the cluster is about the place in it that contains them
    all. Parts of a town that the gazetteer lacks stand for the town, if the text names the town. ``by_id`` has the
    places of the text by GeoNames id.
    """
    inner = [place for place in cluster if not any(contains(place, other) for other in cluster)]
    if len(inner) == 1:
        return inner[0]
    around = [place for place in cluster if all(contains(place, other) for other in inner)]
    return around[0] if around else _town_around(inner, by_id) or inner[0]


def _town_around(parts: list[Place], by_id: Mapping[int, Place]) -> Place | None:
    towns = {part.within[0].geonames_id if part.within and part.geonames_id is None else None for part in parts}
    town = towns.pop() if len(towns) == 1 else None
    return None if town is None else by_id.get(town)
