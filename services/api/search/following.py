"""Keeps the index like what MongoDB has: by hints of what has changed, and by rounds that look at every mark.

A hint is an id. What is held is always read anew, so that hints may come twice, late or in any order. While many come,
what they tell of is read together, and a document that changes again and again not each time. Rounds find what
no hint told of, such as what was missed while this process was not there: the first makes the index.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

import structlog

from claimwatch_contracts.events import AlertRaised
from services._runtime.backoff import Backoff
from services._runtime.classification import classify
from services._runtime.clock import Clock
from services._runtime.errors import ErrorClass
from services._runtime.pace import Pace
from services.api.search.entries import Facet
from services.api.search.filed import Changed
from services.api.search.index import SearchIndex
from services.api.search.metrics import SearchMetrics
from services.api.search.shown import IndexState
from services.api.search.store import SOURCES, SearchSources

log = structlog.get_logger(__name__)

READ_AT_ONCE = 50
OFTEN = ("deliveries",)
"""Collections of whose changes no message tells."""
OFTEN_SECONDS = 15.0
CHANGING = timedelta(days=4)
"""For how long a delivery may change: longer than its attempts go on."""
REST = 20
"""A collection is at rest for so many times as long as the round of it took."""
PAUSE_SECONDS = 0.005


class SearchFollower:
    """Follows the collections for one index. Use it only in the event loop."""

    def __init__(
        self,
        index: SearchIndex,
        sources: SearchSources,
        clock: Clock,
        metrics: SearchMetrics,
        *,
        round_seconds: float,
        backoff: Backoff,
        pace: Pace,
    ) -> None:
        self._index, self._sources, self._clock, self._metrics = index, sources, clock, metrics
        self._round_seconds, self._backoff, self._pace = round_seconds, backoff, pace
        self._waiting: dict[Changed, datetime] = {}
        self._hinted = asyncio.Event()
        self._due: dict[str, datetime] = {}
        self._often_due = clock()
        self._is_untidy = False
        self.complete = False

    def hint(self, changed: Iterable[Changed]) -> None:
        """These documents may have changed."""
        now = self._clock()
        for each in changed:
            self._waiting.setdefault(each, now)
            self._hinted.set()

    def tidy(self) -> None:
        """What was removed is to leave the index's file as well."""
        self._is_untidy = True
        self._hinted.set()

    async def state(self) -> IndexState:
        """How far the index is behind."""
        since = min(self._waiting.values(), default=None)
        behind = 0.0 if since is None else max(0.0, (self._clock() - since).total_seconds())
        entries = await asyncio.to_thread(self._index.count)
        return IndexState(
            complete=self.complete, entries=entries, waiting=len(self._waiting), behind_seconds=round(behind, 3)
        )

    async def run(self, listening: Callable[[], Awaitable[None]]) -> None:
        """Follow until cancelled. ``listening`` returns as soon as every later change is hinted at.

        Raises:
            Exception: there is a bug.
        """
        failures, is_listening = 0, False
        while True:
            try:
                if not is_listening:
                    await listening()
                    is_listening = True
                await self._pace.turn()
                with self._pace.working():
                    await self.catch_up()
                await self._rounds()
                await self._tidied()
            except Exception as error:
                if classify(error) is not ErrorClass.TRANSIENT:
                    raise
                failures += 1
                log.warning("search index is behind, trying again", attempt=failures, reason=type(error).__name__)
                await asyncio.sleep(self._backoff.delay(failures))
            else:
                failures = 0
                await self._until_hinted()

    async def catch_up(self) -> None:
        """Read what was hinted at."""
        self._hinted.clear()
        while self._waiting:
            first = next(iter(self._waiting))[0]
            batch = [each for each in islice(self._waiting, READ_AT_ONCE) if each[0] == first]
            since = {each: self._waiting[each] for each in batch}
            await self._read(first, [identity for _, identity in batch])
            for each in batch:
                if self._waiting.get(each) == since[each]:
                    del self._waiting[each]
            self._measure()

    async def round(self, collection: str, since: datetime | None = None) -> None:
        """Make the index like the collection; with ``since``, like what was made since then."""
        gone = await asyncio.to_thread(self._index.held, collection) if since is None else set()
        async for marks in self._sources.marks(collection, since):
            held = await asyncio.to_thread(self._index.marks, collection, list(marks))
            gone -= marks.keys()
            for batch in _batches([identity for identity, mark in marks.items() if held.get(identity) != mark]):
                await self._read(collection, batch)
                await asyncio.sleep(PAUSE_SECONDS)
            await self.catch_up()
        for batch in _batches(sorted(gone)):
            await self._read(collection, batch)
        self._measure()

    async def _rounds(self) -> None:
        """Make the rounds that are due."""
        for collection in SOURCES:
            began = self._clock()
            if self._due.get(collection, began) <= began:
                await self.round(collection)
                await self.catch_up()
                took = self._clock() - began
                self._due[collection] = self._clock() + max(timedelta(seconds=self._round_seconds), REST * took)
        if self._often_due <= self._clock():
            for collection in OFTEN:
                await self.round(collection, self._clock() - CHANGING)
            self._often_due = self._clock() + timedelta(seconds=OFTEN_SECONDS)
        if not self.complete:
            self.complete = True
            log.info("search index made")
        self._measure()

    async def _tidied(self) -> None:
        if not self._is_untidy:
            return
        self._is_untidy, begin = False, True
        while await asyncio.to_thread(self._index.tidy, begin=begin):
            begin = False
            await asyncio.sleep(PAUSE_SECONDS)

    async def _until_hinted(self) -> None:
        seconds = (min(self._often_due, *self._due.values()) - self._clock()).total_seconds()
        try:
            await asyncio.wait_for(self._hinted.wait(), max(seconds, PAUSE_SECONDS))
        except TimeoutError:
            return

    async def _read(self, collection: str, identities: Sequence[str]) -> None:
        documents = await self._sources.documents(collection, identities)
        self.hint(await asyncio.to_thread(self._hold, collection, identities, documents))

    def _hold(self, collection: str, identities: Sequence[str], documents: Sequence[Mapping[str, Any]]) -> set[Changed]:
        """Hold the documents. Returns the sheets of the incidents that reports have left."""
        left = self._index.values(collection, identities, Facet.INCIDENT) if collection == "reports" else set()
        read = [SOURCES[collection].read(document) for document in documents]
        self._index.put(read)
        self._index.remove(collection, set(identities) - {each.id for each in read})
        stayed = {
            value for each in read for entry in each.entries for facet, value in entry.facets if facet is Facet.INCIDENT
        }
        return {("ledger_sheets", f"incident:{incident}") for incident in left - stayed}

    def _measure(self) -> None:
        self._metrics.waiting.set(len(self._waiting))
        self._metrics.complete.set(self.complete)
        if not self._waiting and self.complete:
            self._metrics.caught_up.set(self._clock().timestamp())


def _batches(identities: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(identities), READ_AT_ONCE):
        yield identities[start : start + READ_AT_ONCE]


def changed_by_alert(event: AlertRaised) -> set[Changed]:
    """What has changed because an alert was raised."""
    return {("alerts", event.alert_id)}
