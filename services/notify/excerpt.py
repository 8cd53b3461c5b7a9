"""Short pieces of long texts, for people: cut at words, the cut marked."""

import re

ELLIPSIS = "…"
SENTENCE_END = re.compile(r"[.!?][\"'”’»)]*\s|\n")


def shortened(text: str, limit: int) -> str:
    """The text on one line, at most ``limit`` characters long."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    return (head.rpartition(" ")[0] or head).rstrip() + ELLIPSIS


def excerpt(text: str, start: int, end: int, limit: int) -> str:
    """The sentence around ``text[start:end]``, or as much of it around there as ``limit`` characters hold.

    Sentences are told by their punctuation alone: an abbreviation may cut one short, never lose the place itself.
    """
    ends = [match.end() for match in SENTENCE_END.finditer(text, max(0, start - limit), start)]
    first = ends[-1] if ends else max(0, start - limit)
    following = SENTENCE_END.search(text, end, end + limit)
    last = following.end() if following else min(len(text), end + limit)
    if last - first <= limit and (ends or first == 0) and (following or last == len(text)):
        return " ".join(text[first:last].split())
    return _window(text, first, last, start, end, limit)


def _window(text: str, first: int, last: int, start: int, end: int, limit: int) -> str:
    margin = max(0, limit - 2 - (end - start)) // 2
    left, right = max(first, start - margin), min(last, end + margin)
    before, after = text[left:start], text[end:right]
    if left > 0 and text[left - 1 : left].strip():
        before = before.partition(" ")[2]
    if text[right : right + 1].strip():
        after = after.rpartition(" ")[0]
    words = shortened(f"{before}{text[start:end]}{after}", limit - 2)
    opening = ELLIPSIS if left > first or first > 0 else ""
    return f"{opening}{words}{'' if words.endswith(ELLIPSIS) else ELLIPSIS}"
