"""Places named in one breath: "Fallujah, Anbar province, Iraq", "Syria's Aleppo", "Homs and Hama"."""

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
"""Places in one cluster: what they contain is compared by pairs."""


def clusters(text: str, places: Iterable[Place]) -> Iterator[list[Place]]:
    """The places, which are in order, each together with those that a comma, "and", "in" or "'s" joins to it."""
    cluster: list[Place] = []
    for place in places:
        if cluster and (len(cluster) == _LARGEST or not _JOINT.fullmatch(text, cluster[-1].end, place.start)):
            yield cluster
            cluster = []
        cluster.append(place)
    if cluster:
        yield cluster


def spoken_of(cluster: list[Place], named: Mapping[int, Place]) -> Place:
    """The place that a cluster is about: the one all others contain.

    Of several side by side it is what contains them, in the cluster or, for parts of one town that the gazetteer lacks,
    that town where the text names it: ``named`` has the places of the text by id.
    """
    inner = [place for place in cluster if not any(contains(place, other) for other in cluster)]
    if len(inner) == 1:
        return inner[0]
    around = [place for place in cluster if all(contains(place, other) for other in inner)]
    return around[0] if around else _town_around(inner, named) or inner[0]


def _town_around(parts: list[Place], named: Mapping[int, Place]) -> Place | None:
    towns = {part.within[0].geonames_id if part.within and part.geonames_id is None else None for part in parts}
    town = towns.pop() if len(towns) == 1 else None
    return None if town is None else named.get(town)
