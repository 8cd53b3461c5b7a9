"""Keys of place names: a strict one, which ignores accents, marks and case, and one for Arabic transliterations."""

import re
import unicodedata
from functools import lru_cache

from claimwatch_language.names.particles import ARABIC_ARTICLES

_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ħ": "h", "ə": "a"}
)
_SILENT = re.compile(r"[’'‘ʼʻˈ`´ʿʾ.]")
_BREAK = re.compile(r"[\W_]+")
_SOUNDS = (
    (re.compile(r"([a-z])\1+"), r"\1"),
    (re.compile(r"(?:ou|aw|au|ow|oo|o|u|w)+"), "u"),
    (re.compile(r"(?:ay|ai|ei|ey|ee|ie|e|y|i)+"), "i"),
    (re.compile(r"c(?!h)|q|k(?!h)"), "k"),
    (re.compile(r"dh|th"), "z"),
    (re.compile(r"([a-z])\1+"), r"\1"),
    (re.compile(r"(?<=.{2})(?<![iu])[ai]?h?$|(?<=.{2})[ai]h?$"), ""),
)


@lru_cache(maxsize=50_000)
def folded(name: str) -> str:
    """The name without accents, marks and case, with one space between words ("Ḩimş" becomes "hims")."""
    if name.isascii():
        return _BREAK.sub(" ", _SILENT.sub("", name.lower())).strip()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_UNDECOMPOSED)
    return _BREAK.sub(" ", _SILENT.sub("", plain)).strip()


@lru_cache(maxsize=50_000)
def transliterated(name: str) -> str:
    """A key that the spellings of an Arabic name share. Empty if the key would be too short to tell names apart.

    Article, doubled letters, vowel letters and final h do not count: "Dayr al-Zawr" and "Deir ez-Zor" have one key.
    """
    words = folded(name).split()
    kept = [word for word in words[:-1] if word not in ARABIC_ARTICLES] + words[-1:]
    key = " ".join(_sound(word) for word in kept)
    return key if len(key) >= 3 else ""


@lru_cache(maxsize=50_000)
def _sound(word: str) -> str:
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word
