"""Whether a content is direct, mixed or indirect, by its double quotation marks."""

import re

from bench.attribution.marked import Spans

DIRECT, MIXED, INDIRECT = "direct", "mixed", "indirect"
_OPENING, _CLOSING, _EITHER = "“„‟«", "”»", '"'
_WORD_OR_MARK = re.compile(rf"\w+|[{_OPENING}{_CLOSING}{_EITHER}]")


def wording(text: str, content: Spans) -> str:
    """Direct if every word is quoted, mixed if some words are, indirect if there is no double quotation mark.

    If the first mark is a closing one, the content begins inside a quotation.
    """
    pieces = _WORD_OR_MARK.findall("\n".join(text[start:end] for start, end in sorted(content)))
    marks = [piece for piece in pieces if piece in _OPENING + _CLOSING + _EITHER]
    if not marks:
        return INDIRECT
    quoted = marks[0] in _CLOSING
    for piece in pieces:
        if piece == _EITHER:
            quoted = not quoted
        elif piece in _OPENING + _CLOSING:
            quoted = piece in _OPENING
        elif not quoted:
            return MIXED
    return DIRECT
