"""Makes an index of invented reports and searches it."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import median

from bench.archive.invented import Newsroom
from claimwatch_contracts.report import Report
from claimwatch_language.queries.parsing import parse_query
from services.api.cursors import Window
from services.api.search.asking import Question
from services.api.search.entries import Kind, Read
from services.api.search.index import SearchIndex
from services.api.search.of_reports import entries_of_report

AT_ONCE = 50
QUERIES = ("killed", "killed AND wounded NOT missing", '"on Monday"', "civil*", "source:police", "said", "absent")
"""Words of many of the reports, of all, and of none."""


@dataclass(frozen=True)
class Search:
    """One search: how much it found, and how long a page of 50 and the counts of all kinds took."""

    query: str
    kind: Kind
    found: int
    page_milliseconds: float
    counts_milliseconds: float


@dataclass(frozen=True)
class Measured:
    """An index and the searches in it. ``milliseconds_to_add`` are of processor time, for one report."""

    entries: int
    file_mb: float
    milliseconds_to_add: float
    searches: tuple[Search, ...]


def measured(reports: int, times: int) -> Measured:
    """The measures of so many reports, each search made so many times."""
    index = SearchIndex()
    invented = (post.joined() for post in Newsroom().posts(reports))
    seconds = 0.0
    while batch := list(islice(invented, AT_ONCE)):
        began = time.process_time()
        index.put(_read(batch))
        seconds += time.process_time() - began
    searches = [_searched(index, query, kind, times) for query in QUERIES for kind in (Kind.REPORT, Kind.FIGURE)]
    found = Measured(index.count(), index.size() / 1e6, seconds / max(reports, 1) * 1_000, tuple(searches))
    index.close()
    return found


def _read(reports: Sequence[Report]) -> Iterator[Read]:
    for report in reports:
        article = report.article
        yield Read("reports", report.report_id, "", entries_of_report(report), article.article_id, article.revision)


def _searched(index: SearchIndex, query: str, kind: Kind, times: int) -> Search:
    question = Question(kind, parse_query(query))
    page = median(_milliseconds(lambda: index.find(question, Window(50))) for _ in range(times))
    counts = median(_milliseconds(lambda: index.counts(question)) for _ in range(times))
    return Search(query, kind, index.counts(question)[kind], page, counts)


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1_000
