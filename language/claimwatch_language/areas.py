"""The kinds of areas in words, and how exactly each kind locates something."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from claimwatch_contracts.vocabulary import PlacePrecision
from claimwatch_language.wordlists import word_set

_BY_PRECISION = {
    PlacePrecision.DISTRICT: word_set("district neighbourhood neighborhood quarter suburb township borough"),
    PlacePrecision.VILLAGE: word_set("village hamlet camp settlement"),
    PlacePrecision.CITY: word_set("town city port capital municipality"),
    PlacePrecision.PROVINCE: word_set("province governorate region state county oblast prefecture"),
    PlacePrecision.COUNTRY: word_set("country nation republic"),
}
AREAS: Mapping[str, PlacePrecision] = MappingProxyType(
    {kind: precision for precision, kinds in _BY_PRECISION.items() for kind in kinds}
)
"""The precision of each kind of area, by its singular."""
PARTS_OF_TOWNS = word_set("district neighbourhood neighborhood quarter suburb camp")
"""The kinds that are parts of towns."""
SETTLEMENTS = frozenset().union(
    *(_BY_PRECISION[precision] for precision in (PlacePrecision.DISTRICT, PlacePrecision.VILLAGE, PlacePrecision.CITY))
)
"""The kinds of towns, of villages and of their parts."""


def plural(kind: str) -> str:
    """The plural of a kind of area."""
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"


def with_plurals(kinds: Iterable[str]) -> frozenset[str]:
    """The kinds in singular and plural."""
    return frozenset(form for kind in kinds for form in (kind, plural(kind)))


def any_of(kinds: Iterable[str]) -> str:
    """A pattern for one of the words."""
    return "|".join(sorted(kinds))
