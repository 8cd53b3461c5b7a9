"""Whether words hold a number, in digits or as a word."""

import re

from claimwatch_language.number_words import NUMBER_WORD
from services.attribution.text.surfaces import Ranges

_NUMBER = re.compile(rf"\d|\b(?:{NUMBER_WORD}|several|many)\b", re.IGNORECASE)


def has_number(text: str, parts: Ranges) -> bool:
    """Whether parts of a text, in its characters, hold a number."""
    return any(_NUMBER.search(text, start, end) for start, end in parts)
