"""Datelines: where and when a dispatch was written, before its first words ("DAMASCUS, Nov. 3 (ABC) --")."""

import re
from collections.abc import Iterator

from claimwatch_language.paragraphs import paragraph_breaks
from claimwatch_language.sentences import sentence_starts

_NAME = r"(?:[a-z]{2,3}-)?[A-Z][\w.’'-]{0,40}"
_SHOWS_IT = r"(?=[^—–]{0,60}(?:[A-Z]{3}|,|\())"
"""A word in capitals, a comma or a bracket: a name and a dash alone are as likely the subject of a sentence."""
_AGENCY = r"\((?:[A-Z]{2,6}|Reuters|Xinhua)\)"
_DATELINE = re.compile(
    rf"\s{{0,80}}{_SHOWS_IT}{_NAME}(?:[ /,]+(?:{_NAME}|\d{{1,2}}|(?:19|20)\d\d)){{0,8}},?\s*"
    rf"(?:(?:\([^)]{{2,30}}\)\s*)?(?:(?:--|—|–)\s*|-\s+)|{_AGENCY}:?\s+)(?=[A-Z“\"‘'\[])"
)
_SHOUTED = re.compile(r"[A-Z]{3}")
"""How a dateline begins that follows a headline on its line, where a name may open any sentence."""
COLON = re.compile(r"\s*:\s")
"""What parts a dateline from the text where neither has capitals ("damascus: the army said")."""


def dateline_end(text: str, start: int = 0) -> int:
    """Where the words of the paragraph that begins at ``start`` begin: after its dateline, or at ``start`` itself."""
    dateline = _DATELINE.match(text, start)
    return dateline.end() if dateline else start


def datelines(text: str) -> Iterator[tuple[int, int]]:
    """The datelines of a text as half-open ranges of characters, in order; a collection of dispatches has several."""
    paragraphs = {0, *(following for _, following in paragraph_breaks(text))}
    for start in sentence_starts(text):
        if start in paragraphs or _SHOUTED.match(text, start):
            end = dateline_end(text, start)
            if end > start:
                yield start, end
