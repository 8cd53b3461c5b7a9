"""Processor time and memory of matching reports with watches, by the index and by a look at every watch."""

import gc
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.timing import spread
from bench.watches.invented import World
from claimwatch_contracts.report import Report
from services.watch.asking.matching import criteria_of
from services.watch.facts.facts import ReportFacts
from services.watch.holding.watches import EntryAnswers, Shared, Watches, fires

PAGE_BYTES = 4_096
MORE = 1_000
"""The number of watches that are added to measure the cost of adding one."""
PLAIN_WATCHES, PLAIN_REPORTS = 10_000, 20
"""The numbers of watches and reports that are compared one by one. Times for more watches are extrapolated."""


@dataclass(frozen=True)
class Size:
    """The size of a measurement: numbers of watches, reports and rounds."""

    watches: int
    reports: int
    rounds: int


def measure(size: Size) -> dict[str, Any]:
    """The measures of one size. Call it in a process of its own, because memory is measured for the whole process."""
    world = World()
    reports = [world.report(index) for index in range(size.reports)]
    before = _resident_bytes()
    held = Watches()
    for index in range(size.watches):
        held.put(world.watch(index))
    gc.freeze()  # the service does so too
    memory = _resident_bytes() - before
    adding = _seconds_to_add(held, world, size.watches)
    rounds = [_round(held, reports) for _ in range(size.rounds)]
    concerned = [len(held.concerned(ReportFacts(report))) for report in reports]
    return {
        "watches": size.watches,
        "share_matched": sum(concerned) / len(reports) / size.watches,
        "reports_per_second": spread([len(reports) / seconds for seconds, _ in rounds]),
        "reports_per_second_facts_apart": spread([len(reports) / seconds for _, seconds in rounds]),
        "plain_reports_per_second": _plain_rate(held, world, reports[:PLAIN_REPORTS], size.watches),
        "candidates": sum(len(held.candidates(ReportFacts(report))) for report in reports) / len(reports),
        "bytes_per_watch": memory / size.watches,
        "microseconds_to_add_one": adding * 1e6,
    }


def _round(held: Watches, reports: Sequence[Report]) -> tuple[float, float]:
    """Seconds to find the watches of all reports, and to find them again when the facts are computed."""
    seconds = _seconds_to_find(held, map(ReportFacts, reports))
    facts = [ReportFacts(report) for report in reports]
    _seconds_to_find(held, facts)
    return seconds, _seconds_to_find(held, facts)


def _seconds_to_find(held: Watches, facts: Iterable[ReportFacts]) -> float:
    start = time.process_time()
    for facts_of_one in facts:
        held.concerned(facts_of_one)
    return time.process_time() - start


def _plain_rate(held: Watches, world: World, reports: Sequence[Report], watches: int) -> float:
    """Reports a second if every watch is compared.

    Raises:
        RuntimeError: this finds other watches than the index does.
    """
    entries = Shared()
    looked_at = [world.watch(number) for number in range(min(watches, PLAIN_WATCHES))]
    criteria = {watch.watch_id: criteria_of(watch, entries.make) for watch in looked_at}
    seconds = 0.0
    for report in reports:
        answers = EntryAnswers(facts := ReportFacts(report))
        start = time.process_time()
        plain = [watch_id for watch_id, own_criteria in criteria.items() if fires(own_criteria, answers)]
        seconds += time.process_time() - start
        indexed = {watch.watch_id for watch in held.concerned(facts)} & criteria.keys()
        if set(plain) != indexed:
            raise RuntimeError("the index does not find what a look at each watch finds")
    return len(reports) / (seconds * watches / len(looked_at))


def _seconds_to_add(held: Watches, world: World, first: int) -> float:
    """Processor seconds to add one watch. The added watches are removed again."""
    more = [world.watch(index) for index in range(first, first + MORE)]
    start = time.process_time()
    for watch in more:
        held.put(watch)
    seconds = time.process_time() - start
    for watch in more:
        held.discard(watch.watch_id)
    return seconds / MORE


def _resident_bytes() -> int:
    gc.collect()
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE_BYTES
