"""The benchmark of watches: the same world each time, and an index that agrees with a comparison with every watch."""

from bench.watches.invented import World
from bench.watches.measuring import Size, measure
from claimwatch_contracts.documents import Watch
from services.watch.asking.matching import match
from services.watch.facts.facts import ReportFacts


def test_the_world_is_the_same_each_time() -> None:
    first, second = World(), World()
    for number in range(5):
        assert first.report(number) == second.report(number)
        assert first.watch(number) == second.watch(number)
    assert first.report(1) != first.report(2)


def test_watches_of_every_sort_concern_some_of_the_reports() -> None:
    world = World()
    facts = [ReportFacts(world.report(number)) for number in range(40)]
    fired = [watch for watch in map(world.watch, range(2_000)) if any(match(watch, seen) for seen in facts)]
    assert 20 < len(fired) < 1_000
    assert all(
        any(getattr(watch, criterion) for watch in fired) for criterion in ("places", "topics", "query", "figures")
    )
    assert any(is_phrase(watch) for watch in fired)


def is_phrase(watch: Watch) -> bool:
    """Whether a watch has a phrase in its query."""
    return watch.query is not None and '"' in watch.query


def test_a_size_is_measured_and_the_index_held_to_a_look_at_each_watch() -> None:
    measures = measure(Size(watches=500, reports=25, rounds=2))
    assert measures["watches"] == 500
    assert 0 < measures["share_matched"] < 0.01
    assert measures["share_matched"] * 500 <= measures["candidates"] < 500
