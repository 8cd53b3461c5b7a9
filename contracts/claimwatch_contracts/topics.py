"""Every topic with its owner, consumer groups, key, partitions and retention.

Services subscribe by this table, ``claimwatch topics create`` creates topics from it, and the AsyncAPI documents and
the picture in docs/architecture.md are generated from it. The retention of dead letters is a setting; see
``services/_runtime/kafka/retention.py``.
"""

from dataclasses import dataclass, field

from claimwatch_contracts import events
from claimwatch_contracts.events import Event

DAY_SECONDS = 86_400
MAX_MESSAGE_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True)
class Topic:
    """A Kafka topic. ``groups`` maps each consuming service to its consumer group; ``None`` reads live, without one."""

    name: str
    event: type[Event]
    owner: str
    groups: dict[str, str | None] = field(default_factory=dict)
    key: str = "article_id"
    partitions: int = 6
    retention_seconds: int = 14 * DAY_SECONDS

    @property
    def dead_letters(self) -> tuple[str, ...]:
        """The dead-letter topics of the groups that read this topic."""
        return tuple(dead_letter_topic(group) for group in self.groups.values() if group)


def dead_letter_topic(group: str) -> str:
    """The topic for the messages that a consumer group cannot handle."""
    return f"{group}-dlq"


ARTICLE_PUBLISHED = Topic(
    "article-published",
    events.ArticlePublished,
    owner="intake",
    groups={
        "attribution": "attribution-articles",
        "figures": "figures-articles",
        "mentions": "mentions-articles",
        "archive": "archive-articles",
    },
)
ATTRIBUTIONS_EXTRACTED = Topic(
    "attributions-extracted",
    events.AttributionsExtracted,
    owner="attribution",
    groups={"archive": "archive-attributions"},
)
FIGURES_EXTRACTED = Topic(
    "figures-extracted", events.FiguresExtracted, owner="figures", groups={"archive": "archive-figures"}
)
MENTIONS_EXTRACTED = Topic(
    "mentions-extracted", events.MentionsExtracted, owner="mentions", groups={"archive": "archive-mentions"}
)
REPORT_FILED = Topic(
    "report-filed", events.ReportFiled, owner="archive", groups={"watch": "watch-reports", "api": None}
)
ALERT_RAISED = Topic(
    "alert-raised",
    events.AlertRaised,
    owner="watch",
    groups={"notify": "notify-alerts", "api": None},
    key="watch_id",
    partitions=3,
)

DELIVERY_REQUESTED = Topic(
    "delivery-requested",
    events.DeliveryRequested,
    owner="api",
    groups={"notify": "notify-requests"},
    key="channel_id",
    partitions=3,
)

ARTICLE_ERASED = Topic(
    "article-erased",
    events.ArticleErased,
    owner="intake",
    groups={
        "archive": "archive-erasures",
        "watch": "watch-erasures",
        "notify": "notify-erasures",
        "api": "api-erasures",
    },
    partitions=3,
)

FINDING_AMENDED = Topic(
    "finding-amended",
    events.FindingAmended,
    owner="api",
    groups={"archive": "archive-amendments"},
    key="amendment_id",
    partitions=1,
)

TOPICS: tuple[Topic, ...] = (
    ARTICLE_PUBLISHED,
    ATTRIBUTIONS_EXTRACTED,
    FIGURES_EXTRACTED,
    MENTIONS_EXTRACTED,
    REPORT_FILED,
    ALERT_RAISED,
    DELIVERY_REQUESTED,
    ARTICLE_ERASED,
    FINDING_AMENDED,
)
SERVICES = ("intake", "attribution", "figures", "mentions", "archive", "watch", "notify", "api")


def topic_of(event: type[Event]) -> Topic:
    """The topic of an event."""
    return next(topic for topic in TOPICS if topic.event is event)
