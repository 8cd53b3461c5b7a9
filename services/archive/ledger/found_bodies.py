"""Whether a number of bodies is the toll of an occurrence, or that of a search, a grave or one day."""

import re

_GRAVES = re.compile(
    r"\b(?:graves?|exhum\w+|burial sites?|(?:mass|burial|common) pits?|pits? (?:with|of|full of|containing|near)"
    r"|skelet\w+|skulls?|unearth\w*|dug up|well shafts?)\b",
    re.IGNORECASE,
)
_SO_FAR = re.compile(
    r"^ (?:more )?(?:bodies|corpses) (?:have|has|had) (?:so far |already |since |now |been |all )*"
    r"(?:brought|recovered|found|pulled|retrieved|identified|counted|received|taken|laid|collected|washed)\b",
    re.IGNORECASE,
)
_MANY = r"(?:(?:at least|about|some|more than|over|nearly) )*$"
_TURNED_UP = re.compile(
    r"\b(?:have|has|had) (?:so far |already |now )?"
    r"(?:recovered|found|pulled|retrieved|identified|counted|received|collected|turned up|taken out|brought out) "
    rf"{_MANY}",
    re.IGNORECASE,
)
_BODIES = re.compile(r"^ (?:bodies|corpses)\b", re.IGNORECASE)
_BURIED = re.compile(rf"\b(?:bodies|corpses) of {_MANY}", re.IGNORECASE)
_AFTER = re.compile(r"\bafter (?:(?:all|at least|about|some|more than|over|nearly) )*$", re.IGNORECASE)
_WERE_TAKEN = re.compile(
    r"^ (?:bodies|corpses) (?:were|had been) (?:recovered|found|pulled|retrieved|counted)\b", re.IGNORECASE
)
_IN_MORTUARY = re.compile(
    r"^ (?:bodies|corpses) (?:(?:are|were|is|lay|lie) (?:now )?in (?:the|its|their|a) "
    r"(?:[\w-]+ ){0,2}(?:mortuary|morgue|cold room))\b",
    re.IGNORECASE,
)
_ON_A_DAY = re.compile(
    r"^ (?:bodies|corpses)\b[^.;,\n]{0,30}?\b(?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|today|overnight)\b",
    re.IGNORECASE,
)
_HAVE_BURIED = re.compile(rf"\b(?:ha(?:ve|s|d)) (?:so far |already |now )?buried {_MANY}", re.IGNORECASE)
_KILLED = re.compile(
    r"^ (?:people|persons|men|women|civilians|victims|villagers|residents) (?:who (?:were|had been) )?killed\b"
)
_REACH = 60


def is_of_graves(text: str) -> bool:
    """Whether the text tells of graves, or of bodies that are dug up."""
    return _GRAVES.search(text) is not None


def are_bodies(text: str, end: int) -> bool:
    """Whether a number that ends at ``end`` counts bodies."""
    return _BODIES.match(text[end : end + _REACH]) is not None


def are_buried(text: str, start: int) -> bool:
    """Whether somebody has buried the people counted at ``start`` ("they have buried 33 people since Monday")."""
    return not is_of_graves(text) and _HAVE_BURIED.search(text[max(0, start - _REACH) : start]) is not None


def are_toll(text: str, start: int, end: int) -> bool:
    """Whether the bodies counted at ``text[start:end]`` are all that an occurrence left so far.

    "23 bodies had been brought up by sunrise" tells all of them, "divers brought up 14 bodies" those of one day. A
    search ends "after 63 bodies were recovered", and those in a mortuary are all. Bodies out of graves are none of an
    occurrence's toll.
    """
    if is_of_graves(text):
        return False
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if _ON_A_DAY.match(after):
        return False
    if _IN_MORTUARY.match(after) or (_AFTER.search(before) and _WERE_TAKEN.match(after)):
        return True
    if _BURIED.search(before) and _KILLED.match(after):
        return True
    return _SO_FAR.match(after) is not None or (_TURNED_UP.search(before) is not None and bool(_BODIES.match(after)))
