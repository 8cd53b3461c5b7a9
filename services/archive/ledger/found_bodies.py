"""Whether a number of bodies is the toll of an occurrence, or that of a search, a grave or one day."""

import re

_GRAVES = re.compile(
    r"\b(?:graves?|exhum\w+|burial sites?|pits?|skelet\w+|skulls?|unearth\w*|dug up|well shafts?)\b",
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
    rf"(?:recovered|found|pulled|retrieved|identified|counted|received|collected|turned up) {_MANY}",
    re.IGNORECASE,
)
_BODIES = re.compile(r"^ (?:bodies|corpses)\b", re.IGNORECASE)
_BURIED = re.compile(rf"\b(?:bodies|corpses) of {_MANY}", re.IGNORECASE)
_KILLED = re.compile(
    r"^ (?:people|persons|men|women|civilians|victims|villagers|residents) (?:who (?:were|had been) )?killed\b"
)
_REACH = 60


def are_bodies(text: str, end: int) -> bool:
    """Whether a number that ends at ``end`` counts bodies."""
    return _BODIES.match(text[end : end + _REACH]) is not None


def are_toll(text: str, start: int, end: int) -> bool:
    """Whether the bodies counted at ``text[start:end]`` are all that an occurrence left so far.

    "23 bodies had been brought up by sunrise" tells all of them, "divers brought up 14 bodies" those of one day. Bodies
    out of graves are none of an occurrence's toll.
    """
    if _GRAVES.search(text):
        return False
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if _BURIED.search(before) and _KILLED.match(after):
        return True
    return _SO_FAR.match(after) is not None or (_TURNED_UP.search(before) is not None and bool(_BODIES.match(after)))
