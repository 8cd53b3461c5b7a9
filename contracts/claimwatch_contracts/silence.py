"""Silences: which alerts nobody is to be sent for a while, in the words of Prometheus' Alertmanager."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from claimwatch_contracts.base import Instant, Versioned
from claimwatch_contracts.desk import DEFAULT_DESK, DeskName
from claimwatch_contracts.fields import KnownFields
from claimwatch_contracts.patterns import fault_of, matches


class LabelName(StrEnum):
    """The labels of an alert, by which alerts are grouped and silenced.

    ``watch``, ``story`` and ``incident`` are ids; a watch also has its name as a value. A ``place`` has as values the
    names and GeoNames ids of the place and of what contains it, a ``claimant`` its key and its name.
    """

    WATCH = "watch"
    PLACE = "place"
    TOPIC = "topic"
    CLAIMANT = "claimant"
    MEASURE = "measure"
    PUBLISHER = "publisher"
    STORY = "story"
    INCIDENT = "incident"


class MatchOperator(StrEnum):
    """How a matcher compares. A regular expression must match a whole value."""

    EQUALS = "="
    DIFFERS = "!="
    MATCHES = "=~"
    MATCHES_NOT = "!~"

    @property
    def is_pattern(self) -> bool:
        """Whether the matcher's value is a regular expression."""
        return self in (MatchOperator.MATCHES, MatchOperator.MATCHES_NOT)


class Matcher(KnownFields):
    """A condition on a label. ``=`` and ``=~`` need one value that fits; ``!=`` and ``!~`` need that none fits."""

    label: LabelName
    operator: MatchOperator = MatchOperator.EQUALS
    value: Annotated[str, Field(max_length=200)]

    @model_validator(mode="after")
    def _can_be_read(self) -> "Matcher":
        if self.operator.is_pattern and (fault := fault_of(self.value)):
            raise ValueError(f"value: no regular expression: {fault}")
        return self

    @property
    def fits_nothing(self) -> bool:
        """Whether an alert without a value for the label meets the condition, or one whose value is empty."""
        if self.operator is MatchOperator.MATCHES:
            return matches(self.value, "") is not False
        return self.operator is not MatchOperator.EQUALS or not self.value


MOST_MATCHERS = 20
MAX_SILENCES = 1_000


class Silence(Versioned):
    """Alerts for the desk's channels that meet all of ``matchers`` are muted from ``starts_at`` up to ``ends_at``.

    Written by ``api``, read by ``notify``. There are at most ``MAX_SILENCES``, because ``notify`` looks through all.
    """

    VERSION: ClassVar[int] = 2

    silence_id: str
    desk: DeskName = DEFAULT_DESK
    matchers: Annotated[tuple[Matcher, ...], Field(min_length=1, max_length=MOST_MATCHERS)]
    author: Annotated[str, Field(min_length=1, max_length=200)]
    comment: Annotated[str, Field(max_length=1_000)] = ""
    starts_at: Instant
    ends_at: Instant
    created_at: Instant
    updated_at: Instant

    @model_validator(mode="after")
    def _asks_for_something(self) -> "Silence":
        if all(matcher.fits_nothing for matcher in self.matchers):
            raise ValueError("matchers: one of them must need a value, or the silence mutes all that has none")
        return self

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> "Silence":
        if self.ends_at <= self.starts_at:
            raise ValueError("ends_at: a silence ends after it starts")
        return self

    def is_on(self, now: Instant) -> bool:
        """Whether the silence holds at that moment."""
        return self.starts_at <= now < self.ends_at
