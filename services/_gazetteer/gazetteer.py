"""Looks a name up: which places bear it, best known first, and what they lie in."""

import contextlib
import os
import sqlite3
import stat
import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claimwatch_contracts.extraction import AdministrativeArea
from claimwatch_contracts.vocabulary import PlacePrecision
from claimwatch_language.names.particles import ARABIC_ARTICLES
from services._gazetteer.compilation import ensure_compiled, source_versions
from services._gazetteer.names import folded, transliterated

_PRECISION = {
    "city": PlacePrecision.CITY,
    "district": PlacePrecision.DISTRICT,
    "region": PlacePrecision.PROVINCE,
    "country": PlacePrecision.COUNTRY,
    "continent": PlacePrecision.REGION,
}
_WEIGHT = {"continent": 1e12, "country": 1e10, "city": 1.0, "region": 0.05, "district": 0.05}
"""How a kind's population counts: a region's includes its capital's, so the homonymous capital comes first."""
_SELECT = "SELECT e.geonames_id, e.name, e.kind, e.population, e.lat, e.lon, e.country, e.parent FROM entries e "
_QUERIES = {
    "names": _SELECT + "JOIN names n ON e.id = n.entry WHERE n.key = ?",
    "sounds": _SELECT + "JOIN sounds n ON e.id = n.entry WHERE n.key = ?",
}
_BY_ID = _SELECT + "WHERE e.geonames_id = ?"
_NAMED = "SELECT key FROM names WHERE key >= ? AND key < ? GROUP BY key"
_ONES_BEGINNING = "JOIN (SELECT DISTINCT entry FROM names WHERE key >= ? AND key < ?) n ON e.id = n.entry "
_BEGINNING = _SELECT + _ONES_BEGINNING + "ORDER BY e.population DESC LIMIT ?"
_COUNTRIES = _SELECT + "WHERE e.kind = 'country' ORDER BY e.geonames_id IS NOT NULL, e.id DESC"
"""Those of today last: some codes were those of other countries before, which have no id."""
_Row = tuple[int | None, str, str, int, float | None, float | None, str | None, int | None]
_MOST = 40
_BEHIND_ALL = "{"  # what no key has, behind every letter
_EXPANDED = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


@dataclass(frozen=True)
class GazetteerEntry:
    """A place the gazetteer knows. ``lat`` and ``lon`` of a country, region or district are the mean of its cities'."""

    geonames_id: int | None
    name: str
    kind: str
    population: int
    lat: float | None
    lon: float | None
    country: str | None
    within: tuple[AdministrativeArea, ...]

    @property
    def precision(self) -> PlacePrecision:
        """How closely the entry tells where something is."""
        return _PRECISION[self.kind]

    @property
    def weight(self) -> float:
        """How well known the place is, to rank those of one name."""
        return _WEIGHT[self.kind] * (self.population + 1)

    def lies_in(self, other: "GazetteerEntry") -> bool:
        """Whether the other entry is one of the areas this one lies in."""
        return any(area.name == other.name and (area.geonames_id == other.geonames_id) for area in self.within)


