"""Watches in memory: the index finds the same watches as a comparison with every watch."""

from collections.abc import Iterable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimwatch_contracts.criteria import FigureCondition, WatchedPlace
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import Measure
from services.watch.facts import ReportFacts
from services.watch.matching import match
from services.watch.watches import Watches
from tests.builders import article, report, watch
from tests.unit.watch.strategies import reports, watches

IDS = st.sampled_from(["w1", "w2", "w3", "w4", "w5"])
CHANGES = st.lists(st.tuples(IDS, st.none() | watches()), min_size=1, max_size=10)
"""What is put under an id one after the other; ``None`` for nothing."""


def plainly(asked: Iterable[Watch], filed: Report) -> list[str]:
    """The watches that a report concerns, by comparison with every watch."""
    facts = ReportFacts(filed)
    return sorted(watch.watch_id for watch in asked if watch.enabled and match(watch, facts) is not None)


def indexed(held: Watches, filed: Report) -> list[str]:
    """The same through the index."""
    return sorted(one.watch_id for one in held.concerned(ReportFacts(filed)))


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(CHANGES, reports())
def test_the_index_finds_what_a_look_at_every_watch_finds_after_every_change(
    changes: list[tuple[str, Watch | None]], filed: Report
) -> None:
    held, current = Watches(), dict[str, Watch]()
    for watch_id, asked in changes:
        if asked is None:
            held.discard(watch_id)
            current.pop(watch_id, None)
        else:
            current[watch_id] = asked.model_copy(update={"watch_id": watch_id})
            held.put(current[watch_id])
        assert indexed(held, filed) == plainly(current.values(), filed)
        assert len(held) == len(current)
    for watch_id in current:
        held.discard(watch_id)
    assert indexed(held, filed) == []


def test_what_a_removed_watch_was_found_by_is_forgotten() -> None:
    held = Watches()
    usual, other = watch(query="bodies raqqa"), watch(watch_id="w2", query="bodies title")
    held.put(usual)
    before = len(held.index)
    held.put(other)
    assert len(held.index) > before
    held.discard("w2")
    assert len(held.index) == before
    held.discard("w1")
    assert len(held.index) == 0


def test_a_watch_that_is_switched_off_is_not_held() -> None:
    held = Watches()
    held.put(watch())
    held.put(watch(enabled=False))
    assert len(held) == 0
    assert indexed(held, report()) == []


def test_a_held_watch_is_given_back_whole() -> None:
    asked = watch(
        places=(WatchedPlace(name="Around", lat=35.0, lon=39.0, radius_km=900.0), WatchedPlace(name="Raqqa")),
        topics=("mass-graves", "drones"),
        query='"were found" raqqa',
        figures=(FigureCondition(measure=Measure.BODIES_FOUND, at_least=1),),
        claimants=("Health Ministry",),
        channels=("c1",),
        minimum_confidence=0.5,
        beliefs=True,
    )
    held = Watches()
    held.put(asked)
    (found,) = held.concerned(ReportFacts(report()))
    assert found.whole() == asked


def test_few_of_many_watches_are_looked_at() -> None:
    held = Watches()
    for number in range(1_000):
        held.put(watch(watch_id=f"w{number}", topics=("mass-graves",), query=f"bodies nothing{number}"))
    held.put(watch(watch_id="w", topics=("mass-graves",), query="bodies"))
    assert len(held.candidates(ReportFacts(report()))) == 1
    assert len(held.candidates(ReportFacts(report(article(title="Nothing7"))))) == 2
