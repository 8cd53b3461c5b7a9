"""How rare a word is in English, and so how much it says about what a text is about."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_COMMON = 3.25
"""The rarity, as -log10 of the share of all words, up to which a word says nothing ("government" has 3.7)."""
_RARE = 6.25
"""The rarity from which all words say the same: names, and words of a trade."""
_UNLISTED = 5.75
"""The rarity that is assumed of a word that is not listed."""


def rarity(stem: str) -> float:
    """From 0 for words of any text to 1 for the rarest. Unknown words are rare."""
    return min(1.0, max(0.0, (_listed().get(stem, _UNLISTED) - _COMMON) / (_RARE - _COMMON)))


@cache
def _listed() -> Mapping[str, float]:
    tables = tomllib.loads(files(__package__).joinpath("common_words.toml").read_text(encoding="utf-8"))
    return {stem: float(rare) for rare, stems in tables.items() for stem in stems.split()}
