"""Undoes the breaking of lines at a width, as in mails, PDFs and dispatches in plain text."""

import re
from collections.abc import Iterator

WIDEST = 140
"""Characters. A longer line is a paragraph by itself: the text is not broken at a width."""
NEARLY_FULL = 0.72
LEAST_WIDTH = 40
_BLANK = re.compile(r"\n[^\S\n]*\n")
_NEW = re.compile(r"\s*(?:[-–—•*·▪●◦o]\s|\d{1,2}[.)]\s|>)|\s{4}")
_SYLLABLE = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")


def unwrapped_lines(text: str) -> str:
    """The text with one line for each paragraph, item of a list or heading, and with spacing collapsed.

    A line goes on in the next one if it is nearly as long as the longest, or if the next one begins in lower case.
    """
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    width = max((len(line.strip()) for line in lines), default=0)
    if width > WIDEST or width < LEAST_WIDTH:
        paragraphs: Iterator[str] = iter(lines)
    else:
        blocks = _BLANK.split("\n".join(lines))
        paragraphs = (paragraph for block in blocks for paragraph in _joined(block.split("\n"), width))
    return "\n".join(line for line in (" ".join(paragraph.split()) for paragraph in paragraphs) if line)


def _joined(lines: list[str], width: int) -> Iterator[str]:
    paragraph = ""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        paragraph = _appended(paragraph, line)
        if not _goes_on(line, following, width):
            yield paragraph
            paragraph = ""
    yield paragraph


def _goes_on(line: str, following: str, width: int) -> bool:
    begins = following.lstrip()
    if not begins or _NEW.match(following):
        return False
    is_full = len(line.strip()) >= NEARLY_FULL * width
    return is_full or (begins[0].islower() and not _SENTENCE_END.search(line))


def _appended(paragraph: str, line: str) -> str:
    """The paragraph with one more line. A hyphen that divides a word before a small letter is dropped."""
    line = line.strip()
    if not paragraph:
        return line
    if _SYLLABLE.search(paragraph) and line[:1].islower():
        return paragraph[:-1] + line
    return f"{paragraph}{'' if paragraph.endswith('-') and line[:1].isdigit() else ' '}{line}"
