"""Regular expressions that people write: none takes more than a moment or a few megabytes, whatever it says."""

import re
from math import prod

import regex

LONGEST_SECONDS = 0.05
"""The longest time that a comparison may take."""
MOST_REPEATS = 1_000
"""What the counts of a pattern (``{2,5}``) may multiply to: the library writes repeated parts out, one by one."""
_COUNTS = re.compile(r"\{(\d*)(?:,(\d*))?\}")


def fault_of(pattern: str) -> str | None:
    """Why the text is no regular expression that can be used; ``None`` if it is one."""
    if prod(max(int(number or 1) for number in counts) or 1 for counts in _COUNTS.findall(pattern)) > MOST_REPEATS:
        return f"its counts multiply to more than {MOST_REPEATS} repeats"
    try:
        re.compile(pattern)
        regex.compile(pattern)
    except (re.error, regex.error) as error:
        return str(error)
    return None


def matches(pattern: str, value: str, seconds: float = LONGEST_SECONDS) -> bool | None:
    """Whether the whole value has the form; ``None`` if that takes longer to tell than so many seconds."""
    try:
        return regex.fullmatch(pattern, value, timeout=seconds) is not None
    except TimeoutError:
        return None
