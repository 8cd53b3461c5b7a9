"""Lists of alerts in a state: what a page has, where it ends, and that no alert is missed or comes twice."""

from collections.abc import Collection, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimwatch_contracts.acknowledgement import AlertState
from claimwatch_contracts.events import AlertRaised
from services.api.cursors import Page, Position, Window, decode, encode
from services.api.store.states import MOST_NAMED, MOST_READS, in_state, narrowed
from tests.builders import NOW
from tests.unit.notify.alerts import alert

ONE = alert("one")
SEVERAL = st.lists(st.sampled_from(AlertState), max_size=30)


class Shelf:
    """A list of alerts with their states."""

    def __init__(self, states: Sequence[AlertState]) -> None:
        self.alerts = [ONE.model_copy(update={"alert_id": f"a{number:03}"}) for number in range(len(states))]
        self.states = dict(zip((each.alert_id for each in self.alerts), states, strict=True))

    async def read(self, window: Window) -> Page[AlertRaised]:
        """A part of the list, in order."""
        start = 0 if window.after is None else 1 + int(window.after.id[1:])
        items = tuple(self.alerts[start : start + window.limit])
        more = start + window.limit < len(self.alerts)
        return Page(items, encode(Position(NOW, items[-1].alert_id)) if more else None)

    async def states_of(self, alert_ids: Sequence[str]) -> dict[str, AlertState]:
        """The states by id."""
        return {alert_id: self.states[alert_id] for alert_id in alert_ids}


@given(SEVERAL, st.sampled_from(AlertState), st.integers(1, 7))
async def test_the_pages_together_have_each_alert_of_the_state_once(
    states: list[AlertState], wanted: AlertState, limit: int
) -> None:
    shelf, found, window = Shelf(states), [], Window(limit)
    while True:
        page = await in_state(wanted, shelf.read, shelf.states_of, window)
        assert len(page.items) <= limit
        assert page.next is None or len(page.items) == limit, "a page is full, if there is more"
        found += [each.alert_id for each in page.items]
        if page.next is None:
            break
        window = Window(limit, decode(page.next))
    assert found == [alert_id for alert_id, state in shelf.states.items() if state is wanted]


async def test_a_page_ends_after_so_many_alerts_of_other_states_and_the_next_goes_on_there() -> None:
    shelf = Shelf([AlertState.FIRING] * MOST_READS + [AlertState.MUTED])
    page = await in_state(AlertState.MUTED, shelf.read, shelf.states_of, Window(1))
    assert (page.items, page.next is None) == ((), False)
    rest = await in_state(AlertState.MUTED, shelf.read, shelf.states_of, Window(1, decode(str(page.next))))
    assert [each.alert_id for each in rest.items] == [f"a{MOST_READS:03}"]


@pytest.mark.parametrize(
    ("state", "condition"),
    [
        (AlertState.ACKNOWLEDGED, {"_id": {"$in": ["a", "b"]}}),
        (AlertState.RESOLVED, {"_id": {"$in": ["c"]}}),
        (AlertState.FIRING, {"_id": {"$nin": ["a", "b", "c"]}}),
        (AlertState.MUTED, {"_id": {"$in": ["b", "d"]}}),
    ],
)
async def test_the_list_of_a_state_is_narrowed_to_the_few_that_can_be_in_it(
    state: AlertState, condition: dict[str, object]
) -> None:
    assert (
        await narrowed(state, _said({AlertState.ACKNOWLEDGED: "ba", AlertState.RESOLVED: "c"}), _muted("db"))
        == condition
    )


@pytest.mark.parametrize("state", AlertState)
async def test_a_list_is_not_narrowed_by_more_ids_than_a_database_is_asked_for(state: AlertState) -> None:
    many = [str(number) for number in range(MOST_NAMED + 1)]
    assert await narrowed(state, _said(dict.fromkeys(AlertState, many)), _muted(many)) == {}


def _said(ids: dict[AlertState, Sequence[str]]) -> Any:
    async def said(states: Collection[AlertState]) -> list[str]:
        return [identity for state in states for identity in ids[state]]

    return said


def _muted(ids: Sequence[str]) -> Any:
    async def muted() -> list[str]:
        return list(ids)

    return muted
