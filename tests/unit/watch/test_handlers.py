"""The handler of filed reports, on fakes: what is told, what is remembered, and that the loop stays free."""

import asyncio
import threading
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from prometheus_client import CollectorRegistry, Counter

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.events import AlertRaised, ReportFiled
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import NoveltyKind
from services.watch.handlers import WatchHandlers
from tests.builders import NOW, article, report, watch


class FakeStore:
    """Watches, alerts and marks, in memory."""

    def __init__(self, *watches: Watch) -> None:
        self._watches = list(watches)
        self.told: dict[tuple[str, str], str] = {}

    async def enabled_watches(self) -> list[Watch]:
        return self._watches

    async def told_before(self, watch_id: str, keys: Iterable[str], filing: str) -> set[str]:
        return {key for key in keys if self.told.get((watch_id, key), filing) != filing}

    async def keep_alert(self, alert: AlertRaised) -> AlertRaised:
        return alert

    async def mark_told(self, watch_id: str, keys: Iterable[str], filing: str, now: datetime) -> None:
        assert now == NOW
        for key in keys:
            self.told.setdefault((watch_id, key), filing)


class FakeEmitter:
    """Keeps what is emitted."""

    def __init__(self) -> None:
        self.alerts: list[AlertRaised] = []

    async def emit(self, event: AlertRaised) -> None:
        self.alerts.append(event)


class Desk:
    """The handler with its fakes."""

    def __init__(self, *watches: Watch) -> None:
        self.store: Any = FakeStore(*watches)
        self.emitter: Any = FakeEmitter()
        raised = Counter("raised", "Alerts", ["kind"], registry=CollectorRegistry())
        self.handlers = WatchHandlers(self.store, self.emitter, lambda: NOW, raised)

    async def news(self, filed: Report, *, replay: bool = False) -> list[NoveltyKind]:
        """The kinds of what is told of a report."""
        before = len(self.emitter.alerts)
        await self.handlers.on_report(ReportFiled(report=filed, replay=replay))
        return [item.kind for alert in self.emitter.alerts[before:] for item in alert.news]


def corrected(outlet: str) -> Report:
    """The second revision of an outlet's article, whose figure was 30 before."""
    filed = report(article(article_id=outlet, revision=2, publisher=outlet), story="s1")
    taken_back = filed.figures[0].model_copy(update={"value": 30.0})
    figure = filed.figures[0].model_copy(update={"corrects": taken_back})
    return filed.model_copy(update={"figures": (figure, *filed.figures[1:])})


async def test_a_correction_that_several_outlets_print_is_told_once() -> None:
    desk = Desk(watch())
    told = [await desk.news(corrected(outlet)) for outlet in ("north", "south", "east", "west")]
    assert [kinds.count(NoveltyKind.CORRECTION) for kinds in told] == [1, 0, 0, 0]
    assert told[1:] == [[], [], []]


async def test_a_replay_alerts_nobody_and_what_it_could_have_told_counts_as_told() -> None:
    desk = Desk(watch(), watch(watch_id="w2", query="bodies"))
    assert await desk.news(report(), replay=True) == []
    assert {watch_id for watch_id, _ in desk.store.told} == {"w1", "w2"}
    assert await desk.news(report(article(article_id="a2", title="Retouched"))) == []


async def test_a_replayed_correction_counts_as_told() -> None:
    desk = Desk(watch())
    assert await desk.news(corrected("north"), replay=True) == []
    assert await desk.news(corrected("south")) == []


async def test_the_same_filing_seen_again_tells_the_same() -> None:
    desk = Desk(watch())
    filed = report()
    assert await desk.news(filed) == await desk.news(filed)
    assert len({alert.alert_id for alert in desk.emitter.alerts}) == 1


async def test_the_loop_goes_on_while_watches_are_matched() -> None:
    """The match cannot end before the loop has run meanwhile: it waits for what only the loop can do."""
    ran = threading.Event()

    class Waiting(tuple[str, ...]):
        __slots__ = ()

        def __iter__(self) -> Any:
            assert ran.wait(10), "the loop did not run while a watch was matched"
            return super().__iter__()

    waiting = watch().model_copy(update={"topics": Waiting(("mass-graves",))})
    desk = Desk(waiting)
    asyncio.get_running_loop().call_later(0.01, ran.set)
    assert await desk.news(report())
