"""Sheets of figures: "army: 5 killed; rebels: 30 killed", "By zone, WHO: …", "All figures: Health Directorate."."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from claimwatch_contracts.vocabulary import ClaimantKind, CueClass
from claimwatch_language.number_words import NUMBER_WORD
from claimwatch_language.sentences import sentence_starts
from services.attribution.names.claimant_kinds import STATES, is_body, is_role, kind_of
from services.attribution.names.name_forms import core_of
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.text.surfaces import Range, Ranges

_AMOUNT = rf"(?:(?:at least|about|some|over|more than) )?(?:\d[\d,. ]*|{NUMBER_WORD}\b)"
_HARM = (
    r"(?:dead|deaths?|killed|wounded|injured|hurt|missing|arrests?|arrested|detained|bodies|cases|displaced|homeless"
    r"|casualties|fatalities|victims|confirmed|suspected)"
)
_SOURCE = r"(?P<source>(?:the )?[^\W\d_][\w.’' -]{1,60}?)"
_ENTRY = re.compile(
    rf"(?:^|(?<=[;:])|(?<=[\n•*–-]))[ \t]*{_SOURCE}(?P<cue>:)"
    rf" (?P<count>{_AMOUNT} (?:[\w-]+ ){{0,3}}?{_HARM}\b[^;\n:]*)",
    re.MULTILINE,
)
"""A body's own entry of a sheet."""
_BY_AREA = re.compile(
    rf"^[ \t]*(?:[-–•*] )?(?:By|In|Per|For|Since|As of|New in) [^,:.\n]{{3,60}}, {_SOURCE}(?P<cue>:)"
    r" (?P<count>[^\n]*\d[^\n]*)",
    re.MULTILINE,
)
_ALL = re.compile(
    r"^[ \t]*(?:[-–•*] )?\(?(?P<cue>(?:All|The|Unless stated otherwise, all)? ?(?:figures|data|numbers|counts)"
    r"(?: (?:are )?(?:from|by|come from|supplied by|provided by|above|below|in this \w+))*:?) "
    rf"{_SOURCE}(?:,? unless [^.\n]{{4,40}}|,? except where [^.\n]{{4,40}})?\)?[.]?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_DIGIT = re.compile(rf"\d|\b{NUMBER_WORD}\b", re.IGNORECASE)
_QUOTES = re.compile(r"[\"“”]")


def find_sheets(text: str, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """One candidate for each entry of a body, and one for the figures of which a sheet names the source once.

    ``candidates`` are those of the text so far: what somebody else says is no part of the sheet.
    """
    if ":" not in text:
        return
    for pattern in (_ENTRY, _BY_AREA):
        for match in pattern.finditer(text):
            if _names_source(match["source"]):
                yield _candidate(match, (match.span("count"),))
    named = _ALL.search(text)
    if named and _names_source(named["source"]):
        content = _figures_of_nobody(text, candidates, named.span())
        if content:
            yield _candidate(named, content)


def _candidate(match: re.Match[str], content: Ranges) -> Candidate:
    return Candidate(
        source=(match.span("source"),),
        cue=(match.span("cue"),),
        content=content,
        cue_class=CueClass.ASSERT,
        pattern=Pattern.COLON,
    )


def _figures_of_nobody(text: str, candidates: Sequence[Candidate], line: Range) -> Ranges:
    """The lines and sentences with a number in which nobody else speaks."""
    starts = sorted({*sentence_starts(text), *(match.end() for match in re.finditer("\n", text))})
    cues = sorted(candidate.cue[0][0] for candidate in candidates if candidate.cue)
    content: list[Range] = []
    for index, start in enumerate(starts):
        end = starts[index + 1] if index + 1 < len(starts) else len(text)
        speaks = bisect_right(cues, end - 1) != bisect_right(cues, start - 1)
        is_line = start < line[1] and line[0] < end
        if not speaks and not is_line and _DIGIT.search(text, start, end) and not _QUOTES.search(text, start, end):
            content.append((start, start + len(text[start:end].rstrip())))
    return tuple(content)


def _names_source(phrase: str) -> bool:
    core = core_of(phrase)
    if not core or core.lower() in STATES:
        return False
    kind = kind_of(core)
    is_acronym = core.isupper() and core.isalpha() and len(core) > 1
    return is_acronym or is_role(core) or is_body(core) or kind not in (ClaimantKind.UNKNOWN, ClaimantKind.PERSON)
