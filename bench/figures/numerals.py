"""A simple reading of numerals, for a system that finds numbers without their values."""

import re

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORTH = {word: float(n) for n, word in enumerate(_ONES)} | {word: 10.0 * n for n, word in enumerate(_TENS, start=2)}
_SCALES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_PIECE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|[a-z]+")


def simple_value(text: str) -> float | None:
    """The value of the first numeral in digits, words or both ("3.5 million", "a dozen"); ``None`` if there is none."""
    whole, part, seen = 0.0, 0.0, False
    for piece in _PIECE.findall(text.lower()):
        if piece in _SCALES:
            whole, part = _scaled(whole, part if seen else 1.0, piece)
        elif piece in _WORTH:
            part += _WORTH[piece]
        elif piece[0].isdigit() and not seen:
            part = float(piece.replace(",", ""))
        elif seen and piece != "and":
            break
        else:
            continue
        seen = True
    return whole + part if seen else None


def _scaled(whole: float, part: float, scale: str) -> tuple[float, float]:
    """Whole and part after a scale word: "dozen" and "hundred" multiply the part, larger scales add it to the whole."""
    worth = _SCALES[scale]
    return (whole, part * worth) if worth < _SCALES["thousand"] else (whole + part * worth, 0.0)
