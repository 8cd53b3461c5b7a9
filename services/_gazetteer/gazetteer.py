"""Looks up the places of a name, best known first, with the areas that contain them."""

import contextlib
import os
import sqlite3
import stat
import tempfile
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from claimwatch_contracts.criteria import Box
from claimwatch_contracts.extraction import AdministrativeArea
from claimwatch_contracts.vocabulary import PlacePrecision
from claimwatch_language.names.particles import ARABIC_ARTICLES
from services._gazetteer.compilation import ensure_compiled, source_versions
from services._gazetteer.foreign import foreign_key
from services._gazetteer.names import folded, transliterated

_PRECISION = {
    "city": PlacePrecision.CITY,
    "district": PlacePrecision.DISTRICT,
    "region": PlacePrecision.PROVINCE,
    "country": PlacePrecision.COUNTRY,
    "continent": PlacePrecision.REGION,
}
_WEIGHT = {"continent": 1e12, "country": 1e10, "city": 1.0, "region": 0.05, "district": 0.05}
"""The weight of one inhabitant, by kind. A region includes its capital, and a capital of the same name comes first."""
_SELECT = "SELECT e.geonames_id, e.name, e.kind, e.population, e.lat, e.lon, e.country, e.parent FROM entries e "
_QUERIES = {
    "names": _SELECT + "JOIN names n ON e.id = n.entry WHERE n.key = ?",
    "sounds": _SELECT + "JOIN sounds n ON e.id = n.entry WHERE n.key = ?",
}
_FOREIGN = _SELECT + "JOIN foreign_names n ON e.id = n.entry WHERE n.language = ? AND n.key = ?"
_BY_ID = _SELECT + "WHERE e.geonames_id = ?"
_NAMED = "SELECT key FROM names WHERE key >= ? AND key < ? GROUP BY key"
_ONES_BEGINNING = "JOIN (SELECT DISTINCT entry FROM names WHERE key >= ? AND key < ?) n ON e.id = n.entry "
_BEGINNING = _SELECT + _ONES_BEGINNING + "ORDER BY e.population DESC LIMIT ?"
_TOWNS = _SELECT + (
    "WHERE e.kind = 'city' AND e.lat BETWEEN ? AND ? AND e.lon BETWEEN ? AND ? ORDER BY e.population DESC, e.id LIMIT ?"
)
_COUNTRIES = _SELECT + "WHERE e.kind = 'country' ORDER BY e.geonames_id IS NOT NULL, e.id DESC"
"""Today's countries come last. Former countries have no id, and some have the code of a country of today."""
_Row = tuple[int | None, str, str, int, float | None, float | None, str | None, int | None]
_MOST = 40
_AFTER_LETTERS = "{"  # sorts after every letter, and no key contains it
_EXPANDED = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


@dataclass(frozen=True)
class GazetteerEntry:
    """A place of the gazetteer. ``lat`` and ``lon`` are degrees, in an area the mean of its cities' coordinates."""

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
        """How exactly the entry locates something."""
        return _PRECISION[self.kind]

    @property
    def weight(self) -> float:
        """How well known the place is; ranks the places of one name."""
        return _WEIGHT[self.kind] * (self.population + 1)

    def lies_in(self, other: "GazetteerEntry") -> bool:
        """Whether the other entry is an area that contains this place. An area has its id or, without id, its name."""
        if other.geonames_id is None:
            return any(area.geonames_id is None and area.name == other.name for area in self.within)
        return any(area.geonames_id == other.geonames_id for area in self.within)


