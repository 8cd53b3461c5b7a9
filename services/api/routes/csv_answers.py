"""Whole lists as CSV, for callers who ask for ``text/csv``."""

import io
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Header, Query
from fastapi.responses import StreamingResponse

from services.api.cursors import MAX_LIMIT, Page, Window, decode
from services.api.ledger.tables import comma_separated

T = TypeVar("T")
CSV = "text/csv"
OR_CSV: dict[int | str, dict[str, Any]] = {
    200: {"description": "a page of the list, or with `text/csv` the whole list", "content": {CSV: {}}}
}


class Form(StrEnum):
    """The forms of a list."""

    JSON = "json"
    CSV = "csv"


def wants_csv(
    form: Annotated[Form | None, Query(alias="format", description="csv: the whole list as a table")] = None,
    accept: Annotated[str, Header(include_in_schema=False)] = "",
) -> bool:
    """Whether the caller asks for CSV: by ``format``, or else by naming it in ``Accept`` and not JSON."""
    return form is Form.CSV if form is not None else CSV in accept and "json" not in accept


WantsCsv = Annotated[bool, Depends(wants_csv)]


def csv_answer(
    name: str,
    columns: Sequence[str],
    read: Callable[[Window], Awaitable[Page[T]]],
    rows_of: Callable[[T], Iterable[dict[str, Any]]],
) -> StreamingResponse:
    """All pages of a list as one table, sent while they are read."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"', "Vary": "Accept"}
    return StreamingResponse(_lines(columns, read, rows_of), media_type=CSV, headers=headers)


async def _lines(
    columns: Sequence[str],
    read: Callable[[Window], Awaitable[Page[T]]],
    rows_of: Callable[[T], Iterable[dict[str, Any]]],
) -> AsyncIterator[str]:
    out = io.StringIO(newline="")
    write = comma_separated(out, columns)
    cursor: str | None = ""
    while cursor is not None:
        page = await read(Window(MAX_LIMIT, decode(cursor) if cursor else None))
        for item in page.items:
            for row in rows_of(item):
                write(row)
        yield out.getvalue()
        out.seek(0)
        out.truncate()
        cursor = page.next
