"""The countries of ``countries.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Country:
    """A country's names and adjectives. ``countries.toml`` explains every field."""

    code: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...] = ()
    shown: str | None = None
    capital: str | None = None

    @property
    def owner(self) -> str:
        """The word before the names of the country's bodies ("Syrian")."""
        return self.shown or self.adjectives[0]


@cache
def countries() -> tuple[Country, ...]:
    """Every country, in the order of the table."""
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
    """Each country's ``owner`` by each of its names and adjectives in lower case."""
    return {
        word.lower(): country.owner for country in countries() for word in (*country.names, *country.adjectives)
    } | {country.owner.lower(): country.owner for country in countries()}


@cache
def states() -> dict[str, str]:
    """Each country's ``owner`` by each of its names, in lower case."""
    return {name.lower(): country.owner for country in countries() for name in country.names}


@cache
def capitals() -> dict[str, str]:
    """Each country's ``owner`` by the city, in lower case, that stands for its government."""
    return {country.capital.lower(): country.owner for country in countries() if country.capital}


@cache
def capitals_by_code() -> dict[str, str]:
    """The capital of each country that has one in the table, by the country's code."""
    return {country.code: country.capital for country in countries() if country.capital}
