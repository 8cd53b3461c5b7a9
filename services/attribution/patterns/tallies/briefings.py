"""Free indirect speech after an occasion of speaking: "The ministry held a briefing. Forty people had died."."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from claimwatch_contracts.vocabulary import ClaimantKind, CueClass
from claimwatch_language.datelines import dateline_end
from claimwatch_language.number_words import NUMBER_WORD
from claimwatch_language.paragraphs import paragraph_breaks
from claimwatch_language.sentences import sentence_starts
from services.attribution.names.claimant_kinds import is_body, is_role, kind_of
from services.attribution.names.name_forms import core_of
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.text.surfaces import Range

_HEARERS = (
    r"(?:the |a group of |a few |local |foreign )*(?:reporters|journalists|press|media|newspapers|families|relatives"
    r"|parliament|lawmakers|councillors|correspondents|diplomats|cameras?|microphones?)"
)
_MEETING = (
    r"(?:briefing|news conference|press conference|conference|update|speech|interview|address|meeting with the press)"
)
_PAPER = (
    r"(?:lists?|notes|papers?|sheets?(?: of paper)?|notebook|book|register|screen|pages|file|ledger|phone|folder|table)"
)
_OCCASION = (
    rf"(?:(?:held|gave|opened|called|hosted) (?:an?|the|its|his|her|their) (?:[\w-]+ ){{0,3}}{_MEETING}"
    rf"|(?:received|met|faced|spoke to|talked to|addressed|briefed|updated|summoned|gathered) {_HEARERS}"
    rf"|read (?:out |aloud )?from (?:an?|the|his|her|its) (?:[\w-]+ ){{0,2}}{_PAPER}"
    rf"|(?:came|stepped|went|walked) (?:out )?(?:to|before|in front of|onto) (?:the )?"
    rf"(?:gate|door|steps|balcony|{_HEARERS})"
    r"|(?:shook|nodded|bowed|lowered) (?:his|her) head"
    rf"|(?:looked|glanced|leafed|went|ran) (?:at|through|to|over|down|up from) (?:his|her|the|a|its) {_PAPER}"
    rf"|(?:opened|unfolded|consulted|closed|put down|laid down) (?:the|his|her|a) {_PAPER}"
    r"|spoke (?:on|over|by|to|for|at) [^,.;:]{3,60}"
    r"|(?:appeared|went) on (?:state |local |national )?(?:television|radio|TV)"
    r"|(?:had|brought) (?:worse |bad |new |other |fresh )?(?:news|numbers|figures)"
    r"|(?:was|were) (?:more |very )?(?:exact|precise|specific|blunt|brief)"
    r"|(?:remembers?|recalls?|recalled|remembered|sees?|saw|tells?|told) (?:it |things )?"
    r"(?:another|otherwise|differently|a different)"
    r"\b[^,.;:]{0,30})"
)
_SUBJECT = (
    r"(?:(?:At|On|In|By|Late|Early|Asked|After|Towards|From|Before) [^,.;:\"“”]{2,60}?,? )?"
    r"(?P<source>(?:The |the |An? |an? |[^\W\d_a-z])[^,.;:\"“”]{2,80}?)(?P<aside>, [^,.;:\"“”]{3,80},)?"
)
_SPEAKS = re.compile(rf"{_SUBJECT} (?:then |later |also |briefly |again )?(?P<cue>{_OCCASION})")
_STATEMENT = re.compile(
    r"(?:The|An?|Its|In the) (?:[\w-]+ )?(?P<cue>statement|communiqué|communique|bulletin|message|note) (?:of|from|by)"
    r" (?P<source>(?:the )?[^,.;:\"“”]{2,60}?)(?P<aside>) (?:ran to|was|came|consisted|had|read|left)\b"
)
_BACKSHIFTED = re.compile(
    r"\b(?:had (?:\w+ ){0,2}?\w+|would \w+"
    r"|(?:were|was) (?:(?:still|now|also|all) )*(?:being|missing|dead|in|under|without|unaccounted|injured|hurt"
    r"|wounded))\b"
)
"""The tenses of free indirect speech."""
_NUMBER = re.compile(rf"\d|\b{NUMBER_WORD}\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"[\"“”]|\b(?:(?:19|20)\d\d|years? ago|last year|meanwhile|separately|elsewhere)\b", re.IGNORECASE
)
_MOST_SENTENCES = 3


def find_briefings(text: str, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """A candidate for each occasion of speech after which sentences count in the tenses of free indirect speech.

    ``candidates`` are those of the text so far; where somebody else speaks, the speech ends. All offsets are characters
    of the text.
    """
    starts = sentence_starts(text)
    cues = sorted(candidate.cue[0][0] for candidate in candidates if candidate.cue)
    paragraphs = [0, *(following for _, following in paragraph_breaks(text))]
    for index in range(len(starts) - 1):
        start, end = starts[index], starts[index + 1]
        begin = start + dateline_end(text[start:end])
        match = _SPEAKS.match(text, begin, end) or _STATEMENT.match(text, begin, end)
        if match is None or _ELSEWHERE.search(text, start, end) or not _may_speak(match["source"], match["aside"]):
            continue
        content = _speech_after(text, starts, cues, paragraphs, index)
        if content is not None:
            yield Candidate(
                source=((match.start("source"), _source_end(match)),),
                cue=(match.span("cue"),),
                content=(content,),
                cue_class=CueClass.ASSERT,
                pattern=Pattern.FREE,
            )


def _source_end(match: re.Match[str]) -> int:
    return match.end("aside") - 1 if match["aside"] else match.end("source")


def _may_speak(phrase: str, aside: str | None) -> bool:
    core = core_of(phrase)
    named = bool(aside) and kind_of(core_of((aside or "").strip(" ,"))) is ClaimantKind.PERSON
    return bool(core) and (named or is_role(core) or is_body(core) or kind_of(core) is not ClaimantKind.UNKNOWN)


def _speech_after(
    text: str, starts: Sequence[int], cues: Sequence[int], paragraphs: Sequence[int], index: int
) -> Range | None:
    """The sentences of the paragraph that follow in those tenses, if the first of them gives a number."""
    paragraph, end = bisect_right(paragraphs, starts[index]), None
    for following in range(index + 1, min(len(starts), index + 1 + _MOST_SENTENCES)):
        start = starts[following]
        stop = starts[following + 1] if following + 1 < len(starts) else len(text)
        speaks = bisect_right(cues, stop - 1) != bisect_right(cues, start - 1)
        if bisect_right(paragraphs, start) != paragraph or speaks or _ELSEWHERE.search(text, start, stop):
            break
        if not _BACKSHIFTED.search(text, start, stop) or (end is None and not _NUMBER.search(text, start, stop)):
            break
        end = start + len(text[start:stop].rstrip())
    return None if end is None else (starts[index + 1], end)
