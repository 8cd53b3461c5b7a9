"""Ages that only the words around a number give away, also in a text that lost its commas or its capitals."""

import re

from claimwatch_language.number_words import NUMBER_WORD
from claimwatch_language.wordlists import word_set
from services.figures.lexicon import HARM, THINGS

_AGE = re.compile(r"(?:\d{1,2}|10\d|110)(?!\d)")
_NAME = re.compile(r"(?P<before>\b[a-z]+ )?(?P<name>(?:(?:[A-Z]\.|[A-Z][\w’'-]+) ){1,5})$")
_NO_PERSON = word_set(
    "in at near from of to across around inside outside on for by the into over against since until toll rises rise "
    "hits hit"
) | word_set(" ".join((*HARM, *THINGS)))
"""Words of a name, or directly before a name, that is no person's ("in New South Wales 42 died", "Bomber Kills 12")."""
_OF_ONE = re.compile(
    r"\s(?:died|dies|was|is|has|had|who|one\s+of|told|said|of\s+(?=[A-Z])|from\s+(?=[A-Z])|and\s+(?:his|her)|a\s|an\s"
    r"|fell|survived|lost|lives?|lived"
    r"|suffered|remains|whose)\b",
)
"""What stands after the age of one person."""
_SPEAKS = re.compile(r"\s(?:told|said|says|who\s(?:was|is|has|had))\b")
"""What stands after an age even if the name before it is one word only."""
_LAST = re.compile(r"[^\W\d],\s$")
_END = re.compile(r"[.;](?:\s|$)|\s*$")
_END_OF_AGE = re.compile(r"\s*(?:[.,;:)]|and\b|years?\b|$)")
_SENTENCE = re.compile(r"[^.;!?\n]*$")
_COUNTED = re.compile(rf"\d|\b{NUMBER_WORD}\b", re.IGNORECASE)
_OF_YEARS = re.compile(
    r"\b(?:a|an|the|one|his|her|their|another) (?:[\w-]+ ){0,2}?(?:boy|girl|schoolboy|schoolgirl|child|man|woman|youth"
    r"|son|daughter|lad|teenager|student|pupil|widow|widower|grandmother|grandfather|mother|father|farmer|trader) of "
    r"(?:about |only |just |barely )?$"
    r"|\bthe (?:youngest|oldest|eldest)\b[^.;,\d]{0,40}\b(?:is|was|were|aged) (?:about |only |just |barely )?$",
    re.IGNORECASE,
)
"""Words for one person before an age ("a girl of 12", "the youngest of them is")."""
_AGE_IN_WORDS = re.compile(
    r"(?:\d{1,3}|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|\w+teen|eleven|twelve|ten|nine|eight|seven|six|five"
    r"|four|three|two)(?![\w,])(?! (?:people|members|children|months|weeks|days|men|women))",
    re.IGNORECASE,
)
_OF_THEM_UNDER = re.compile(
    r"\b(?:of (?:them|whom|these|those|the \w+)|people|persons|children|them|minors|all)(?: (?:are|were|being|was))?"
    r" (?:under|over|below|above|aged|younger than|older than)(?: the age of)? $",
    re.IGNORECASE,
)
"""Words before an age that a part of those counted has not reached ("31 of them under 18")."""
_REACH = 80
_SENTENCE_REACH = 240
"""Code points before a number that are read for a name, and for the beginning of its sentence."""


def is_age(text: str, start: int, end: int) -> bool:
    """Whether the numeral at ``text[start:end]`` is the age of one person whose name or role stands before it."""
    if _AGE_IN_WORDS.fullmatch(text, start, end) and _OF_YEARS.search(text, max(0, start - _REACH), start):
        return True
    if _OF_THEM_UNDER.search(text, max(0, start - _REACH), start) and _END_OF_AGE.match(text, end):
        return _AGE_IN_WORDS.fullmatch(text, start, end) is not None
    if not _AGE.fullmatch(text, start, end):
        return False
    if (_OF_ONE.match(text, end) or _END.match(text, end)) and _is_after_person(text, start, end):
        return True
    return _END.match(text, end) is not None and _is_alone_at_the_end(text, start)


def _is_after_person(text: str, start: int, end: int) -> bool:
    """Whether a person's full name stands directly before the number ("Sergeant Scott Dane 42 died")."""
    name = _NAME.search(text, max(0, start - _REACH), start)
    if name is None or name["name"].isupper():
        return False
    words = name["name"].split()
    before = (name["before"] or "").strip()
    if any(word.casefold() in _NO_PERSON for word in (before, *words)):
        return False
    if _END.match(text, end):
        return bool(before) and len(words) > 1
    return len(words) > 1 or _SPEAKS.match(text, end) is not None


def _is_alone_at_the_end(text: str, start: int) -> bool:
    """Whether the number is its sentence's only one and ends it after a comma ("a friend, petra lund, 30.")."""
    if not _LAST.search(text, max(0, start - 3), start):
        return False
    sentence = _SENTENCE.search(text, max(0, start - _SENTENCE_REACH), start)
    return sentence is not None and not _COUNTED.search(sentence.group())
