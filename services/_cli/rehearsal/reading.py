"""The reports of a corpus before they are judged: read by several processes, or taken from a file."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from typing import Any

from pydantic import ValidationError

from claimwatch_contracts.events import ArticlePublished
from claimwatch_contracts.report import Report
from services._cli.extraction.article import read_report
from services._cli.extraction.printed import report_as_printed
from services._cli.rehearsal.corpus import Post, RefusedCorpusError

MANY = 10
"""The number of articles from which it is worth while to start processes."""

Extractions = Mapping[str, Mapping[str, Any]]
"""What ``claimwatch extract --jsonl`` printed, by the corpus's id of the article."""


def read_extractions(lines: Iterable[str], where: str) -> Extractions:
    """The extractions of a file, by the id of their article.

    Raises:
        RefusedCorpusError: a line is no JSON object with an ``id``, or is an article.
    """
    found: dict[str, Mapping[str, Any]] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
            found[str(item["id"])] = item
        except (json.JSONDecodeError, LookupError, TypeError) as error:
            raise RefusedCorpusError(f"{where}, line {number}: no JSON object with an id") from error
        if "text" in item:
            raise RefusedCorpusError(f"{where}, line {number}: an article, not what `extract --jsonl` printed of it")
    return found


def reports_of(
    posts: Sequence[Post], extractions: Extractions, *, workers: int, deadline_seconds: float
) -> Iterator[Report]:
    """The report of each post in order, as of a first revision.

    What stands in ``extractions`` is taken from there, the other posts are read.

    Raises:
        RefusedCorpusError: an extraction has another form than ``claimwatch extract --jsonl`` prints.
    """
    unread = [post.published for post in posts if post.id not in extractions]
    with _reading(unread, workers, deadline_seconds) as read:
        for post in posts:
            yield _taken(post, extractions[post.id]) if post.id in extractions else next(read)


@contextmanager
def _reading(articles: Sequence[ArticlePublished], workers: int, seconds: float) -> Iterator[Iterator[Report]]:
    """The reports of articles in order; the processes that read them end with the context."""
    read = partial(read_report, seconds=seconds)
    if workers == 1 or len(articles) < MANY:
        yield map(read, articles)
        return
    with get_context("spawn").Pool(workers) as pool:
        yield pool.imap(read, articles)


def _taken(post: Post, found: Mapping[str, Any]) -> Report:
    try:
        return report_as_printed(post.published, found)
    except (ValidationError, LookupError, TypeError, ValueError) as error:
        raise RefusedCorpusError(
            f"the extraction of {post.id} is not as `extract --jsonl` prints it: {error}"
        ) from error
