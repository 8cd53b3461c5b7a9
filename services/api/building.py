"""Makes the stored document of a request. ``current`` is the document that it replaces; ``now`` has a time zone.

What is new belongs to the caller's desk, and stays there.
"""

from datetime import datetime
from typing import Protocol, TypeVar

from claimwatch_contracts.acknowledgement import Acknowledgement
from claimwatch_contracts.documents import Alias, Channel, Feed, Topic, Watch
from claimwatch_contracts.silence import Silence
from claimwatch_contracts.views import View
from services._runtime.access.callers import caller
from services.api.requests import (
    AcknowledgementRequest,
    AliasRequest,
    ChannelRequest,
    FeedRequest,
    GroupRequest,
    SilenceRequest,
    TopicRequest,
    ViewRequest,
    WatchRequest,
)

GROUPS = ("any_of", "none_of")
Criteria = TypeVar("Criteria", WatchRequest, GroupRequest)


class Check(Protocol):
    """A check of criteria, which may complete them. ``within`` is the field in which the criteria of a group stand."""

    async def __call__(self, criteria: Criteria, *within: str) -> Criteria:
        """The criteria as they are to be stored. It raises what the caller of ``checked_throughout`` expects."""


async def checked_throughout(request: WatchRequest, check: Check) -> WatchRequest:
    """The request with its own criteria, and those of its groups, as the check returns them."""
    groups = {name: await check(group, name) for name in GROUPS if (group := getattr(request, name))}
    return (await check(request)).model_copy(update=groups)


def watch_from(request: WatchRequest, watch_id: str, now: datetime, current: Watch | None) -> Watch:
    """The requested watch.

    Raises:
        ValidationError: the watch has no criteria.
    """
    created_at = current.created_at if current else now
    desk = current.desk if current else caller().desk
    return Watch(watch_id=watch_id, desk=desk, created_at=created_at, updated_at=now, **request.model_dump())


def channel_from(request: ChannelRequest, channel_id: str, now: datetime, current: Channel | None) -> Channel:
    """The requested channel. Its secrets are those of the request or of ``current``, or a new one.

    Raises:
        SecretError: a requested secret cannot sign.
    """
    return Channel(
        channel_id=channel_id,
        desk=current.desk if current else caller().desk,
        name=request.name,
        target=request.target.completed(current.target if current else None),
        group_by=request.group_by,
        group_wait_seconds=request.group_wait_seconds,
        group_interval_seconds=request.group_interval_seconds,
        most_an_hour=request.most_an_hour,
        repeat_minutes=request.repeat_minutes,
        escalation=request.escalation,
        failures_to=request.failures_to,
        system=request.system,
        note=request.note,
        enabled=request.enabled,
        created_at=current.created_at if current else now,
        updated_at=now,
    )


def feed_from(request: FeedRequest, feed_id: str, now: datetime, current: Feed | None) -> Feed:
    """The requested feed."""
    created_at = current.created_at if current else now
    return Feed(feed_id=feed_id, created_at=created_at, updated_at=now, **request.model_dump())


def alias_from(request: AliasRequest, alias_id: str, now: datetime, current: Alias | None) -> Alias:
    """The requested alias."""
    created_at = current.created_at if current else now
    return Alias(alias_id=alias_id, created_at=created_at, updated_at=now, **request.model_dump())


def silence_from(request: SilenceRequest, silence_id: str, now: datetime, current: Silence | None) -> Silence:
    """The requested silence. Without a start it starts when the document was created.

    Raises:
        ValidationError: the silence ends before it starts.
    """
    created_at = current.created_at if current else now
    fields = request.model_dump() | {"starts_at": request.starts_at or created_at}
    desk = current.desk if current else caller().desk
    return Silence(silence_id=silence_id, desk=desk, created_at=created_at, updated_at=now, **fields)


def view_from(request: ViewRequest, view_id: str, now: datetime, current: View | None) -> View:
    """The requested view."""
    created_at = current.created_at if current else now
    desk = current.desk if current else caller().desk
    return View(view_id=view_id, desk=desk, created_at=created_at, updated_at=now, **request.model_dump())


def acknowledgement_from(
    request: AcknowledgementRequest, alert_id: str, now: datetime, current: Acknowledgement | None
) -> Acknowledgement:
    """The requested acknowledgement."""
    created_at = current.created_at if current else now
    return Acknowledgement(alert_id=alert_id, created_at=created_at, updated_at=now, **request.model_dump())


def topic_from(request: TopicRequest, key: str, now: datetime, current: Topic | None) -> Topic:
    """The requested topic.

    Raises:
        ValidationError: the key does not have the form of a topic key.
    """
    created_at = current.created_at if current else now
    fields = request.model_dump(exclude={"key"})
    return Topic(key=key, created_at=created_at, updated_at=now, **fields)
