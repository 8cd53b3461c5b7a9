"""The handler of filed reports, on fakes: what is told, what is remembered, and that the loop stays free."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from prometheus_client import CollectorRegistry

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.events import AlertRaised, ArticleErased, Event, ReportFiled
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import MatchOutcome, NoveltyKind
from claimwatch_contracts.withheld import hour_of
from services.watch.handlers import WatchHandlers
from services.watch.holding.current_watches import CurrentWatches
from services.watch.metrics import watch_metrics
from tests.builders import NOW, article, report, watch, with_confidence
from tests.fakes.watch import FakeAlertStore, FakeWatchStore


class FakeEmitter:
    """Keeps the emitted events."""

    def __init__(self) -> None:
        self.alerts: list[AlertRaised] = []

    async def emit(self, event: Event) -> None:
        assert isinstance(event, AlertRaised)
        self.alerts.append(event)


class Desk:
    """The handler with its fakes."""

    def __init__(self, *watches: Watch) -> None:
        self.watches = FakeWatchStore(*watches)
        self.store = FakeAlertStore()
        self.emitter = FakeEmitter()
        self.registry = CollectorRegistry()
        current = CurrentWatches(self.watches, lambda: NOW)
        self.handlers = WatchHandlers(current, self.store, self.emitter, lambda: NOW, watch_metrics(self.registry))

    async def news(self, filed: Report, *, replay: bool = False) -> list[NoveltyKind]:
        """The kinds of the news in the alerts on a report."""
        before = len(self.emitter.alerts)
        await self.handlers.on_report(ReportFiled(report=filed, replay=replay))
        return [item.kind for alert in self.emitter.alerts[before:] for item in alert.news]

    def counted(self) -> dict[str, float]:
        """The number of matches by outcome."""
        counts = {
            name: self.registry.get_sample_value("claimwatch_watch_matches_total", {"outcome": name})
            for name in MatchOutcome
        }
        return {name: count for name, count in counts.items() if count}


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


class AtOnce(FakeAlertStore):
    """Keeps two reports until both have been looked up: neither can see yet what the other is going to tell."""

    def __init__(self) -> None:
        super().__init__()
        self._both = asyncio.Barrier(2)
        self._first_looks = 2

    async def told_before(self, keys: Mapping[str, Iterable[str]], filing: str) -> dict[str, set[str]]:
        """What was told before, as it was before both."""
        found = await super().told_before(keys, filing)
        if self._first_looks:
            self._first_looks -= 1
            await self._both.wait()
        return found


async def test_two_instances_that_handle_two_reports_of_one_claim_at_once_tell_it_once() -> None:
    one, other = Desk(watch()), Desk(watch())
    one.store = other.store = shared = AtOnce()
    for desk in (one, other):
        desk.handlers = replace(desk.handlers, alerts=shared)
    first = report(article(article_id="a1"), story="s1")
    more = first.figures[0].model_copy(update={"value": 77.0})
    second = report(article(article_id="a2", publisher="The Herald"), story="s1")
    second = second.model_copy(update={"figures": (*second.figures, more)})
    await asyncio.gather(one.news(first), other.news(second))
    told = [item.key for desk in (one, other) for alert in desk.emitter.alerts for item in alert.news]
    alone = Desk(watch())
    await alone.news(second)
    assert {item.key for alert in alone.emitter.alerts for item in alert.news} <= set(told)
    assert len(told) == len(set(told)) > 1


async def test_what_another_instance_tells_meanwhile_is_a_recap_here() -> None:
    one, other = Desk(watch()), Desk(watch())
    one.store = other.store = shared = AtOnce()
    for desk in (one, other):
        desk.handlers = replace(desk.handlers, alerts=shared)
    await asyncio.gather(one.news(report()), other.news(report(article(article_id="a2", publisher="The Herald"))))
    assert len(one.emitter.alerts) + len(other.emitter.alerts) == 1
    assert len(shared.alerts) == 1
    outcomes = sorted([*one.counted(), *other.counted()])
    assert outcomes == sorted([MatchOutcome.ALERT, MatchOutcome.RECAP])


async def test_a_watch_that_is_created_just_before_a_report_comes_hears_of_it() -> None:
    desk = Desk()
    assert await desk.news(report()) == []
    desk.watches.put(watch())
    assert await desk.news(report(article(article_id="a2"))) != []


async def test_each_watch_that_a_report_concerns_is_told_what_is_new_to_it() -> None:
    desk = Desk(watch(watch_id="w1"), watch(watch_id="w2", topics=("drones",)))
    assert await desk.news(report())
    desk.watches.put(watch(watch_id="w2", updated_at=NOW + timedelta(seconds=1)))
    again = report(article(article_id="a2", publisher="The Herald"))
    assert await desk.news(again)
    assert [alert.watch_id for alert in desk.emitter.alerts] == ["w1", "w2"]
    assert {watch_id for watch_id, _ in desk.store.told} == {"w1", "w2"}


async def test_a_report_keeps_what_was_told_about_its_story_even_if_it_concerns_no_watch() -> None:
    desk = Desk(watch(topics=("drones",)))
    assert await desk.news(report(story="s7")) == []
    assert desk.store.seen == {"story:s7": NOW}


async def test_alerts_of_an_erased_article_go_and_it_raises_none_later() -> None:
    desk = Desk(watch())
    assert await desk.news(report())
    await desk.handlers.on_erased(ArticleErased(article_id="a1", revisions=1, erased_at=NOW))
    assert desk.store.alerts == {}
    assert desk.registry.get_sample_value("claimwatch_watch_alerts_erased_total") == 1
    desk.store.erased.add("a2")
    assert await desk.news(report(article(article_id="a2"), story="s2")) == []
    assert desk.store.alerts == {}
    assert await desk.news(report(article(article_id="a3"), story="s3"))


async def test_it_is_counted_why_a_report_that_concerns_a_watch_is_no_news() -> None:
    desk = Desk(watch(minimum_confidence=0.5))
    await desk.news(report())
    assert desk.counted() == {MatchOutcome.ALERT: 1}
    await desk.news(copy_of("a2", original="a1"))
    assert desk.counted() == {MatchOutcome.ALERT: 1, MatchOutcome.REPRINT: 1}
    await desk.news(report(article(revision=2, title="Retouched")))
    assert desk.counted() == {MatchOutcome.ALERT: 1, MatchOutcome.REPRINT: 1, MatchOutcome.RECAP: 1}
    await desk.news(with_confidence(report(article(revision=3)), 0.4))
    assert desk.counted()[MatchOutcome.UNSURE] == 1
    await desk.news(report(article(article_id="a3"), story="s3"), replay=True)
    assert desk.counted()[MatchOutcome.REPLAY] == 1
    assert len(desk.emitter.alerts) == 1
    (hour,) = await desk.store.withheld("w1", hour_of(NOW), NOW + timedelta(hours=1))
    assert hour.reports == {
        MatchOutcome.REPRINT: ("a2:1",),
        MatchOutcome.RECAP: ("a1:2",),
        MatchOutcome.UNSURE: ("a1:3",),
    }


def copy_of(article_id: str, original: str) -> Report:
    """A copy of another article's story."""
    return report(article(article_id=article_id)).model_copy(update={"original": original})


async def test_an_alert_is_kept_as_the_desk_s_whose_watch_it_is() -> None:
    desk = Desk(watch(), watch(watch_id="w2", desk="night-desk"))
    await desk.news(report())
    raised = {alert.watch_id: desk.store.desks[alert.alert_id] for alert in desk.emitter.alerts}
    assert raised == {watch().watch_id: "default", "w2": "night-desk"}
