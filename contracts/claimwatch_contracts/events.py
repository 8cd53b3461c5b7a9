"""The events. A message's value is one of these as JSON; its headers are CloudEvents 1.0 (see ``cloudevents``)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from claimwatch_contracts.alert import Alert
from claimwatch_contracts.article import Article
from claimwatch_contracts.base import Instant, Versioned, derived_id
from claimwatch_contracts.extraction import Attribution, Figure, Place, Qualifier, TopicMention
from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import ExtractionStatus

Extractor = Literal["attribution", "figures", "mentions"]
EXTRACTORS: tuple[Extractor, ...] = ("attribution", "figures", "mentions")


class Event(Versioned):
    """What all events share. Subclasses name their CloudEvents type."""

    TYPE: ClassVar[str]

    @property
    def event_id(self) -> str:
        """The event's id: equal for equal content, at every delivery."""
        raise NotImplementedError

    @property
    def subject(self) -> str:
        """The id of the event's subject; also the partition key."""
        raise NotImplementedError


class ReplayableEvent(Event):
    """An event that may be replayed or back-filled.

    ``replay`` is true if it is: readers update their data and notify nobody.
    """

    replay: bool = False


class ArticlePublished(Article, ReplayableEvent):
    """One revision of an article. ``revision`` grows with each change of title or text."""

    TYPE = "org.claimwatch.article.published"
    VERSION = 2

    text: Annotated[str, Field(min_length=1)]
    publisher: Annotated[str, Field(min_length=1)]

    @property
    def article(self) -> Article:
        """The article revision alone."""
        return Article(
            article_id=self.article_id,
            revision=self.revision,
            url=self.url,
            title=self.title,
            text=self.text,
            publisher=self.publisher,
            published_at=self.published_at,
            received_at=self.received_at,
            language=self.language,
            authors=self.authors,
        )

    @property
    def event_id(self) -> str:
        return derived_id(self.TYPE, self.article_id, self.revision)

    @property
    def subject(self) -> str:
        return self.article_id


class Extracted(ReplayableEvent):
    """The answer of an extractor. ``reason`` says why the status is not ``ok``."""

    EXTRACTOR: ClassVar[Extractor]

    article_id: str
    revision: Annotated[int, Field(ge=1)]
    extractor_version: Annotated[int, Field(ge=1)]
    status: ExtractionStatus
    reason: str | None = None
    extracted_at: Instant

    @property
    def event_id(self) -> str:
        return derived_id(self.article_id, self.revision, self.EXTRACTOR, self.extractor_version)

    @property
    def subject(self) -> str:
        return self.article_id


class AttributionsExtracted(Extracted):
    """The attributions of one article revision, in the order of the text, and the qualifiers of its statements."""

    TYPE = "org.claimwatch.attributions.extracted"
    EXTRACTOR = "attribution"

    attributions: tuple[Attribution, ...] = ()
    qualifiers: tuple[Qualifier, ...] = ()


class FiguresExtracted(Extracted):
    """The reported quantities of one article revision, in the order of the text.

    The offsets of ``title_figures`` are code points of the title.
    """

    TYPE = "org.claimwatch.figures.extracted"
    EXTRACTOR = "figures"
    VERSION = 2

    figures: tuple[Figure, ...] = ()
    title_figures: tuple[Figure, ...] = ()


class MentionsExtracted(Extracted):
    """The places and topics of one article revision, in the order of the text.

    The offsets of ``title_places`` are code points of the title.
    """

    TYPE = "org.claimwatch.mentions.extracted"
    EXTRACTOR = "mentions"
    VERSION = 2

    places: tuple[Place, ...] = ()
    title_places: tuple[Place, ...] = ()
    topics: tuple[TopicMention, ...] = ()


class ReportFiled(ReplayableEvent):
    """A complete report and what it changed in the ledger. Its readers need not look anything up."""

    TYPE = "org.claimwatch.report.filed"
    VERSION = 4

    report: Report
    judgement: Judgement = Judgement()

    @property
    def event_id(self) -> str:
        versions = (self.report.extractions[name].extractor_version for name in EXTRACTORS)
        amended = (part for mark in self.report.amended for part in (mark.amendment_id, mark.amended_at.isoformat()))
        return derived_id(self.TYPE, self.report.article.article_id, self.report.article.revision, *versions, *amended)

    @property
    def subject(self) -> str:
        return self.report.article.article_id


class AlertRaised(Alert, Event):
    """A watch fired on a report, with the evidence of what is new to that watch. ``channels`` are channel ids."""

    TYPE = "org.claimwatch.alert.raised"
    VERSION = 5

    channels: tuple[str, ...] = ()

    @property
    def event_id(self) -> str:
        return self.alert_id

    @property
    def subject(self) -> str:
        return self.watch_id


class ArticleErased(Event):
    """An article was erased on request: whoever keeps anything of its text removes it, and takes nothing of it again.

    ``revisions`` is the number of its newest revision. Why it was erased, the document ``Erasure`` says.
    """

    TYPE = "org.claimwatch.article.erased"

    article_id: str
    revisions: Annotated[int, Field(ge=1)]
    erased_at: Instant

    @property
    def event_id(self) -> str:
        return derived_id(self.TYPE, self.article_id, self.revisions)

    @property
    def subject(self) -> str:
        return self.article_id


class FindingAmended(Event):
    """A person corrected something, or took a correction back; the document ``Amendment`` says what.

    ``articles`` are the ids of the articles whose reports are to be filed again.
    """

    TYPE = "org.claimwatch.finding.amended"

    amendment_id: str
    articles: tuple[str, ...] = ()
    amended_at: Instant

    @property
    def event_id(self) -> str:
        return derived_id(self.TYPE, self.amendment_id, self.amended_at.isoformat())

    @property
    def subject(self) -> str:
        return self.amendment_id


class DeliveryRequested(ReplayableEvent):
    """What somebody asks of the notify service, which alone writes deliveries, for one channel.

    ``test`` is a test of the channel. ``again`` means the delivery ``delivery_id``, or the channel's deliveries that
    were planned at ``since`` or later; what has arrived is sent again only by its id, and ``even_if_delivered``.
    ``unsubscribed``: the reader of the channel's mails has stopped them, which its owner is to be told.
    Handling the same ``request_id`` twice must change nothing.
    """

    TYPE = "org.claimwatch.delivery.requested"
    VERSION: ClassVar[int] = 2

    request_id: str
    channel_id: str
    requested_at: Instant
    kind: Literal["test", "again", "unsubscribed"]
    delivery_id: str | None = None
    since: Instant | None = None
    even_if_delivered: bool = False

    @model_validator(mode="after")
    def _says_what(self) -> "DeliveryRequested":
        selectors = [self.delivery_id is not None, self.since is not None]
        if sum(selectors) != (self.kind == "again"):
            raise ValueError("either delivery_id or since is needed to send again, and neither for anything else")
        if self.even_if_delivered and self.delivery_id is None:
            raise ValueError("what has arrived is sent again by its delivery_id alone")
        return self

    @property
    def event_id(self) -> str:
        return self.request_id

    @property
    def subject(self) -> str:
        return self.channel_id


EVENTS: tuple[type[Event], ...] = (
    ArticlePublished,
    AttributionsExtracted,
    FiguresExtracted,
    MentionsExtracted,
    ReportFiled,
    AlertRaised,
    DeliveryRequested,
    ArticleErased,
    FindingAmended,
)
