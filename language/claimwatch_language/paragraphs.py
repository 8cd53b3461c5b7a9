"""Where a paragraph ends and the next paragraph begins."""

import re
from collections.abc import Iterator

SHORT_LINE_CHARACTERS = 60
"""Code points. A line below this length was not broken at a margin: its end is the end of a paragraph."""

_SHORT_WORD = 3
_LEAST_WORDS = 4
_LINE_END = re.compile(r"\n\s*")
_SIGNED = re.compile(r"[”\"»]\s*[-–—―]+\s?[A-Z][^.!?”\"]{1,60}$")
_CLOSING = frozenset('.!?:"”’»)')


def paragraph_breaks(text: str) -> Iterator[tuple[int, int]]:
    """The white space between paragraphs as half-open ranges of code points, in order."""
    start = 0
    for gap in _LINE_END.finditer(text):
        if _separates(text, start, gap):
            yield gap.span()
            start = gap.end()


def _separates(text: str, start: int, gap: re.Match[str]) -> bool:
    """Whether white space with a line end separates paragraphs, not only the lines of a hard-wrapped paragraph."""
    if gap[0].count("\n") > 1:
        return True
    if text[gap.end() : gap.end() + 1].islower():
        return False
    line_start = text.rfind("\n", start, gap.start()) + 1 or start
    if _SIGNED.search(text, line_start, gap.start()) or (line_start == start and is_heading(text[start : gap.start()])):
        return True
    return text[line_start : gap.start()].rstrip()[-1:] in _CLOSING or gap.start() - line_start < SHORT_LINE_CHARACTERS


def is_heading(line: str) -> bool:
    """Whether a line that begins a paragraph is a heading: its longer words are capitalised, all of them."""
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > _SHORT_WORD]
    return len(words) >= _LEAST_WORDS and all(word[0].isupper() for word in words)
