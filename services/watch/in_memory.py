"""The stores of the watch service in the memory of one process: for rehearsals and tests."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from claimwatch_contracts.desk import DEFAULT_DESK
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.vocabulary import MatchOutcome
from claimwatch_contracts.withheld import Withheld, hour_of, withheld_id, withheld_ids


class WatchesInMemory:
    """Watches by id."""

    def __init__(self, *watches: Watch) -> None:
        self._watches = {watch.watch_id: watch for watch in watches}

    def put(self, watch: Watch) -> None:
        """Create or replace a watch."""
        self._watches[watch.watch_id] = watch

    def delete(self, watch_id: str) -> None:
        """Delete a watch."""
        del self._watches[watch_id]

    async def count(self) -> int:
        """The number of watches."""
        return len(self._watches)

    async def versions(self, since: datetime | None = None) -> dict[str, str | None]:
        """The version of each watch; with ``since``, of each watch that was changed then or later."""
        return {
            watch_id: watch.model_dump(mode="json")["updated_at"]
            for watch_id, watch in self._watches.items()
            if since is None or watch.updated_at >= since
        }

    async def read(self, watch_ids: Collection[str]) -> dict[str, Watch]:
        """The watches among ``watch_ids`` that exist."""
        return {watch_id: self._watches[watch_id] for watch_id in watch_ids if watch_id in self._watches}


class AlertsInMemory:
    """Alerts by id, and the filing that told each watch each key; of subjects, when they were last reported about.

    ``desks`` has whose the alerts are, by their ids.
    ``erased`` has the ids of the articles that were erased on request, ``hours`` what was not told, by its id.
    """

    def __init__(self) -> None:
        self.alerts: dict[str, AlertRaised] = {}
        self.desks: dict[str, str] = {}
        self.told: dict[tuple[str, str], str] = {}
        self.seen: dict[str, datetime] = {}
        self.erased: set[str] = set()
        self.hours: dict[str, Withheld] = {}

    async def told_before(self, keys: Mapping[str, Iterable[str]], filing: str) -> dict[str, set[str]]:
        """By watch id: those of the watch's ``keys`` that the watch was told by another filing than ``filing``."""
        return {
            watch_id: {key for key in asked if self.told.get((watch_id, key), filing) != filing}
            for watch_id, asked in keys.items()
        }

    async def keep_alert(
        self, alert: AlertRaised, subjects: Collection[str] = (), desk: str = DEFAULT_DESK
    ) -> AlertRaised:
        """Keep the desk's alert unless an alert with its id is kept; the kept alert."""
        self.desks.setdefault(alert.alert_id, desk)
        return self.alerts.setdefault(alert.alert_id, alert)

    async def mark_told(
        self, watch_id: str, keys: Iterable[str], filing: str, now: datetime, subjects: Collection[str] = ()
    ) -> None:
        """Remember that the watch was told these keys by this filing. Existing marks stay as they are."""
        for key in keys:
            self.told.setdefault((watch_id, key), filing)

    async def see(self, subjects: Collection[str], met: Mapping[str, Iterable[str]], now: datetime) -> None:
        """Remember that a report about these subjects came."""
        self.seen |= dict.fromkeys(subjects, now)

    async def withhold(self, report_id: str, reasons: Mapping[str, MatchOutcome], now: datetime) -> None:
        """Remember that the report raised no alert for these watches; the reasons are given by watch id."""
        for watch_id, reason in reasons.items():
            held = self.hours.get(
                withheld_id(watch_id, now), Withheld(watch_id=watch_id, hour=hour_of(now), reports={})
            )
            ids = dict.fromkeys([*held.reports.get(reason, ()), report_id])
            reports = {**held.reports, reason: tuple(ids)}
            self.hours[withheld_id(watch_id, now)] = held.model_copy(update={"reports": reports})

    async def withheld(self, watch_id: str, since: datetime, until: datetime) -> list[Withheld]:
        """What the watch was not told, for each hour that begins at ``since`` or later and before ``until``."""
        return [self.hours[key] for key in withheld_ids(watch_id, since, until) if key in self.hours]

    async def is_erased(self, article_id: str) -> bool:
        """Whether the article was erased on request."""
        return article_id in self.erased

    async def erase(self, article_id: str) -> int:
        """Delete the alerts about the article, and return their number. What was told stays told."""
        gone = [alert.alert_id for alert in self.alerts.values() if alert.article.article_id == article_id]
        for alert_id in gone:
            del self.alerts[alert_id]
        return len(gone)
