"""The bodies of requests: the stored documents without ids and times, with the contracts' own types."""

from datetime import UTC, datetime
from inspect import cleandoc
from typing import Annotated

from pydantic import AfterValidator, Field, HttpUrl

from claimwatch_contracts.amendment import Correction
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
from claimwatch_contracts.vocabulary import TELLING_CONFIDENCE, ClaimantKind
from claimwatch_language.topics.fields import SomeTerms, Terms

EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
Name = Annotated[str, Field(min_length=1, max_length=200)]
Words = Annotated[str, Field(min_length=1, max_length=500)]


def free_of_credentials(url: HttpUrl) -> HttpUrl:
    """The URL itself.

    Raises:
        ValueError: the URL contains a user name or a password, which every reader of the feeds would see.
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
    minimum_confidence: Annotated[Confidence, Field(strict=True)] = TELLING_CONFIDENCE
    channels: Annotated[tuple[Words, ...], Field(max_length=50)] = ()
    enabled: Flag = True


class ChannelRequest(KnownFields):
    """Where alerts are sent."""

    name: Name
    target: TargetRequest
    enabled: Flag = True


class FeedRequest(KnownFields):
    """A feed to poll: RSS, Atom, JSON Feed, a news sitemap, or the preview of a Telegram channel (t.me/s/…)."""

    url: Annotated[HttpUrl, AfterValidator(free_of_credentials)]
    publisher: Name
    interval_seconds: Annotated[int, Field(ge=10, le=86_400)] = 300
    enabled: Flag = True


class AliasRequest(KnownFields):
    """A claimant's name and its other names. A claimant with one of ``names`` is filed as ``name``.

    An alias takes precedence over built-in aliases. A name that two aliases contain stands for neither of them.
    """

    name: ClaimantName
    kind: ClaimantKind | None = None
    names: Annotated[tuple[ClaimantName, ...], Field(min_length=1, max_length=100)]


class TopicRequest(KnownFields):
    """A subject of articles, recognised by its terms.

    A term is one or more words, which match in any case, singular or plural. ``[hospital|clinic]`` stands for either
    word, ``[the|]`` for the word or nothing. A term inside one of the exclusions does not count.
    """

    name: Name
    terms: SomeTerms
    exclusions: Terms = ()
    enabled: Flag = True


class NewTopicRequest(TopicRequest):
    """A topic with its key, by which watches and reports refer to it."""

    key: TopicKey


class AgainRequest(KnownFields):
    """The deliveries to send again: those that were planned at this time or later and have not arrived."""

    since: Annotated[Moment, Field(ge=EARLIEST, lt=LATEST)]


class AmendmentRequest(KnownFields):
    """A correction by hand: what is right, who says so, and why.

    ``finding_id`` is one of ``GET /reports/{id}/findings``, and of the entries of a ledger.
    """

    correction: Correction
    note: Annotated[str, Field(max_length=1_000)] = ""
    amended_by: Name
