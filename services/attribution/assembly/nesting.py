"""Attributions inside the content of another one are kept if they report somebody else's speech."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from claimwatch_contracts.vocabulary import CueClass
from services.attribution.assembly.attribution_factuality import AttributionFactuality
from services.attribution.assembly.rivals import Assembled
from services.attribution.patterns.candidate import Pattern

_SPEECH_PATTERNS = {Pattern.CLAUSE, Pattern.ACCORDING_TO, Pattern.QUOTE, Pattern.PARENTHETICAL}


def without_loose_nesting(
    text: str, attributions: Sequence[Assembled], factuality: AttributionFactuality
) -> list[Assembled]:
    """The attributions without the nested ones, except nested reports of a named other's speech or of a denied claim.

    A speaker's words about beliefs, wishes and criticism, his own or others', are part of his claim and no new claim.
    """
    parts = sorted(part for attribution in attributions for part in attribution.candidate.content)
    starts = [start for start, _ in parts]
    furthest = list(accumulate((end for _, end in parts), max))
    kept = []
    for attribution in attributions:
        cue = attribution.candidate.cue[0][0]
        before = bisect_right(starts, cue)
        nested = before > 0 and furthest[before - 1] > cue
        if not nested or _reports_another(text, attribution) or factuality.is_denied(attribution.candidate):
            kept.append(attribution)
    return kept


def _reports_another(text: str, attribution: Assembled) -> bool:
    candidate = attribution.candidate
    if candidate.cue_class is CueClass.BELIEVE or candidate.pattern not in _SPEECH_PATTERNS or not candidate.source:
        return False
    start, end = candidate.source[0]
    words = text[start:end].split()
    return any(word[0].isupper() for word in words[1:]) or (words[0][0].isupper() and len(words[0]) > 4)
