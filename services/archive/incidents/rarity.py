"""How rare a word is in English, and so how much it says about what a text is about."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from claimwatch_language.joining.happenings import HAPPENING_WORDS
from claimwatch_language.names.countries import countries
from claimwatch_language.topics.built_in import built_in_topics
from claimwatch_language.topics.terms import spelled_out
from services.archive.incidents.words import words

_COMMON = 3.25
"""The rarity, as -log10 of the share of all words, up to which a word says nothing ("government" has 3.7)."""
_RARE = 6.25
"""The rarity from which all words say the same: names, and words of a trade."""
_UNLISTED = 5.75
"""The rarity that is assumed of a word that is not listed."""


_OF_THE_FIELD = 0.4
"""What a rare word says if all news of the field has it: the kind of a happening, or a country."""


@cache
def rarity(word: str) -> float:
    """From 0 for a stem of any text to 1 for the rarest. Unknown words are rare."""
    rare = min(1.0, max(0.0, (_listed().get(word, _UNLISTED) - _COMMON) / (_RARE - _COMMON)))
    return rare * _OF_THE_FIELD if word in _of_the_field() else rare


@cache
def _of_the_field() -> frozenset[str]:
    """The stems of the topics' terms, of words for happenings, and of countries and their people."""
    topics = (phrase for topic in built_in_topics().values() for term in topic.terms for phrase in spelled_out(term))
    lands = (name for country in countries() for name in (*country.names, *country.adjectives, *country.people))
    texts = (*topics, *lands, *HAPPENING_WORDS)
    return frozenset(word for text in texts for _, word in words(text))


@cache
def _listed() -> Mapping[str, float]:
    tables = tomllib.loads(files(__package__).joinpath("common_words.toml").read_text(encoding="utf-8"))
    return {stem: float(rare) for rare, stems in tables.items() for stem in stems.split()}
