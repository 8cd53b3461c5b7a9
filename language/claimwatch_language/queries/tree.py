"""A query as a tree: words and patterns, joined by and, or and not."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Field(StrEnum):
    """Where words of a query are looked for. Without a field, they are looked for in title and text."""

    TITLE = "title"
    TEXT = "text"
    CONTENT = "content"
    """What a statement says."""
    SOURCE = "source"
    """Who makes a statement, in the article's words and by name."""


@dataclass(frozen=True, slots=True)
class Words:
    """A word, or words that follow each other. ``text`` has at least one word."""

    text: str
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word with wildcards: ``*`` stands for any letters or none, ``?`` for one. It starts with ``LEADING`` letters.

    ``text`` is in folded case.
    """

    text: str
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part must be met."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part must be met."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """The part must not be met."""

    part: "Query"


Query: TypeAlias = Words | Pattern | AllOf | AnyOf | NoneOf
LEADING = 3
"""The letters that a word must have before its first wildcard."""
