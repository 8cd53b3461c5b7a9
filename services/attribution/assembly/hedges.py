"""Words by which an article keeps its distance from what it reports."""

import re

from services.attribution.patterns.candidate import Candidate

_HEDGES = re.compile(
    r"\b(?:(?:purported|alleged|supposed)(?:ly)?|(?:reported|apparent|ostensib|presumab|seeming)ly|suspected|so-called)\b",
    re.IGNORECASE,
)


def is_hedged(text: str, candidate: Candidate) -> bool:
    """Whether a hedge stands in the cue or in the content."""
    return any(_HEDGES.search(text, start, end) for start, end in (*candidate.cue, *candidate.content))
