"""Places that a sentence on arrests names only for what those arrested are said to have done."""

import re

from claimwatch_contracts.extraction import Figure, Place

_GROUND = re.compile(
    r"\b(?:accused|suspected|wanted|blamed|convicted|responsible|linked|connection|following|after|wake|over|plotting"
    r"|planning|preparing)\b"
)
"""Words between those arrested and what they are said to have done."""
_BORDER = re.compile(r"(?:[’']s)?\s+(?:border|frontier)\b")


def is_only_ground(text: str, figure: Figure, place: Place) -> bool:
    """Whether a place after the count of those arrested tells for what they are, or at whose border."""
    has_ground = _GROUND.search(text, figure.end, place.start) is not None
    return has_ground or _BORDER.match(text, place.end) is not None
