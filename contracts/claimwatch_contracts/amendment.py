"""The amendment: what a person corrects by hand in reports and incidents, and the mark that it leaves in a report."""

from enum import StrEnum
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from claimwatch_contracts.base import Contract, Instant, Versioned, derived_id
from claimwatch_contracts.extraction import AdministrativeArea, Location
from claimwatch_contracts.vocabulary import ClaimantKind, Comparator, Measure, Submeasure

Identity = Annotated[str, Field(min_length=1, max_length=200)]
Words = Annotated[str, Field(min_length=1, max_length=200)]
Number = Annotated[float, Field(allow_inf_nan=False)]
MOST_MERGED, MOST_SPLIT = 20, 100


class Amends(StrEnum):
    """What is amended."""

    WRONG = "wrong"
    """The article does not say so."""
    CLAIMANT = "claimant"
    FIGURE = "figure"
    PLACE = "place"
    INCIDENT = "incident"
    """The report is about another incident."""
    MERGE = "merge"
    """Incidents are one."""
    SPLIT = "split"
    """Some reports of an incident are about another one, which has no id yet."""


class OfFinding(Contract):
    """An amendment of one finding: a figure or a statement, by its id (see ``findings``)."""

    report_id: Identity
    finding_id: Identity


class WrongFinding(OfFinding):
    """The article does not say what was found. The finding stays in its report, held back, and leaves the ledger.

    A figure of a statement that is wrong loses the statement's claimant.
    """

    kind: Literal[Amends.WRONG] = Amends.WRONG


class OtherClaimant(OfFinding):
    """Who says it; ``None`` if the article says it in its own voice. Figures of a statement change with it."""

    kind: Literal[Amends.CLAIMANT] = Amends.CLAIMANT
    claimant: Words | None
    claimant_kind: ClaimantKind = ClaimantKind.UNKNOWN


class OtherFigure(OfFinding):
    """What a figure counts and how much, in full. Units are those of ``Quantity``."""

    kind: Literal[Amends.FIGURE] = Amends.FIGURE
    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    comparator: Comparator = Comparator.EXACT
    measure: Measure
    submeasure: Submeasure | None = None
    population: Words | None = None
    unit: Words | None = None

    @model_validator(mode="after")
    def _has_an_amount(self) -> Self:
        if self.value is None and self.min is None and self.max is None:
            raise ValueError("a figure needs at least one of value, min and max")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError("min is greater than max")
        return self


class OtherPlace(OfFinding):
    """Where it is that a figure counts; ``None`` if the article does not say so."""

    kind: Literal[Amends.PLACE] = Amends.PLACE
    place: Location | None
    within: tuple[AdministrativeArea, ...] = ()


class OtherIncident(Contract):
    """The incident that a report is about. All revisions of its article belong to it."""

    kind: Literal[Amends.INCIDENT] = Amends.INCIDENT
    report_id: Identity
    incident_id: Identity


class MergedIncidents(Contract):
    """Incidents that are one. Which of them stays, the rule of merging says."""

    kind: Literal[Amends.MERGE] = Amends.MERGE
    incident_ids: Annotated[tuple[Identity, ...], Field(min_length=2, max_length=MOST_MERGED)]


class SplitIncident(Contract):
    """Reports of an incident that are about another one. It is opened under the amendment's id."""

    kind: Literal[Amends.SPLIT] = Amends.SPLIT
    incident_id: Identity
    report_ids: Annotated[tuple[Identity, ...], Field(min_length=1, max_length=MOST_SPLIT)]


AmendedFinding = WrongFinding | OtherClaimant | OtherFigure | OtherPlace
Correction = Annotated[
    WrongFinding | OtherClaimant | OtherFigure | OtherPlace | OtherIncident | MergedIncidents | SplitIncident,
    Field(discriminator="kind"),
]


class Amendment(Versioned):
    """A correction by hand. Written by ``api``, read by ``archive``, which applies it whenever it files the report.

    ``articles`` and ``incidents`` are the ids of those that it is about. ``before`` says in words what was there.
    An amendment that was taken back changes nothing any more; it stays as a record.
    """

    VERSION: ClassVar[int] = 1

    amendment_id: str
    correction: Correction
    articles: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    before: str = ""
    note: str = ""
    amended_by: Words
    created_at: Instant
    updated_at: Instant
    taken_back_at: Instant | None = None
    taken_back_by: Words | None = None

    @property
    def stands(self) -> bool:
        """Whether it was not taken back."""
        return self.taken_back_at is None

    @property
    def changed_at(self) -> Instant:
        """When it was last written or taken back."""
        return self.taken_back_at or self.updated_at


class Amended(Contract):
    """The mark of an amendment in a report: which, of what, by whom and when.

    ``finding_id`` is the id of the finding that it changed. ``incident_id`` is the incident that it gives the report;
    that is a new one if it ``opens`` it.
    """

    amendment_id: str
    kind: Amends
    finding_id: str | None = None
    incident_id: str | None = None
    opens: bool = False
    amended_by: str
    amended_at: Instant


def split_incident_id(amendment_id: str) -> str:
    """The id of the incident that a split opens."""
    return derived_id("incident", "split", amendment_id)


def article_of(report_id: str) -> str:
    """The id of the article of a report."""
    return report_id.rpartition(":")[0]
