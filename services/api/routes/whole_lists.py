"""Whole lists as a table or as JSON Lines, for callers who ask for one: all pages, sent while they are read."""

import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Generic, Literal, TypeVar

from fastapi import Depends, Header, Query
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from services.api.cursors import MAX_LIMIT, Page, Window, decode
from services.api.ledger.tables import comma_separated

T = TypeVar("T")
CSV = "text/csv"
LINES = "application/jsonl"
ALSO_LINES = ("application/x-ndjson", "application/x-jsonlines")
JSON = "json"
_ANY_FORM = "csv: the whole list as a table; jsonl: the whole list, a line each"
_LINES_ONLY = "jsonl: the whole list, a line each"


def _accepted(accept: str, forms: Sequence[str]) -> str:
    """The form that ``Accept`` names, unless it names JSON itself."""
    named = [each.partition(";")[0].strip().lower() for each in accept.split(",")]
    if "application/json" in named:
        return JSON
    by_type = {CSV: "csv", LINES: "jsonl", **dict.fromkeys(ALSO_LINES, "jsonl")}
    return next((by_type[each] for each in named if by_type.get(each) in forms), JSON)


def any_form(
    form: Annotated[Literal["json", "csv", "jsonl"] | None, Query(alias="format", description=_ANY_FORM)] = None,
    accept: Annotated[str, Header(include_in_schema=False)] = "",
) -> str:
    """The form that the caller asks for: by ``format``, or else by ``Accept``."""
    return form or _accepted(accept, ("csv", "jsonl"))


def lines_or_json(
    form: Annotated[Literal["json", "jsonl"] | None, Query(alias="format", description=_LINES_ONLY)] = None,
    accept: Annotated[str, Header(include_in_schema=False)] = "",
) -> str:
    """The form that the caller asks for of a list that is no table."""
    return form or _accepted(accept, ("jsonl",))


AnyForm = Annotated[str, Depends(any_form)]
LinesOrJson = Annotated[str, Depends(lines_or_json)]


_TEXT = {"schema": {"type": "string"}}
OR_LINES: dict[int | str, dict[str, Any]] = {
    200: {"description": "a page of the list, or as JSON Lines the whole list", "content": {LINES: _TEXT}}
}
OR_WHOLE: dict[int | str, dict[str, Any]] = {
    200: {"description": "a page of the list, or the whole list in another form", "content": {LINES: _TEXT, CSV: _TEXT}}
}
"""What lists answer besides JSON, for the OpenAPI document."""


@dataclass(frozen=True)
class WholeList(Generic[T]):
    """A list that is sent as a whole. ``name`` is that of the file.

    ``read`` reads a page. ``rows_of`` makes the rows of a table with these ``columns`` of an item.
    """

    name: str
    read: Callable[[Window], Awaitable[Page[T]]]
    columns: Sequence[str] = ()
    rows_of: Callable[[T], Iterable[dict[str, Any]]] = field(default=lambda _: ())

    def answer(self, form: str) -> StreamingResponse:
        """All pages in a form."""
        write = self._table() if form == "csv" else self._lines
        headers = {"Content-Disposition": f'attachment; filename="{self.name}.{form}"', "Vary": "Accept"}
        media_type = CSV if form == "csv" else LINES
        return StreamingResponse(self._pages(write), media_type=media_type, headers=headers)

    async def _pages(self, write: Callable[[Page[T]], str]) -> AsyncIterator[str]:
        cursor: str | None = ""
        while cursor is not None:
            page = await self.read(Window(MAX_LIMIT, decode(cursor) if cursor else None))
            yield write(page)
            cursor = page.next

    def _table(self) -> Callable[[Page[T]], str]:
        out = io.StringIO(newline="")
        write_row = comma_separated(out, self.columns)

        def write(page: Page[T]) -> str:
            for item in page.items:
                for row in self.rows_of(item):
                    write_row(row)
            written = out.getvalue()
            out.seek(0)
            out.truncate()
            return written

        return write

    def _lines(self, page: Page[T]) -> str:
        return "".join(f"{line}\n" for line in _lines_of(page))


def _lines_of(page: Page[Any]) -> Iterator[str]:
    """A line for each item; what cannot be read has its own, so that nothing is missing without a word."""
    for item in page.items:
        yield item.model_dump_json() if isinstance(item, BaseModel) else json.dumps(item)
    for each in page.unreadable:
        yield json.dumps({"unreadable": {"id": each.id, "reason": each.reason}})
