"""Outlets that pass a claim on: "Reuters, citing SANA, reported", "he told Reuters"."""

import re
from collections.abc import Sequence

from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.saying.speech import PASSED_ON
from services.attribution.assembly.rivals import Assembled
from services.attribution.names.claimant_kinds import kind_of
from services.attribution.patterns.candidate import Candidate

_CITING = re.compile(
    r"\b(?:citing|quoting|quoted|quotes|quote|cited|cites)\s+(?!as\b|by\b)(?P<cited>(?:the\s+|a\s+)?[^,.;]{2,80}?)"
    r"(?=,|\.|;|\s+(?:as|that|reported|said|says)\b|$)"
)
_CAPITALS = r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,4}"
_COMMON = r"(?:(?:state|local|national|public|private|Arabic-language)\s)+(?:television|TV|radio|media|newspapers?)"
_OWN_NOUN = (
    r"the\s(?:(?:state|official|local|national|private)\s)?"
    r"(?:newspaper|news\sagency|broadcaster|agency|paper|channel|network|station|magazine|daily)"
)
_NOUN_AFTER = r"(?:news\s)?(?:agency|broadcaster|newspaper|channel|television|daily|magazine|website|radio)\b"
_OUTLET = rf"(?P<outlet>(?:the\s+)?(?:(?:state\s)?news\sagency\s)?{_CAPITALS}|{_COMMON}|{_OWN_NOUN})\b"
_TOLD = re.compile(rf"\s+{_OUTLET}(?P<noun>\s{_NOUN_AFTER})?")
_SPOKE_TO = re.compile(
    r"\b(?:interviews?\s(?:with|to|on|given\sto|published\sby)|(?:speaking|spoke|talking)\s(?:to|on)"
    rf"|(?:comments|remarks|statements?)\s(?:to|on|carried\sby|aired\sby|published\sby))\s+{_OUTLET}"
)
_PASSED_ON = re.compile(rf",\s(?:according\sto|as\sreported\sby|reported\sby|quoted\sby|cited\sby)\s+{_OUTLET}")
_QUOTED_BY = re.compile(
    rf"\b(?:(?:quoted|cited)\s(?:as\s[a-z]+ing\s)?|(?:seen|obtained|viewed|reviewed|carried)\s)by\s+{_OUTLET}"
)
_AGENCY_IN_LETTERS = re.compile(r"[A-Z]{2,6}")
_QUOTES_AS = re.compile(rf"{_OUTLET}\s+(?:(?:has|have|had|also)\s+)*(?:quot|cit)(?:ed|es|e|ing)\s+\Z")
_SOMEBODY_SAID = re.compile(
    r"(?:that\s)?(?P<who>(?:[\w’'-]+\s){1,6}?)"
    rf"(?:has\s|had\s)?(?:{'|'.join(sorted(PASSED_ON))})\b"
)
_OUTLET_CHARACTERS = 80
_FEW_WORDS = 3
_NAME_WORDS = 6
"""The largest number of words in a cited name that ends in a common noun ("defence ministry")."""
_TELLING = {"told", "tells", "telling"}

Passage = tuple[int, int]


def cited_by_source(text: str, candidate: Candidate) -> Passage | None:
    """The passage between source and content that names whom the source cites."""
    if not candidate.source:
        return None
    start = candidate.source[0][0]
    end = max(candidate.cue[-1][1], candidate.content[0][0])
    match = _CITING.search(text, start, end) if start < end else None
    return match.span("cited") if match else None


def cited_in_content(text: str, candidate: Candidate) -> Passage | None:
    """The passage that names whom an outlet cites first in its content: "The BBC reported that police said …"."""
    start, end = candidate.content[0]
    match = _SOMEBODY_SAID.match(text, start, end)
    return (match.start("who"), match.end("who") - 1) if match else None


def outlet_told(text: str, candidate: Candidate, sentence: Passage) -> Passage | None:
    """The outlet, named in the cue's sentence, that a source spoke to or that passed the source's words on."""
    start, end = candidate.cue[-1]
    if text[start:end].split()[-1].lower() in _TELLING:
        match = _TOLD.match(text, end, end + _OUTLET_CHARACTERS)
        return _outlet(match) or _outlet_told(match) if match else None
    if candidate.source and (match := _QUOTES_AS.search(text, sentence[0], candidate.source[0][0])):
        return _outlet(match)
    for pattern in (_SPOKE_TO, _PASSED_ON, _QUOTED_BY):
        match = _outside(pattern, text, sentence, candidate)
        if match and (outlet := _outlet(match)):
            return outlet
    return None


def _outside(pattern: re.Pattern[str], text: str, sentence: Passage, candidate: Candidate) -> re.Match[str] | None:
    """The first match in the sentence whose outlet is not the candidate's source."""
    for match in pattern.finditer(text, *sentence):
        if not any(match.start("outlet") <= at < match.end("outlet") for at, _ in candidate.source):
            return match
    return None


def _outlet(match: re.Match[str]) -> Passage | None:
    outlet = match["outlet"]
    own = re.fullmatch(_OWN_NOUN, outlet)
    return match.span("outlet") if own or kind_of(outlet) is ClaimantKind.MEDIA else None


def _outlet_told(match: re.Match[str]) -> Passage | None:
    """The outlet that somebody told, known by its capitals ("told TNN") or by its noun ("told the TNN broadcaster")."""
    if match["noun"]:
        return match.start("outlet"), match.end("noun")
    return match.span("outlet") if _AGENCY_IN_LETTERS.fullmatch(match["outlet"]) else None


def without_bare_citations(text: str, attributions: Sequence[Assembled]) -> list[Assembled]:
    """The attributions without those that only name whom an outlet cites ("citing SANA"), which is no claim."""
    return [attribution for attribution in attributions if not _is_bare_citation(text, attribution.candidate)]


def _is_bare_citation(text: str, candidate: Candidate) -> bool:
    verb = text[candidate.cue[-1][0] : candidate.cue[-1][1]].lower()
    if verb not in ("citing", "quoting"):
        return False
    words = [word for start, end in candidate.content for word in text[start:end].split()]
    if len(words) <= _FEW_WORDS or all(word[0].isupper() or word in ("the", "a", "of", "and") for word in words):
        return True
    return len(words) <= _NAME_WORDS and kind_of(words[-1]) is not ClaimantKind.UNKNOWN
