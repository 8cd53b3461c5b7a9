"""The models of the api's answers that are not contracts."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, computed_field

from claimwatch_contracts.acknowledgement import Acknowledgement, AlertState
from claimwatch_contracts.amendment import Amendment, SplitIncident, split_incident_id
from claimwatch_contracts.article import SignedArticle
from claimwatch_contracts.base import Instant
from claimwatch_contracts.deliveries import Delivery, State
from claimwatch_contracts.documents import Channel, Topic
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.extraction import AdministrativeArea, Claimant, Place, TopicMention
from claimwatch_contracts.groups import GroupKind
from claimwatch_contracts.report import Extraction, ReportedFigure
from claimwatch_contracts.vocabulary import PlacePrecision
from claimwatch_language.topics.built_in import BuiltInTopic

T = TypeVar("T")


class UnreadableItem(BaseModel):
    """The id of a stored document that cannot be read, and the reason."""

    id: str
    reason: str


class Listing(BaseModel, Generic[T]):
    """A page of a list. ``next`` is the cursor of the following page, ``null`` at the end.

    ``unreadable`` names the documents of the page that cannot be read.
    """

    items: tuple[T, ...]
    next: str | None
    unreadable: tuple[UnreadableItem, ...] = ()


class ListedReport(BaseModel):
    """A report as lists show it: without the text and the attributions."""

    report_id: str
    filed_at: datetime
    story_id: str
    original: str
    article: SignedArticle
    extractions: dict[str, Extraction]
    claimants: tuple[Claimant, ...]
    figures: tuple[ReportedFigure, ...]
    places: tuple[Place, ...]
    topics: tuple[TopicMention, ...]

    @classmethod
    def from_body(cls, body: dict[str, Any], filed_at: datetime) -> "ListedReport":
        """The listed form of a stored report's body. Each claimant is listed once."""
        speakers = (attribution["claimant"] for attribution in body["attributions"])
        claimants = {claimant["key"]: claimant for claimant in speakers if claimant}
        return cls.model_validate({**body, "filed_at": filed_at, "claimants": tuple(claimants.values())})


class WaitingAlert(BaseModel):
    """Where an alert waits to leave: the channel, what it waits for, and when the first of its group leaves."""

    channel_id: str
    kind: GroupKind
    due_at: Instant | None


def state_of(said: AlertState | None, deliveries: Iterable[State]) -> AlertState:
    """The state of an alert by what somebody has said of it, and by the states of its deliveries."""
    if said is not None:
        return said
    muted = [delivery is State.MUTED for delivery in deliveries]
    return AlertState.MUTED if muted and all(muted) else AlertState.FIRING


class ListedAlert(AlertRaised):
    """An alert as lists show it: until when its desk mutes it, by which silence; ``null`` if nothing mutes it now."""

    silenced_until: Instant | None = None
    silenced_by: str | None = None


class SilencedAlert(BaseModel):
    """Until when an alert is muted, and the id of the silence that mutes it: of several, of the one that ends last."""

    alert_id: str
    silenced_until: Instant
    silenced_by: str


class AlertWithDeliveries(BaseModel):
    """An alert, its deliveries, and how far it has come; ``acknowledgement`` is what somebody has said of it.

    ``waiting`` are the groups in which it waits to leave, also to be repeated or escalated. ``silenced`` says what
    mutes it now, ``null`` if nothing does.
    """

    alert: AlertRaised
    deliveries: tuple[Delivery, ...]
    waiting: tuple[WaitingAlert, ...] = ()
    acknowledgement: Acknowledgement | None = None
    silenced: SilencedAlert | None = None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def state(self) -> AlertState:
        """``muted`` if every delivery was muted, otherwise what people say of the alert, or ``firing``."""
        said = None if self.acknowledgement is None else self.acknowledgement.state
        return state_of(said, (delivery.state for delivery in self.deliveries))


class ListedAmendment(Amendment):
    """An amendment as lists show it."""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def opens(self) -> str | None:
        """The id of the incident that a split opens. It is there as soon as the archive has filed the reports anew."""
        return split_incident_id(self.amendment_id) if isinstance(self.correction, SplitIncident) else None


class FoundPlace(BaseModel):
    """A place that a name may mean.

    ``name`` is the name asked for if the place has it, ``own_name`` is GeoNames' name. ``ancestors`` go from the
    closest area that contains the place to the country, and ``within`` are their names. A larger region has no id: a
    watch finds it by its name alone, without the places in it. ``lat`` and ``lon`` are degrees, in an area the mean of
    its cities. The ``population`` of an area is that of its cities.
    """

    geonames_id: int | None
    name: str
    own_name: str
    within: tuple[str, ...]
    ancestors: tuple[AdministrativeArea, ...]
    country: str | None
    precision: PlacePrecision
    population: int
    lat: float | None
    lon: float | None


class FoundPlaces(BaseModel):
    """The places that a name may mean, the likeliest first."""

    items: tuple[FoundPlace, ...]


class Town(BaseModel):
    """A town on a map. ``lat`` and ``lon`` are degrees (WGS 84)."""

    name: str
    population: int
    lat: float
    lon: float


class Towns(BaseModel):
    """The largest towns of a stretch of land, the largest first."""

    items: tuple[Town, ...]


class ListedTopic(BaseModel):
    """A user's topic or a built-in topic. A built-in topic is always enabled, has no times and cannot be changed."""

    key: str
    name: str
    about: str = ""
    terms: tuple[str, ...]
    exclusions: tuple[str, ...]
    enabled: bool = True
    built_in: bool
    created_at: Instant | None = None
    updated_at: Instant | None = None


def own_topic(topic: Topic) -> ListedTopic:
    """A user's topic as readers see it."""
    return ListedTopic(**topic.model_dump(), built_in=False)


def built_in(topic: BuiltInTopic) -> ListedTopic:
    """A built-in topic as readers see it."""
    return ListedTopic(
        key=topic.key,
        name=topic.name,
        about=topic.about,
        terms=topic.terms,
        exclusions=topic.exclusions,
        built_in=True,
    )


def redacted_channel(channel: Channel) -> Channel:
    """The channel as readers see it: with redacted secrets."""
    return without_known_secrets(channel, channel)


def created_channel(channel: Channel) -> Channel:
    """The channel as the creating request sees it, also if repeated: with whole secrets until its first change."""
    unchanged = channel.updated_at == channel.created_at
    return without_known_secrets(channel, None if unchanged else channel)


def without_known_secrets(channel: Channel, before: Channel | None) -> Channel:
    """The channel as its writer sees it: only secrets that ``before`` lacks are whole, and no password is shown."""
    secrets_before = before.target.secret_texts() if before else frozenset[str]()
    return channel.model_copy(update={"target": channel.target.shown(secrets_before)})
