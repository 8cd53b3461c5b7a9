"""Sources with which the parser tangled those of whom is told: "killing 11 people, a medic said".

Also numbers of people of whom a relative clause is said: "six people who it says were shot".
"""

import re
from dataclasses import replace

from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.number_words import NUMBER_WORD
from services.attribution.names.claimant_kinds import is_body, is_role, kind_of
from services.attribution.names.name_forms import core_of
from services.attribution.patterns.candidate import Candidate
from services.attribution.text.surfaces import Range

_HEDGE = r"(?:at least|at most|about|around|some|another|more than|over|nearly|almost|up to|a further)"
_COUNT = rf"(?:\d[\d,.]*|{NUMBER_WORD}(?:[- ]{NUMBER_WORD})*)"
_TOLD_OF = (
    r"(?:people|persons|others|civilians|children|women|men|soldiers|troops|fighters|passengers|migrants|workers|miners"
    r"|villagers|protesters|patients|pupils|students|prisoners|detainees|residents|homes|houses|families|buildings|dead"
    r"|wounded|injured|missing)"
)
_COUNTED = re.compile(
    rf"(?:{_HEDGE} )*{_COUNT} "
    rf"(?:(?:[\w-]+ ){{0,2}}?{_TOLD_OF}(?: (?:and|or) [\w -]{{3,40}})?|(?i:in|at|on|near) [\w .’'-]{{2,40}}), "
    r"(?=(?:an?|the|its|their|[A-Z])\b)"
)
"""Those of whom is told, before the comma and the speaker."""
_RELATIVE = re.compile(
    rf"(?P<those>(?:(?:{_HEDGE} )*{_COUNT}) (?:[\w-]+ ){{0,3}}?[a-z]+),? (?:who|which|that) (?:[\w’'-]+ ){{1,4}}?\Z",
    re.IGNORECASE,
)
"""A number with its noun before the relative clause in whose middle a cue stands."""
_LONGEST = 120


def untangled(text: str, candidate: Candidate) -> Candidate:
    """The candidate with its own source, and with the number that its content is about."""
    return _with_number(text, _with_own_source(text, candidate))


def _with_own_source(text: str, candidate: Candidate) -> Candidate:
    """The candidate without those of whom is told at the beginning of its source; the content has them instead."""
    if not candidate.source or not candidate.content:
        return candidate
    start, end = candidate.source[0]
    counted = _COUNTED.match(text, start, end)
    if counted is None or not _may_speak(text[counted.end() : end]):
        return candidate
    before = [last for _, last in candidate.content if last <= start]
    told: Range = (max(before, default=start), counted.end())
    source = ((counted.end(), end), *candidate.source[1:])
    return replace(candidate, source=source, content=(*candidate.content, told), referent=None)


def _may_speak(phrase: str) -> bool:
    core = core_of(phrase)
    return bool(core) and (is_role(core) or is_body(core) or kind_of(core) is not ClaimantKind.UNKNOWN)


def _with_number(text: str, candidate: Candidate) -> Candidate:
    """The candidate of a cue inside a relative clause with the number before the clause."""
    if not candidate.cue or not candidate.source or not candidate.content:
        return candidate
    speaker, cue = candidate.source[0], candidate.cue[0]
    if speaker[1] > cue[0] or candidate.referent is not None:
        return candidate
    first = max(0, cue[0] - _LONGEST)
    number = _RELATIVE.search(text[first : cue[0]])
    if number is None or not re.fullmatch(r",? (?:who|which|that) ", text[first + number.end("those") : speaker[0]]):
        return candidate
    return replace(
        candidate, content=((first + number.start("those"), first + number.end("those")), *candidate.content)
    )
