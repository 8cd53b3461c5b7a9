"""Attributions inside the content of another one are kept if they report somebody else's speech."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from claimwatch_contracts.vocabulary import ClaimantKind, CueClass
from claimwatch_language.wordlists import word_set
from services.attribution.assembly.attribution_factuality import AttributionFactuality
from services.attribution.assembly.numbers import has_number
from services.attribution.assembly.rivals import Assembled
from services.attribution.names.claimant_kinds import kind_of
from services.attribution.patterns.candidate import Candidate, Pattern

_PRONOUNS = word_set("i we you he she it they who which that this these those one")
_SPEECH_PATTERNS = {Pattern.CLAUSE, Pattern.ACCORDING_TO, Pattern.QUOTE, Pattern.PARENTHETICAL}


def without_loose_nesting(
    text: str, attributions: Sequence[Assembled], factuality: AttributionFactuality
) -> list[Assembled]:
    """The attributions without the nested ones, except reports of another's speech, of counts or of denied claims.

    A speaker's words about beliefs, wishes and criticism, his own or others', are part of his claim and no new claim.
    A report that opens the content around it ("the BBC reported that police said …") counts as the outlet's.
    """
    parts = sorted(part for attribution in attributions for part in attribution.candidate.content)
    starts = [start for start, _ in parts]
    furthest = list(accumulate((end for _, end in parts), max))
    passed_on = _outlets_contents(text, attributions)
    kept = []
    for attribution in attributions:
        cue = attribution.candidate.cue[0][0]
        before = bisect_right(starts, cue)
        nested = before > 0 and furthest[before - 1] > cue
        counts = _reports_count(text, attribution.candidate) and not _opens(passed_on, attribution.candidate)
        named = counts or _reports_another(text, attribution)
        if not nested or named or factuality.is_denied(attribution.candidate):
            kept.append(attribution)
    return kept


def _reports_count(text: str, candidate: Candidate) -> bool:
    """Whether a candidate reports a number in the words of somebody who is no mere pronoun."""
    if candidate.pattern is Pattern.TOLL:
        return True
    if candidate.cue_class is CueClass.BELIEVE or candidate.pattern not in _SPEECH_PATTERNS or not candidate.source:
        return False
    start, end = candidate.source[0]
    return has_number(text, candidate.content) and text[start:end].split()[0].lower() not in _PRONOUNS


def _outlets_contents(text: str, attributions: Sequence[Assembled]) -> list[int]:
    """The starts of the contents that news outlets report, sorted."""
    return sorted(
        candidate.content[0][0]
        for candidate in (attribution.candidate for attribution in attributions)
        if candidate.source and kind_of(text[slice(*candidate.source[0])]) is ClaimantKind.MEDIA
    )


def _opens(starts: Sequence[int], candidate: Candidate) -> bool:
    """Whether a candidate's source stands at one of the sorted ``starts`` of contents, directly or after "that"."""
    if not candidate.source:
        return False
    source = candidate.source[0][0]
    before = bisect_right(starts, source)
    return before > 0 and source - starts[before - 1] <= len("that ")


def _reports_another(text: str, attribution: Assembled) -> bool:
    candidate = attribution.candidate
    if candidate.cue_class is CueClass.BELIEVE or candidate.pattern not in _SPEECH_PATTERNS or not candidate.source:
        return False
    start, end = candidate.source[0]
    words = text[start:end].split()
    return any(word[0].isupper() for word in words[1:]) or (words[0][0].isupper() and len(words[0]) > 4)
