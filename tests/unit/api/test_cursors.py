"""Reading a list by cursor gives every item of the beginning exactly once, even if items are added meanwhile."""

import base64
import contextlib
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.api.cursors import CursorError, Page, Position, decode, encode, page_of

TIMES = st.none() | st.datetimes(timezones=st.just(UTC))
POSITIONS = st.builds(Position, TIMES, st.text(max_size=40))
EDGES = [
    base64.urlsafe_b64encode(json.dumps(position).encode()).decode()
    for position in (
        ["0001-01-01T00:00:00+14:00", "x"],
        ["9999-12-31T23:59:59-14:00", "x"],
        ["2020-01-01T00:00:00+00:00", "\ud800"],
        [1e400, "x"],
        [None, {"$gt": ""}],
    )
]
MOMENTS = [datetime(2026, 1, day, tzinfo=UTC) for day in (1, 2, 3)]


@given(POSITIONS)
def test_a_position_survives_its_cursor(position: Position) -> None:
    assert decode(encode(position)) == position


@pytest.mark.parametrize(
    "cursor", ["%", "e30", "WzFd", "W251bGwsIDFd", "bm9uc2Vuc2U", "é", "WyIyMDI2LTAxLTAxIiwgImEiXQ", *EDGES]
)
def test_what_no_list_gave_out_is_refused(cursor: str) -> None:
    with pytest.raises(CursorError):
        decode(cursor)


@given(st.text())
def test_any_text_is_a_cursor_or_refused(cursor: str) -> None:
    with contextlib.suppress(CursorError):
        assert isinstance(decode(cursor), Position)


def order(position: Position) -> tuple[bool, float, str]:
    """The sort key of a list, in reverse: newest first, items without a time last, then ids descending."""
    return (position.time is not None, position.time.timestamp() if position.time else 0.0, position.id)


def read(items: set[Position], limit: int, after: str | None) -> Page[Position]:
    """The answer of a store: the items after the cursor, one more than requested."""
    after_cursor = [item for item in items if after is None or order(item) < order(decode(after))]
    ordered = sorted(after_cursor, key=order, reverse=True)
    return page_of(ordered[:limit], lambda item: item, more=len(ordered) > limit)


ITEMS = st.builds(Position, st.none() | st.sampled_from(MOMENTS), st.text("ab", min_size=1, max_size=4))


@given(st.sets(ITEMS, max_size=12), st.lists(ITEMS, max_size=8), st.integers(1, 5))
def test_no_gaps_and_no_doubles_while_items_come_in(start: set[Position], coming: list[Position], limit: int) -> None:
    items, newcomers = set(start), list(coming)
    seen: list[Position] = []
    cursor, at_end = None, False
    while not at_end:
        page = read(items, limit, cursor)
        assert len(page.items) <= limit
        seen += page.items
        cursor, at_end = page.next, page.next is None
        items |= {newcomers.pop()} if newcomers else set()
    assert len(seen) == len(set(seen))
    assert start <= set(seen)
