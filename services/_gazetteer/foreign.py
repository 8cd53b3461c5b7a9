"""Names of places in languages other than English, and their keys, which all cases of a name share.

City and area names in other scripts come from the data packages, where they stand without their language: a name is one
of each language in whose letters it is written. Names of countries in all languages are those of Unicode's CLDR.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from hashlib import sha256

from babel import Locale
from babel.localedata import locale_identifiers

from claimwatch_language.languages.words import PlaceWords, languages_with, place_words
from services._gazetteer.names import folded

NO_WORDS = PlaceWords(name="any")
"""What is known of a language without a folder."""
_CODE = 2
"""The letters of an ISO 639-1 code, and of an ISO 3166-1 alpha-2 code."""
_LEAST_KEY = 3


@lru_cache(maxsize=50_000)
def foreign_key(name: str, language: str) -> str:
    """The key of a name in a language: folded, each word without its ending. Empty if it would be too short."""
    key = " ".join(_stem(word, language) for word in folded_as(name, language).split())
    return key if len(key) >= _LEAST_KEY else ""


def foreign_names(names: list[str]) -> Iterator[tuple[str, str]]:
    """The languages and keys of those names that are written in letters of a language with a folder."""
    for language, alphabet in _alphabets().items():
        for name in names:
            if name.isascii() or not alphabet.fullmatch(folded_as(name, language)):
                continue
            if key := foreign_key(name, language):
                yield language, key


def folded_as(name: str, language: str) -> str:
    """The folded name with the language's letters that are written one for another."""
    key = folded(name)
    for letter, other in _words(language).folding.items():
        key = key.replace(letter, other)
    return key


def country_names() -> Iterator[tuple[str, str, str]]:
    """Language, key and ISO 3166-1 alpha-2 code of the countries' names in all languages of the CLDR but English."""
    for language in sorted(code for code in locale_identifiers() if len(code) == _CODE and code != "en"):
        territories: Mapping[str, str] = Locale(language).territories
        for code, name in territories.items():
            if len(code) == _CODE and (key := foreign_key(name, language)):
                yield language, key, code


def listed_names() -> Iterator[tuple[str, str, int]]:
    """Language, key and GeoNames id of the names that the folders of the languages add."""
    for language in sorted(languages_with("places.toml")):
        for name, geonames_id in _words(language).names.items():
            yield language, foreign_key(name, language), geonames_id


def foreign_version() -> str:
    """A short digest of what the folders of the languages say of names, as a part of the compiled file's name."""
    parts = {"alphabet", "folding", "endings", "least_stem", "alternations", "names"}
    said = [_words(language).model_dump_json(include=parts) for language in sorted(languages_with("places.toml"))]
    return sha256("".join(said).encode()).hexdigest()[:8]


def _words(language: str) -> PlaceWords:
    return place_words(language) or NO_WORDS


@cache
def _alphabets() -> dict[str, re.Pattern[str]]:
    """The patterns of folded names, by language."""
    alphabets = {language: _words(language).alphabet for language in sorted(languages_with("places.toml"))}
    return {language: re.compile(letters) for language, letters in alphabets.items() if letters}


def _stem(word: str, language: str) -> str:
    for ending in _endings(language):
        if word.endswith(ending) and len(word) - len(ending) >= _words(language).least_stem:
            word = word[: -len(ending)]
            break
    for pattern, replacement in _words(language).alternations:
        word = re.sub(pattern, replacement, word)
    return word


@cache
def _endings(language: str) -> tuple[str, ...]:
    """The endings as they are in folded words, longest first."""
    listed = {folded(ending) for ending in _words(language).endings}
    return tuple(sorted(listed, key=lambda ending: (-len(ending), ending)))
