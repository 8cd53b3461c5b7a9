"""Who a count comes from, where a later phrase or sentence says so: "…, a figure given by the governor", "The number
came from the coroner."."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.number_words import NUMBER_WORD
from claimwatch_language.paragraphs import paragraph_breaks
from claimwatch_language.sentences import sentence_starts
from services.attribution.names.claimant_kinds import is_body, is_role, kind_of
from services.attribution.names.name_forms import core_of
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.text.surfaces import Range

_COUNT = (
    r"(?:figures?|numbers?|counts?|tolls?|tally|tallies|totals?|estimates?|data|details|information|statistics"
    r"|breakdown|list|death toll|casualty figures)"
)
_GIVEN = (
    r"(?:(?:given|provided|supplied|released|published|put out|issued|announced|kept|compiled|collected|confirmed|cited"
    r"|disclosed|reported|offered|made (?:known|public)|communicated|presented|drawn up|recorded|furnished|quoted"
    r"|passed on|read out|shared|established|arrived at|named|mentioned|used)(?: and \w+ed)?)"
)
_CAPITAL = r"[^\W\d_a-z]"
_NAME = rf"{_CAPITAL}[\w.’'-]+(?: (?:[a-z]{{2,3}}-?)?{_CAPITAL}[\w.’'-]+){{0,3}}"
_END = (
    r"(?=[.,;:!?()\n]|$| (?:on|at|to|late|early|during|after|when|who|which|that|since|over|via|through|yesterday|today"
    r"|this|last|but|while|as|in (?:a|an|its|his|her|their))\b)"
)
_SOURCE = rf"(?P<source>[\w’'“”\". -]{{2,90}}?(?:, {_NAME}(?=[,.]))?){_END}"
_POINTER = rf"(?:(?:That|This|The|These|Those|Both|All|Such)(?: (?:latest|last|new|same|two|three|first|only))? (?:{_COUNT}))"
_BE = r"(?:is|was|were|are|has been|have been|had been)"
_FROM = r"(?:c[ao]mes?|came|stems?|stemmed|originate[sd]?|derives?|dates?|is taken|are taken|was taken|were taken) from"
_LATER = (
    re.compile(rf"(?:{_POINTER}|This|That|It|These|All this) {_BE} (?:\w+ly )?(?P<cue>{_GIVEN})\b[^.;!?\"“”]{{0,70}}? by {_SOURCE}"),
    re.compile(rf"{_POINTER} (?P<cue>{_FROM}) {_SOURCE}"),
    re.compile(rf"(?:That|This|These|Those) (?P<cue>(?:is|was|are|were) (?:(?:at least|also) )?(?:the|an?) (?:\w+ ){{0,2}}?{_COUNT}) (?:of|by|from|given by) {_SOURCE}"),
    re.compile(rf"(?:That|This|It)(?:['’]s| is| was| all comes| comes) (?P<cue>according to|from) {_SOURCE}"),
    re.compile(rf"(?:That|This|These|Those) (?P<cue>(?:is|was|are|were)) (?P<source>[^.;!?\"“”,]{{2,60}}?)['’]s? (?:own |latest |last )?{_COUNT}\b"),
    re.compile(rf"{_POINTER} (?P<cue>is|was|are|were) (?P<source>[^.;!?\"“”,]{{2,60}}?)['’]s?(?= own\b|[.,;])"),
    re.compile(rf"So (?P<cue>say|says|said) {_SOURCE}"),
    re.compile(rf"(?P<source>[^.;!?\"“”]{{2,90}}?) (?P<cue>gave|gives|provided|supplied|released|published|announced|presented|issued|confirmed|reported) (?:this|that|these|those|the|both)(?: (?:same|two|latest))? {_COUNT}(?=[.,;]| (?:on|at|in|late|to|during|yesterday|today|this|last)\b)"),
)
"""What a sentence says that points to the count before it."""
_APPOSED = re.compile(
    rf"(?:,|;| -| –| —) (?:an?|the|that|this) (?:[\w-]+ ){{0,2}}?(?:{_COUNT}) (?:that was |which was |was )?(?P<cue>{_GIVEN})"
    rf"(?: [\w ]{{2,40}}?)? by {_SOURCE}"
)
_OWN = re.compile(
    rf"(?:[Tt]he|[Aa]|[Tt]hat) (?:[\w-]+ ){{0,3}}?(?:{_COUNT})(?P<count>,? (?:of )?(?:[\w-]+ ){{0,3}}?(?:\d[\d,.]*|{NUMBER_WORD})\b[^.;!?\"“”]{{0,60}}?),?"
    rf" {_BE} (?P<cue>{_GIVEN})\b[^.;!?,\"“”]{{0,50}}? by {_SOURCE}"
)
_NUMBER = re.compile(rf"\d|\b{NUMBER_WORD}\b", re.IGNORECASE)
_QUOTES = re.compile(r"[\"“”]")
_TIME = re.compile(r"(?:\w+day|noon|dawn|dusk|night|sunset|morning|evening|midnight|then|now|hand|phone|telephone)\b", re.I)
_NO_SOURCE = re.compile(
    r"(?:the |an? )?(?:lab\w*|tests?|autops\w+|DNA|error|mistake|nobody|no one|(?:fire|flood\w*)$|(?:\w+ )?(?:analysis|samples?))\b",
    re.I,
)
_MOST_SENTENCES = 3
"""Sentences at most before a pointer to which it points."""


def find_given(text: str, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """A candidate for each phrase or sentence that says from whom a count comes, in characters of the text.

    ``candidates`` are those of the text so far: what somebody else says is nobody's count.
    """
    if not re.search(rf"\b(?:{_COUNT}|[Tt]his|[Tt]hat|[Ss]o)\b", text):
        return
    starts = sentence_starts(text)
    cues = sorted(candidate.cue[0][0] for candidate in candidates if candidate.cue)
    paragraphs = [0, *(following for _, following in paragraph_breaks(text))]
    for index, start in enumerate(starts):
        end = starts[index + 1] if index + 1 < len(starts) else len(text)
        if _QUOTES.search(text, start, end):
            continue
        yield from _within(text, start, end)
        later = next((match for each in _LATER if (match := each.match(text, start, end)) and _gives(match)), None)
        content = _before(text, starts, cues, paragraphs, index) if later else ()
        if later and content:
            yield _candidate(later, content)


def _within(text: str, start: int, end: int) -> Iterator[Candidate]:
    """What one sentence says of its own count."""
    if (match := _APPOSED.search(text, start, end)) and _gives(match) and _NUMBER.search(text, start, match.start()):
        yield _candidate(match, ((start, match.start()),))
    elif (match := _OWN.search(text, start, end)) and _gives(match):
        yield _candidate(match, (match.span("count"),))


def _candidate(match: re.Match[str], content: tuple[Range, ...]) -> Candidate:
    return Candidate(
        source=(match.span("source"),),
        cue=(match.span("cue"),),
        content=content,
        cue_class=CueClass.ASSERT,
        pattern=Pattern.TOLL,
    )


def _before(
    text: str, starts: Sequence[int], cues: Sequence[int], paragraphs: Sequence[int], index: int
) -> tuple[Range, ...]:
    """The sentences before, as far back as they count and nobody speaks in them.

    In the first sentence of a paragraph "the figures" are those of the paragraph before.
    """
    content: list[Range] = []
    home = None
    for before in range(index - 1, max(-1, index - 1 - _MOST_SENTENCES), -1):
        start, end = starts[before], starts[before + 1]
        paragraph = bisect_right(paragraphs, start)
        home = home or paragraph
        speaks = bisect_right(cues, end - 1) != bisect_right(cues, start - 1)
        if paragraph != home or speaks or _QUOTES.search(text, start, end) or not _NUMBER.search(text, start, end):
            break
        content.append((start, start + len(text[start:end].rstrip())))
    return tuple(reversed(content))


def _gives(match: re.Match[str]) -> bool:
    """Whether the phrase for who gives a count can mean people or a body."""
    phrase = match["source"]
    if _TIME.match(phrase) or _NO_SOURCE.match(phrase):
        return False
    core = core_of(phrase)
    return bool(core) and (core[0].isupper() or is_role(core) or is_body(core) or kind_of(core).value != "unknown" or phrase[:4] in ("the ", "its ", "his ", "her "))
