"""When a watch's alerts leave: at once, or together in a digest; and the hours in which nothing leaves."""

from datetime import time
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from claimwatch_contracts.fields import KnownFields


class Rhythm(StrEnum):
    """How often alerts leave."""

    AT_ONCE = "at_once"
    HOURLY = "hourly"
    DAILY = "daily"
    WEEKLY = "weekly"


class Weekday(StrEnum):
    """The days of the week, Monday first."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError) as error:
        raise ValueError("must be a time zone of the IANA database, such as Africa/Khartoum or UTC") from error
    return name


def _without_zone(moment: time) -> time:
    if moment.tzinfo is not None:
        raise ValueError("must be a time without a zone, such as 08:00; time_zone says whose clock it is")
    return moment


TimeZone = Annotated[str, Field(min_length=1, max_length=64), AfterValidator(_known_zone)]
ClockTime = Annotated[
    time,
    AfterValidator(_without_zone),
    WithJsonSchema({"type": "string", "pattern": r"^\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?$", "examples": ["08:00"]}),
]
"""A time of day. JSON Schema's own format ``time`` has a zone (RFC 3339)."""


class QuietHours(KnownFields):
    """The hours of each day in which nothing leaves, from ``start`` up to ``end``, which may be on the next day."""

    start: ClockTime
    end: ClockTime

    @model_validator(mode="after")
    def _is_no_whole_day(self) -> "QuietHours":
        if self.start == self.end:
            raise ValueError("quiet hours end at another time than they start")
        return self


class Schedule(KnownFields):
    """When alerts leave. All times are those of a clock in ``time_zone``.

    An hourly digest leaves on the hour, a daily one at ``at``, a weekly one at ``at`` on ``weekday``. What is raised or
    due in quiet hours leaves together at their end.
    """

    rhythm: Rhythm = Rhythm.AT_ONCE
    at: ClockTime = time(8)
    weekday: Weekday = Weekday.MONDAY
    quiet: QuietHours | None = None
    time_zone: TimeZone = "UTC"
