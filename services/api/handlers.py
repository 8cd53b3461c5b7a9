"""Passes raised alerts on to all connected clients, and removes what amendments repeat of erased articles."""

from dataclasses import dataclass
from typing import Protocol

import structlog
from prometheus_client import Counter

from claimwatch_contracts.amendment import Amendment
from claimwatch_contracts.events import AlertRaised, ArticleErased
from services.api.editing import forget_article
from services.api.live import LiveAlerts
from services.api.store import Documents
from services.api.stream import frame_of

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class LiveHandlers:
    """The handler of ``alert-raised``."""

    live: LiveAlerts

    async def on_alert(self, event: AlertRaised) -> None:
        """Offer the alert to all connected clients."""
        self.live.publish(frame_of(event))


class QuotingAudit(Protocol):
    """The audit log, as far as it quotes articles."""

    async def forget_article(self, article_id: str) -> None:
        """Remove what changes said of an article."""


@dataclass(frozen=True)
class ErasingHandlers:
    """The handler of ``article-erased``. ``erased`` counts amendments."""

    amendments: Documents[Amendment]
    audit: QuotingAudit
    erased: Counter

    async def on_erased(self, event: ArticleErased) -> None:
        """Remove the article from the amendments, whose words quote it, and from the record of who made them."""
        count = await forget_article(self.amendments, event.article_id)
        await self.audit.forget_article(event.article_id)
        self.erased.inc(count)
        log.info("article erased", article_id=event.article_id, amendments=count)
