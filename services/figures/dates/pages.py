"""Dates of the page and not of the world: when it was published, its dateline, and when a photograph was taken."""

import re

from claimwatch_language.datelines import dateline_end
from services.figures.numbers.furniture import TEASER

_STAMPED = re.compile(
    r"(?:^|[\n|·•])[^\S\n]*(?:by\s[^\n|.]{2,60}[,|]?\s*)?(?:(?:first|last)\s+)?(?:published|updated|posted"
    r"|modified|created|edited|date|issued|added|printed"
    r"|filed|uploaded)\s*(?:date|on|at)?\s*[:,"
    r"|-]?\s*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s*)?(?:\d{1,2}[:.]\d\d\s*(?:[A-Z]{2,4})?,?\s*(?:on\s+)?)?$"
    r"|(?:^|\n)[^\S\n]*by\s(?:[A-Z][\w.’'-]*\s?){1,4}[,|-]\s*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s*)?$",
    re.IGNORECASE,
)
"""What stands between the beginning of a line and a date that only stamps the page."""
_MODIFIED = re.compile(
    r"\b(?:last\s+(?:modified|updated|edited)|first\s+published)\s*:?\s*(?:on|at)?\s*(?:[a-z]{3,9},?\s+)?$",
    re.IGNORECASE,
)
"""What stands before such a date anywhere in a line."""
_LINE_BEGIN = re.compile(r"(?:^|\n)[^\S\n]*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?$", re.IGNORECASE)
_STAMP_END = re.compile(r"(?:(?:19|20)\d\d|ago)\Z")
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
_CREDIT_AFTER = re.compile(
    r"\.?\s?[\[(][^\])\n]{0,60}(?:/|\b(?:Reuters|AFP|AP|EPA|Getty|Photo|Handout|Anadolu|Xinhua)\b)[^\])\n]{0,40}[\])]"
)
"""The credit after a caption and its date ("May 3, 2026. [Ada Pell/Herald]")."""
_AGENCY_AFTER = re.compile(r",?\s?\([A-Z][A-Za-z]{1,11}\)\s*(?:[-–—:]|(?=[A-Z“\"]))")
"""The agency after the date of a dateline without a dash."""
_DATELINE = 60
"""Code points of the longest dateline before its date."""
_REACH = 120
"""Code points before a date that are searched."""


def is_date_of_page(text: str, sentence: int, start: int, end: int) -> bool:
    """Whether the date ``text[start:end]`` belongs to the page. ``sentence`` is where its sentence begins."""
    first = max(0, start - _REACH)
    if any(pattern.search(text, first, start) for pattern in (_STAMPED, _MODIFIED, TEASER)):
        return True
    if any(pattern.search(text, max(first, sentence), start) for pattern in (_CREDIT, _CAPTION)):
        return True
    if _CREDIT_AFTER.match(text, end) or (start - sentence < _DATELINE and _AGENCY_AFTER.match(text, end)):
        return True
    if _LINE_BEGIN.search(text, first, start) and _STAMP_END.search(text, start, end) and _NEWS_BEGIN.match(text, end):
        return True
    return start - sentence < _REACH and end <= dateline_end(text, sentence)
