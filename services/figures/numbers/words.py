"""What numerals are made of beside number words: abbreviations, parts and signs. Words are in lower case."""

from claimwatch_language.number_words import SCALES, TENS, UNITS, VAGUE

SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12}
"""Abbreviated scales. "k" and "m" stand directly after the digits."""
MULTIPLES = {**SCALES, "dozen": 12.0, "hundred": 100.0}
INDEFINITE = 2.0
"""The lower bound of "several", "a few" or "a couple of" before a unit ("several hundred": 200)."""
PARTS = {
    "half": 0.5,
    "quarter": 0.25,
    "third": 1 / 3,
    "two thirds": 2 / 3,
    "two third": 2 / 3,
    "three quarters": 0.75,
    "three quarter": 0.75,
}
"""Parts of a scale ("a quarter of a million"), with spaces for hyphens."""
FRACTIONS = {
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅕": 1 / 5,
    "⅖": 2 / 5,
    "⅗": 3 / 5,
    "⅘": 4 / 5,
    "⅙": 1 / 6,
    "⅚": 5 / 6,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}
OPENERS = frozenset(UNITS) | set(TENS) | set(MULTIPLES) | set(VAGUE) | {"a", "an", "several", "couple", "half"}
OPENERS |= {"quarter", "third"}
"""The words that a numeral in words begins with."""
