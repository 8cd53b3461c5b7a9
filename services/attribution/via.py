"""Outlets that pass a claim on: "Reuters, citing SANA, reported", "he told Reuters"."""

import re
from collections.abc import Sequence

from claimwatch_contracts.vocabulary import ClaimantKind
from services.attribution.assembly import Found
from services.attribution.candidates import Candidate
from services.attribution.kinds import kind_of

_CITING = re.compile(
    r"\b(?:citing|quoting)\s+(?P<cited>(?:the\s+|a\s+)?[^,.;]{2,80}?)(?=,|\.|;|\s+(?:as|that|reported|said|says)\b|$)"
)
_TOLD = re.compile(r"\s+(?P<outlet>(?:the\s+)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,4})")
_TELLING = {"told", "tells", "telling"}

Passage = tuple[int, int]


def cited_by_source(text: str, candidate: Candidate) -> Passage | None:
    """Where the text names whom the source itself cites, between the source and the content."""
    if not candidate.source:
        return None
    start = candidate.source[0][0]
    end = max(candidate.cue[-1][1], candidate.content[0][0])
    match = _CITING.search(text, start, end) if start < end else None
    return match.span("cited") if match else None


def outlet_told(text: str, candidate: Candidate) -> Passage | None:
    """The outlet a source spoke to."""
    start, end = candidate.cue[-1]
    if text[start:end].split()[-1].lower() not in _TELLING:
        return None
    match = _TOLD.match(text, end, end + 80)
    if match and kind_of(match["outlet"]) is ClaimantKind.MEDIA:
        return match.span("outlet")
    return None


def without_bare_citations(text: str, found: Sequence[Found]) -> list[Found]:
    """The attributions less those that merely name whom an outlet cites ("citing SANA"): that is a way, not a claim."""
    return [each for each in found if not _is_bare_citation(text, each.candidate)]


def _is_bare_citation(text: str, candidate: Candidate) -> bool:
    verb = text[candidate.cue[-1][0] : candidate.cue[-1][1]].lower()
    if verb not in ("citing", "quoting"):
        return False
    words = [word for start, end in candidate.content for word in text[start:end].split()]
    return all(word[0].isupper() or word in ("the", "a", "of", "and") for word in words) or len(words) <= 3
