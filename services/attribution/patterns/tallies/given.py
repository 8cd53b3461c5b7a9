"""Whom a count comes from, where a later phrase or sentence says so: "…, a figure given by the governor"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from claimwatch_contracts.vocabulary import ClaimantKind, CueClass
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
    r"(?=[.,;:!?()\n]|$| (?:there|on|at|to|late|early|during|after|when|who|which|that|since|over|via|through|yesterday"
    r"|today|this|last|but|while|as|in (?:a|an|its|his|her|their))\b)"
)
_SOURCE = rf"(?P<source>[\w’'“”\". -]{{2,90}}?(?:, {_NAME}(?=[,.]))?){_END}"
_ADJECTIVES = r"(?: (?:latest|last|new|same|two|three|first|only))?"
_POINTER = rf"(?:That|This|The|These|Those|Both|All|Such){_ADJECTIVES} {_COUNT}"
_BE = r"(?:is|was|were|are|has been|have been|had been)"
_WAS = r"(?:is|was|are|were)"
_FROM = rf"(?:c[ao]mes?|stems?|stemmed|originate[sd]?|derives?|dates?|{_WAS} taken) from"
_AT_LEAST = r"(?:,? (?:at least|in short|anyway|in any case),?)?"
_ACCOUNT = r"(?:account|version|reckoning|story|picture|word|verdict|reading|description)"
_BOOK = r"(?:register|book|log|logbook|list|records?|ledger|files?|diary|notebook|daybook|archive)"
_OWNER = r"(?P<source>[^.;!?\"“”,]{2,60}?)['’]s?"
_GAVE = (
    r"(?P<cue>gave|gives|provided|supplied|released|published|announced|presented|issued|confirmed|reported)"
    rf" (?:this|that|these|those|the|both){_ADJECTIVES} {_COUNT}"
)
_LATER = tuple(
    map(
        re.compile,
        (
            rf"(?:{_POINTER}|This|That|It|These|All this) {_BE} (?:\w+ly )?(?P<cue>{_GIVEN})\b"
            rf"[^.;!?\"“”]{{0,70}}? by {_SOURCE}",
            rf"{_POINTER} (?P<cue>{_FROM}) {_SOURCE}",
            rf"(?:That|This|These|Those) (?P<cue>{_WAS} (?:(?:at least|also) )?(?:the|an?) (?:\w+ ){{0,2}}?{_COUNT})"
            rf" (?:of|by|from|given by) {_SOURCE}",
            rf"(?:That|This|Such|It){_AT_LEAST} (?P<cue>{_WAS} the (?:\w+ ){{0,2}}?{_ACCOUNT}) (?:of|from|given by)"
            rf" {_SOURCE}",
            rf"{_POINTER}{_AT_LEAST} (?P<cue>{_WAS}) (?:those|that|the ones?) (?:of|given by|from) {_SOURCE}",
            rf"(?:That|This|Such|It){_AT_LEAST} (?P<cue>{_WAS}) (?:what|how|as)"
            r" (?P<source>[^.;!?\"“”]{2,80}?)"
            r" (?:says?|said|(?:tells?|told) (?:it|us)|claims?|claimed|puts? it|reports?|reported|counts?|counted)\b",
            rf"(?:So|Thus) (?P<cue>it (?:stands|stood|reads|is written|is entered)) in the {_BOOK} of {_SOURCE}",
            rf"(?:So|Thus) (?P<cue>it (?:stands|stood|reads|is written|is entered)) in {_OWNER} {_BOOK}\b",
            rf"(?:That|This|It)(?:['’]s| is| was| all comes| comes) (?P<cue>according to|from) {_SOURCE}",
            rf"(?:That|This|These|Those) (?P<cue>{_WAS}) {_OWNER} (?:own |latest |last )?{_COUNT}\b",
            rf"{_POINTER} (?P<cue>{_WAS}) {_OWNER}(?= own\b|[.,;])",
            rf"(?:[\"“][^\"“”]{{3,200}}[,.]?[\"”],? said )(?P<source>[^.;!?\"“”]{{2,110}}?), who {_GAVE}"
            r"(?=[.,;]| (?:on|at|in|late|to|during|yesterday|today|this|last)\b)",
            rf"So (?P<cue>say|says|said) {_SOURCE}",
            rf"(?:It (?:was|is) )?(?P<source>[^.;!?\"“”]{{2,90}}?)(?: (?:that|who|which))? {_GAVE}"
            r"(?=[.,;]| (?:on|at|in|late|to|during|yesterday|today|this|last)\b)",
        ),
    )
)
"""What a sentence says that points to the count before it."""
_APPOSED = re.compile(
    rf"(?:,|;| -| –| —) (?:an?|the|that|this) (?:[\w-]+ ){{0,2}}?{_COUNT} (?:(?:that |which )?was )?"
    rf"(?P<cue>{_GIVEN})(?: [\w ]{{2,40}}?)? by {_SOURCE}"
)
_AMOUNT = rf"(?:\d[\d,.]*|{NUMBER_WORD})\b"
_OWN = re.compile(
    rf"(?:[Tt]he|[Aa]|[Tt]hat) (?:[\w-]+ ){{0,3}}?{_COUNT}"
    rf"(?P<count>,? (?:of )?(?:[\w-]+ ){{0,3}}?{_AMOUNT}[^.;!?\"“”]{{0,60}}?),?"
    rf" {_BE} (?P<cue>{_GIVEN})\b[^.;!?,\"“”]{{0,50}}? by {_SOURCE}"
)
_BELIEVED = re.compile(
    r"(?P<count>[^;,.]*?),? "
    rf"(?P<cue>if (?:one|you) (?:believes?|asks?|listens? to|trusts?)|on the word of|to believe) {_SOURCE}"
)
_NUMBER_FIRST = re.compile(
    rf"\s*(?P<count>(?:[\w-]+ ){{0,3}}?(?i:{_AMOUNT})(?:-\w+)?(?: \w+)?), (?P<cue>says|said) {_SOURCE}(?=[.;])"
)
_COMES = re.compile(
    r"From (?P<source>[^:;.!?\"“”]{2,120}?),? (?P<cue>comes?|came) (?:an?|the|another|yet another) (?:[\w-]+ ){0,2}?"
    rf"{_COUNT}: (?P<count>[^;.!?\"“”]*)"
)
""" "From the union, which keeps its own list, comes a higher number: 29 killed"."""
_BELIEVING = re.compile(
    rf"(?:If|Should) (?:one|you) (?P<cue>believes?|asks?|trusts?|listens? to) {_SOURCE},? (?P<count>[^;.!?]*)"
)
""" "22, if you ask the mothers", "If one believes the police there are three dead"."""
_NUMBER = re.compile(rf"\d|\b{NUMBER_WORD}\b", re.IGNORECASE)
_QUOTES = re.compile(r"[\"“”]")
_TIME = re.compile(
    r"(?:\w+day|noon|dawn|dusk|night|sunset|morning|evening|midnight|then|now|hand|phone|telephone)\b", re.I
)
_NO_SOURCE = re.compile(
    r"(?:the |an? )?(?:lab\w*|tests?|autops\w+|DNA|error|mistake|nobody|no one|(?:fire|flood\w*)$"
    r"|(?:\w+ )?(?:analysis|samples?))\b",
    re.IGNORECASE,
)
_LEAST_WORDS = 4
_MOST_SENTENCES = 3
"""Sentences at most before a pointer to which it points."""


def find_given(text: str, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """A candidate for each phrase or sentence that says from whom a count comes, in characters of the text.

    ``candidates`` are those of the text so far: what somebody else says is nobody's count.
    """
    if not re.search(rf"\b(?:{_COUNT}|[Tt]his|[Tt]hat|[Ss]o|[Ss]uch|one|you|word of|says?|said)\b", text):
        return
    starts = sentence_starts(text)
    cues = sorted(candidate.cue[0][0] for candidate in candidates if candidate.cue)
    paragraphs = [0, *(following for _, following in paragraph_breaks(text))]
    for index, start in enumerate(starts):
        end = starts[index + 1] if index + 1 < len(starts) else len(text)
        later = next((match for each in _LATER if (match := each.match(text, start, end)) and _gives(match)), None)
        if not _QUOTES.search(text, start, end):
            yield from _within(text, start, end)
        content = _before(text, starts, cues, paragraphs, index) if later else ()
        if later and content:
            yield _candidate(later, content)


def _within(text: str, start: int, end: int) -> Iterator[Candidate]:
    """What one sentence says of its own count."""
    if (match := _APPOSED.search(text, start, end)) and _gives(match) and _NUMBER.search(text, start, match.start()):
        yield _candidate(match, ((start, match.start()),))
    elif (match := _OWN.search(text, start, end)) and _gives(match):
        yield _candidate(match, (match.span("count"),))
    for believed in (
        _BELIEVED.search(text, start, end),
        _BELIEVING.match(text, start, end),
        _COMES.match(text, start, end),
        _NUMBER_FIRST.match(text, start, end),
        (semicolon := text.find(";", start, end)) > 0 and _NUMBER_FIRST.match(text, semicolon + 1, end),
    ):
        if believed and _gives(believed) and (_NUMBER.search(believed["count"]) or _is_believed(believed)):
            yield _candidate(believed, (believed.span("count"),))


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
        is_of_lead = bisect_right(paragraphs, starts[index]) != paragraph
        speaks = not is_of_lead and bisect_right(cues, end - 1) != bisect_right(cues, start - 1)
        if paragraph != home or speaks or _QUOTES.search(text, start, end) or not _NUMBER.search(text, start, end):
            break
        content.append((start, start + len(text[start:end].rstrip())))
    return tuple(reversed(content))


def _is_believed(match: re.Match[str]) -> bool:
    """Whether a body or an official is believed, or asked, that something without a number is so."""
    core, words = core_of(match["source"]), match["count"].split()
    speaks = is_role(core) or is_body(core) or kind_of(core) is not ClaimantKind.UNKNOWN
    return speaks and match["cue"].casefold().startswith(("if", "believe", "ask")) and len(words) >= _LEAST_WORDS


def _gives(match: re.Match[str]) -> bool:
    """Whether the phrase for who gives a count can mean people or a body."""
    phrase = match["source"]
    if _TIME.match(phrase) or _NO_SOURCE.match(phrase):
        return False
    core = core_of(phrase)
    if not core:
        return False
    names = core[0].isupper() or is_role(core) or is_body(core) or kind_of(core) is not ClaimantKind.UNKNOWN
    return names or phrase.startswith(("the ", "its ", "his ", "her "))
