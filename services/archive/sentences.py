"""Where the sentences of a text begin, well enough to keep a figure and its place together."""

import re

_END = re.compile(r"[.!?][\"”’»')\]]*\s+(?=[A-Z\"“‘«(\d])|\n\s*\n")
_SHORT = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Ft|Mt|Lt|Gen|Col|Maj|Capt|Sgt|Gov|Sen|Rep|Rev|No|vs|U\.S|U\.N|U\.K|Jan|Feb|Mar|Apr|Aug"
    r"|Sept?|Oct|Nov|Dec)\.$"
)


def sentence_starts(text: str) -> list[int]:
    """The start of each sentence, in order, the first at 0; end marks after a title or an initial end nothing."""
    starts = [0]
    for match in _END.finditer(text):
        if text[match.start()] != "." or not _SHORT.search(text[max(0, match.start() - 6) : match.start() + 1]):
            starts.append(match.end())
    return starts
