"""Notifications to channels, and their deliveries attempt by attempt. ``notify`` writes both."""

from enum import StrEnum
from typing import ClassVar

from pydantic import computed_field, model_validator

from claimwatch_contracts.base import Contract, Instant, Versioned, derived_id
from claimwatch_contracts.events import AlertRaised

UNKNOWN_KIND = "unknown"


class State(StrEnum):
    """How far a delivery has come."""

    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"
    MUTED = "muted"


class Outcome(StrEnum):
    """How an attempt ended."""

    DELIVERED = "delivered"
    TEMPORARY_FAILURE = "temporary_failure"
    PERMANENT_FAILURE = "permanent_failure"
    DISABLED_BY_RECEIVER = "disabled_by_receiver"
    BUG = "bug"


class WhyNow(StrEnum):
    """Why a notification is sent now, in Alertmanager's words where Alertmanager has some."""

    FIRST_NOTIFICATION = "first notification"
    NEW_ALERTS = "new alerts added"
    REPEAT = "repeat interval elapsed"
    DIGEST = "digest due"
    QUIET_HOURS_OVER = "quiet hours over"
    RATE_ALLOWS = "rate limit allows more"
    NOT_ACKNOWLEDGED = "not acknowledged in time"
    TEST_REQUESTED = "test requested"
    NOTE_DUE = "note due"
    TROUBLE = "trouble noticed"


class ChannelTest(Contract):
    """A test of a channel that a user requested. The receiver must be able to see that a test is no news."""

    request_id: str
    channel_id: str
    channel_name: str
    requested_at: Instant

    @property
    def words(self) -> str:
        """The test's message to its reader."""
        return f"This is a test of the Claimwatch channel “{self.channel_name}”. Nothing has happened."


class NoticeKind(StrEnum):
    """What a notice is about."""

    CHANNEL_DISABLED = "channel_disabled"
    """A channel's receiver has failed for too long, or wants no more."""
    TROUBLE = "trouble"
    """Feeds went quiet, or messages wait unread; or that is over."""
    READING = "reading"
    """What was read for a channel's watches."""


class Notice(Contract):
    """What the installation says of itself to a channel. ``title`` is one line of text, and so is each of ``lines``."""

    kind: NoticeKind
    title: str
    lines: tuple[str, ...] = ()
    noticed_at: Instant


class Notification(Versioned):
    """The alerts of one group that are sent together, in the order in which they were raised; or a test, or a notice.

    ``group_key`` is the same for all notifications of a group, ``notification_id`` is not. A notification of one alert
    that is not sent for the second time has the alert's id, a test has the id of its request. A notice is sent once.

    ``held_back`` says in a digest what its watches were not told since the last one: "31 reprints, 12 recaps".

    A notification contains ``AlertRaised``: a new version of ``AlertRaised`` makes a new version of this one.
    """

    VERSION: ClassVar[int] = 5

    notification_id: str
    group_key: str
    reason: WhyNow
    alerts: tuple[AlertRaised, ...] = ()
    test: ChannelTest | None = None
    notice: Notice | None = None
    held_back: str = ""

    @model_validator(mode="after")
    def _has_one_content(self) -> "Notification":
        if bool(self.alerts) + (self.test is not None) + (self.notice is not None) != 1:
            raise ValueError("a notification has alerts, or is a test or a notice")
        return self


class Attempt(Contract):
    """The record of one attempt, which ended at ``at`` and took ``seconds``.

    ``status`` is the HTTP or SMTP status, ``detail`` the reason of a failure, ``answer`` how the receiver's answer
    begins.
    """

    at: Instant
    outcome: Outcome
    status: int | None = None
    detail: str | None = None
    seconds: float | None = None
    answer: str = ""


class Delivery(Versioned):
    """All attempts to send one notification to one channel.

    The delivery of a test or a notice has no alerts and no watches.

    ``delivery_id`` is the ``webhook-id`` and part of the ``Message-ID`` of every attempt. ``tries`` counts the attempts
    since the delivery was planned or last requested again; the schedule goes by ``tries``. ``reason`` says why the
    delivery failed or was muted.
    """

    VERSION: ClassVar[int] = 2

    delivery_id: str
    alert_ids: tuple[str, ...]
    watch_ids: tuple[str, ...]
    channel_id: str
    channel_kind: str = UNKNOWN_KIND
    state: State
    reason: str | None = None
    created_at: Instant
    attempts: tuple[Attempt, ...] = ()
    tries: int = 0
    next_attempt_at: Instant | None = None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def alert_id(self) -> str | None:
        """The first of the alerts; ``None`` if there are none."""
        return next(iter(self.alert_ids), None)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def watch_id(self) -> str | None:
        """The watch of the first alert; ``None`` if there are none."""
        return next(iter(self.watch_ids), None)

    @property
    def is_of_alerts(self) -> bool:
        """Whether alerts are delivered, not a test or a notice."""
        return bool(self.alert_ids)


def delivery_id(notification_id: str, channel_id: str) -> str:
    """The id of the delivery of a notification to a channel."""
    return derived_id("delivery", notification_id, channel_id)
