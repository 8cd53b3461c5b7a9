"""Lists that the gazetteer's sources lack: larger regions, and abbreviations of the gazetteer's names."""

import tomllib
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

from claimwatch_contracts.extraction import AdministrativeArea
from services._gazetteer.gazetteer import Gazetteer, GazetteerEntry
from services._gazetteer.names import folded


@dataclass(frozen=True)
class Abbreviations:
    """By abbreviation, in its own case: the gazetteer's name. ``after_comma`` includes ``always``."""

    always: dict[str, str]
    after_comma: dict[str, str]


def load_abbreviations() -> Abbreviations:
    """The tables of ``abbreviations.toml``."""
    tables = _toml("abbreviations.toml")
    return Abbreviations(tables["always"], tables["always"] | tables["after_comma"])


def load_regions(gazetteer: Gazetteer) -> dict[str, GazetteerEntry]:
    """The larger regions of ``regions.toml`` by folded name.

    Raises:
        KeyError: a region names an id or a country that the gazetteer lacks.
    """
    return {folded(name): _region(gazetteer, name, line) for name, line in _toml("regions.toml")["regions"].items()}


def _region(gazetteer: Gazetteer, name: str, line: dict[str, Any]) -> GazetteerEntry:
    if "id" in line:
        entry = gazetteer.entry(line["id"])
        if entry is None:
            raise KeyError(line["id"])
        return replace(entry, name=name)
    countries = [gazetteer.country(code) for code in line.get("within", ())]
    within = tuple(AdministrativeArea(geonames_id=country.geonames_id, name=country.name) for country in countries)
    only = countries[0].country if len(countries) == 1 else None
    return GazetteerEntry(None, name, "continent", 0, line["lat"], line["lon"], only, within)


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
