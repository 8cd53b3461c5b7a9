"""Contents that say of what others reported that it is not so: who says them denies it."""

import re

from claimwatch_contracts.vocabulary import CueClass
from services.attribution.candidates import Candidate

_REPORTED = r"(?:report|claim|account|allegation|accusation|rumou?r|figure|toll|stor(?:y|ie))s?"
_DENIED = re.compile(
    rf"(?:that )?(?:there (?:is|was|were|has been|had been) no truth (?:in|to|behind)\b"
    rf"|(?:[\w’'-]+ ){{0,4}}{_REPORTED} (?:that|of|about|by|in)\b.{{3,250}}? (?:is|are|was|were|had been) "
    r"(?:\w+ )?(?:wrong|false|untrue|incorrect|fabricated|baseless|fake|exaggerated|unfounded|invented|inaccurate)\b)",
    re.IGNORECASE | re.DOTALL,
)


def is_denial(text: str, candidate: Candidate) -> bool:
    """Whether an assertion's content denies: "that there was no truth in …", "that reports of … were false"."""
    return candidate.cue_class is CueClass.ASSERT and bool(_DENIED.match(text, *candidate.content[0]))
