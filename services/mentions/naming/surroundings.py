"""The word lists of ``surroundings.toml``, and the demonyms. An extractor reads them once."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from claimwatch_language import calendar
from claimwatch_language.names.countries import countries
from claimwatch_language.wordlists import word_set
from services._gazetteer.names import folded


@dataclass(frozen=True)
class Surroundings:
    """Words next to a name, in lower case. ``surroundings.toml`` explains every list."""

    organisation: frozenset[str]
    organisation_before: frozenset[str]
    person_before: frozenset[str]
    area_after: frozenset[str]
    area_before: frozenset[str]
    modifier_before: frozenset[str]
    locative_before: frozenset[str]
    motion_before: frozenset[str]
    of_place: frozenset[str]
    facility_after: frozenset[str]
    local_after: frozenset[str]
    title_after: frozenset[str]
    function_words: frozenset[str]
    ordinary: frozenset[str]
    given_names: frozenset[str]
    belonging_after: frozenset[str]
    speech_after: frozenset[str]
    group_after: frozenset[str]
    disease_after: frozenset[str]
    facility_before: frozenset[str]
    sited: frozenset[str]
    ship_before: frozenset[str]
    struck_before: frozenset[str]
    fought_before: frozenset[str]

    @property
    def vocabulary(self) -> frozenset[str]:
        """The words that name no place by themselves."""
        named = (self.organisation, self.person_before, self.area_after, self.facility_after, self.title_after)
        return frozenset().union(self.ordinary, self.function_words, *named)


def load_surroundings() -> Surroundings:
    """The lists of ``surroundings.toml``. The names of days and months are modifiers too."""
    lists = {name: word_set(listed) for name, listed in _toml("surroundings.toml").items()}
    lists["modifier_before"] |= calendar.NAMES
    return Surroundings(**lists)


def load_demonyms() -> dict[str, str]:
    """Each country's ISO code by its demonyms, folded, in singular and plural. A country's own name is no plural."""
    codes = {}
    for country in countries():
        for word in (*country.adjectives, *country.people):
            codes[folded(word)] = country.code
            codes[folded(word) + "s"] = country.code
    return {word: code for word, code in codes.items() if word != "philippines"}


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
