"""What the api answers where it is not a contract as it stands."""

from datetime import datetime
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from claimwatch_contracts.article import ArticleHead
from claimwatch_contracts.base import Instant
from claimwatch_contracts.deliveries import Delivery
from claimwatch_contracts.documents import Channel, Topic
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.extraction import Claimant, Place, TopicMention
from claimwatch_contracts.report import Extraction, ReportedFigure
from claimwatch_contracts.vocabulary import PlacePrecision
from claimwatch_language.topics.built_in import BuiltInTopic

T = TypeVar("T")


class UnreadableItem(BaseModel):
    """Something that is stored in a form it should not have, by its id, and why it cannot be shown."""

    id: str
    reason: str


class Listing(BaseModel, Generic[T]):
    """A page of a list; ``next`` is the cursor of the page after it, ``null`` at the end.

    What should be on the page and cannot be read is named in ``unreadable``.
    """

    items: tuple[T, ...]
    next: str | None
    unreadable: tuple[UnreadableItem, ...] = ()


class ListedReport(BaseModel):
    """A report as lists show it: all but the text and what was said in it."""

    report_id: str
    filed_at: datetime
    story_id: str
    original: str
    article: ArticleHead
    extractions: dict[str, Extraction]
    claimants: tuple[Claimant, ...]
    figures: tuple[ReportedFigure, ...]
    places: tuple[Place, ...]
    topics: tuple[TopicMention, ...]

    @classmethod
    def from_body(cls, body: dict[str, Any], filed_at: datetime) -> "ListedReport":
        """The listed form of a stored report; a claimant who speaks more than once is listed once."""
        claimants = {a["claimant"]["key"]: a["claimant"] for a in body["attributions"] if a["claimant"]}
        return cls.model_validate({**body, "filed_at": filed_at, "claimants": tuple(claimants.values())})


class AlertWithDeliveries(BaseModel):
    """An alert and what became of it."""

    alert: AlertRaised
    deliveries: tuple[Delivery, ...]


class FoundPlace(BaseModel):
    """A place that may be meant.

    ``name`` is the one asked for if the place goes by it, ``own_name`` GeoNames'. A larger region has no id: a watch
    has it by its name alone, without what lies in it. ``lat`` and ``lon`` of an area are the mean of its cities'.
    ``population`` of an area is that of its cities.
    """

    geonames_id: int | None
    name: str
    own_name: str
    within: tuple[str, ...]
    country: str | None
    precision: PlacePrecision
    population: int
    lat: float | None
    lon: float | None


class FoundPlaces(BaseModel):
    """Places that may be meant, the likeliest first."""

    items: tuple[FoundPlace, ...]


class ListedTopic(BaseModel):
    """A topic, of one's own or built in. What is built in is always there, has no times and cannot be changed."""

    key: str
    name: str
    terms: tuple[str, ...]
    exclusions: tuple[str, ...]
    enabled: bool = True
    built_in: bool
    created_at: Instant | None = None
    updated_at: Instant | None = None


def own_topic(topic: Topic) -> ListedTopic:
    """A topic that somebody has added, as readers see it."""
    return ListedTopic(**topic.model_dump(), built_in=False)


def built_in(topic: BuiltInTopic) -> ListedTopic:
    """A topic that is built in, as readers see it."""
    return ListedTopic(key=topic.key, name=topic.name, terms=topic.terms, exclusions=topic.exclusions, built_in=True)


def redacted_channel(channel: Channel) -> Channel:
    """The channel as readers see it."""
    return without_known_secrets(channel, channel)


def created_channel(channel: Channel) -> Channel:
    """The channel as the request that creates it sees it, also when it is repeated: whole until it is first changed."""
    unchanged = channel.updated_at == channel.created_at
    return without_known_secrets(channel, None if unchanged else channel)


def without_known_secrets(channel: Channel, before: Channel | None) -> Channel:
    """The channel as the writer sees it: only secrets that were not there before are shown whole, passwords never."""
    known = before.target.secret_texts() if before else frozenset[str]()
    return channel.model_copy(update={"target": channel.target.shown(known)})
