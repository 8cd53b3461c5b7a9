"""The notes by which a publisher says in an article that it has been corrected."""

import re

_THIS = r"\b(?:this|the|our) (?:article|story|report|dispatch|item|post|page|piece|text)"
_NOTE = re.compile(
    r"(?:^|[\n.(\[–—>]|--)[ \t]*(?:-[ \t]*)?"
    r"(?:corrects\b|(?:correction|corrected|clarification|erratum)[ \t]*[:)\]–—-])"
    rf"|\b(?:earlier|previous|prior|original|first) versions? of {_THIS}\b"
    rf"|{_THIS} (?:(?:has|have) been|was) (?:corrected|amended|clarified)\b",
    re.IGNORECASE,
)
_TOLD_BY = ("correct", "clarif", "erratum", "version", "amended")
"""One of these is in every note: a text is mostly without, which is seen in a tenth of the time."""


def is_corrected(text: str) -> bool:
    """Whether the text has a note of its correction. A title would say nothing: outlets keep it with another text."""
    folded = text.casefold()
    return any(word in folded for word in _TOLD_BY) and _NOTE.search(text) is not None
