"""Foreign texts on one line, cut to a length in code points."""

ELLIPSIS = "…"
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")


def shortened(text: str, limit: int) -> str:
    """The text on one line and without control characters, at most ``limit`` code points long.

    A longer text is cut between two words if possible, and ends with an ellipsis.
    """
    line = " ".join(text.translate(_CONTROLS).split())
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    return (head.rpartition(" ")[0] or head).rstrip() + ELLIPSIS
