"""What the index holds: entries that are found by their words and facets, and the stored documents they are from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What is found."""

    REPORT = "report"
    """The newest revision of an article."""
    CLAIM = "claim"
    FIGURE = "figure"
    INCIDENT = "incident"
    ROW = "row"
    """A row of the ledger."""
    ALERT = "alert"
    DELIVERY = "delivery"


class Column(StrEnum):
    """Where words are looked for: the fields of a query."""

    TITLE = "title"
    TEXT = "text"
    CONTENT = "content"
    SOURCE = "source"


class Facet(StrEnum):
    """What entries are chosen by, besides words. ``ARTICLE`` says whose words they repeat, ``DESK`` who finds them."""

    PLACE = "place"
    TOPIC = "topic"
    CLAIMANT = "claimant"
    MEASURE = "measure"
    PUBLISHER = "publisher"
    INCIDENT = "incident"
    ARTICLE = "article"
    DESK = "desk"


Facets = frozenset[tuple[Facet, str]]
OF_DESKS = (Kind.ALERT, Kind.DELIVERY)
"""What a desk finds of its own alone."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of words; no phrase reaches from one into another. ``field`` names it to readers.

    ``base`` is where it begins in the article's text, or title, in code points; ``None`` if it is not from there.
    """

    column: Column
    text: str
    field: str
    base: int | None = None


@dataclass(frozen=True)
class Entry:
    """Something that can be found. ``shown`` are the fields of its ``Hit``; ``at`` orders the entries of a kind."""

    kind: Kind
    id: str
    at: datetime
    shown: dict[str, Any]
    segments: tuple[Segment, ...]
    facets: Facets


@dataclass(frozen=True)
class Read:
    """A stored document with its entries. ``mark`` changes whenever the document does.

    Of several with the same ``article``, only the entries of that with the greatest ``revision`` are held.
    """

    collection: str
    id: str
    mark: str
    entries: tuple[Entry, ...] = ()
    article: str | None = None
    revision: int = 0


def facets(facet: Facet, values: Iterable[object]) -> Facets:
    """The facet with each of the values; without ``None``."""
    return frozenset((facet, str(value)) for value in values if value is not None)
