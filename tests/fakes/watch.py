"""What the watch service has in MongoDB, in memory."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.events import AlertRaised


class FakeWatchStore:
    """Watches as the api writes them: ``put`` and ``delete`` are the api's. ``reads`` has the ids that were read."""

    def __init__(self, *watches: Watch) -> None:
        self._watches = {watch.watch_id: watch for watch in watches}
        self.reads: list[str] = []

    def put(self, watch: Watch) -> None:
        """Create or replace a watch."""
        self._watches[watch.watch_id] = watch

    def delete(self, watch_id: str) -> None:
        """Delete a watch."""
        del self._watches[watch_id]

    async def count(self) -> int:
        """How many watches there are."""
        return len(self._watches)

    async def versions(self, since: datetime | None = None) -> dict[str, str | None]:
        """The version of each watch, or of those that were changed since."""
        return {
            watch_id: watch.model_dump(mode="json")["updated_at"]
            for watch_id, watch in self._watches.items()
            if since is None or watch.updated_at >= since
        }

    async def read(self, watch_ids: Collection[str]) -> dict[str, Watch]:
        """Those of the watches that are there."""
        self.reads += watch_ids
        return {watch_id: self._watches[watch_id] for watch_id in watch_ids if watch_id in self._watches}


class FakeAlertStore:
    """Alerts by id, and the filing that told each watch each key."""

    def __init__(self) -> None:
        self.alerts: dict[str, AlertRaised] = {}
        self.told: dict[tuple[str, str], str] = {}
        self.seen: dict[str, datetime] = {}
        self.erased: set[str] = set()

    async def told_before(self, keys: Mapping[str, Iterable[str]], filing: str) -> dict[str, set[str]]:
        """Of each watch's keys those that another filing has told it."""
        return {
            watch_id: {key for key in asked if self.told.get((watch_id, key), filing) != filing}
            for watch_id, asked in keys.items()
        }

    async def keep_alert(self, alert: AlertRaised, subjects: Collection[str] = ()) -> AlertRaised:
        """The alert that is kept under that id."""
        return self.alerts.setdefault(alert.alert_id, alert)

    async def is_erased(self, article_id: str) -> bool:
        """Whether the article was erased."""
        return article_id in self.erased

    async def erase(self, article_id: str) -> int:
        """Delete the alerts about the article."""
        gone = [alert.alert_id for alert in self.alerts.values() if alert.article.article_id == article_id]
        for alert_id in gone:
            del self.alerts[alert_id]
        return len(gone)

    async def see(self, subjects: Collection[str], met: Mapping[str, Iterable[str]], now: datetime) -> None:
        """Remember when each subject was last reported about."""
        self.seen |= dict.fromkeys(subjects, now)

    async def mark_told(
        self, watch_id: str, keys: Iterable[str], filing: str, now: datetime, subjects: Collection[str] = ()
    ) -> None:
        """Remember what the watch was told; what it was told before stays as it is."""
        for key in keys:
            self.told.setdefault((watch_id, key), filing)
