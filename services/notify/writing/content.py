"""What one message says: an alert, several alerts of a notification, a test, or a notice."""

from claimwatch_contracts.deliveries import ChannelTest, Notice, Notification
from claimwatch_contracts.events import AlertRaised
from services.notify.writing.several import not_told, why_again

Content = AlertRaised | ChannelTest | Notice | Notification


def content_of(notification: Notification) -> Content:
    """The test, the notice, the only alert, or the notification if it says more than its only alert.

    More is why what was told before is sent, and what a digest held back.
    """
    if said := notification.test or notification.notice:
        return said
    says_more = len(notification.alerts) > 1 or why_again(notification) or not_told(notification)
    return notification if says_more else notification.alerts[0]
