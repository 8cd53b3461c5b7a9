"""Stored documents that more than one service reads. Each docstring names the service that writes the document."""

from typing import Annotated, ClassVar

from pydantic import AfterValidator, ConfigDict, Field, HttpUrl

from claimwatch_contracts.base import Instant, Versioned, whole_milliseconds
from claimwatch_contracts.criteria import WatchCriteria
from claimwatch_contracts.desk import DEFAULT_DESK, DeskName
from claimwatch_contracts.fields import Flag, KnownFields, shaped
from claimwatch_contracts.schedule import Rhythm, Schedule
from claimwatch_contracts.silence import LabelName
from claimwatch_contracts.targets import ChannelTarget
from claimwatch_contracts.vocabulary import ClaimantKind


class Watch(WatchCriteria, Versioned):
    """What a user tracks, and the channels that receive the alerts. Written by ``api``."""

    VERSION: ClassVar[int] = 4

    watch_id: str
    desk: DeskName = DEFAULT_DESK
    channels: tuple[str, ...] = ()
    schedule: Schedule = Schedule()
    enabled: Flag = True
    created_at: Instant
    updated_at: Instant


GroupBy = Annotated[tuple[LabelName, ...], Field(max_length=len(LabelName))]
MostAnHour = Annotated[int, Field(ge=1, le=10_000)]
GroupWait = Annotated[float, Field(ge=0, le=3_600)]
GroupInterval = Annotated[float, Field(ge=0, le=86_400)]
RepeatMinutes = Annotated[int, Field(ge=5, le=40_320)]


ChannelId = Annotated[str, Field(min_length=1, max_length=500)]


class Escalation(KnownFields):
    """What nobody has acknowledged ``after_minutes`` after it was sent goes to the channel ``to`` as well."""

    to: ChannelId
    after_minutes: Annotated[int, Field(ge=1, le=40_320)]


def _on_a_rhythm(note: Schedule) -> Schedule:
    if note.rhythm is Rhythm.AT_ONCE:
        raise ValueError("rhythm: a note comes hourly, daily or weekly")
    return note


NoteSchedule = Annotated[Schedule, AfterValidator(_on_a_rhythm)]


class Channel(Versioned):
    """Where alerts are sent. Written by ``api``, read by ``notify``. Validation errors do not repeat the input.

    ``group_by``, ``group_wait_seconds``, ``group_interval_seconds`` and ``most_an_hour`` take the place of ``notify``'s
    settings for this channel. An alert that nobody has acknowledged is sent again after ``repeat_minutes``, if that is
    set.

    ``failures_to`` is the channel that is told when this one is disabled because its receiver fails. A channel with
    ``system`` is told of the installation's own trouble. On the schedule ``note`` the channel is sent a regular note of
    what was read for its watches, which tells silence from breakage.
    """

    VERSION: ClassVar[int] = 5

    model_config = ConfigDict(hide_input_in_errors=True)

    channel_id: str
    desk: DeskName = DEFAULT_DESK
    name: Annotated[str, Field(min_length=1, max_length=200)]
    target: ChannelTarget
    group_by: GroupBy | None = None
    group_wait_seconds: GroupWait | None = None
    group_interval_seconds: GroupInterval | None = None
    most_an_hour: MostAnHour | None = None
    repeat_minutes: RepeatMinutes | None = None
    escalation: Escalation | None = None
    failures_to: ChannelId | None = None
    system: Flag = False
    note: NoteSchedule | None = None
    enabled: Flag = True
    created_at: Instant
    updated_at: Instant


class Endpoint(Versioned):
    """How a channel's receiver has answered so far. Written by ``notify`` at each attempt, read by ``api``.

    ``channel_updated_at`` is the version of the channel at the last attempt; all other fields are about that version.
    ``failing_since`` is the time of the first failure after the last success. ``problem`` describes the last failure.
    ``disabled_at`` is the time at which the receiver answered 410. ``given_up_at`` is the time at which it had failed
    for so long that nothing is sent to it any more.
    """

    VERSION: ClassVar[int] = 2

    channel_updated_at: Instant
    delivered_at: Instant | None = None
    failing_since: Instant | None = None
    problem: str | None = None
    disabled_at: Instant | None = None
    given_up_at: Instant | None = None

    def speaks_of(self, channel: Channel) -> bool:
        """Whether the channel is unchanged since the last attempt. Times are compared as stored, in milliseconds."""
        return self.channel_updated_at >= whole_milliseconds(channel.updated_at)

    def disables(self, channel: Channel) -> bool:
        """Whether the receiver has answered 410, or was given up, since the channel was last changed."""
        return (self.disabled_at or self.given_up_at) is not None and self.speaks_of(channel)


class Feed(Versioned):
    """A feed to poll. Written by ``api``, read by ``intake``, which stores its polling state elsewhere."""

    feed_id: str
    url: HttpUrl
    publisher: Annotated[str, Field(min_length=1, max_length=200)]
    interval_seconds: int = 300
    enabled: Flag = True
    created_at: Instant
    updated_at: Instant


MAX_ALIASES = 2_000
ClaimantName = Annotated[str, Field(min_length=1, max_length=200, pattern=r"\w")]


class Alias(Versioned):
    """A claimant's name and its other names. Written by ``api``, read by ``archive``.

    A claimant with one of ``names`` is filed as ``name``, and as ``kind`` if that is set. There are at most
    ``MAX_ALIASES`` aliases, because ``archive`` looks through all of them.
    """

    alias_id: str
    name: ClaimantName
    kind: ClaimantKind | None = None
    names: Annotated[tuple[ClaimantName, ...], Field(min_length=1, max_length=100)]
    created_at: Instant
    updated_at: Instant


class Erasure(Versioned):
    """The record of an article's erasure: what, who, when and why; nothing of the text.

    ``revisions`` is the number of the newest revision. Written by ``intake``, read by ``watch``, ``notify`` and
    ``api``.
    """

    article_id: str
    url: str | None = None
    publisher: str | None = None
    revisions: Annotated[int, Field(ge=1)]
    reason: Annotated[str, Field(min_length=1, max_length=1_000)]
    requested_by: Annotated[str, Field(min_length=1, max_length=200)]
    requested_at: Instant


MAX_TOPICS = 100
TOPIC_KEY = r"^[a-z0-9]+(-[a-z0-9]+)*$"
TopicKey = Annotated[
    str,
    Field(max_length=100, json_schema_extra={"pattern": TOPIC_KEY}),
    shaped(TOPIC_KEY, "lower-case words and digits joined by hyphens, such as river-dams"),
]
Term = Annotated[str, Field(min_length=1, max_length=200)]
MOST_TERMS = 100


class Topic(Versioned):
    """A subject of articles, recognised by its terms. Written by ``api``, read by ``mentions``.

    Watches and reports refer to the topic by ``key``; users see ``name``. A term matches whole words in any case,
    singular or plural, but not inside one of ``exclusions``. ``claimwatch_language.topics`` says what a term may look
    like. Terms and topics (``MAX_TOPICS``) are limited, so that none can slow down every article.
    """

    key: TopicKey
    name: Annotated[str, Field(min_length=1, max_length=200)]
    terms: Annotated[tuple[Term, ...], Field(min_length=1, max_length=MOST_TERMS)]
    exclusions: Annotated[tuple[Term, ...], Field(max_length=MOST_TERMS)] = ()
    enabled: Flag = True
    created_at: Instant
    updated_at: Instant
