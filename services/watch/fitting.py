"""How much of a list there is room for."""

from collections.abc import Iterable
from typing import TypeVar

from pydantic_core import to_json

T = TypeVar("T")


def json_bytes(value: object) -> int:
    """How many bytes of JSON a model, or a text, takes."""
    return len(to_json(value, inf_nan_mode="null"))


def fitting(items: Iterable[T], room: int) -> tuple[T, ...]:
    """The first of the items that take at most so many bytes of JSON together."""
    kept: list[T] = []
    for item in items:
        room -= json_bytes(item) + 1
        if room < 0:
            break
        kept.append(item)
    return tuple(kept)
