"""Alerts for the notify tests, from the usual report."""

from typing import Any

from claimwatch_contracts.deliveries import ChannelTest, Notice, NoticeKind, Notification, WhyNow
from claimwatch_contracts.documents import Channel
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.report import Report
from claimwatch_contracts.targets import EmailTarget, WebhookTarget
from services.notify.stages.group import group_of_one
from services.watch.news.novelty import tellable
from services.watch.telling.alerting import alert_for
from tests.builders import NOW, article, report, watch


def alert(alert_id: str = "alert-1", *channels: str, **of_the_article: Any) -> AlertRaised:
    """A watch that fired on the usual report, whose figure is the news."""
    published = article(**({"url": "https://courier.test/1"} | of_the_article))
    return alert_on(report(published), alert_id, *channels)


def alert_on(filed: Report, alert_id: str = "alert-1", *channels: str) -> AlertRaised:
    """A watch that fired on the report, whose first figure is the news."""
    news = [item for item in tellable(filed) if item.figure == 0]
    raised = alert_for(watch(channels=channels), filed, ("topic mass-graves",), news, NOW)
    return raised.model_copy(update={"alert_id": alert_id})


NEWS = alert().news[0]


def webhook_channel(channel_id: str, url: str, *secrets: str, **more: Any) -> Channel:
    """A channel that is a webhook."""
    return _channel(channel_id, WebhookTarget.model_validate({"url": url, "secrets": secrets}), more)


def email_channel(channel_id: str, to: str, **more: Any) -> Channel:
    """A channel that is one recipient."""
    return _channel(channel_id, EmailTarget(to=to), more)


def _channel(channel_id: str, target: WebhookTarget | EmailTarget, more: dict[str, Any]) -> Channel:
    fields: dict[str, Any] = {"name": channel_id, "created_at": NOW, "updated_at": NOW} | more
    return Channel(channel_id=channel_id, target=target, **fields)


ALERT = group_of_one(alert())
SEVERAL = Notification(
    notification_id="n1",
    group_key="g1",
    reason=WhyNow.NEW_ALERTS,
    alerts=(
        alert("a1"),
        alert("a2").model_copy(update={"watch_id": "w2", "watch_name": "Rivers"}),
        alert("a3", article_id="other", url="https://courier.test/2", title="Another report"),
    ),
)
NOTICE = Notification(
    notification_id="t1",
    group_key="t1",
    reason=WhyNow.TROUBLE,
    notice=Notice(
        kind=NoticeKind.TROUBLE, title="1 feed is quiet", lines=("Courier is quiet since Monday",), noticed_at=NOW
    ),
)
TEST = Notification(
    notification_id="r1",
    group_key="r1",
    reason=WhyNow.TEST_REQUESTED,
    test=ChannelTest(request_id="r1", channel_id="c1", channel_name="Desk", requested_at=NOW),
)
