"""Regular notes and notices of trouble, on fakes: who gets them, when, and once, whichever instance looks."""

from datetime import timedelta
from typing import Any

import pytest
from prometheus_client import CollectorRegistry

from claimwatch_contracts.deliveries import Notice
from claimwatch_contracts.documents import Feed
from claimwatch_contracts.schedule import Rhythm, Schedule
from claimwatch_contracts.vocabulary import MatchOutcome
from services._runtime.errors import TransientError
from services._runtime.kafka.backlog import Backlog
from services._runtime.stored import stored
from services.notify.leaving.planner import Planner
from services.notify.metrics import notify_metrics
from services.notify.noticing.observer import Observer
from services.notify.noticing.reading import last_period
from services.notify.noticing.store import NoticeStore
from services.notify.settings import NotifySettings
from services.watch.store import AlertStore
from tests.builders import NOW, watch
from tests.unit.notify.world import CHANNEL, World

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OPERATOR = CHANNEL.model_copy(update={"channel_id": "operator", "name": "operator", "system": True})
NOTED = CHANNEL.model_copy(update={"note": Schedule(rhythm=Rhythm.HOURLY), "updated_at": NOW - DAY})


class Station:
    """A world with any number of observers. ``backlogs`` is what the broker says, an error if it does not answer."""

    def __init__(self) -> None:
        self.world = World()
        self.backlogs: list[Backlog] | TransientError = []
        self.database: Any = self.world.database

    def observer(self) -> Observer:
        """One more instance."""
        world, metrics = self.world, notify_metrics(CollectorRegistry())
        planner = Planner(world.store, metrics, world.clock, world.sender.wake)
        notices = NoticeStore(self.database)
        return Observer(world.store, notices, planner, self._answer, NotifySettings(), metrics, world.clock)

    async def _answer(self) -> list[Backlog]:
        if isinstance(self.backlogs, TransientError):
            raise self.backlogs
        return self.backlogs

    async def put_feed(self, feed_id: str, enabled: bool = True, **state: Any) -> None:
        """A feed, and what intake wrote of it last."""
        feed = Feed.model_validate(
            {
                "feed_id": feed_id,
                "url": "https://courier.test/rss",
                "publisher": feed_id,
                "enabled": enabled,
                "created_at": NOW - 9 * DAY,
                "updated_at": NOW - 9 * DAY,
            }
        )
        await self.database["feeds"].insert_one({"_id": feed_id, **stored(feed)})
        await self.database["feed_states"].replace_one({"_id": feed_id}, {"_id": feed_id, **state}, upsert=True)

    def told(self, channel_id: str) -> list[Notice]:
        """What the channel was told, in order."""
        return [notice for delivery, notice in self.world.notices if delivery.channel_id == channel_id]


@pytest.fixture
async def station() -> Station:
    """A station with somebody who asks for trouble, and one who does not."""
    station = Station()
    await station.world.put(CHANNEL)
    await station.world.put(OPERATOR)
    return station


async def test_who_asks_is_told_when_a_feed_goes_quiet_or_a_service_lags_and_when_that_is_over(
    station: Station,
) -> None:
    await station.put_feed("The Herald", quiet_since=NOW - DAY)
    await station.put_feed("The Post", failures=9, last_ok_at=None)
    await station.put_feed("The Old", enabled=False, quiet_since=NOW - DAY)
    station.backlogs = [Backlog("watch-reports", "watch", 3, NOW - HOUR)]
    observer = station.observer()
    for _ in range(3):
        await observer.look()
        station.world.now += 2 * HOUR
    (notice,) = station.told("operator")
    assert notice.title == "Trouble: 3 new"
    assert {line.split(" since ")[0] for line in notice.lines} == {
        "New: watch lags (watch-reports)",
        "New: the feed of The Herald is quiet",
        "New: the feed of The Post cannot be read",
    }
    await station.database["feed_states"].replace_one({"_id": "The Herald"}, {"_id": "The Herald"})
    station.backlogs = []
    await observer.look()
    assert [each.title for each in station.told("operator")] == ["Trouble: 3 new", "Trouble: 2 over"]
    assert station.told("c1") == []


async def test_two_instances_tell_it_once(station: Station) -> None:
    await station.put_feed("The Herald", quiet_since=NOW - DAY)
    for observer in (station.observer(), station.observer()):
        await observer.look()
    assert len(station.told("operator")) == 1


