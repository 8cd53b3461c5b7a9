"""The countries of ``countries.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Country:
    """A country's names and words of belonging; see ``countries.toml`` for each."""

    code: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...] = ()
    shown: str | None = None
    capital: str | None = None

    @property
    def owner(self) -> str:
        """What stands before the names of its bodies."""
        return self.shown or self.adjectives[0]


@cache
def countries() -> tuple[Country, ...]:
    """Every country, by its code."""
    tables = tomllib.loads(files(__package__).joinpath("countries.toml").read_text(encoding="utf-8"))
    return tuple(
        Country(
            code,
            tuple(table["names"]),
            tuple(table["adjectives"]),
            tuple(table.get("people", ())),
            table.get("shown"),
            table.get("capital"),
        )
        for code, table in tables.items()
    )


@cache
def owners() -> dict[str, str]:
    """Every name and adjective of a country, in lower case, to what stands before the names of its bodies."""
    return {
        word.lower(): country.owner for country in countries() for word in (*country.names, *country.adjectives)
    } | {country.owner.lower(): country.owner for country in countries()}


@cache
def capitals() -> dict[str, str]:
    """The city by which a government is called, in lower case, to what stands before the names of its bodies."""
    return {country.capital.lower(): country.owner for country in countries() if country.capital}
