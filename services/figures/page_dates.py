"""Dates of the page and not of the world: when it was published, its dateline, and when a photograph was taken."""

import re

from claimwatch_language.datelines import dateline_end

_STAMPED = re.compile(
    r"(?:^|[\n|·•])[^\S\n]*(?:by\s[^\n|.]{2,60}[,|]?\s*)?(?:(?:first|last)\s+)?(?:published|updated|posted"
    r"|modified|created|edited|date|issued|added|printed"
    r"|filed|uploaded)\s*(?:date|on|at)?\s*[:,"
    r"|-]?\s*(?:\w+day,?\s*)?(?:\d{1,2}[:.]\d\d\s*(?:[A-Z]{2,4})?,?\s*(?:on\s+)?)?$"
    r"|(?:^|\n)[^\S\n]*by\s(?:[A-Z][\w.’'-]*\s?){1,4}[,|-]\s*(?:\w+day,?\s*)?$",
    re.IGNORECASE,
)
"""What stands between the beginning of a line and a date that only stamps the page."""
_LINE_BEGIN = re.compile(r"(?:^|\n)[^\S\n]*(?:\w+day,?\s+)?$")
_YEAR_AT_END = re.compile(r"(?:19|20)\d\d\Z")
_NEWS_BEGIN = re.compile(
    r"[^\S\n]*(?:[-–|,@]?\s*(?:at\s+)?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}\b)?)?[^\S\n]*(?:\n|[-–"
    r"|:]\s|(?=[A-Z“\"]))(?!\s*,)"
)
"""What stands after a date and perhaps a time that were the line above the news."""
_CAPTION = re.compile(
    r"\b(?:photo(?:graph)?|picture|image|frame\s+grab|screengrab|file|handout)\b[^.\n]{0,60}$", re.IGNORECASE
)
_CREDIT = re.compile(
    r"\((?:[^()\n]{0,80}\b)?(?:photo|image|picture|file|getty|credit|ap|afp|reuters|epa)\b[^()\n]{0,80}$", re.IGNORECASE
)
_REACH = 120
"""Code points before a date that are searched."""


def is_date_of_page(text: str, sentence: int, start: int, end: int) -> bool:
    """Whether the date ``text[start:end]`` belongs to the page. ``sentence`` is where its sentence begins."""
    first = max(0, start - _REACH)
    if _STAMPED.search(text, first, start) or _CREDIT.search(text, max(first, sentence), start):
        return True
    if _CAPTION.search(text, max(first, sentence), start):
        return True
    if (
        _LINE_BEGIN.search(text, first, start)
        and _YEAR_AT_END.search(text, start, end)
        and _NEWS_BEGIN.match(text, end)
    ):
        return True
    return start - sentence < _REACH and end <= dateline_end(text, sentence)
