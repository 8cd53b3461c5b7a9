"""Patterns made of a language's words."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

K = TypeVar("K")
BLANK = r"\s"
"""What stands for a space of a phrase in a pattern."""


def any_of(phrases: Iterable[str]) -> str:
    """A pattern of any of the phrases, the longest first; of none if there are none.

    Any white space may stand for a space in them.
    """
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", BLANK) for phrase in ordered) or "(?!)"


def by_phrase(listed: Mapping[K, Iterable[str]]) -> dict[str, K]:
    """By phrase: what it is listed under."""
    return {phrase: key for key, phrases in listed.items() for phrase in phrases}
