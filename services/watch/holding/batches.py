"""Splits long lists, so that no single request to a database is too large."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batches(items: Iterable[T], most: int) -> Iterator[list[T]]:
    """The items in order, in lists of at most ``most`` items."""
    rest = iter(items)
    while part := list(islice(rest, most)):
        yield part
