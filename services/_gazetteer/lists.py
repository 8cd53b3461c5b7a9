"""Lists that the gazetteer's sources lack: larger regions, and abbreviations of the gazetteer's names."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from services._gazetteer.gazetteer import GazetteerEntry
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


def load_regions() -> dict[str, GazetteerEntry]:
    """The larger regions of ``regions.toml`` by folded name."""
    return {
        folded(name): GazetteerEntry(None, name, "continent", 0, at["lat"], at["lon"], at.get("country"), ())
        for name, at in _toml("regions.toml")["regions"].items()
    }


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
