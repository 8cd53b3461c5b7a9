"""The ledger: what has been claimed of an incident or of a standing total, by whom, side by side.

Records follow Airwars and UCDP: least and greatest number for each measure and population, the claimant apart from the
publisher, independent claimants counted once. Figures that may overlap are never summed.
"""

from typing import Annotated

from pydantic import Field

from claimwatch_contracts.base import Confidence, Contract, Instant, Span
from claimwatch_contracts.extraction import (
    AdministrativeArea,
    DateInterval,
    Factuality,
    Location,
    NamedClaimant,
    Quantity,
)
from claimwatch_contracts.vocabulary import Grade, Measure, Submeasure


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
