"""Parts of a body that speak for it and count nothing by themselves: its press office, a chapter, a command council.

"The Northshire chapter of the Law Association", "the Law Association's Northshire chapter" and "the special unit for
missing persons at the prosecutor's office" are the association and the office.
"""

import re

_ORGAN = (
    r"(?:unit|section|chapter|branch|wing|arm|desk|cell|secretariat|leadership|headquarters|press service|politburo"
    r"|(?:command|military|executive|political|supreme|shura|revolutionary|governing) council"
    r"|(?:press|media|information|communications?|public relations|country|regional|liaison|field) office"
    r"|(?:high|general|central|supreme) command|(?:political|media) bureau)"
)
_BEFORE = r"(?:[\w’'.-]+ ){0,3}?"
_FOR = r"(?: for (?:[\w’'-]+ ){0,3}?[\w’'-]+)?(?: in [A-Z][\w-]+)?"
_OF = re.compile(rf"^{_BEFORE}{_ORGAN}{_FOR} (?:of|at|within) (?:the )?(?P<body>.+)$", re.IGNORECASE)
_WHOSE = re.compile(rf"^(?P<body>.+(?:s(?=['’] )|(?=['’]s ))) ?['’]s? {_BEFORE}{_ORGAN}$", re.IGNORECASE)


def owner_of(name: str) -> str | None:
    """Whose organ the name is, if its words are those of an organ; it may be an organ in turn."""
    match = _OF.match(name) or _WHOSE.match(name)
    return match["body"] if match else None
