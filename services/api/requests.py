"""What callers send: the stored documents without their ids and times. Their types are the contracts' own."""

from datetime import UTC, datetime
from inspect import cleandoc
from typing import Annotated

from pydantic import AfterValidator, Field, HttpUrl

from claimwatch_contracts.base import Confidence
from claimwatch_contracts.documents import (
    ClaimantName,
    FigureCondition,
    TopicKey,
    WatchCriteria,
    WatchedPlace,
)
from claimwatch_contracts.fields import Flag, KnownFields, Moment
from claimwatch_contracts.targets import TargetRequest
from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.topics.fields import SomeTerms, Terms

EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
Name = Annotated[str, Field(min_length=1, max_length=200)]
Words = Annotated[str, Field(min_length=1, max_length=500)]


def free_of_credentials(url: HttpUrl) -> HttpUrl:
    """The address itself.

    Raises:
        ValueError: it holds a user name or a password, which everybody who reads the feeds would see.
    """
    if url.username is not None or url.password is not None:
        raise ValueError("a feed's address is stored and shown: it holds no user name or password")
    return url


class WatchRequest(WatchCriteria, KnownFields):
    __doc__ = (
        "What to track and where to send alerts. ``channels`` are ids of channels that exist, ``topics`` keys of "
        "topics that do.\n\n" + cleandoc(WatchCriteria.__doc__ or "")
    )

    places: Annotated[tuple[WatchedPlace, ...], Field(max_length=500)] = ()
    topics: Annotated[tuple[Words, ...], Field(max_length=500)] = ()
    query: Words | None = None
    claimants: Annotated[tuple[Words, ...], Field(max_length=500)] = ()
    figures: Annotated[tuple[FigureCondition, ...], Field(max_length=500)] = ()
    minimum_confidence: Annotated[Confidence, Field(strict=True)] = 0.0
    channels: Annotated[tuple[Words, ...], Field(max_length=50)] = ()
    enabled: Flag = True


class ChannelRequest(KnownFields):
    """Somewhere alerts go."""

    name: Name
    target: TargetRequest
    enabled: Flag = True


class FeedRequest(KnownFields):
    """An RSS or Atom feed to poll."""

    url: Annotated[HttpUrl, AfterValidator(free_of_credentials)]
    publisher: Name
    interval_seconds: Annotated[int, Field(ge=10, le=86_400)] = 300
    enabled: Flag = True


class AliasRequest(KnownFields):
    """A claimant and the other names it goes by. What is found under one of ``names`` is filed as ``name``.

    An entry is stronger than what is built in. A name that two entries claim means neither of them.
    """

    name: ClaimantName
    kind: ClaimantKind | None = None
    names: Annotated[tuple[ClaimantName, ...], Field(min_length=1, max_length=100)]


class TopicRequest(KnownFields):
    """Something articles speak of, found by its terms outside its exclusions.

    A term is one or more words, looked for in any case, singular or plural. ``[hospital|clinic]`` stands for each of
    the two, ``[the|]`` for the word or nothing. What lies inside one of the exclusions does not count.
    """

    name: Name
    terms: SomeTerms
    exclusions: Terms = ()
    enabled: Flag = True


class NewTopicRequest(TopicRequest):
    """A topic with the key that watches and reports are to name it by."""

    key: TopicKey


class AgainRequest(KnownFields):
    """Which deliveries are to be sent again: those that were planned at this time or later and have not arrived."""

    since: Annotated[Moment, Field(ge=EARLIEST, lt=LATEST)]