async def test_an_observer_that_dies_before_it_stores_what_it_told_is_repeated_under_the_same_id(
    station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def die(*_: Any) -> None:
        raise ConnectionError

    await station.put_feed("The Herald", quiet_since=NOW - DAY)
    with monkeypatch.context() as patch:
        patch.setattr(NoticeStore, "keep", die)
        with pytest.raises(ConnectionError):
            await station.observer().look()
    station.world.now += 2 * HOUR
    await station.observer().look()
    assert len(station.told("operator")) == 1


async def test_a_broker_that_does_not_answer_is_told_after_a_while_and_feeds_meanwhile(station: Station) -> None:
    await station.put_feed("The Herald", quiet_since=NOW - DAY)
    station.backlogs = TransientError("away")
    observer = station.observer()
    await observer.look()
    station.world.now += 2 * HOUR
    await observer.look()
    assert ["broker" in "".join(each.lines) for each in station.told("operator")] == [False, True]


async def test_a_note_says_what_was_read_and_what_came_of_it_once_for_each_period(station: Station) -> None:
    await station.world.put(NOTED)
    await station.put_feed("The Herald", quiet_since=NOW - DAY)
    period = last_period(Schedule(rhythm=Rhythm.HOURLY), NOW)
    await station.database["watches"].insert_one({"_id": "w1", **stored(watch(channels=("c1",)))})
    await station.database["watches"].insert_one({"_id": "w2", **stored(watch(watch_id="w2", name="Rivers"))})
    filed = [period.since, period.until - timedelta(seconds=1), period.until]
    await station.database["reports"].insert_many(
        [{"_id": f"r{number}", "filed_at": moment} for number, moment in enumerate(filed)]
    )
    await station.database["alerts"].insert_one({"_id": "a1", "watch_id": "w1", "raised_at": period.since})
    await AlertStore(station.database).withhold("r1", {"w1": MatchOutcome.REPRINT}, period.since)
    for observer in (station.observer(), station.observer()):
        station.world.now += timedelta(minutes=2)
        await observer.look()
    (note,) = station.told("c1")
    assert note.title == "2 articles read, 1 alert; 1 trouble"
    assert "Graves: 1 alert; not told: 1 reprint" in note.lines
    assert not any("Rivers" in line for line in note.lines)
    assert any("The feed of The Herald is quiet since" in line for line in note.lines)
    station.world.now += HOUR
    await station.observer().look()
    assert [each.title for each in station.told("c1")][1:] == ["1 article read, 0 alerts; 1 trouble"]


async def test_a_note_after_nothing_was_read_says_that_this_may_be_breakage(station: Station) -> None:
    await station.world.put(NOTED)
    await station.observer().look()
    (note,) = station.told("c1")
    assert note.title == "0 articles read, 0 alerts"
    assert any("something is broken" in line for line in note.lines)
    assert note.lines[-1] == "No feed is quiet, and nothing lags."


@pytest.mark.parametrize("change", [{"updated_at": NOW}, {"enabled": False}, {"note": None}])
async def test_no_note_is_of_the_time_before_it_was_asked_for(station: Station, change: dict[str, Any]) -> None:
    await station.world.put(NOTED.model_copy(update=change))
    await station.observer().look()
    assert station.told("c1") == []


async def test_without_anybody_who_asks_nothing_is_looked_up() -> None:
    station = Station()
    await station.world.put(CHANNEL)
    station.backlogs = TransientError("must not be asked")
    await station.observer().look()
    assert station.database["troubles"].documents == {}


@pytest.mark.parametrize("rhythm", [Rhythm.HOURLY, Rhythm.DAILY, Rhythm.WEEKLY])
@pytest.mark.parametrize("quiet", [None, {"start": "21:00", "end": "07:00"}])
def test_periods_follow_one_another_without_a_gap(rhythm: Rhythm, quiet: Any) -> None:
    schedule = Schedule.model_validate({"rhythm": rhythm, "quiet": quiet, "time_zone": "Europe/Berlin"})
    moment, ends = NOW, []
    for _ in range(24 * 30):
        period = last_period(schedule, moment)
        assert period.since < period.until <= moment
        if not ends or ends[-1] != period.until:
            assert not ends or period.since == ends[-1]
            ends.append(period.until)
        moment += HOUR
    assert len(ends) > 3
