"""Passes raised alerts on to all connected clients, and removes what amendments repeat of erased articles."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from prometheus_client import Counter

from claimwatch_contracts.amendment import Amendment
from claimwatch_contracts.events import AlertRaised, ArticleErased
from services.api.access.audit import Recorder
from services.api.editing import forget_article
from services.api.live import LiveAlerts
from services.api.store.documents import Documents
from services.api.stream import frame_of

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class LiveHandlers:
    """The handler of ``alert-raised``. ``desk_of`` says whose an alert is."""

    live: LiveAlerts
    desk_of: Callable[[AlertRaised], Awaitable[str]]

    async def on_alert(self, event: AlertRaised) -> None:
        """Offer the alert to the connected clients of its desk."""
        self.live.publish(frame_of(event, await self.desk_of(event)))


@dataclass(frozen=True)
class ErasingHandlers:
    """The handler of ``article-erased``. ``erased`` counts amendments."""

    amendments: Documents[Amendment]
    recorder: Recorder
    erased: Counter

    async def on_erased(self, event: ArticleErased) -> None:
        """Remove the article from the amendments, whose words quote it."""
        count = await forget_article(self.amendments, self.recorder, event.article_id)
        self.erased.inc(count)
        log.info("article erased", article_id=event.article_id, amendments=count)
