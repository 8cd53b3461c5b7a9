"""The models of the answers to searches."""

from pydantic import BaseModel

from claimwatch_contracts.base import Instant
from claimwatch_contracts.deliveries import State
from claimwatch_contracts.vocabulary import Comparator, Grade, HeldBack, Measure
from services.api.search.entries import Kind


class Range(BaseModel):
    """A half-open range of code points of the passage's ``text``."""

    start: int
    end: int


class Passage(BaseModel):
    """Words of what was found, with the ranges in them that the query asks for.

    ``field`` says where they are from: `title`, `text`, `quote`, `summary`, `claimant`, `place`, `watch` or `answer`.
    ``start`` is where the passage begins in the article's text (or title, if it is of the `title`), in code points;
    ``null`` if it is not from there. A range of the article is ``start`` plus that of the passage.
    """

    field: str
    text: str
    start: int | None
    cut_before: bool
    cut_after: bool
    marks: tuple[Range, ...] = ()


class Hit(BaseModel):
    """Something that was found. ``href`` leads to it, or to the report or incident that it is of.

    ``at`` is when a report, or what it is of, was published, an incident's or row's latest article was published, an
    alert was raised, or a delivery was planned. ``places`` are names, the closest first; ``watches`` has the name of
    the watch that raised an alert. Of a row of the ledger ``min`` and ``max`` are the least and greatest number that
    stands.
    """

    kind: Kind
    id: str
    href: str
    at: Instant
    title: str = ""
    publisher: str | None = None
    url: str | None = None
    report_id: str | None = None
    incident_id: str | None = None
    claimants: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    population: str | None = None
    value: float | None = None
    min: float | None = None
    max: float | None = None
    comparator: Comparator | None = None
    grade: Grade | None = None
    held_back: HeldBack | None = None
    watch_ids: tuple[str, ...] = ()
    watches: tuple[str, ...] = ()
    channel_id: str | None = None
    state: State | None = None
    passages: tuple[Passage, ...] = ()


class IndexState(BaseModel):
    """How far the index of the instance that answered is behind.

    While it is not ``complete`` it is being made, and finds only a part. ``waiting`` counts what is known to have
    changed and is not read yet, for ``behind_seconds``.
    """

    complete: bool
    entries: int
    waiting: int
    behind_seconds: float


class Found(BaseModel):
    """A page of what was found, the newest first. ``next`` is the cursor of the following page, ``null`` at the end.

    ``counts`` says how much of each kind the same search finds; it comes with the first page alone.
    """

    items: tuple[Hit, ...]
    next: str | None
    counts: dict[Kind, int] | None = None


class Answer(Found):
    """A page of what was found, with the state of the index, which does not count for the ``ETag``."""

    index: IndexState
