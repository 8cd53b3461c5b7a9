"""What the watch service has in MongoDB, in memory."""

from collections.abc import Collection

from claimwatch_contracts.documents import Watch
from services.watch.in_memory import AlertsInMemory, WatchesInMemory


class FakeWatchStore(WatchesInMemory):
    """Watches as the api writes them: ``put`` and ``delete`` are the api's. ``reads`` has the ids that were read."""

    def __init__(self, *watches: Watch) -> None:
        super().__init__(*watches)
        self.reads: list[str] = []

    async def read(self, watch_ids: Collection[str]) -> dict[str, Watch]:
        """Those of the watches that are there."""
        self.reads += watch_ids
        return await super().read(watch_ids)


class FakeAlertStore(AlertsInMemory):
    """Alerts by id, and the filing that told each watch each key."""
