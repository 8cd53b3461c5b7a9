"""Watches in memory: the index finds the same watches as a comparison with every watch."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimwatch_contracts.base import Span, Surface
from claimwatch_contracts.criteria import Box, CriteriaGroup, FigureCondition, WatchedPlace
from claimwatch_contracts.documents import Watch
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import Measure
from services.watch.asking.matching import match
from services.watch.facts.facts import ReportFacts
from services.watch.holding.watches import Watches
from tests.builders import TEXT, article, place, report, watch
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


OPENED = Surface(text="Floodgates opened", spans=(Span(start=0, end=1),))
SAID = report().attributions[0].model_copy(update={"content": OPENED})
ISLAND = place(TEXT, "Raqqa", lat=-17.0, lon=-179.5)
ODD = report().model_copy(update={"attributions": (SAID,), "places": (ISLAND,)})
"""A statement of words that the text lacks, and an island just beyond the antimeridian."""


@pytest.mark.parametrize(
    ("criteria", "is_found"),
    [
        ({"query": "(bodies AND zzz) OR nothing"}, False),
        ({"query": "(bodies AND raqqa) OR nothing"}, True),
        ({"query": '"more than 40" OR zzz'}, True),
        ({"query": '"than more" OR "bodies than were"'}, False),
        ({"query": "title:bodies"}, False),
        ({"query": "text:title"}, False),
        ({"query": "content:floodgates"}, True),
        ({"query": "content:floodg* AND bod*"}, True),
        ({"query": "floodgates"}, False),
        ({"query": 'content:"opened floodgates"'}, False),
        ({"query": "content:bodies"}, False),
        ({"query": "content:floodgates", "minimum_confidence": 0.99}, False),
        ({"query": "NOT floodgates"}, True),
        ({"query": "NOT bodies"}, False),
        ({"query": "NOT zzz OR qqq"}, True),
        ({"any_of": CriteriaGroup(query="bodies zzz", topics=("drones",))}, False),
        ({"any_of": CriteriaGroup(query="bodies raqqa", topics=("drones",))}, True),
        ({"any_of": CriteriaGroup(query="NOT zzz", topics=("drones",))}, True),
        ({"none_of": CriteriaGroup(query="bodies"), "topics": ("mass-graves",)}, False),
        ({"none_of": CriteriaGroup(query="zzz"), "topics": ("mass-graves",)}, True),
        ({"places": (WatchedPlace(name="box", box=Box(south=-20, west=178, north=-15, east=-178)),)}, True),
        ({"places": (WatchedPlace(name="box", box=Box(south=-20, west=178, north=-15, east=179)),)}, False),
        ({"places": (WatchedPlace(name="box", box=Box(south=-20, west=-179.6, north=-15, east=-179.4)),)}, True),
        ({"publishers": ("the  COURIER",)}, True),
        ({"languages": ("fr", "en")}, True),
    ],
)
def test_the_index_finds_a_watch_where_its_keys_alone_would_mislead(criteria: dict[str, Any], is_found: bool) -> None:
    filed = ODD.model_copy(
        update={"attributions": tuple(each.model_copy(update={"confidence": 0.9}) for each in ODD.attributions)}
    )
    held, asked = Watches(), watch(**criteria)
    held.put(asked)
    assert indexed(held, filed) == (["w1"] if is_found else [])
    assert plainly([asked], filed) == indexed(held, filed)