class Gazetteer:
    """The compiled gazetteer, opened read-only and shared by the page cache; compiled first where it is missing."""

    def __init__(self, path: Path | None = None) -> None:
        path = path or default_path()
        ensure_compiled(path)
        self._connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._connection.execute("PRAGMA mmap_size=268435456")
        self._by_key = lru_cache(maxsize=20_000)(self._read)
        self._area = lru_cache(maxsize=20_000)(self._read_area)
        countries = map(self._entry, self._connection.execute(_COUNTRIES).fetchall())
        self._countries = {entry.country: entry for entry in countries}

    def candidates(self, name: str) -> tuple[GazetteerEntry, ...]:
        """The places of that name, best known first; "Name, Area" leaves those in the area. Empty if there are none."""
        first, *containing = [part for part in name.split(",") if part.strip()] or [""]
        found = self.spelled(first) or self.sounding(first)
        for area in containing:
            areas = self.spelled(area) or self.sounding(area)
            found = tuple(entry for entry in found if any(entry.lies_in(other) for other in areas))
        return found

    def spelled(self, name: str) -> tuple[GazetteerEntry, ...]:
        """The places spelled like this but for accents, case, marks and an Arabic article, best known first."""
        return next((found for key in spellings(name) if (found := self._by_key("names", key))), ())

    def sounding(self, name: str) -> tuple[GazetteerEntry, ...]:
        """The places in Arabic-speaking countries whose name is transliterated like this, best known first."""
        key = transliterated(name)
        return self._by_key("sounds", key) if key else ()

    def country(self, code: str) -> GazetteerEntry:
        """The country of an ISO 3166-1 alpha-2 code. Raises KeyError if there is none."""
        return self._countries[code]

    def entry(self, geonames_id: int) -> GazetteerEntry | None:
        """The place of that id, if there is one."""
        row = self._connection.execute(_BY_ID, (geonames_id,)).fetchone()
        return None if row is None else self._entry(row)

    def is_named(self, entry: GazetteerEntry, keys: Collection[str], sound: str) -> bool:
        """Whether one of the keys, or the sound (``transliterated``), is of a name of the entry."""
        asked = [("names", key) for key in keys] + [("sounds", sound)]
        return any(
            self._connection.execute(_QUERIES[table] + " AND e.geonames_id = ?", (key, entry.geonames_id)).fetchone()
            for table, key in asked
        )

    def beginning(self, name: str) -> tuple[GazetteerEntry, ...]:
        """The places one of whose names begins like this, the largest first."""
        key = folded(name)
        rows = self._connection.execute(_BEGINNING, (key, key + _BEHIND_ALL, _MOST)).fetchall()
        return tuple(sorted(map(self._entry, rows), key=lambda entry: -entry.weight))

    def names_beginning(self, letters: str) -> list[str]:
        """All names that begin with these letters, folded."""
        return [key for (key,) in self._connection.execute(_NAMED, (letters, letters + _BEHIND_ALL))]

    def _read(self, table: str, key: str) -> tuple[GazetteerEntry, ...]:
        rows = self._connection.execute(_QUERIES[table], (key,)).fetchall()
        found = sorted((self._entry(row) for row in rows), key=lambda entry: -entry.weight)
        return tuple(found[:_MOST])

    def _entry(self, row: _Row) -> GazetteerEntry:
        geonames_id, name, kind, population, lat, lon, country, parent = row
        return GazetteerEntry(geonames_id, name, kind, population, lat, lon, country, self._above(parent))

    def _above(self, parent: int | None) -> tuple[AdministrativeArea, ...]:
        areas: list[AdministrativeArea] = []
        while parent is not None:
            area, parent = self._area(parent)
            areas.append(area)
        return tuple(areas)

    def _read_area(self, row: int) -> tuple[AdministrativeArea, int | None]:
        geonames_id, name, parent = self._connection.execute(
            "SELECT geonames_id, name, parent FROM entries WHERE id = ?", (row,)
        ).fetchone()
        return AdministrativeArea(geonames_id=geonames_id, name=name), parent


def spellings(name: str) -> list[str]:
    """The keys under which a name is looked up, in this order: as it is, not shortened, without its Arabic article."""
    key = folded(name)
    first, _, rest = key.partition(" ")
    if rest and first in _EXPANDED:
        return [key, f"{_EXPANDED[first]} {rest}"]
    if rest and first in ARABIC_ARTICLES:
        return [key, rest]
    return [key] if key else []


def default_path() -> Path:
    """The compiled gazetteer's place: the user's cache directory, or a temporary one where that cannot be written."""
    name = f"gazetteer-{source_versions()}.sqlite"
    home = os.environ.get("XDG_CACHE_HOME") or str(Path("~/.cache").expanduser())
    cache = Path(home) / "claimwatch"
    try:
        cache.mkdir(parents=True, exist_ok=True)
        if os.access(cache, os.W_OK) or (cache / name).exists():
            return cache / name
    except OSError:
        pass
    return private_folder(Path(tempfile.gettempdir()) / f"claimwatch-{os.getuid()}") / name


def private_folder(wanted: Path) -> Path:
    """The folder, if it is ours alone; else a new one: where everybody writes it may be a trap."""
    with contextlib.suppress(FileExistsError):
        wanted.mkdir(mode=0o700)
    found = wanted.lstat()
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077
    return wanted if ours else Path(tempfile.mkdtemp(prefix="claimwatch-"))
