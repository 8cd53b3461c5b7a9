"""Passes raised alerts on to all connected clients, and removes what amendments repeat of erased articles."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from prometheus_client import Counter

from claimwatch_contracts.access import Caller
from claimwatch_contracts.amendment import Amendment
from claimwatch_contracts.documents import Erasure
from claimwatch_contracts.events import AlertRaised, ArticleErased
from services.api.access.audit import Recorder
from services.api.editing import forget_article
from services.api.live import LiveAlerts
from services.api.reached import At
from services.api.search.filed import FiledIds
from services.api.search.following import SearchFollower, changed_by_alert
from services.api.store.documents import Documents
from services.api.stream import frame_of

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class LiveHandlers:
    """The handlers of ``alert-raised`` and ``report-filed``, which every instance hears.

    ``desk_of`` says whose an alert is.
    """

    live: LiveAlerts
    search: SearchFollower
    desk_of: Callable[[AlertRaised], Awaitable[str]]

    async def on_alert(self, event: AlertRaised) -> None:
        """Offer the alert to the connected clients of its desk.

        If nobody can say whose it is, all have to connect again, and are given it then.
        """
        try:
            desk = await self.desk_of(event)
        except Exception:
            self.live.interrupt()
            raise
        self.live.publish(frame_of(event, desk, _at()))
        self.search.hint(changed_by_alert(event))

    async def on_report(self, event: FiledIds) -> None:
        """Have the search index follow."""
        self.search.hint(event.changed())


def _at() -> At | None:
    """Where the message stands that is being handled; ``None`` outside of a broker."""
    held = structlog.contextvars.get_contextvars()
    return At(held["partition"], held["offset"]) if "offset" in held else None


@dataclass(frozen=True)
class ErasingHandlers:
    """The handler of ``article-erased``.

    ``asked_by`` is the record of an erasure and who asked for it. ``erased`` counts amendments. ``forget`` removes an
    article from the search index.
    """

    asked_by: Callable[[str], Awaitable[tuple[Erasure, Caller] | None]]
    amendments: Documents[Amendment]
    recorder: Recorder
    erased: Counter
    forget: Callable[[str], Awaitable[None]]

    async def on_erased(self, event: ArticleErased) -> None:
        """Put the erasure on record, and remove the article from amendments, which quote it, and from the search."""
        if (asked := await self.asked_by(event.article_id)) is not None:
            await self.recorder.note_erasure(*asked)
        await self.forget(event.article_id)
        count = await forget_article(self.amendments, self.recorder, event.article_id)
        self.erased.inc(count)
        log.info("article erased", article_id=event.article_id, amendments=count)
