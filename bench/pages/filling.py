"""Fills a database with what the services would have stored: reports are judged, watches hear of them, alerts leave.

The articles are invented, six minutes apart, and the last is published at the moment of filling. They are judged in the
memory of this process, and what came of them is written in bulk: that takes a fifth of the time of filing each.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import cycle, islice
from typing import Any

from prometheus_client import CollectorRegistry

from bench.archive.invented import MINUTES, Newsroom
from bench.posts import Post
from bench.watches.invented import NOW
from claimwatch_contracts.deliveries import Attempt, Delivery, Notification, Outcome, State, WhyNow, delivery_id
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.events import AlertRaised, Event, ReportFiled
from claimwatch_contracts.judgement import Judgement
from claimwatch_contracts.ledger import ArticleEntries
from claimwatch_contracts.report import Report
from services._runtime.mongo import Database, Document
from services._runtime.stored import packed, stored
from services.archive.incidents.in_memory import InMemoryIncidents
from services.archive.judging.judge import Judge
from services.archive.judging.sheets import SheetsInMemory
from services.archive.ledger.in_memory import InMemoryEntries
from services.archive.ledger.memory import index_keys
from services.archive.store.incidents import IncidentStore
from services.archive.store.sheets import SheetStore
from services.archive.stories.in_memory import StoriesInMemory
from services.notify.store import NotifyStore
from services.watch.handlers import WatchHandlers
from services.watch.holding.current_watches import CurrentWatches
from services.watch.in_memory import AlertsInMemory, WatchesInMemory
from services.watch.metrics import watch_metrics
from services.watch.store import AlertStore

AT_ONCE = 100
"""The documents that are written at a time."""
CHANNELS: dict[str, dict[str, Any]] = {
    f"desk-{number}": {"name": f"Desk {number}", "target": {"kind": "email", "to": f"desk{number}@desk.example"}}
    for number in range(5)
}
TOPICS = ("airstrikes", "floods", "explosions", "fires")
"""Those of invented articles."""
WATCHES: dict[str, dict[str, Any]] = {
    **{topic: {"name": f"All {topic}", "topics": [topic], "channels": ["desk-0"]} for topic in TOPICS},
    **{
        f"around-{lat}-{lon}": {
            "name": f"Around {lat}, {lon}",
            "places": [{"name": f"{lat}, {lon}", "lat": lat, "lon": lon, "radius_km": 1_500}],
            "figures": [{"measure": "killed", "at_least": 10}],
            "channels": [f"desk-{1 + (lat + lon) // 40 % 4}"],
        }
        for lat in (-40, 0, 40)
        for lon in range(-160, 161, 40)
    },
}
"""Watches of everything of a kind, and of tolls in circles around the globe, by their ids."""


@dataclass
class Filling:
    """The filing of invented articles. ``tell`` is told after each how many are judged."""

    database: Database
    until: datetime
    tell: Callable[[int], None]
    at: datetime = NOW
    _sheets: SheetsInMemory = field(default_factory=SheetsInMemory)
    _incidents: InMemoryIncidents = field(default_factory=InMemoryIncidents)
    _entries: InMemoryEntries = field(default_factory=InMemoryEntries)
    _raised: list[AlertRaised] = field(default_factory=list)

    async def file(self, reports: int) -> None:
        """File so many articles and what comes of them."""
        judge = Judge(StoriesInMemory(), self._incidents, self._entries, self._sheets)
        watching = self._watching()
        later = self.until - NOW - timedelta(minutes=MINUTES * reports)
        posts = (published_later(post, later) for post in Newsroom().posts(reports))
        filed = 0
        while batch := list(islice(posts, AT_ONCE)):
            documents = []
            for post in batch:
                self.at = post.article.received_at
                report, judgement = await judge.judged(post.joined())
                await watching.on_report(ReportFiled(report=report, judgement=judgement))
                documents.append(_document(post, report, judgement))
                filed += 1
                self.tell(filed)
            await self.database["reports"].insert_many(documents)
            await self._send()
        await self._keep_ledger(f"a{number}" for number in range(reports))

    async def emit(self, event: Event) -> None:
        """Take an alert that is raised."""
        if isinstance(event, AlertRaised):
            self._raised.append(event)

    def _watching(self) -> WatchHandlers:
        watches = CurrentWatches(WatchesInMemory(*_watches()), self._clock)
        return WatchHandlers(watches, AlertsInMemory(), self, self._clock, watch_metrics(CollectorRegistry()))

    def _clock(self) -> datetime:
        return self.at

    async def _send(self) -> None:
        """Keep the alerts that were raised, each with its delivery; one of ten has failed."""
        alerts, deliveries = AlertStore(self.database), NotifyStore(self.database)
        states = cycle((*[State.DELIVERED] * 9, State.FAILED))
        for alert in self._raised:
            await alerts.keep_alert(alert)
            await deliveries.add(*_delivery(alert, next(states)))
        self._raised.clear()

    async def _keep_ledger(self, articles: Iterable[str]) -> None:
        sheets, incidents = SheetStore(self.database), IncidentStore(self.database)
        await sheets.keep(list(self._sheets.by_id.values()))
        for sheet in self._sheets.by_id.values():
            if sheet.incident is not None and (held := await self._incidents.kept(sheet.incident.incident_id)):
                await incidents.keep(held)
        entries, index = [], dict[str, list[str]]()
        for article_id in articles:
            own = await self._entries.of_article(article_id)
            held_entries = ArticleEntries(article_id=article_id, entries=tuple(own))
            entries.append({"_id": article_id, **packed(held_entries)})
            for key in index_keys(own):
                index.setdefault(key, []).append(article_id)
        for start in range(0, len(entries), AT_ONCE):
            await self.database["entries"].insert_many(entries[start : start + AT_ONCE])
        await self.database["entry_index"].insert_many([{"_id": key, "ids": ids} for key, ids in index.items()])


def published_later(post: Post, later: timedelta) -> Post:
    """The post with all its times moved."""
    times = {name: getattr(post.article, name) + later for name in ("published_at", "received_at")}
    article = post.article.model_copy(update=times)
    extracted = {"extracted_at": article.received_at}
    parts = {name: getattr(post, name).model_copy(update=extracted) for name in ("attributions", "figures", "mentions")}
    return replace(post, article=article, **parts)


def _watches() -> list[Watch]:
    at = {"created_at": NOW, "updated_at": NOW}
    return [Watch.model_validate({"watch_id": identity, **at, **each}) for identity, each in WATCHES.items()]


def _document(post: Post, report: Report, judgement: Judgement) -> Document:
    """The document of a filed report, with its parts."""
    article = post.article
    parts = {"article": article, "attribution": post.attributions, "figures": post.figures, "mentions": post.mentions}
    top = {"article_id": article.article_id, "revision": article.revision, "filed_at": article.received_at}
    top |= {"story_id": report.story_id, "original": report.original, "incident_id": report.incident_id}
    held = {"changes": len(parts), "judgement": packed(judgement), "parts": {k: packed(v) for k, v in parts.items()}}
    return {"_id": report.report_id, **top, **stored(report), **held}


def _delivery(alert: AlertRaised, state: State) -> tuple[Delivery, Notification]:
    (channel,) = WATCHES[alert.watch_id]["channels"]
    outcome = Outcome.DELIVERED if state is State.DELIVERED else Outcome.PERMANENT_FAILURE
    delivery = Delivery(
        delivery_id=delivery_id(alert.alert_id, channel),
        alert_ids=(alert.alert_id,),
        watch_ids=(alert.watch_id,),
        channel_id=channel,
        channel_kind="email",
        state=state,
        created_at=alert.raised_at,
        attempts=(Attempt(at=alert.raised_at, outcome=outcome, status=250, seconds=0.1),),
        tries=1,
    )
    first = WhyNow.FIRST_NOTIFICATION
    content = {"notification_id": alert.alert_id, "group_key": alert.watch_id, "reason": first, "alerts": (alert,)}
    return delivery, Notification.model_validate(content)
