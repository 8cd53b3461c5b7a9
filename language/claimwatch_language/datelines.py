"""Datelines: the place and date before the first words of a dispatch ("DAMASCUS, Nov. 3 (ABC) --")."""

import re
from collections.abc import Iterator, Sequence

from claimwatch_language.paragraphs import paragraph_breaks

_NAME = r"(?:[a-z]{2,3}-)?[A-Z][\w.’'-]{0,40}"
_WHERE_AND_WHEN = rf"{_NAME}(?:[ /,]+(?:and\s+)?(?:{_NAME}|\d{{1,2}}|(?:19|20)\d\d)){{0,8}},?\s*"
_WORDS = r"(?=[A-Z“\"‘'\[])"
_DASHED = re.compile(
    rf"\s{{0,80}}(?=[^—–]{{0,60}}(?:[A-Z]{{3}}|,|\()){_WHERE_AND_WHEN}(?:\([^)]{{2,30}}\)\s*)?"
    rf"(?:(?:--|—|–)\s*|-\s+){_WORDS}"
)
"""A dateline that ends in a dash. It needs a word in capitals, a comma or a bracket.

A name and a dash alone may as well be the subject of a sentence.
"""
_BY_AGENCY = re.compile(
    rf"\s{{0,80}}(?=[A-Z]{{3}}|[^(\n]{{0,60}},){_WHERE_AND_WHEN}"
    rf"\((?:AP|AFP|UPI|Reuters|Xinhua|EFE|dpa|DPA|TASS|PTI|ANI|CNN)\):?\s+{_WORDS}"
)
"""A dateline without a dash: an agency in brackets after a comma or a word in capitals ("Orsk, Vale (AP) The …")."""
_AGENCY_FIRST = re.compile(
    rf"\s{{0,80}}\((?:AP|AFP|UPI|Reuters|Xinhua|EFE|dpa|DPA|TASS|PTI|ANI|CNN)\)\s+{_WHERE_AND_WHEN}(?:--|—|–|-)\s+{_WORDS}"
)
"""A dateline after the agency in brackets ("(AP) Orsk - The …")."""
_BODIES = "IAEA|ICRC|IFRC|IOM|MSF|NATO|OCHA|OSCE|UNHCR|UNICEF|UNRWA|USAID|WFP|WHO"
_SPOKEN = r"(?:I|We|You|My|Our|Your|Well|Yes|No|Do|Did|Are|Thank|Thanks|Look|And|But|So|Right)"
_WITH_COLON = re.compile(
    rf"\s{{0,80}}(?!(?:{_BODIES})\b)(?=[A-Z]{{3}}|[A-Z][^:\n]{{0,40}},\s*(?:[A-Z][a-z]{{2,8}}\.?\s+\d|\d{{1,2}}\s+[A-Z]))"
    rf"(?=[^:\n]{{3,60}}:\s){_WHERE_AND_WHEN}(?:\([^)]{{2,30}}\)\s*)?:\s+(?!{_SPOKEN}\b)(?=[A-Z\d])"
)
"""A dateline that ends in a colon: a word in capitals, or a place and a day ("Kathmandu, May 4: Nine men …").

A body in capitals before a colon speaks, and so does whoever stands before a colon and a quotation mark, or before
words of talk in a transcript ("DOYLE: Well, we …").
"""
_TIMED = re.compile(
    r"\s{0,80}\[?(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?(?:[ap]\.?m\.?|[A-Z]{1,4}))?\]?"
    rf"(?:\s+{_NAME}){{0,2}}\s*(?:-|–|—|--|\|)\s+(?=[A-Z“\"‘'\[\d])"
)
"""The hour of an entry of a live page, and where it was written ("14:20 GMT - The army …", "09:15 Orsk - …")."""
_SHOUTED = re.compile(r"[A-Z]{3}")
"""The beginning of a dateline on the line of its headline. A mere name does not do there: it may open any sentence."""
COLON = re.compile(r"\s*:\s")
"""The mark after the dateline of a text without capitals ("damascus: the army said")."""


def dateline_end(text: str, start: int = 0) -> int:
    """The end of the dateline, or of the hour, that opens the paragraph at ``start``; ``start`` itself if none does."""
    hour = _TIMED.match(text, start)
    return hour.end() if hour else _dispatch_end(text, start)


def datelines(text: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The datelines of a text as half-open ranges of code points, in order. A collection of dispatches has several.

    The entries of a live page are no dispatches: the hour of an entry is no dateline here.

    ``starts`` are the text's ``sentence_starts``.
    """
    paragraphs = {0, *(following for _, following in paragraph_breaks(text))}
    for start in starts:
        if start in paragraphs or _SHOUTED.match(text, start):
            end = _dispatch_end(text, start)
            if end > start:
                yield start, end


def hours(text: str) -> Iterator[tuple[int, int]]:
    """The hours that open the entries of a live page, with where they were written, as half-open ranges, in order."""
    for start in (0, *(following for _, following in paragraph_breaks(text))):
        hour = _TIMED.match(text, start)
        if hour is not None:
            yield start, hour.end()


def _dispatch_end(text: str, start: int) -> int:
    forms = (_DASHED, _BY_AGENCY, _AGENCY_FIRST, _WITH_COLON)
    dateline = next((match for form in forms if (match := form.match(text, start))), None)
    return dateline.end() if dateline else start
