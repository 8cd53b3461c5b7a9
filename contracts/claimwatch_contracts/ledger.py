"""The ledger: what has been claimed of an incident or of a standing total, by whom, side by side.

Records follow Airwars and UCDP: least and greatest number for each measure and population, the claimant apart from the
publisher, independent claimants counted once. Figures that may overlap are never summed.
"""

from typing import Annotated, ClassVar

from pydantic import Field

from claimwatch_contracts.base import Confidence, Contract, Instant, Span, Versioned
from claimwatch_contracts.extraction import (
    AdministrativeArea,
    DateInterval,
    Factuality,
    Location,
    NamedClaimant,
    Quantity,
)
from claimwatch_contracts.vocabulary import Grade, Measure, Stance, StoryRelation, Submeasure


class Evidence(Span):
    """Where an article says it. The span counts code points of the text; ``quote`` is the sentence around it."""

    article_id: str
    revision: Annotated[int, Field(ge=1)]
    publisher: str
    url: str | None = None
    published_at: Instant | None = None
    quote: str


class Entry(Quantity):
    """A claimant's figure in a row.

    ``finding_id`` is the id of the figure that it was read from. ``claimant`` is ``None`` for an article's own voice.
    ``rests_on`` are the keys of the claimants whose count this one only passes on. ``given_at`` is when the
    article that gives it was published. A ``retracted`` entry no longer stands: its publisher or claimant took it back.
    A ``conceded`` entry is given by the side that is accused of what the row counts.
    """

    finding_id: str
    claimant: NamedClaimant | None
    via: str | None = None
    factuality: Factuality = Factuality()
    rests_on: tuple[str, ...] = ()
    given_at: Instant
    retracted: bool = False
    conceded: bool = False
    confidence: Confidence = 1.0
    evidence: Evidence


class Row(Contract):
    """What is claimed of one measure and population of an incident, or of a standing total.

    ``incident_id`` is ``None`` for a standing total ("since 2011"). ``entries`` are the latest of each claimant, those
    that no longer stand included. ``low`` and ``high`` are the least and greatest number that stands; ``None`` if none
    stands. ``independent`` counts the claimants that rest on nobody else's count. ``part_of`` is the row that includes
    this one ("of whom 7 children").
    """

    row_id: str
    incident_id: str | None
    measure: Measure
    submeasure: Submeasure | None = None
    population: str | None = None
    unit: str | None = None
    place: Location | None = None
    within: tuple[AdministrativeArea, ...] = ()
    period: DateInterval | None = None
    entries: tuple[Entry, ...] = ()
    low: float | None = None
    high: float | None = None
    independent: Annotated[int, Field(ge=0)] = 0
    grade: Grade
    part_of: str | None = None


class LedgerEntry(Contract):
    """One thing that an article puts into the ledger: a figure, or a statement.

    ``finding_id`` is that of the figure or attribution, which are ``figure`` and ``claim`` of the report by index.
    ``incident_id`` is ``None`` for a standing total and for an occurrence that is no incident; ``standing`` tells them
    apart. ``is_part`` marks a figure that another of the same population includes: no row is made of it.
    ``population`` is the class of people that a row is about, not the article's word.

    ``described`` are the article's words for the claimant. ``rests_on`` names those whose count the claimant only
    passes on, ``against`` those whom it accuses. ``content`` is what a statement says, in normalised words, and
    ``amounts`` are the numbers in it, those that are taken back, or those that a withdrawal leaves standing.
    ``is_repeated`` is true if the article says itself that the claimant says it again. ``place_is_near`` is true if the
    figure's own sentence names the place, and ``place_by_hand`` if a person gave it.
    """

    finding_id: str
    report_id: str
    article_id: str
    revision: Annotated[int, Field(ge=1)]
    story_id: str
    relation: StoryRelation = StoryRelation.ORIGINAL
    figure: int | None = None
    claim: int | None = None
    incident_id: str | None = None
    standing: bool = False
    is_part: bool = False
    stance: Stance
    quantity: Quantity | None = None
    population: str | None = None
    amounts: tuple[float, ...] = ()
    place: Location | None = None
    within: tuple[AdministrativeArea, ...] = ()
    place_is_near: bool = False
    place_by_hand: bool = False
    period: DateInterval | None = None
    claimant: NamedClaimant | None = None
    described: tuple[str, ...] = ()
    via: str | None = None
    factuality: Factuality = Factuality()
    rests_on: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    content: str = ""
    is_repeated: bool = False
    given_at: Instant
    confidence: Confidence = 1.0
    evidence: Evidence


class ArticleEntries(Versioned):
    """All that the revisions of one article put into the ledger."""

    VERSION: ClassVar[int] = 2

    article_id: str
    entries: tuple[LedgerEntry, ...] = ()
