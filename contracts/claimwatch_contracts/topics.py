"""Every topic, with its owner, who writes and who reads it, its key, partitions and retention.

How long dead letters are kept is a setting; see ``services/_runtime/kafka/retention.py``.

The one place these are written down: services subscribe by these names, ``claimwatch topics create`` creates from
this table, and the AsyncAPI documents and the picture in docs/architecture.md are generated from it.
"""

from dataclasses import dataclass, field

from claimwatch_contracts import events
from claimwatch_contracts.events import Event

DAY_SECONDS = 86_400
MAX_MESSAGE_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True)
class Topic:
    """A Kafka topic. ``groups`` maps each consuming service to its consumer group (``None``: no group, live only)."""

    name: str
    event: type[Event]
    owner: str
    groups: dict[str, str | None] = field(default_factory=dict)
    key: str = "article_id"
    partitions: int = 6
    retention_seconds: int = 14 * DAY_SECONDS

    @property
    def dead_letters(self) -> tuple[str, ...]:
        """The dead-letter topics of the groups that read this one."""
        return tuple(dead_letter_topic(group) for group in self.groups.values() if group)


def dead_letter_topic(group: str) -> str:
    """Where a consumer group puts what it cannot handle."""
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
REPORT_FILED = Topic("report-filed", events.ReportFiled, owner="archive", groups={"watch": "watch-reports"})
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

TOPICS: tuple[Topic, ...] = (
    ARTICLE_PUBLISHED,
    ATTRIBUTIONS_EXTRACTED,
    FIGURES_EXTRACTED,
    MENTIONS_EXTRACTED,
    REPORT_FILED,
    ALERT_RAISED,
    DELIVERY_REQUESTED,
)
SERVICES = ("intake", "attribution", "figures", "mentions", "archive", "watch", "notify", "api")


def topic_of(event: type[Event]) -> Topic:
    """The topic an event travels on."""
    return next(topic for topic in TOPICS if topic.event is event)
