"""Ages that only the words around a number give away, also in a text that lost its commas or its capitals."""

import re

_AGE = re.compile(r"(?:\d{1,2}|10\d|110)(?!\d)")
_NAME = re.compile(r"(?P<before>\b[a-z]+ )?(?P<name>(?:(?:[A-Z]\.|[A-Z][\w’'-]+) ){1,5})$")
_NO_PERSON = re.compile(
    r"(?:in|at|near|from|of|to|across|around|inside|outside|on|for|by|the|into|over|against|since|until)\s",
    re.IGNORECASE,
)
"""Words before a name that is no person's ("in New South Wales 42 died")."""
_OF_ONE = re.compile(
    r"\s(?:died|dies|was|is|has|had|who|one\s+of|told|said|of\s+[A-Z]|from\s+[A-Z]|and\s+(?:his|her)|a\s|an\s"
    r"|fell|survived|lost|lives?|lived"
    r"|suffered|remains|whose)|\s?[.;)]|\s?$",
)
"""What stands after the age of one person."""
_SPEAKS = re.compile(r"\s(?:told|said|says|who\s(?:was|is|has|had))\b")
"""What stands after an age even if the name before it is one word only."""
_LAST = re.compile(r"[^\W\d],\s$")
_END = re.compile(r"[.;](?:\s|$)|\s*$")
_SENTENCE = re.compile(r"[^.;!?\n]*$")
_COUNTED = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds?"
    r"|thousands?)\b",
    re.IGNORECASE,
)
_REACH = 80
_SENTENCE_REACH = 240
"""Code points before a number that are read for a name, and for the beginning of its sentence."""


def is_age(text: str, start: int, end: int) -> bool:
    """Whether the numeral at ``text[start:end]`` is the age of one person whose name or role stands before it."""
    if not _AGE.fullmatch(text, start, end):
        return False
    if _OF_ONE.match(text, end) and _is_after_person(text, start, end):
        return True
    return _END.match(text, end) is not None and _is_alone_at_the_end(text, start)


def _is_after_person(text: str, start: int, end: int) -> bool:
    """Whether a person's full name stands directly before the number ("Sergeant Scott Dane 42 died")."""
    name = _NAME.search(text, max(0, start - _REACH), start)
    if name is None or name["name"].isupper():
        return False
    if name["name"].count(" ") == 1 and not _SPEAKS.match(text, end):
        return False
    return not (_NO_PERSON.match(name["before"] or "") or _NO_PERSON.match(name["name"]))


def _is_alone_at_the_end(text: str, start: int) -> bool:
    """Whether the number is its sentence's only one and ends it after a comma ("a friend, petra lund, 30.")."""
    if not _LAST.search(text, max(0, start - 3), start):
        return False
    sentence = _SENTENCE.search(text, max(0, start - _SENTENCE_REACH), start)
    return sentence is not None and not _COUNTED.search(sentence.group())
