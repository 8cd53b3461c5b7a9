"""Desks: teams that work at one installation. Watches, channels and silences are a desk's own; reports are shared."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

DEFAULT_DESK = "default"
"""The desk of whoever is of no other, and of all that was made before there were desks."""
DESK_FORM = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""Lower-case words and numbers with hyphens between them."""
DeskName = Annotated[str, Field(max_length=50, pattern=DESK_FORM)]


def desk_in(document: Mapping[str, Any] | None) -> str | None:
    """The desk that a stored watch, channel or silence names; ``None`` if there is no such document."""
    if document is None:
        return None
    body = document.get("body")
    return str(body.get("desk") or DEFAULT_DESK) if isinstance(body, Mapping) else DEFAULT_DESK
