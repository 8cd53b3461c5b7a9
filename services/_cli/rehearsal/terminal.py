"""What both commands that play a corpus need of files and of the terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn, TextIO

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from services._cli.reasons import reason
from services._cli.rehearsal.corpus import RefusedCorpusError
from services._cli.rehearsal.reading import Extractions, read_extractions

COLUMNS = (TextColumn("articles"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())


@contextmanager
def opened(source: str) -> Iterator[TextIO]:
    """A file, or standard input for ``-``. What is wrong with it ends the command with status 2."""
    try:
        if source == "-":
            yield sys.stdin
        else:
            with Path(source).open(encoding="utf-8") as lines:
                yield lines
    except OSError as error:
        refuse(reason(error))
    except UnicodeDecodeError:
        refuse(f"{source}: not UTF-8")
    except RefusedCorpusError as error:
        refuse(str(error))


def extractions_of(source: str | None) -> Extractions:
    """The extractions of a file; none without a file."""
    if source is None:
        return {}
    with opened(source) as lines:
        return read_extractions(lines, source)


def require_writable(target: str | None, *inputs: str) -> None:
    """End the command with status 2 unless ``target`` can be written and is none of the files that are read."""
    if target is None or target == "-":
        return
    if any(Path(target).absolute() == Path(given).absolute() for given in inputs):
        refuse(f"{target}: it is read, and would be overwritten")
    try:
        with Path(target).open("a", encoding="utf-8"):
            pass
    except OSError as error:
        refuse(reason(error))


@contextmanager
def counted(total: int) -> Iterator[Callable[[], None]]:
    """While articles are played; call the result after each. On a terminal a bar shows how many are done."""
    with Progress(*COLUMNS, console=Console(stderr=True), disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("articles", total=total)
        yield lambda: progress.advance(task)


def refuse(reason: str) -> NoReturn:
    """End the command with status 2 and the reason."""
    typer.echo(reason, err=True)
    raise typer.Exit(2)
