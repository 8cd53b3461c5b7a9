"""Where the sentences of a text begin, well enough to keep a figure and its place together."""

import re

_END = re.compile(r"(?P<mark>[.!?])[\"”’»')\]]*\s+(?=(?P<next>\S))|\n\s*\n")
_SHORT = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Ft|Mt|Lt|Gen|Col|Maj|Capt|Sgt|Gov|Sen|Rep|Rev|No|vs|U\.S|U\.N|U\.K|Jan|Feb|Mar|Apr|Aug"
    r"|Sept?|Oct|Nov|Dec)$"
)
_LONG = re.compile(r"\w{4}$")


def sentence_starts(text: str) -> list[int]:
    """The start of each sentence, in order, the first at 0.

    A full stop ends nothing after a title or an initial, nor before a small letter unless a long word stands before it.
    """
    return [0, *(match.end() for match in _END.finditer(text) if match["mark"] != "." or _is_end(text, match))]


def _is_end(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 6) : match.start()]
    if match["next"].islower():
        return _LONG.search(before) is not None
    return _SHORT.search(before) is None
