"""Late publications: pieces that say of themselves that they were written some time ago and held back since.

What they tell was news on the day on which they were written, and others have gone on from it.
"""

import re

from claimwatch_contracts.report import Report

_PIECE = (
    r"(?:report|article|story|dispatch|piece|reportage|feature|column|text|diary|despatch|broadcast|programme|letter"
    r"|interview|account)"
)
_MADE = r"(?:written|recorded|filed|reported|taped|filmed|typed|composed|dictated|drafted|finished)"
_DAY = (
    r"(?:on|in|during|before|by|at|last|two|three|four|five|six|ten|several|some|a|an)\s+(?:(?:the|this|that)\s+)?"
    r"(?:(?:night|evening|morning|afternoon|day|week|weekend|month|end)s?\b|\d{1,2}\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:early|mid|late)[\s-]|(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)\b)"
)
_WHERE = r"(?:(?:in|at|from|near)\s+(?-i:[A-Z])[\w’'-]*(?:\s+(?-i:[A-Z])[\w’'-]*)*\s+)?"
_WRITTEN = re.compile(
    rf"\b(?:this|the\s+following|the\s+above|our)\b(?:(?:\s+[\w’']+){{0,3}}?\s+{_PIECE})?\s+(?:was|were)\s+{_MADE}"
    rf"\s+{_WHERE}{_DAY}"
    rf"|\b(?:we|i|our\s+\w+)\s+(?:kept|wrote)\s+(?:an?|this|our)\s+(?:diary|journal)\s+{_WHERE}{_DAY}"
    rf"|\b{_PIECE}\b[^.]{{0,60}}?\b(?:as\s+it\s+was|was|as)\s+{_MADE}\s+{_DAY}"
    rf"|\b(?:we|our\s+\w+|i)\s+(?:wrote|recorded|filed|filmed)\s+this\s+{_PIECE}\b",
    re.IGNORECASE,
)
_IT_WAS_WRITTEN = re.compile(rf"^it\s+was\s+(?:written|typed|composed|dictated|drafted|taped)\s+{_DAY}", re.IGNORECASE)
_NOT_YET_PRINTED = (
    r"h[eo]ld\s+(?:it\s+)?(?:back|over)|g[ia]ve\s+way\s+to|missed\s+(?:\w+\s+){1,2}editions?"
    r"|(?:publish|print|run|appear)\w*\s+(?:\w+\s+)?late"
)
_GAVE_WAY = re.compile(rf"\b(?:{_NOT_YET_PRINTED}|crowded\s+out|(?:lack|want)\s+of\s+space)\b", re.IGNORECASE)
"""What becomes of a piece alone, so that a note need not name it ("It was written on Monday, and was crowded out")."""
_HELD = re.compile(
    rf"\b(?:{_NOT_YET_PRINTED}|h[eo]ld\s+this\s+(?:back|over)|for\s+(?:lack|want)\s+of\s+space|was\s+crowded\s+out)\b"
    r"|\breached\s+us\b[^.]{0,60}\blater\b|\bno\s+(?:way|means)\s+(?:to|of)\s+(?:send|sending|transmit\w*)\b"
    r"|\b(?:only|not)\s+(?:now|until|today)\b|\bbelated(?:ly)?\b|\bdelay(?:ed|s)?\b"
    r"|\bearlier\s+for\b|\b(?:could|did|was|were)\s*(?:not|n[’']t)\s+(?:be\s+)?(?:sen[dt]|publish(?:ed)?|print(?:ed)?|reach|transmit(?:ted)?|run)\b"
    r"|\b(?:connection|line|lines|network|internet|power|press)\s+(?:failed|was\s+cut|were\s+(?:cut|down)|was\s+down|broke\s+down)\b",
    re.IGNORECASE,
)
_LONGEST = 500
"""Characters of a note at most."""


def is_late(report: Report) -> bool:
    """Whether a note at the beginning or the end says that the piece was written before, and why it comes now."""
    paragraphs = [part for part in report.article.text.split("\n\n") if part.strip()]
    if len(paragraphs) < 2:
        return False
    notes = (part for part in (paragraphs[0], paragraphs[-1]) if len(part) <= _LONGEST)
    return any(_tells_so(note.strip()) for note in notes)


def _tells_so(note: str) -> bool:
    if _IT_WAS_WRITTEN.match(note):
        return _GAVE_WAY.search(note) is not None
    return _WRITTEN.search(note) is not None and _HELD.search(note) is not None
