"""The mail that a mail answers: it stands below the answer, and its words are not the sender's."""

import re

_QUOTED = re.compile(r"(?:^[^\S\n]*>[^\n]*(?:\n|\Z)|^[^\S\n]*(?:\n|\Z))+\Z", re.MULTILINE)
_INTRODUCTION = re.compile(r"(?:^|\n)[^\n]+(?:\n[^\n]+)?:\s*\Z")
_LONGEST_INTRODUCTION = 200
_BELOW = re.compile(
    r"^[^\S\n]*-{2,}\s*(?:original message|ursprüngliche nachricht|message d.origine|mensaje original"
    r"|messaggio originale|исходное сообщение|الرسالة الأصلية)\s*-{2,}[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)


def without_answered(text: str) -> str:
    """A mail's plain text without the mail that it answers, unless there is nothing else in it.

    The answered mail stands at the end, with a sign before each line, or below a line that says so. What is forwarded
    is announced otherwise, and stays.
    """
    below = _BELOW.search(text)
    own = text[: below.start()] if below else text
    quoted = _QUOTED.search(own)
    if quoted and ">" in quoted[0]:
        own = own[: quoted.start()].rstrip()
        introduction = _INTRODUCTION.search(own, max(0, len(own) - _LONGEST_INTRODUCTION))
        own = own[: introduction.start()] if introduction else own
    return own if own.strip() else text
