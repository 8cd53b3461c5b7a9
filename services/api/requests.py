"""The bodies of requests: the stored documents without ids and times, with the contracts' own types."""

from datetime import UTC, datetime
from inspect import cleandoc
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, HttpUrl

from claimwatch_contracts.acknowledgement import AlertState
from claimwatch_contracts.amendment import Correction, OtherFigure
from claimwatch_contracts.base import Confidence
from claimwatch_contracts.criteria import CriteriaGroup, FigureCondition, WatchCriteria, WatchedPlace, Words
from claimwatch_contracts.documents import (
    ChannelId,
    ClaimantName,
    Escalation,
    GroupBy,
    GroupInterval,
    GroupWait,
    MostAnHour,
    NoteSchedule,
    RepeatMinutes,
    TopicKey,
)
from claimwatch_contracts.fields import Flag, KnownFields, Moment
from claimwatch_contracts.schedule import Schedule
from claimwatch_contracts.silence import MOST_MATCHERS, Matcher
from claimwatch_contracts.targets import TargetRequest
from claimwatch_contracts.views import Chosen, ViewedPage
from claimwatch_contracts.vocabulary import TELLING_CONFIDENCE, ClaimantKind, Nature
from claimwatch_language.quantities import counted
from claimwatch_language.queries.fields import ReadableQuery
from claimwatch_language.topics.fields import SomeTerms, Terms

EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
Name = Annotated[str, Field(min_length=1, max_length=200)]


def free_of_credentials(url: HttpUrl) -> HttpUrl:
    """The URL itself.

    Raises:
        ValueError: the URL contains a user name or a password, which every reader of the feeds would see.
    """
    if url.username is not None or url.password is not None:
        raise ValueError("a feed's address is stored and shown: it holds no user name or password")
    return url


class GroupRequest(CriteriaGroup):
    __doc__ = CriteriaGroup.__doc__

    query: ReadableQuery | None = None


class WatchRequest(WatchCriteria, KnownFields):
    __doc__ = (
        "What to track and where to send alerts. ``channels`` are ids of channels that exist, ``topics`` keys of "
        "topics that do.\n\n" + cleandoc(WatchCriteria.__doc__ or "")
    )

    places: Annotated[tuple[WatchedPlace, ...], Field(max_length=500)] = ()
    topics: Annotated[tuple[Words, ...], Field(max_length=500)] = ()
    query: ReadableQuery | None = None
    claimants: Annotated[tuple[Words, ...], Field(max_length=500)] = ()
    figures: Annotated[tuple[FigureCondition, ...], Field(max_length=500)] = ()
    any_of: GroupRequest | None = None
    none_of: GroupRequest | None = None
    minimum_confidence: Annotated[Confidence, Field(strict=True)] = TELLING_CONFIDENCE
    channels: Annotated[tuple[Words, ...], Field(max_length=50)] = ()
    schedule: Schedule = Schedule()
    enabled: Flag = True


class ChannelRequest(KnownFields):
    """Where alerts are sent.

    ``group_by`` names the labels by which alerts are grouped, ``group_wait_seconds`` is how long a new group waits for
    more, ``group_interval_seconds`` the least time between two messages on a group, and ``most_an_hour`` limits the
    messages; ``null`` leaves each to the installation. What nobody acknowledges is sent again after ``repeat_minutes``,
    and to the channel of ``escalation``.

    The channel ``failures_to`` is told if this one is disabled because its receiver fails. With ``system`` the channel
    is told of feeds that go quiet and of a pipeline that lags. ``note`` is when it is sent how much was read for its
    watches.
    """

    name: Name
    target: TargetRequest
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


class FeedRequest(KnownFields):
    """A feed to poll: RSS, Atom, JSON Feed, a news sitemap, a Telegram channel (t.me/s/…), or ReliefWeb's API."""

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


class MergerRequest(KnownFields):
    """Names of one claimant, to be filed as ``name``. What each of them was merged with before follows."""

    name: ClaimantName
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


class OneAgainRequest(KnownFields):
    """How to send a delivery again. With ``even_if_delivered`` it is sent also if it has arrived."""

    even_if_delivered: Flag = False


class AgainRequest(KnownFields):
    """The deliveries to send again: those that were planned at this time or later and have not arrived."""

    since: Annotated[Moment, Field(ge=EARLIEST, lt=LATEST)]


class SilenceRequest(KnownFields):
    """Which alerts are muted: those that meet all ``matchers``, from ``starts_at`` (now, if not set) to ``ends_at``."""

    matchers: Annotated[tuple[Matcher, ...], Field(min_length=1, max_length=MOST_MATCHERS)]
    author: Name
    comment: Annotated[str, Field(max_length=1_000)] = ""
    starts_at: Annotated[Moment, Field(ge=EARLIEST, lt=LATEST)] | None = None
    ends_at: Annotated[Moment, Field(ge=EARLIEST, lt=LATEST)]


class ViewRequest(KnownFields):
    """A name for what is ``chosen`` on a page, by the names of its filters as the page's address has them."""

    name: Name
    page: ViewedPage
    chosen: Chosen


class AcknowledgementRequest(KnownFields):
    """Who acknowledges or resolves an alert, with a note."""

    state: Literal[AlertState.ACKNOWLEDGED, AlertState.RESOLVED] = AlertState.ACKNOWLEDGED
    by: Name
    note: Annotated[str, Field(max_length=1_000)] = ""


def countable(correction: Correction) -> Correction:
    """The correction itself.

    Raises:
        ValueError: it counts fewer than none of people or things.
    """
    if not isinstance(correction, OtherFigure) or correction.measure.nature is Nature.QUANTITY:
        return correction
    if any(bound is not None and bound < 0 for bound in (correction.value, correction.min, correction.max)):
        raise ValueError(f"{counted(correction.measure) or 'people'} are counted from 0")
    return correction


class AmendmentRequest(KnownFields):
    """A correction by hand: what is right, who says so, and why.

    ``finding_id`` is one of ``GET /reports/{id}/findings``, and of the entries of a ledger.
    """

    correction: Annotated[Correction, AfterValidator(countable)]
    note: Annotated[str, Field(max_length=1_000)] = ""
    amended_by: Name
