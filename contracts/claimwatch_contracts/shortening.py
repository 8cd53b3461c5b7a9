"""Texts of others on one line, cut to a length in characters (code points)."""

ELLIPSIS = "…"
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")


def shortened(text: str, limit: int) -> str:
    """The text on one line and without control characters, at most ``limit`` characters long.

    It is cut at a word where it can be, and the cut is marked.
    """
    line = " ".join(text.translate(_CONTROLS).split())
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    return (head.rpartition(" ")[0] or head).rstrip() + ELLIPSIS
