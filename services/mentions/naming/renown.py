"""How well known a place is, and whether a name is its main name."""

from functools import lru_cache

from services._gazetteer.compilation import ARABIC_NAMES, without_type
from services._gazetteer.gazetteer import GazetteerEntry, spellings
from services._gazetteer.names import folded, transliterated

LEAST_SOUNDING = 6
"""The least code points of a name looked up by its sound. A shorter name sounds like too many others."""


def renown(entry: GazetteerEntry, name: str) -> float:
    """The evidence of an entry's fame. It is less if the name is another name of the place."""
    same = is_main_name(entry, name)
    return fame(entry) - (0.0 if same or entry.kind in ("country", "region", "continent") else 0.7)


def is_main_name(entry: GazetteerEntry, name: str) -> bool:
    """Whether a name is the entry's main name, in any spelling, or that without the word for its kind."""
    return _is_named(entry.name, entry.country, name)


def is_spelled(entry: GazetteerEntry, name: str) -> bool:
    """Whether a name is an entry's main name, but for marks and the Arabic article."""
    return not set(spellings(name)).isdisjoint(spellings(entry.name))


@lru_cache(maxsize=50_000)
def _is_named(main: str, country: str | None, name: str) -> bool:
    if folded(name) in (folded(main), folded(without_type(main).removesuffix(" City"))):
        return True
    may_sound = country in ARABIC_NAMES or len(name) >= LEAST_SOUNDING
    return may_sound and transliterated(name) == transliterated(main)


def fame(entry: GazetteerEntry) -> float:
    if entry.kind in ("country", "continent"):
        return 3.0
    if entry.kind in ("region", "district"):
        return 3.0 if entry.kind == "region" and entry.population > 100_000 else 2.0
    return 3.0 if entry.population > 1e6 else 2.0 if entry.population > 1e5 else 1.0 if entry.population > 15e3 else 0.3
