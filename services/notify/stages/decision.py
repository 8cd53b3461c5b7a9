"""The decision of a stage, with its reason. The reasons are a closed list, so that metrics can count them."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum, auto

from claimwatch_contracts.deliveries import Notification
from claimwatch_contracts.events import AlertRaised


class Stage(StrEnum):
    """The stages, in their order."""

    ROUTE = "route"
    GROUP = "group"
    MUTE = "mute"
    DEDUPLICATE = "deduplicate"
    DELIVER = "deliver"


class Effect(Enum):
    """The effect of a decision on a notification."""

    PASSES = auto()
    """The next stage decides; after the last one the notification has arrived."""
    WAITS = auto()
    """The notification is due again at the decision's time."""
    FAILS = auto()
    """The delivery is recorded as failed, with the decision's words."""
    MUTES = auto()
    """The delivery is recorded as muted, with the decision's words."""
    DROPS = auto()
    """Nothing is sent or recorded."""


class Reason(StrEnum):
    """The reason of a decision: a label value for metrics, with its stage, its effect, and human-readable words."""

    stage: Stage
    effect: Effect
    words: str

    def __new__(cls, value: str, stage: Stage, effect: Effect, words: str) -> "Reason":
        """A member whose value is the label value, with the other parts as attributes."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.stage, member.effect, member.words = stage, effect, words
        return member

    ROUTED = "routed", Stage.ROUTE, Effect.PASSES, "the channel takes notifications"
    NO_CHANNEL = "no_channel", Stage.ROUTE, Effect.FAILS, "the channel does not exist or cannot be read"
    CHANNEL_DISABLED = "channel_disabled", Stage.ROUTE, Effect.FAILS, "the channel is disabled"
    RECEIVER_GONE = (
        "receiver_gone",
        Stage.ROUTE,
        Effect.FAILS,
        "the receiver disabled the channel (410 Gone); change the channel to enable it again",
    )

    RECEIVER_GIVEN_UP = (
        "receiver_given_up",
        Stage.ROUTE,
        Effect.FAILS,
        "the receiver failed for days; change the channel, or send a test that arrives, to enable it again",
    )

    FIRST_NOTIFICATION = "first_notification", Stage.GROUP, Effect.PASSES, "first notification"
    NEW_ALERTS = "new_alerts", Stage.GROUP, Effect.PASSES, "new alerts added"
    REPEAT = "repeat", Stage.GROUP, Effect.PASSES, "repeat interval elapsed"
    DIGEST = "digest", Stage.GROUP, Effect.PASSES, "digest due"
    QUIET_HOURS_OVER = "quiet_hours_over", Stage.GROUP, Effect.PASSES, "quiet hours over"
    RATE_ALLOWS = "rate_allows", Stage.GROUP, Effect.PASSES, "rate limit allows more"
    NOT_ACKNOWLEDGED = "not_acknowledged", Stage.GROUP, Effect.PASSES, "not acknowledged in time"
    OVER_THE_RATE = "over_the_rate", Stage.GROUP, Effect.WAITS, "the channel has had as many as it takes in an hour"

    NOT_MUTED = "not_muted", Stage.MUTE, Effect.PASSES, "nothing mutes it"
    SILENCED = "silenced", Stage.MUTE, Effect.MUTES, "a silence mutes it"
    REPRINT = "reprint", Stage.MUTE, Effect.MUTES, "a reprint of what is sent with it"
    ACKNOWLEDGED = "acknowledged", Stage.MUTE, Effect.DROPS, "somebody has acknowledged it"

    NOT_SENT_BEFORE = "not_sent_before", Stage.DEDUPLICATE, Effect.PASSES, "the channel has no delivery of it"
    SENT_BEFORE = "sent_before", Stage.DEDUPLICATE, Effect.DROPS, "the channel has a delivery of it"

    TAKEN = "taken", Stage.DELIVER, Effect.PASSES, "the receiver took it"
    TRY_AGAIN = "try_again", Stage.DELIVER, Effect.WAITS, "the attempt failed and will be repeated"
    REFUSED = "refused", Stage.DELIVER, Effect.FAILS, "the receiver refused it for good"
    TEST_FAILED = "test_failed", Stage.DELIVER, Effect.FAILS, "a test is tried once"
    GAVE_UP = "gave_up", Stage.DELIVER, Effect.FAILS, "the schedule is used up"


@dataclass(frozen=True)
class Decision:
    """``notification`` goes on to the next stage; a stage may add alerts to it or remove some.

    ``detail`` replaces the reason's words. ``until`` is the time at which a waiting notification is due. ``muted`` are
    the alerts that the mute stage has removed from a notification that passes, each with the reason in words. ``slow``
    are the silences that took too long to tell, and muted nothing.
    """

    reason: Reason
    notification: Notification
    detail: str = ""
    until: datetime | None = None
    muted: tuple[tuple[AlertRaised, str], ...] = ()
    slow: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """The reason in human-readable words."""
        return self.detail or self.reason.words

    @property
    def effect(self) -> Effect:
        """The effect on the notification."""
        return self.reason.effect
