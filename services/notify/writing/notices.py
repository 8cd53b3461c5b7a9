"""What the installation says of itself, in words."""

from datetime import datetime

from claimwatch_contracts.deliveries import Notice, NoticeKind
from claimwatch_contracts.documents import Channel, Endpoint


def disabled_notice(channel: Channel, endpoint: Endpoint, now: datetime) -> Notice:
    """The notice that nothing is sent to a channel any more, why, and what can be done."""
    since = endpoint.failing_since or now
    arrived = f"the last message arrived {_at(endpoint.delivered_at)}" if endpoint.delivered_at else "nothing arrived"
    gone = "Its receiver wants no more (410 Gone)."
    why = gone if endpoint.disabled_at else f"Its receiver has failed since {_at(since)}; {arrived}."
    return Notice(
        kind=NoticeKind.CHANNEL_DISABLED,
        title=f"The channel “{channel.name}” is disabled",
        lines=(
            f"{why} The last problem: {endpoint.problem}",
            "What does not reach it is kept: GET /deliveries?state=failed lists it, and it can be sent again.",
            "Change the channel, or send a test that arrives, to enable it again.",
        ),
        noticed_at=now,
    )


def unsubscribed_notice(channel: Channel, at: datetime) -> Notice:
    """The notice that the reader of a channel's mails has stopped them."""
    return Notice(
        kind=NoticeKind.CHANNEL_DISABLED,
        title=f"The channel “{channel.name}” is disabled",
        lines=(
            f"Its reader has stopped the mails by their unsubscribe link, {_at(at)}.",
            "What its watches find is not sent to it any more. Enable the channel again only if its reader wants that.",
        ),
        noticed_at=at,
    )


def _at(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
