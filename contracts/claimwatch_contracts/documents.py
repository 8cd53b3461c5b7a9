"""Stored documents that more than one service reads. The service that writes each is named in its docstring."""

import re
from typing import Annotated, Self

from pydantic import ConfigDict, Field, HttpUrl, field_validator, model_validator

from claimwatch_contracts.base import Confidence, Contract, Instant, Versioned, whole_milliseconds
from claimwatch_contracts.fields import Flag, GeonamesId, KnownFields, shaped
from claimwatch_contracts.targets import ChannelTarget
from claimwatch_contracts.vocabulary import ClaimantKind, Comparator, Measure


class WatchedPlace(KnownFields):
    """A place by containment (``geonames_id``: itself and all that lies in it), or a circle around a point.

    ``name`` is for people, and matches by name where there is neither: of a region that has no id.
    """

    name: Annotated[str, Field(min_length=1, max_length=200, pattern=r"\S")]
    geonames_id: GeonamesId | None = None
    lat: Annotated[float | None, Field(ge=-90, le=90)] = None
    lon: Annotated[float | None, Field(ge=-180, le=180)] = None
    radius_km: Annotated[float | None, Field(gt=0, le=20_038)] = None

    @model_validator(mode="after")
    def _circle_is_whole(self) -> "WatchedPlace":
        given = [self.lat is not None, self.lon is not None, self.radius_km is not None]
        if any(given) and not all(given):
            raise ValueError("a circle needs lat, lon and radius_km together")
        return self


class FigureCondition(KnownFields):
    """A figure that must be among those of the report: its measure and, if given, the least value."""

    measure: Measure
    at_least: float | None = None
    comparators: Annotated[tuple[Comparator, ...], Field(max_length=len(Comparator))] = ()


class WatchCriteria(Contract):
    """What a watch is called, and what it asks of a report.

    Each of ``places``, ``topics``, ``query``, ``claimants`` and ``figures`` that is given must match (one entry of it
    is enough); at least one must be given. ``query`` is words that must all occur in title or text; "in quotation
    marks" they must stand together; signs between them count for nothing.

    Claims and figures whose attribution has less than ``minimum_confidence`` are neither matched nor told; statements
    of what somebody only believes (cue class ``believe``) are if ``beliefs`` is true.
    """

    name: Annotated[str, Field(min_length=1, max_length=200)]
    places: tuple[WatchedPlace, ...] = ()
    topics: tuple[str, ...] = ()
    query: str | None = None
    claimants: tuple[str, ...] = ()
    figures: tuple[FigureCondition, ...] = ()
    minimum_confidence: Confidence = 0.0
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
    """What a user tracks and where to send alerts. Written by ``api``."""

    watch_id: str
    channels: tuple[str, ...] = ()
    enabled: Flag = True
    created_at: Instant
    updated_at: Instant


class Channel(Versioned):
    """Somewhere alerts go. Written by ``api``; ``notify`` reads it. Its errors do not repeat what is wrong in it."""

    model_config = ConfigDict(hide_input_in_errors=True)

    channel_id: str
    name: Annotated[str, Field(min_length=1, max_length=200)]
    target: ChannelTarget
    enabled: Flag = True
    created_at: Instant
    updated_at: Instant


class Endpoint(Versioned):
    """How a channel's receiver has answered so far. Written by ``notify`` at each attempt; ``api`` reads it.

    ``channel_updated_at`` is the version of the channel that was tried last: what is said here is of that one.
    ``failing_since`` is the first failure after the last success, ``problem`` the last one in words, and
    ``disabled_at`` when the receiver answered 410.
    """

    channel_updated_at: Instant
    delivered_at: Instant | None = None
    failing_since: Instant | None = None
    problem: str | None = None
    disabled_at: Instant | None = None

    def speaks_of(self, channel: Channel) -> bool:
        """Whether the channel is still as it was when it was tried; databases keep milliseconds."""
        return self.channel_updated_at >= whole_milliseconds(channel.updated_at)

    def disables(self, channel: Channel) -> bool:
        """Whether the channel's receiver has answered 410 since the channel was last changed."""
        return self.disabled_at is not None and self.speaks_of(channel)


class Feed(Versioned):
    """An RSS or Atom feed to poll. Written by ``api``; ``intake`` reads it and keeps its polling state apart."""

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
    """A claimant and the other names it goes by. Written by ``api``; ``archive`` reads it.

    Whoever is found under one of ``names`` is filed as ``name``, and as ``kind`` if that is given. There are at most
    ``MAX_ALIASES``, because all of them are looked through.
    """

    alias_id: str
    name: ClaimantName
    kind: ClaimantKind | None = None
    names: Annotated[tuple[ClaimantName, ...], Field(min_length=1, max_length=100)]
    created_at: Instant
    updated_at: Instant


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
    """Something articles speak of, found by its terms. Written by ``api``; ``mentions`` reads it.

    ``key`` is its id, and what watches and reports name it by; ``name`` is for people. A term matches whole words in
    any case, singular or plural, and does not count inside one of ``exclusions``. How a term is written is a matter of
    the language: ``claimwatch_language.topics``. Terms and topics (``MAX_TOPICS``) are limited, so that no topic makes
    every article slow.
    """

    key: TopicKey
    name: Annotated[str, Field(min_length=1, max_length=200)]
    terms: Annotated[tuple[Term, ...], Field(min_length=1, max_length=MOST_TERMS)]
    exclusions: Annotated[tuple[Term, ...], Field(max_length=MOST_TERMS)] = ()
    enabled: Flag = True
    created_at: Instant
    updated_at: Instant
