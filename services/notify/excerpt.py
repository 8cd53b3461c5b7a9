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
    """The sentence around ``text[start:end]``, or as much of it on both sides as ``limit`` characters hold.

    Sentences are told by their punctuation alone: an abbreviation may cut one short, never lose the place itself.
    """
    margin = max(0, limit - 2 - (end - start)) // 2
    before = _until_start(text[max(0, start - margin) : start], whole=start <= margin)
    after = _from_end(text[end : end + margin], whole=end + margin >= len(text))
    return shortened(f"{before}{text[start:end]}{after}", limit)


def _until_start(before: str, *, whole: bool) -> str:
    sentence_ends = list(SENTENCE_END.finditer(before))
    if sentence_ends:
        return before[sentence_ends[-1].end() :]
    return before if whole else ELLIPSIS + before.partition(" ")[2]


def _from_end(after: str, *, whole: bool) -> str:
    sentence_end = SENTENCE_END.search(after)
    if sentence_end:
        return after[: sentence_end.end()]
    return after if whole else after.rpartition(" ")[0] + ELLIPSIS
