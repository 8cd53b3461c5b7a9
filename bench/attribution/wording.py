"""Direct, mixed or indirect: how much of a content stands within double quotation marks."""

import re

from bench.attribution.marked import Spans

DIRECT, MIXED, INDIRECT = "direct", "mixed", "indirect"
_OPENING, _CLOSING, _EITHER = "“„‟«", "”»", '"'
_WORD_OR_MARK = re.compile(rf"\w+|[{_OPENING}{_CLOSING}{_EITHER}]")


def wording(text: str, content: Spans) -> str:
    """Direct if every word is quoted, mixed if some are, indirect if there is no double mark at all.

    A content that begins within a quotation is known by its first mark, which is a closing one.
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
