"""How much of a list there is room for."""

from collections.abc import Iterable
from typing import TypeVar

from pydantic_core import to_json

T = TypeVar("T")


def json_bytes(value: object) -> int:
    """The length of the value's JSON in bytes."""
    return len(to_json(value, inf_nan_mode="null"))


def fitting(items: Iterable[T], room: int) -> tuple[T, ...]:
    """As many of the first items as take at most ``room`` bytes of JSON together, with a separator for each item."""
    kept: list[T] = []
    for item in items:
        room -= json_bytes(item) + 1
        if room < 0:
            break
        kept.append(item)
    return tuple(kept)
