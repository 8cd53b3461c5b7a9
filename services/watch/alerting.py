"""The alert that tells a watch the news of a report; ``novelty`` decides what is news to it."""

from collections.abc import Collection
from datetime import datetime

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.report import Novelty, Report
from services.watch.novelty import alert_id


def alert_for(
    watch: Watch, report: Report, matched: tuple[str, ...], news: Collection[Novelty], now: datetime
) -> AlertRaised:
    """The alert that tells a watch the news of a report."""
    return AlertRaised(
        alert_id=alert_id(watch.watch_id, news),
        watch_id=watch.watch_id,
        watch_name=watch.name,
        channels=watch.channels,
        raised_at=now,
        matched=matched,
        news=tuple(news),
        report=report,
    )
