"""Small towns far away from everything else that a text names."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from services._gazetteer.gazetteer import GazetteerEntry
from services.mentions.naming.renown import is_spelled
from services.mentions.placing.distances import kilometres_between

_WELL_KNOWN = 100_000
"""The inhabitants from which a town may turn up in a story of any country."""
_LEAST_SHARE = 0.6
_LEAST_NAMES = 3
_LEAST_ALIKE = 2
_FAR_KM = 1_000.0
_MOST_COMPARED = 40


def far_off(entries: Sequence[GazetteerEntry | None], names: Sequence[str]) -> list[bool]:
    """Which places of a text are small towns, far from all others, whose country the text names by them alone.

    This holds for a text that is mostly about one country. The text hardly means such a town: it names a place at home
    that the gazetteer lacks. A town whose name is only spelled like the name of the text has to give way sooner.
    """
    alike = {
        entry for entry, name in zip(entries, names, strict=True) if entry is not None and not is_spelled(entry, name)
    }
    places = dict.fromkeys(entry for entry in entries if entry is not None and entry.country is not None)
    countries = Counter(entry.country for entry in places)
    (home, most), *_ = countries.most_common(1) or [(None, 0)]
    if most < _LEAST_ALIKE or most < _LEAST_SHARE * len(places):
        return [False] * len(entries)
    compared = list(islice(places, _MOST_COMPARED))
    strays = {
        entry
        for entry in places
        if entry.country != home
        and countries[entry.country] == 1
        and (most >= _LEAST_NAMES or entry in alike)
        and _is_far(entry, compared)
    }
    return [entry in strays for entry in entries]


def _is_far(entry: GazetteerEntry, places: Sequence[GazetteerEntry]) -> bool:
    if entry.kind != "city" or entry.population >= _WELL_KNOWN:
        return False
    distances = (kilometres_between(entry, other) for other in places if other != entry)
    return all(distance is None or distance >= _FAR_KM for distance in distances)
