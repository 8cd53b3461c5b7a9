"""What webhooks receive: the bodies of Standard Webhooks calls, one model for each type.

An alert leaves the house as a notice: what is new, who says so, in which words. The article's text stays behind.
"""

from datetime import date
from typing import Literal

from claimwatch_contracts.base import Contract, Instant
from claimwatch_contracts.vocabulary import ClaimantKind, Comparator, CueClass, Measure, NoveltyKind, SpeechType


class NoticeClaimant(Contract):
    """Who says it; never the publisher."""

    name: str
    kind: ClaimantKind


class NoticePlace(Contract):
    """Where; coordinates in degrees (WGS 84)."""

    name: str
    geonames_id: int | None
    country: str | None
    lat: float | None
    lon: float | None


class NoticePeriod(Contract):
    """The first and the last day, both included."""

    start: date
    end: date


class NoticeFigure(Contract):
    """A reported quantity with its claimant and place.

    ``corrects`` is the value that its publisher took back for it, ``updates`` the one that it goes on from.
    """

    text: str
    value: float | None
    min: float | None
    max: float | None
    comparator: Comparator
    measure: Measure
    population: str | None
    unit: str | None
    period: NoticePeriod | None
    claimant: NoticeClaimant | None
    place: NoticePlace | None
    corrects: float | None
    updates: float | None


class NoticeClaim(Contract):
    """How it was said: ``claimant`` is ``None`` where the text names nobody, ``via`` an outlet that it cites."""

    claimant: NoticeClaimant | None
    via: str | None
    cue: str | None
    cue_class: CueClass
    type: SpeechType
    hedged: bool


class NoticeNews(Contract):
    """One new thing, with its evidence: ``quote`` is the article's own words, shortened with an ellipsis."""

    kind: NoveltyKind
    summary: str
    quote: str | None
    claim: NoticeClaim | None
    figure: NoticeFigure | None


class NoticeArticle(Contract):
    """Where it was published. ``complete`` is false when an extractor could not read the article."""

    article_id: str
    revision: int
    report_id: str
    story_id: str
    title: str
    url: str | None
    publisher: str
    published_at: Instant | None
    language: str
    reprint: bool
    complete: bool


class Notice(Contract):
    """One alert for one watch. What did not fit is counted in ``news_left_out``; the report has it all."""

    alert_id: str
    watch_id: str
    watch_name: str
    raised_at: Instant
    matched: tuple[str, ...]
    article: NoticeArticle
    news: tuple[NoticeNews, ...] = ()
    news_left_out: int = 0


class AlertCall(Contract):
    """The call for an alert: ``timestamp`` is when it was raised."""

    type: Literal["alert.raised"] = "alert.raised"
    timestamp: Instant
    data: Notice


class ChannelUnderTest(Contract):
    """The channel that a test was asked for, and for people that it is one."""

    channel_id: str
    channel_name: str
    message: str


class ChannelTestCall(Contract):
    """The call for a test of a channel: ``timestamp`` is when it was asked for. It tells no news."""

    type: Literal["channel.test"] = "channel.test"
    timestamp: Instant
    data: ChannelUnderTest


CALLS: tuple[type[AlertCall] | type[ChannelTestCall], ...] = (AlertCall, ChannelTestCall)
