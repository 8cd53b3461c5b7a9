"""The interface of a transport; ``tests/contract/test_channels.py`` holds every kind of channel to it.

The models in ``claimwatch_contracts.targets`` say which form a target has, and which of its parts are secret.
"""

from datetime import datetime
from typing import Any, Protocol

from claimwatch_contracts.deliveries import Notification
from services._runtime.redaction import redacted
from services.notify.answer import Answer


class Transport(Protocol):
    """The way out to the channels of one kind."""

    async def send(
        self, delivery_id: str, notification: Notification, target: Any, now: datetime, *, leave_url: str | None = None
    ) -> Answer:
        """Make one attempt, within the configured time. ``target`` is of the transport's own kind.

        ``leave_url`` is where the reader can stop the messages, for kinds that can say so.

        ``delivery_id`` goes out with the message, so that a receiver can recognise a repeated message. Failures of the
        network and the receiver are answers and never raised. A fault in the settings is a temporary failure, so that
        waiting deliveries are sent after the operator's mending. Any exception is a bug.
        """

    async def stop(self) -> None:
        """Close open connections."""


ALLOWING = (
    "CLAIMWATCH_NOTIFY_ALLOWED_PORTS lists the ports that channels may use, and "
    "CLAIMWATCH_NOTIFY_ALLOW_PRIVATE_ADDRESSES=true lets them reach this machine and private networks, at any port"
)
"""Which settings allow what the guard of the network refused."""


def refused_in_words(why: str) -> str:
    """What the guard of the network refused, and which settings would allow it."""
    return f"it was not sent: {why}. {ALLOWING}"


def in_words(error: Exception) -> str:
    """The failure in words, without the passwords in its URLs."""
    return redacted(f"{type(error).__name__}: {error}")
