"""How the writes of a report grow with the reports that are stored."""

import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from bench.archive.invented import Newsroom
from bench.posts import Post
from bench.timing import spread
from claimwatch_contracts.judgement import Judgement
from services._runtime.clock import utc_now
from services._runtime.mongo import Database, Document
from services.archive.store.filing import Filing
from services.archive.store.reports import ReportStore

WRITTEN, WORDS, BATCH = 50, 100, 500
"""The reports whose writes are timed, the words of an invented article, and the documents that are stored at a time."""


async def writes_growth(sizes: Sequence[int], database: Database) -> list[dict[str, Any]]:
    """Microseconds of keeping one part of a report and of filing one, with so many reports in the collection.

    What is stored are copies of one filed report under other ids.
    """
    reports = ReportStore(database)
    await reports.prepare()
    posts = Newsroom(words=WORDS).posts(10**9)
    await _written(reports, next(posts))
    (filed,) = [document async for document in database["reports"].find()]
    measured, stored = [], 1
    for size in sorted(sizes):
        await _fill(database, _copies(filed, stored, size))
        times = [await _written(reports, post) for post in islice(posts, WRITTEN)]
        stored = size + WRITTEN
        parts = [part for each, _ in times for part in each]
        measured.append({"stored": size, "part": spread(parts), "file": spread([filing for _, filing in times])})
    return measured


def _copies(report: Document, first: int, last: int) -> Iterator[Document]:
    for number in range(first, last):
        yield report | {"_id": f"copy-{number}:1", "article_id": f"copy-{number}"}


async def _fill(database: Database, documents: Iterator[Document]) -> None:
    while batch := list(islice(documents, BATCH)):
        await database["reports"].insert_many(batch)


async def _written(reports: ReportStore, post: Post) -> tuple[list[float], float]:
    """Microseconds of keeping each part of a report, and of filing it."""
    answers = (post.attributions, post.figures, post.mentions)
    kept = [await _timed(lambda: reports.keep([post.article]))]
    kept += [await _timed(lambda answer=answer: reports.keep([answer])) for answer in answers]  # type: ignore[misc]
    report = post.joined()
    parts = await reports.parts(report.article.article_id, report.article.revision)
    if parts is None:
        raise RuntimeError(f"the report {report.report_id} has not all parts")
    filings = [Filing(report, Judgement(), parts.changes, parts.filed_at)]
    filed, filing = await _timed(lambda: reports.file(filings, utc_now()))
    return [taken for taken, _ in kept], filed if filing == [True] else float("nan")


async def _timed(ask: Callable[[], Awaitable[object]]) -> tuple[float, object]:
    start = time.perf_counter()
    answer = await ask()
    return (time.perf_counter() - start) * 1e6, answer
