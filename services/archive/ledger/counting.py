"""Whether a number came to a count ("three more people"), or is the count ("bringing the total to 46")."""

import re

_MORE_BEFORE = re.compile(r"\b(?:another|(?:an?|the) (?:further|additional|extra|new)|some more)\W*$", re.IGNORECASE)
_MORE_AFTER = re.compile(
    r"^\W*(?:(?:people|persons|bodies|civilians) )?(?:more|further|additional|new|fresh)\b(?! than)", re.IGNORECASE
)
_TOTAL = re.compile(
    r"\b(?:bring|tak|rais|push|lift)(?:s|ing|es|e)? (?:the|its|their) (?:[\w-]+ ){0,4}?"
    r"(?:total|tally|number|toll|count)s?(?: [\w-]+){0,8}? to"
    r"(?: (?:at least|about|around|some|more than|nearly|over))?\W*$",
    re.IGNORECASE,
)
_REACH = 90
"""Characters before a number that are searched for "bringing the total to"."""
_SURENESS = re.compile(r"\b(?P<how>suspected|probable|confirmed)\b", re.IGNORECASE)
_BESIDE = 30
"""Characters after a number of cases in which the article says how sure they are."""
_CLAUSE = re.compile(r"[,;.]|\band\b")


def is_more(text: str, start: int, end: int) -> bool:
    """Whether the number ``text[start:end]`` came to an earlier count ("another 12", "three more")."""
    return bool(_MORE_BEFORE.search(text[max(0, start - 20) : start]) or _MORE_AFTER.match(text[end : end + 30]))


def is_new_total(text: str, floor: int, start: int) -> bool:
    """Whether a number at ``start`` is the count to which others came ("bringing the total to"), from ``floor`` on."""
    return _TOTAL.search(text[max(floor, start - _REACH) : start]) is not None


def class_of_cases(text: str, start: int, end: int, counted: str | None) -> str | None:
    """The class of a number of cases: new ones and all are two rows, and so are suspected and confirmed ones."""
    after = _CLAUSE.split(text[end : end + _BESIDE])[0]
    sure = _SURENESS.search(counted or "") or _SURENESS.search(after)
    words = ["new"] if is_more(text, start, end) or re.search(r"\bnew\b", counted or "", re.IGNORECASE) else []
    return " ".join([*words, *([sure["how"].casefold()] if sure else [])]) or None
