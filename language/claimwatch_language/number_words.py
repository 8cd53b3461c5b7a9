"""The English number words, in lower case, with their values, and a pattern for any of them.

Whoever reads numbers or asks whether words hold one reads these tables: a new number word belongs here alone.
"""

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
VAGUE = {"tens": 20.0, "dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6}
"""The lower bound of a vague plural: two of its unit ("scores": two times twenty)."""
_PLURAL = frozenset((*UNITS, *TENS, *SCALES, *VAGUE, "dozen", "hundred")) - {"zero", "one"}
NUMBERS = _PLURAL | {"one"}
"""The words that say how many there are."""
PLURAL_NUMBER_WORD = rf"(?:{'|'.join(sorted(_PLURAL, key=len, reverse=True))})"
"""A pattern for one word of a number of two or more."""
NUMBER_WORD = rf"(?:one|{PLURAL_NUMBER_WORD})"
"""The same for one or more."""
