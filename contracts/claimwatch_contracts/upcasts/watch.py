"""``watch`` from version 1, which told everything by default, to version 2, which tells what was read surely."""

from typing import Any

Body = dict[str, Any]

_TOLD_BY_DEFAULT = 0.55


def watch_from_1(body: Body) -> Body:
    """The watch with the confidence of version 2 if it had the default of version 1, which was 0."""
    return body if body.get("minimum_confidence") else {**body, "minimum_confidence": _TOLD_BY_DEFAULT}
