"""What one message says: an alert, several alerts of a notification, a test, or a notice."""

from claimwatch_contracts.deliveries import ChannelTest, Notice, Notification
from claimwatch_contracts.events import AlertRaised

Content = AlertRaised | ChannelTest | Notice | Notification


def content_of(notification: Notification) -> Content:
    """The test, the notice, the only alert, or the notification if it says more than its only alert."""
    if said := notification.test or notification.notice:
        return said
    return notification.alerts[0] if len(notification.alerts) == 1 else notification
