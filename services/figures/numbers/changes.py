"""Numbers that change: by how many, from what, and to what ("rose by 12 to 52", "up from 12 to 52")."""

import re

_RISES_AND_FALLS = (
    r"ros\w+|ris(?:e|es|en|ing)|increas\w+|gr[eo]w\w*|fall\w*|fell|drop(?:ped|s)?|climb\w*|jump\w*|up|down"
    r"|declin\w+|soar\w*"
    r"|surg\w+|swell\w*|swoll?en|shr[aiu]nk\w*|leap\w*|leapt|slid\w*|plung\w+|dip(?:ped|s)?|eas(?:ed|es)|tick(?:ed|s)?"
    r"|edg(?:ed|es)|balloon\w*|mount(?:ed|s)|doubled|downward|upward"
)
_RAISED_AND_LOWERED = (
    r"rais\w+|went|go(?:es|ne|ing)?|chang\w+|reduc\w+|cut|revis\w+|mov(?:ed|es|ing)|expand\w*|widen\w*|lift\w*|lower\w*"
    r"|narrow\w*|upgrad\w+|downgrad\w+|updat\w+|correct\w+"
)
_FALLS = r"fall\w*|fell|drop(?:ped|s)?|declin\w+|down|dip(?:ped|s)?|plung\w+|shr[aiu]nk|reduc\w+|cut|lower\w*"
_CHANGES = rf"(?:{_RISES_AND_FALLS}|{_RAISED_AND_LOWERED})"
_TRANSFERS = (
    r"sen(?:t|ds?|ding)|g[ai]v(?:e|en|es|ing)|handed|flew|flown|flies|shipped|ships|delivered|sold|transferred"
    r"|moved|lent"
)
_FILLERS = (
    r"(?:\s+(?:again|sharply|further|slightly|another|an?|additional|about|some|around|nearly|almost|more\s+than"
    r"|to\s+date|yet))*"
)
_CHANGED = re.compile(
    rf"\b(?:{_CHANGES}\b[^.;]{{0,40}}?\b(?:from|by)(?:\s+[^\s.;]+){{0,2}}|(?:{_RISES_AND_FALLS}){_FILLERS})\s+[$€£]?$",
    re.IGNORECASE,
)
_HANDED_OVER = re.compile(rf"\b(?:{_TRANSFERS}){_FILLERS}\s+$", re.IGNORECASE)
_FROM = re.compile(
    rf"\b(?:{_CHANGES}\b[^.;]{{0,40}}?\bfrom(?:\s+(?!to\b)[^\s.;]+){{0,2}}"
    rf"|{_CHANGES}\b{_FILLERS}\s+by{_FILLERS}|(?:{_FALLS})\b{_FILLERS})\s+[$€£]?$",
    re.IGNORECASE,
)
_FROM_LATER = re.compile(
    rf"\b{_CHANGES}\b[^.;]{{0,30}}?\bto\s+[^.;,]{{0,15}}\d[\d,]*,?\s+(?:up\s+|down\s+)?from\s+(?:\w+\s+){{0,2}}$",
    re.IGNORECASE,
)
_TO = re.compile(r"(?:\s+[^\s.;,\d]+){0,3}?,?\s+to\s+(?:[^\s.;,\d]+\s+){0,3}?(?:US)?[$€£]?\d", re.IGNORECASE)
_TOLL = re.compile(
    r"\b(?:tolls?|dead|deaths?|fatalities|casualties|killed|victims|injured|wounded|missing|detained|arrests"
    r"|displaced|homeless|evacuees|refugees|cases|infections)\b[^.;]*$",
    re.IGNORECASE,
)
_TO_TOLL = re.compile(
    r"\s+to\s+(?:(?:at\s+least|about|more\s+than|some)\s+)?[\d,]+\s+(?:deaths|dead|killed|fatalities|missing|wounded|injured"
    r"|arrests|cases|victims|bodies)\b",
    re.IGNORECASE,
)
_REVISED = re.compile(
    r"\b(?:(?:revis|correct|lower|rais|updat|cutt|replac|supersed|upgrad|downgrad|amend)ing|(?:up|down)\s+from"
    r"|(?:higher|lower)\s+than|compared\s+(?:with|to))\s+(?:an?|the|its|their|his|her)\s+"
    r"(?:earlier|previous|initial|preliminary|prior|first|provisional)\s+(?:[\w-]+\s+){0,2}"
    r"(?:tolls?|figures?|counts?|estimates?|numbers?|tally)\s+of\s+"
    r"(?:(?:at\s+least|more\s+than|about|some|around|nearly)\s+)?$",
    re.IGNORECASE,
)
"""What a new toll replaces or is compared with, up to the number ("revising an earlier toll of 17")."""
_REACH = 70
"""Code points before a number that are searched for the verb of a change."""
_SUBJECT = 160
"""Code points before a number that are searched for what changes."""


def is_change(text: str, start: int) -> bool:
    """Whether the number at ``start``, before "to" and a further number, is a difference or a former value."""
    return _CHANGED.search(text, max(0, start - _REACH), start) is not None


def is_handed_over(text: str, start: int) -> bool:
    """Whether the number at ``start`` is the object of a verb that takes "to" ("sent 12 to 52 villages")."""
    return _HANDED_OVER.search(text, max(0, start - _REACH), start) is not None


def is_outdated(text: str, start: int, end: int) -> bool:
    """Whether the number is a former toll or by how much a toll changed ("from 12 to 52", "rose by 12 to 52")."""
    first = max(0, start - _REACH)
    if _REVISED.search(text, first, start) is not None:
        return True
    is_before = _TO.match(text, end) is not None and _FROM.search(text, first, start) is not None
    if is_before and _TO_TOLL.match(text, end):
        return True
    return (is_before or _FROM_LATER.search(text, first, start) is not None) and _TOLL.search(
        text, max(0, start - _SUBJECT), start
    ) is not None
