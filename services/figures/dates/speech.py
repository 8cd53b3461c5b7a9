"""Days on which somebody spoke or published something. Such a day is not the day of what is told."""

import re
from enum import Enum

from claimwatch_language.number_words import TENS, UNITS, VAGUE
from claimwatch_language.saying.speech import SPEECH
from claimwatch_language.wordlists import word_set
from services.figures.lexicon import HARM, THINGS

_SPEAKING = (
    r"telling|saying|speaking|reporting|announcing|confirming|writing|tweeting|posting|stating|addressing"
    r"|citing|quoting|tells?|says?"
    r"|spoke|briefed|testified|(?:put|raised|lowered|revised|updated|set)\s+(?:the|its"
    r"|their)\s+(?:\w+\s+){0,2}?(?:toll|count|number|figure)"
)
_VERB = rf"(?:{'|'.join(sorted(SPEECH, key=len, reverse=True))}|{_SPEAKING})"
_NOUN = (
    r"(?:statements?|reports?|interviews?|briefings?|(?:news|press)\s+conferences?|communiqu[eé]s?|speech"
    r"|address\s+to|bulletins?|updates?"
    r"|tweets?|in\s+an?\s+(?:\w+\s+)?post|letter|message|figures|data|statistics|documents?|(?:news"
    r"|press)\s+release|announcement"
    r"|testimony|remarks|comments|broadcast|article|memo|survey|study|findings|tally)"
)
_BEFORE = re.compile(
    rf"(?<![\w-])(?:{_VERB}|{_NOUN})(?P<between>(?:,?\s+[^\s;:.]+){{0,10}}?)\s+(?:(?:late|early|earlier|on)"
    rf"\s+){{0,2}}$",
    re.IGNORECASE,
)
"""What stands before a day of speech: "said on", "told reporters in Geneva on", "in a statement released late"."""
_DIRECTLY_AFTER = re.compile(
    rf"(?:\s+(?:night|morning|evening|afternoon))?\s+(?:(?:again|also|publicly|officially"
    rf"|jointly)\s+)?(?!claimed\s+(?!responsibility|that)){_VERB}\b(?!\s+by\b)",
    re.IGNORECASE,
)
"""What stands after a day of speech: "the ministry on Monday said"."""
_FRONTED = re.compile(
    rf"(?:\s+(?:night|morning|evening"
    rf"|afternoon))?,?(?P<between>(?:\s+[^\s,;:.()]+){{1,10}}?)\s+{_VERB}\b(?!\s+by\b)(?!,)",
    re.IGNORECASE,
)
"""The subject and verb of speech after a day that opens the sentence: "On Monday, the ministry said that"."""
_OPENING = re.compile(r"[\s\W]*(?:(?:but|and|then|earlier|late|early|later)\s+)*(?:on\s+)?", re.IGNORECASE)
_OF_DAY = re.compile(rf"(?:[’']s?)?\s+(?:[\w-]+\s+)?{_NOUN}\b", re.IGNORECASE)
"""A noun of speech after its day: "Monday's statement"."""
_POSSESSIVE = re.compile(r"[’']s\s")
_WORD = re.compile(r"[\w'’-]+")
_DIGIT = re.compile(r"\d")
_PREDICATES = word_set(
    "was were is are be been being had has have will would that which who when after before as while where if people"
) | word_set(" ".join((*HARM, *THINGS, *UNITS, *TENS, *VAGUE)))
"""Words between a verb of speech and a day that make the day belong to what is told."""
_CAPITAL_IN_COMMAS = re.compile(r",\s+[A-Z][\w’' -]*,")
_ISSUED = re.compile(
    r",\s+(?=(?:issued|released|published|posted|aired|broadcast|made|dated|carried|read)\b)", re.IGNORECASE
)
_COUNTS = re.compile(r"\b(?:report|record|confirm|regist|count|estimat|document|show)\w*\W*$", re.IGNORECASE)
"""Verbs that may count what happened in a period: "last year, the council recorded 40 deaths"."""
_OF_COUNT = re.compile(
    r"\b(?:counts?|tolls?|tally|figures?|totals?|lists?|registers?)\b[^.;,]{0,40}?"
    r"(?:\b(?:stood|stands|standing)\b[^.;,]{0,30}\b(?:on|by|as\s+of|since|late|early)"
    r"|\bof\s+(?:\w+\s+){0,2}?[\d,.]+(?:\s+(?:on|by|since))?)\s+(?:(?:late|early)\s+(?:on\s+)?)?$"
    r"|\((?:[\d,.]+\s+(?:dead|killed|missing|wounded|injured|detained|cases)(?:,\s+|\s+and\s+|\s+)){1,3}(?:on|by)\s+$",
    re.IGNORECASE,
)
"""What stands before a day at which a count stood: "its own count stood at 51 on", "(31 dead on"."""
_REACH = 130
"""Code points on either side of a day that are searched for a verb of speech."""


class Length(Enum):
    """How long the time is that a date stands for."""

    DAY = "one day"
    PERIOD = "a week, month or year"
    OTHER = "a night, a run of days, or from a day on"


def is_day_of_speech(text: str, floor: int, start: int, end: int, length: Length) -> bool:
    """Whether at the date ``text[start:end]`` somebody spoke. The sentence begins at ``floor``.

    "Overnight, officials said 12 died" tells when they died.
    """
    if _OF_DAY.match(text, end) or _OF_COUNT.search(text, max(floor, start - _REACH), start):
        return True
    if text.startswith(("since", "Since"), start):
        return False
    if _POSSESSIVE.match(text, end):
        return False
    if length is not Length.OTHER and _is_said_after(text, floor, start, end, length):
        return True
    before = _BEFORE.search(text, max(floor, start - _REACH), start)
    return before is not None and not _tells(before["between"])


def _is_said_after(text: str, floor: int, start: int, end: int, length: Length) -> bool:
    opening = _OPENING.match(text, floor)
    said = _DIRECTLY_AFTER.match(text, end)
    if said is None and opening is not None and opening.end() >= start:
        said = _FRONTED.match(text, end)
        if said is not None and _tells(said["between"]):
            return False
    return said is not None and not (length is Length.PERIOD and _COUNTS.search(said.group()))


def _tells(words: str) -> bool:
    """Whether the words tell of something, so that they are more than a speaker, a hearer and a place."""
    words = _ISSUED.sub(" ", _CAPITAL_IN_COMMAS.sub(" ", words))
    if "," in words or _DIGIT.search(words):
        return True
    return any(word.group().casefold() in _PREDICATES for word in _WORD.finditer(words))
