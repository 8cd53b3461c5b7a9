"""The words and signs that numerals are made of, a table for each sort. Words are in lower case."""

UNITS = {
    word: float(value)
    for value, word in enumerate(
        (
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
            *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        )
    )
}
TENS = {
    word: 10.0 * value
    for value, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
SCALES = {
    "thousand": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "crores": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12}
"""Abbreviated scales. "k" and "m" stand directly after the digits."""
MULTIPLES = {**SCALES, "dozen": 12.0, "hundred": 100.0}
VAGUE = {"tens": 20.0, "dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6}
"""The lower bound of a vague plural: two of its unit ("scores": two times twenty)."""
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
