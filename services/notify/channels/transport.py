"""What a kind of channel must be able to do to be sent to; ``tests/contract/test_channels.py`` holds every kind to it.

Which form a target has, and what in it is secret, is said by its model in ``claimwatch_contracts.targets``.
"""

from datetime import datetime
from typing import Any, Protocol

from claimwatch_contracts.deliveries import ChannelTest, Notification
from claimwatch_contracts.events import AlertRaised
from services._runtime.redaction import redacted
from services.notify.answer import Answer


class Transport(Protocol):
    """The way out to the channels of one kind."""

    async def send(self, delivery_id: str, notification: Notification, target: Any, now: datetime) -> Answer:
        """Make one attempt, within the configured time. ``target`` is of the transport's own kind.

        ``delivery_id`` goes out with the message, so that a receiver who gets it twice can tell. What the network and
        the receiver do is an answer, never raised. What the operator can mend in the settings is a temporary failure:
        after the mending, what waited is sent. Anything raised is a bug.
        """

    async def stop(self) -> None:
        """Close what is open."""


def content_of(notification: Notification) -> AlertRaised | ChannelTest:
    """What a message is about: the test, or the only alert.

    Raises:
        ValueError: the notification has several alerts, which no message is written for.
    """
    if notification.test is not None:
        return notification.test
    (alert,) = notification.alerts
    return alert


def in_words(error: Exception) -> str:
    """A failure for people, without the passwords of its URLs."""
    return redacted(f"{type(error).__name__}: {error}")
