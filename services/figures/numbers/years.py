"""Whether a number from 1900 to 2099 is a year or a count ("2011 dead and 1990 wounded")."""

import re

from services.figures.people import PEOPLE

_YEAR = re.compile(r"(?:19|20)\d\d")
_HARMED = (
    r"(?:dead|killed|wounded|injured|hurt|missing|detained|arrested|displaced|homeless|abducted|kidnapped"
    r"|evacuated|jailed)\b"
)
_IS_COUNTED = re.compile(
    rf"\s+(?:{_HARMED}(?!\s+(?:\d+|at\s+least|more\s+than|the|an?|some|about|people|many|dozens|hundreds|scores"
    rf"|all|his|her|their)\b)"
    rf"|(?:were|have\s+been|had\s+been|remain|are)\s+(?:\w+ly\s+|still\s+|now\s+|also\s+)?{_HARMED})",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"\b(?:killed|killing|arrested|arresting|detained|detaining|wounded|injured|displaced|counted|recorded"
    r"|at\s+least|more\s+than"
    r"|as\s+many\s+as|fewer\s+than|less\s+than|(?:total|toll|number|figure)\s+(?:\w+\s+){0,2}(?:of|to|was|is"
    r"|reached|at))\s+$",
    re.IGNORECASE,
)
_TIME_BEFORE = (
    r"in|since|by|until|till|from|during|early|late|mid|before|after|spring|summer|autumn|fall|winter|january"
    r"|february|march"
    r"|april|may|june|july|august|september|october|november|december"
)
_IN_A_YEAR = re.compile(rf"\b(?:{_TIME_BEFORE})\W+$", re.IGNORECASE)
_OF_A_YEAR = re.compile(rf"\b(?:{_TIME_BEFORE}|the|an?|of|and|to)\W+$", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s+([A-Za-z-]+)")
_BEFORE = 24


def is_year(text: str, start: int, end: int) -> bool:
    """Whether the numeral at ``text[start:end]`` is a year."""
    if not _YEAR.fullmatch(text, start, end):
        return False
    first = max(0, start - _BEFORE)
    if _COUNTS.search(text, first, start):
        return False
    if _IS_COUNTED.match(text, end):
        return _IN_A_YEAR.search(text, first, start) is not None
    following = _NEXT_WORD.match(text, end)
    counts = following is not None and following[1].casefold() in PEOPLE
    return not counts or _OF_A_YEAR.search(text, first, start) is not None
