"""From a request to the document that is stored. ``current`` is what it replaces, ``now`` is aware."""

from datetime import datetime

from claimwatch_contracts.documents import Alias, Channel, EmailTarget, Feed, Topic, Watch, WebhookTarget
from services.api.requests import (
    AliasRequest,
    ChannelRequest,
    EmailRequest,
    FeedRequest,
    TopicRequest,
    WatchRequest,
    WebhookRequest,
)
from services.api.shown import secrets_of
from services.api.signing_secrets import chosen, rotated
from services.api.url_passwords import chosen_url


def watch_from(request: WatchRequest, watch_id: str, now: datetime, current: Watch | None) -> Watch:
    """The watch that was asked for.

    Raises:
        ValidationError: it watches nothing.
    """
    created_at = current.created_at if current else now
    return Watch(watch_id=watch_id, created_at=created_at, updated_at=now, **request.model_dump())


def channel_from(request: ChannelRequest, channel_id: str, now: datetime, current: Channel | None) -> Channel:
    """The channel that was asked for, with its secrets kept, given or made.

    Raises:
        SecretError: a given secret cannot sign.
    """
    return Channel(
        channel_id=channel_id,
        name=request.name,
        target=_target(request.target, current),
        enabled=request.enabled,
        created_at=current.created_at if current else now,
        updated_at=now,
    )


def feed_from(request: FeedRequest, feed_id: str, now: datetime, current: Feed | None) -> Feed:
    """The feed that was asked for."""
    created_at = current.created_at if current else now
    return Feed(feed_id=feed_id, created_at=created_at, updated_at=now, **request.model_dump())


def alias_from(request: AliasRequest, alias_id: str, now: datetime, current: Alias | None) -> Alias:
    """The alias that was asked for."""
    created_at = current.created_at if current else now
    return Alias(alias_id=alias_id, created_at=created_at, updated_at=now, **request.model_dump())


def topic_from(request: TopicRequest, key: str, now: datetime, current: Topic | None) -> Topic:
    """The topic that was asked for.

    Raises:
        ValidationError: the key cannot be one.
    """
    created_at = current.created_at if current else now
    fields = request.model_dump(exclude={"key"})
    return Topic(key=key, created_at=created_at, updated_at=now, **fields)


def with_new_secret(channel: Channel, target: WebhookTarget, now: datetime) -> Channel:
    """The channel with a new secret first and the newest so far kept."""
    renewed = target.model_copy(update={"secrets": rotated(target.secrets)})
    return channel.model_copy(update={"target": renewed, "updated_at": now})


def _target(request: WebhookRequest | EmailRequest, current: Channel | None) -> WebhookTarget | EmailTarget:
    if isinstance(request, EmailRequest):
        return EmailTarget(to=request.to)
    known = current.target.url if current and isinstance(current.target, WebhookTarget) else None
    return WebhookTarget(url=chosen_url(request.url, known), secrets=chosen(request.secrets, secrets_of(current)))
