"""What goes out to channels: notifications, and their deliveries attempt by attempt. Written by ``notify``."""

from enum import StrEnum
from typing import ClassVar

from pydantic import computed_field, model_validator

from claimwatch_contracts.base import Contract, Instant, Versioned, derived_id
from claimwatch_contracts.events import AlertRaised

UNKNOWN_KIND = "unknown"


class State(StrEnum):
    """Where a delivery stands."""

    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"


class Outcome(StrEnum):
    """How an attempt ended."""

    DELIVERED = "delivered"
    TEMPORARY_FAILURE = "temporary_failure"
    PERMANENT_FAILURE = "permanent_failure"
    DISABLED_BY_RECEIVER = "disabled_by_receiver"
    BUG = "bug"


class WhyNow(StrEnum):
    """Why a notification leaves at the moment it does, in Alertmanager's words where it has them."""

    FIRST_NOTIFICATION = "first notification"
    TEST_REQUESTED = "test requested"


class ChannelTest(Contract):
    """A test that somebody asked for. It tells no news, and what receives it must be able to see that."""

    request_id: str
    channel_id: str
    channel_name: str
    requested_at: Instant

    @property
    def words(self) -> str:
        """The same for people."""
        return f"This is a test of the Claimwatch channel “{self.channel_name}”. Nothing has happened."


class Notification(Versioned):
    """The alerts of one group that leave together, in the order they were raised; or a test, alone.

    ``group_key`` is the same for all notifications of a group. ``notification_id`` tells them apart: that of an alert
    which leaves alone for the first time is the alert's own, that of a test is the request's.

    Its version grows with that of ``AlertRaised``, which it contains.
    """

    VERSION: ClassVar[int] = 2

    notification_id: str
    group_key: str
    reason: WhyNow
    alerts: tuple[AlertRaised, ...] = ()
    test: ChannelTest | None = None

    @model_validator(mode="after")
    def _has_one_content(self) -> "Notification":
        if bool(self.alerts) == (self.test is not None):
            raise ValueError("a notification has alerts or is a test")
        return self


class Attempt(Contract):
    """One try, as it is recorded: ``at`` its end, ``seconds`` how long it took.

    ``status`` is the HTTP or SMTP one, ``detail`` why it failed, ``answer`` the receiver's first words.
    """

    at: Instant
    outcome: Outcome
    status: int | None = None
    detail: str | None = None
    seconds: float | None = None
    answer: str = ""


class Delivery(Versioned):
    """One notification's way to one channel, attempt by attempt. A test has no alerts and no watches.

    ``delivery_id`` is the ``webhook-id`` and part of the ``Message-ID`` of all its attempts. ``tries`` are the attempts
    since it was planned or last asked for again; the schedule counts by them. ``reason`` says why it failed.
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
        """The first of its alerts; ``None`` for a test."""
        return next(iter(self.alert_ids), None)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def watch_id(self) -> str | None:
        """The watch that raised the first of its alerts; ``None`` for a test."""
        return next(iter(self.watch_ids), None)

    @property
    def is_test(self) -> bool:
        """Whether it is no news, and sent to see what comes of it."""
        return not self.alert_ids


def delivery_id(notification_id: str, channel_id: str) -> str:
    """The id of what is sent to a channel, the same at every attempt."""
    return derived_id("delivery", notification_id, channel_id)
