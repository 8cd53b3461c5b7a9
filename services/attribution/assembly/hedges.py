"""Words by which an article keeps its distance from what it reports."""

import re

from services.attribution.factuality.qualifying_words import HEDGES
from services.attribution.patterns.candidate import Candidate

_HEDGE = re.compile(rf"\b(?:{'|'.join(sorted(HEDGES))})\b", re.IGNORECASE)


def is_hedged(text: str, candidate: Candidate) -> bool:
    """Whether a hedge stands in the cue or in the content."""
    return any(_HEDGE.search(text, start, end) for start, end in (*candidate.cue, *candidate.content))
