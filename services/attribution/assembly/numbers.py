"""Whether words hold a number, in digits or as a word."""

import re

from services.attribution.text.surfaces import Ranges

_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|dozens?"
    r"|scores|hundreds?|thousands?|several|many)\b",
    re.IGNORECASE,
)


def has_number(text: str, parts: Ranges) -> bool:
    """Whether parts of a text, in its characters, hold a number."""
    return any(_NUMBER.search(text, start, end) for start, end in parts)
