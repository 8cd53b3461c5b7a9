"""The models of the answers on how the installation runs."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from pydantic import BaseModel

from claimwatch_contracts.base import Instant
from claimwatch_contracts.topics import TOPICS
from services._runtime.kafka.backlog import Backlog


class Stage(BaseModel):
    """A stage of the pipeline: a service that reads a topic, and what it has not handled yet.

    ``oldest_at`` is when the first message that waits was published, ``null`` if none waits.
    """

    service: str
    topic: str
    group: str
    waiting: int
    oldest_at: Instant | None


class Stages(BaseModel):
    """All stages, as they were at ``looked_at``."""

    items: tuple[Stage, ...]
    looked_at: Instant


class DeadLetter(BaseModel):
    """A message that was given up: by which group, why and when; ``event_id`` and ``subject`` are its own.

    ``error_class`` is ``invalid``, or ``bug`` if it was tried several times. ``topic`` has it, ``origin`` is the topic
    that it came from. ``is_sent_back`` is true if it was sent back since.
    """

    topic: str
    offset: int
    group: str
    origin: str
    error_class: str
    reason: str
    given_up_at: datetime | None
    event_id: str | None
    subject: str | None
    is_sent_back: bool


class Replayed(BaseModel):
    """How many messages were sent back to the topic that they came from."""

    sent: int


class ExtractorVersion(BaseModel):
    """A version of an extractor, with the number of reports that it read, and of those that it could not read whole.

    ``last_at`` is when the last of them was filed.
    """

    extractor: str
    version: int
    reports: int
    incomplete: int
    last_at: Instant


class Extractors(BaseModel):
    """The versions by which the reports were read that were filed last; ``counted`` is the number of these reports."""

    items: tuple[ExtractorVersion, ...]
    counted: int


def stages(backlogs: Iterable[Backlog], now: datetime) -> Stages:
    """Every stage that the contracts name, in the order of the pipeline."""
    behind = {backlog.group: backlog for backlog in backlogs}
    items = (
        _stage(service, topic.name, group, behind.get(group))
        for topic in TOPICS
        for service, group in topic.groups.items()
        if group is not None
    )
    return Stages(items=tuple(items), looked_at=now)


def _stage(service: str, topic: str, group: str, behind: Backlog | None) -> Stage:
    waiting, oldest_at = (0, None) if behind is None else (behind.messages, behind.oldest_at)
    return Stage(service=service, topic=topic, group=group, waiting=waiting, oldest_at=oldest_at)


def dead_letter(topic: str, offset: int, headers: Mapping[str, str], *, is_sent_back: bool) -> DeadLetter:
    """The dead letter with these headers."""
    return DeadLetter(
        topic=topic,
        offset=offset,
        group=headers.get("dlq-group", topic.removesuffix("-dlq")),
        origin=headers.get("dlq-topic", ""),
        error_class=headers.get("dlq-class", ""),
        reason=headers.get("dlq-reason", ""),
        given_up_at=_moment(headers.get("dlq-time")),
        event_id=headers.get("ce_id"),
        subject=headers.get("ce_subject"),
        is_sent_back=is_sent_back,
    )


def _moment(text: str | None) -> datetime | None:
    try:
        return None if text is None else datetime.fromisoformat(text)
    except ValueError:
        return None