class Gazetteer:
    """The compiled gazetteer, opened read-only, so that processes share its pages in memory. Compiled if missing."""

    def __init__(self, path: Path | None = None) -> None:
        path = path or default_path()
        ensure_compiled(path)
        self._connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._connection.execute("PRAGMA mmap_size=268435456")
        self._by_key = lru_cache(maxsize=20_000)(self._read)
        self._foreign = lru_cache(maxsize=20_000)(self._read_foreign)
        self._area = lru_cache(maxsize=20_000)(self._read_area)
        countries = map(self._entry, self._connection.execute(_COUNTRIES).fetchall())
        self._countries = {entry.country: entry for entry in countries}

    def candidates(self, name: str) -> tuple[GazetteerEntry, ...]:
        """The places of that name, best known first. "Name, Area" gives only the places in the area."""
        first, *containing = [part for part in name.split(",") if part.strip()] or [""]
        entries = self.spelled(first) or self.sounding(first)
        for area in containing:
            areas = self.spelled(area) or self.sounding(area)
            entries = tuple(entry for entry in entries if any(entry.lies_in(other) for other in areas))
        return entries

    def spelled(self, name: str) -> tuple[GazetteerEntry, ...]:
        """The places of that spelling, best known first. Accents, case, marks and an Arabic article do not count."""
        return next((entries for key in spellings(name) if (entries := self._by_key("names", key))), ())

    def sounding(self, name: str) -> tuple[GazetteerEntry, ...]:
        """The places in Arabic-speaking countries whose name has the same ``transliterated`` form, best known first.

        Countries are none of them: English spells their names in one way.
        """
        key = transliterated(name)
        return tuple(entry for entry in self._by_key("sounds", key) if entry.kind != "country") if key else ()

    def named_in(self, language: str, name: str) -> tuple[GazetteerEntry, ...]:
        """The places of that name, in any case, in a language other than English, best known first."""
        key = foreign_key(name, language)
        return self._foreign(language, key) if key else ()

    def country(self, code: str) -> GazetteerEntry:
        """The country of an ISO 3166-1 alpha-2 code.

        Raises:
            KeyError: no country has the code.
        """
        return self._countries[code]

    def entry(self, geonames_id: int) -> GazetteerEntry | None:
        """The place of that GeoNames id; ``None`` if there is none."""
        row = self._connection.execute(_BY_ID, (geonames_id,)).fetchone()
        return None if row is None else self._entry(row)

    def is_named(self, entry: GazetteerEntry, keys: Collection[str], sound: str) -> bool:
        """Whether an entry has a name with one of the keys, or with the sound (``transliterated``)."""
        lookups = [("names", key) for key in keys] + [("sounds", sound)]
        return any(
            self._connection.execute(_QUERIES[table] + " AND e.geonames_id = ?", (key, entry.geonames_id)).fetchone()
            for table, key in lookups
        )

    def beginning(self, name: str) -> tuple[GazetteerEntry, ...]:
        """The places with a name that begins with ``name``, best known first."""
        key = folded(name)
        rows = self._connection.execute(_BEGINNING, (key, key + _AFTER_LETTERS, _MOST)).fetchall()
        return tuple(sorted(map(self._entry, rows), key=lambda entry: -entry.weight))

    def names_beginning(self, letters: str) -> list[str]:
        """All folded names that begin with these letters."""
        return [key for (key,) in self._connection.execute(_NAMED, (letters, letters + _AFTER_LETTERS))]

    def towns(self, box: Box, most: int) -> tuple[GazetteerEntry, ...]:
        """The towns in a box that does not cross the antimeridian, the largest first."""
        rows = self._connection.execute(_TOWNS, (box.south, box.north, box.west, box.east, most)).fetchall()
        return tuple(map(self._entry, rows))

    def _read_foreign(self, language: str, key: str) -> tuple[GazetteerEntry, ...]:
        rows = self._connection.execute(_FOREIGN, (language, key)).fetchall()
        entries = sorted((self._entry(row) for row in rows), key=lambda entry: -entry.weight)
        return tuple(entries[:_MOST])

    def _read(self, table: str, key: str) -> tuple[GazetteerEntry, ...]:
        rows = self._connection.execute(_QUERIES[table], (key,)).fetchall()
        entries = sorted((self._entry(row) for row in rows), key=lambda entry: -entry.weight)
        return tuple(entries[:_MOST])

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
    """The keys to look a name up by, in order: the name itself, then its unabbreviated form or that without article.

    A name of ``spellings.toml`` stands for the name in that table.
    """
    key = folded(name)
    if other := _other_spellings().get(key):
        return [other]
    first, _, rest = key.partition(" ")
    if rest and first in _EXPANDED:
        return [key, f"{_EXPANDED[first]} {rest}"]
    if rest and first in ARABIC_ARTICLES:
        return [key, rest]
    return [key] if key else []


@cache
def _other_spellings() -> Mapping[str, str]:
    listed = tomllib.loads(files(__package__).joinpath("spellings.toml").read_text(encoding="utf-8"))
    return {folded(spelling): folded(name) for spelling, name in listed.items()}


def default_path() -> Path:
    """The path of the compiled gazetteer, in the user's cache directory, or in a temporary one if that is read-only."""
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


def private_folder(folder: Path) -> Path:
    """The folder, made if it is missing. If other users have access to it, a new folder instead: it may be a trap."""
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    status = folder.lstat()
    is_private = stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o077
    return folder if is_private else Path(tempfile.mkdtemp(prefix="claimwatch-"))
