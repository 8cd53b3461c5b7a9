"""Stored documents that more than one service reads. Each docstring names the service that writes the document."""

import re
from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, ConfigDict, Field, HttpUrl, field_validator, model_validator
from pydantic_core import PydanticKnownError

from claimwatch_contracts.base import Confidence, Contract, Instant, Versioned, whole_milliseconds
from claimwatch_contracts.fields import Flag, GeonamesId, KnownFields, shaped
from claimwatch_contracts.targets import ChannelTarget
from claimwatch_contracts.vocabulary import TELLING_CONFIDENCE, ClaimantKind, Comparator, Measure, Submeasure


class WatchedPlace(KnownFields):
    """A place by containment (``geonames_id``: the place and every place in it), or a circle around a point.

    ``name`` is shown to the user. A watched place with neither id nor circle matches by ``name``.
    """

    name: Annotated[str, Field(min_length=1, max_length=200, pattern=r"\S")]
    geonames_id: GeonamesId | None = None
    lat: Annotated[float | None, Field(ge=-90, le=90)] = None
    lon: Annotated[float | None, Field(ge=-180, le=180)] = None
    radius_km: Annotated[float | None, Field(gt=0, le=20_038)] = None

    @model_validator(mode="after")
    def _circle_is_whole(self) -> "WatchedPlace":
        present = [self.lat is not None, self.lon is not None, self.radius_km is not None]
        if any(present) and not all(present):
            raise ValueError("a circle needs lat, lon and radius_km together")
        return self


def _known_measure(value: object) -> object:
    known = [*Measure, *Submeasure]
    if isinstance(value, str) and value not in known:
        raise PydanticKnownError("enum", {"expected": ", ".join(known)})
    return value


WatchedMeasure = Annotated[Measure | Submeasure, BeforeValidator(_known_measure)]


class FigureCondition(KnownFields):
    """A condition that a figure of the report must meet.

    The measure or the submeasure must be equal, the value must reach ``at_least`` if that is set, and the comparator
    must be among ``comparators`` if there are any.
    """

    measure: WatchedMeasure
    at_least: float | None = None
    comparators: Annotated[tuple[Comparator, ...], Field(max_length=len(Comparator))] = ()


class WatchCriteria(Contract):
    """A watch's name, and what the watch asks of a report.

    At least one of ``places``, ``topics``, ``query``, ``claimants`` and ``figures`` must be set. Each of those that are
    set must match; one matching entry is enough. ``query`` holds words that must all occur in the title or the text.
    Words "in quotation marks" must follow each other; punctuation between words is ignored.

    Claims and figures with a confidence below ``minimum_confidence`` are neither matched nor told.
    Statements of belief (cue class ``believe``) are matched and told only if ``beliefs`` is true.
    """

    name: Annotated[str, Field(min_length=1, max_length=200)]
    places: tuple[WatchedPlace, ...] = ()
    topics: tuple[str, ...] = ()
    query: str | None = None
    claimants: tuple[str, ...] = ()
    figures: tuple[FigureCondition, ...] = ()
    minimum_confidence: Confidence = TELLING_CONFIDENCE
    beliefs: Flag = False

    @field_validator("query")
    @classmethod
    def _has_a_word(cls, query: str | None) -> str | None:
        if query is not None and not re.search(r"\w", query):
            raise ValueError("a query needs at least one word")
        return query

    @model_validator(mode="after")
    def _watches_something(self) -> Self:
        if not (self.places or self.topics or self.query or self.claimants or self.figures):
            raise ValueError("a watch needs at least one place, topic, query, claimant or figure condition")
        return self


class Watch(WatchCriteria, Versioned):
    """What a user tracks, and the channels that receive the alerts. Written by ``api``."""

    VERSION: ClassVar[int] = 2

    watch_id: str
    channels: tuple[str, ...] = ()
    enabled: Flag = True
    created_at: Instant
    updated_at: Instant


class Channel(Versioned):
    """Where alerts are sent. Written by ``api``, read by ``notify``. Validation errors do not repeat the input."""

    model_config = ConfigDict(hide_input_in_errors=True)

    channel_id: str
    name: Annotated[str, Field(min_length=1, max_length=200)]
    target: ChannelTarget
    enabled: Flag = True
    created_at: Instant
    updated_at: Instant


class Endpoint(Versioned):
    """How a channel's receiver has answered so far. Written by ``notify`` at each attempt, read by ``api``.

    ``channel_updated_at`` is the version of the channel at the last attempt; all other fields are about that version.
    ``failing_since`` is the time of the first failure after the last success. ``problem`` describes the last failure.
    ``disabled_at`` is the time at which the receiver answered 410.
    """

    channel_updated_at: Instant
    delivered_at: Instant | None = None
    failing_since: Instant | None = None
    problem: str | None = None
    disabled_at: Instant | None = None

    def speaks_of(self, channel: Channel) -> bool:
        """Whether the channel is unchanged since the last attempt. Times are compared as stored, in milliseconds."""
        return self.channel_updated_at >= whole_milliseconds(channel.updated_at)

    def disables(self, channel: Channel) -> bool:
        """Whether the channel's receiver has answered 410 since the channel was last changed."""
        return self.disabled_at is not None and self.speaks_of(channel)


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

    ``revisions`` is the number of the newest revision. Written by ``intake``, read by ``watch`` and ``notify``.
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
