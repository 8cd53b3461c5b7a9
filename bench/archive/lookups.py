"""How look-ups grow with the reports that are stored."""

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any

from bench.archive.alone import stored_judge
from bench.archive.copies import Copies
from bench.archive.invented import Newsroom
from bench.timing import spread
from claimwatch_contracts.incident import Incident
from claimwatch_contracts.report import Report
from services._runtime.mongo import Database
from services.archive.incidents.growth import grown, opened
from services.archive.incidents.in_memory import InMemoryIncidents
from services.archive.incidents.traits import traits_of
from services.archive.judging.judge import Judge
from services.archive.ledger.entries import entries_of
from services.archive.ledger.in_memory import InMemoryEntries
from services.archive.stories.fingerprint import fingerprint
from services.archive.stories.in_memory import StoriesInMemory
from services.archive.stories.placing import placed

ASKED, WORDS = 100, 100
"""The look-ups that are timed, and the words of an invented article."""
KEPT = 1_000
"""The reports that are kept one after another in a database. Larger numbers are multiples of it."""


async def growth(
    sizes: Sequence[int], database: Database | None, each: Callable[[int], object]
) -> list[dict[str, Any]]:
    """Microseconds of each look-up after so many invented reports, in the database or in this process's memory.

    The reports are kept without being judged, each in the incident of its occurrence. In a database those beyond the
    first ``KEPT`` are copies of these. ``each`` is told their number.
    """
    room, known = Newsroom(words=WORDS), dict[str, Incident]()
    judge = (
        Judge(StoriesInMemory(), InMemoryIncidents(), InMemoryEntries()) if database is None else stored_judge(database)
    )
    measured, kept = [], 0
    copies = None if database is None else Copies(database)
    for size in sorted(sizes):
        for post in room.posts((size if copies is None else min(size, KEPT)) - kept, kept):
            await _keep(judge, post.joined(), known)
            kept += 1
            each(kept)
        if copies is not None and size > kept:
            async for number in copies.add(size // kept - 1):
                each((number + 1) * kept)
        measured.append({"stored": size, **await _lookups(judge, [p.joined() for p in room.posts(ASKED, kept)])})
    return measured


async def _keep(judge: Judge, report: Report, known: dict[str, Incident]) -> None:
    """Keep a report as an original, in the incident of the occurrence that its title names."""
    new, traits, title = fingerprint(report), traits_of(report), report.article.title
    await judge.stories.keep(replace(new, story=placed(new, [])))
    known[title] = grown(known[title], report, traits) if title in known else opened(report, traits)
    await judge.incidents.keep(known[title])
    incidents = [known[title].incident_id] * len(report.figures)
    await judge.entries.replace(report.article.article_id, entries_of(report, incidents))


async def _lookups(judge: Judge, reports: Sequence[Report]) -> dict[str, Any]:
    """Of each kind of look-up the microseconds, for reports that come next."""
    stories, incidents, entries, found = [], [], [], []
    for report in reports:
        new, traits = fingerprint(report), traits_of(report)
        stories.append(await _microseconds(lambda new=new: judge.stories.candidates(new)))  # type: ignore[misc]
        candidates = await judge.incidents.candidates(traits)
        incidents.append(await _microseconds(lambda traits=traits: judge.incidents.candidates(traits)))  # type: ignore[misc]
        if identities := [incident.incident_id for incident in candidates][:1]:
            entries.append(await _microseconds(lambda ids=identities: judge.entries.of_incidents(ids)))  # type: ignore[misc]
        found.append(len(tuple(candidates)))
    return {
        "stories": spread(stories),
        "incidents": spread(incidents),
        "entries of an incident": spread(entries),
        "incidents_found": sum(found) / len(found),
    }


async def _microseconds(ask: Callable[[], Awaitable[object]]) -> float:
    start = time.perf_counter()
    await ask()
    return (time.perf_counter() - start) * 1e6
