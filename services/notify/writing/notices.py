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


def _at(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
