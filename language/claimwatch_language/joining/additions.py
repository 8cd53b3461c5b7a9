"""Figures that add to the figure before them: "31 others were wounded", "another 12", "nine of them"."""

import re

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Nature

_FARTHEST_ADDED = 1_500
"""The most code points between a figure and a later figure that adds to it."""
_MORE_AFTER = re.compile(r"\s+(?:\w+\s+)?(?:others?|more)\b|\s+of\s+(?:them|these|those)(?=\s*[,.;])")
_MORE_BEFORE = re.compile(r"\b(?:another|additional|further)\s+(?:about\s+|around\s+|some\s+)?\Z", re.IGNORECASE)


def adds_to(text: str, figure: Figure, before: Figure, start: int) -> bool:
    """Whether a figure adds to the figure ``before`` it ("31 others were wounded").

    An amount goes on with the people whom its sentence, which begins at ``start``, counts before it.
    """
    if figure.start - before.end > _FARTHEST_ADDED:
        return False
    if figure.measure.nature is Nature.QUANTITY and before.measure.nature is not Nature.QUANTITY:
        return before.start >= start
    after = _MORE_AFTER.match(text, figure.end)
    return after is not None or _MORE_BEFORE.search(text, max(0, figure.start - 40), figure.start) is not None
