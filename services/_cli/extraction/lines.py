"""JSON Lines in, JSON Lines out, in the order they came, over several processes."""

import json
import sys
from collections.abc import Iterable
from functools import partial
from multiprocessing import get_context
from typing import TextIO

from pydantic import ValidationError
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from services._cli.extraction.article import Submitted, extract_article


def extract_lines(lines: Iterable[str], out: TextIO, *, workers: int, deadline_seconds: float) -> int:
    """Write what is found in each line's article; the number of lines that could not be read.

    Those are named on standard error with their number and reason, and the rest goes on.
    """
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    failed = 0
    columns = (SpinnerColumn(), TextColumn("articles"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("articles", total=None)
        for number, found, reason in _results(numbered, workers, deadline_seconds):
            if reason is not None:
                failed += 1
                print(f"line {number}: {reason}", file=sys.stderr)
            else:
                out.write(f"{found}\n")
                out.flush()
            progress.advance(task)
    return failed


def _results(
    numbered: Iterable[tuple[int, str]], workers: int, deadline_seconds: float
) -> Iterable[tuple[int, str | None, str | None]]:
    extract = partial(_extract, deadline_seconds)
    if workers == 1:
        yield from map(extract, numbered)
        return
    with get_context("spawn").Pool(workers) as pool:
        yield from pool.imap(extract, numbered)


def _extract(deadline_seconds: float, numbered: tuple[int, str]) -> tuple[int, str | None, str | None]:
    number, line = numbered
    try:
        article = Submitted.model_validate_json(line)
    except ValidationError as error:
        return number, None, "; ".join(": ".join([*map(str, e["loc"]), e["msg"]]) for e in error.errors())
    return number, json.dumps(extract_article(article, deadline_seconds), ensure_ascii=False), None
