"""What watches were not told: the reports that concerned a watch and raised no alert, hour by hour."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from claimwatch_contracts.base import Instant, Versioned
from claimwatch_contracts.vocabulary import MatchOutcome

HOUR = timedelta(hours=1)
WITHHELD_DAYS = 40
"""For how many days the reports of an hour are kept."""
TOLD = frozenset({MatchOutcome.ALERT, MatchOutcome.REPLAY})
"""The outcomes that hold nothing back."""


class Withheld(Versioned):
    """The reports of one hour that concerned a watch and raised no alert. Written by ``watch``.

    ``hour`` is the beginning of the hour in which the reports were handled. ``reports`` has the ids of the reports by
    the reason why there was no alert.
    """

    VERSION: ClassVar[int] = 1

    watch_id: str
    hour: Instant
    reports: Annotated[dict[MatchOutcome, tuple[str, ...]], Field(default_factory=dict)]

    @model_validator(mode="after")
    def _holds_back(self) -> Self:
        if not TOLD.isdisjoint(self.reports):
            raise ValueError("an alert and a replay hold nothing back")
        return self


def hour_of(moment: datetime) -> datetime:
    """The beginning of the hour of a moment, in UTC."""
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def withheld_id(watch_id: str, moment: datetime) -> str:
    """The id of the document that holds what a watch was not told in the hour of a moment."""
    return f"{watch_id}:{hour_of(moment):%Y-%m-%dT%H}"


def withheld_ids(watch_id: str, since: datetime, until: datetime) -> Iterator[str]:
    """The ids of the documents of each hour that begins at ``since`` or later and before ``until``."""
    hour = hour_of(since)
    hour += HOUR if hour < since else timedelta()
    while hour < until:
        yield withheld_id(watch_id, hour)
        hour += HOUR


def withheld_counts(hours: Iterable[Withheld]) -> dict[MatchOutcome, int]:
    """How many reports were held back for each reason, the most frequent first. Each report counts once."""
    reasons = {report_id: reason for hour in hours for reason, ids in hour.reports.items() for report_id in ids}
    counts = {reason: list(reasons.values()).count(reason) for reason in MatchOutcome}
    return {reason: count for reason, count in sorted(counts.items(), key=lambda pair: -pair[1]) if count}


_IN_WORDS = {
    MatchOutcome.REPRINT: ("reprint", "reprints"),
    MatchOutcome.LIGHT_EDIT: ("light edit", "light edits"),
    MatchOutcome.RECAP: ("recap", "recaps"),
    MatchOutcome.BACKGROUND: ("background article", "background articles"),
    MatchOutcome.UNSURE: ("article without a certain claim", "articles without a certain claim"),
    MatchOutcome.OUT_OF_SCOPE: ("article with other news", "articles with other news"),
    MatchOutcome.MINOR: ("article with remarks alone", "articles with remarks alone"),
}


def withheld_in_words(counts: dict[MatchOutcome, int]) -> str:
    """The counts on one line: "31 reprints, 12 recaps"; empty if nothing was held back."""
    return ", ".join(f"{count} {_IN_WORDS[reason][count > 1]}" for reason, count in counts.items())
