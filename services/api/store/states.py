"""Alerts by how far they have come, which stands in other documents than the alerts."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence

from claimwatch_contracts.acknowledgement import AlertState
from claimwatch_contracts.events import AlertRaised
from services._runtime.stored import Unreadable
from services.api.cursors import Page, Window, decode
from services.api.filters import Conditions

MOST_READS = 50
MOST_NAMED = 10_000
"""A list is narrowed to alerts by their ids, or to those without these ids, only if there are no more of them."""

Read = Callable[[Window], Awaitable[Page[AlertRaised]]]
SAID = (AlertState.ACKNOWLEDGED, AlertState.RESOLVED)
StatesOf = Callable[[Sequence[str]], Awaitable[Mapping[str, AlertState]]]
"""The states of the alerts with these ids."""


async def narrowed(
    state: AlertState,
    said: Callable[[Collection[AlertState]], Awaitable[Collection[str]]],
    muted: Callable[[], Awaitable[Collection[str]]],
) -> Conditions:
    """The condition on alerts that all of a state meet, and few others: so that a list of few alerts is read at once.

    ``said`` returns the ids of alerts of which somebody has said one of the states, ``muted`` those of which a delivery
    was muted; either one more than ``MOST_NAMED`` at most.
    """
    if state is AlertState.FIRING:
        ids, condition = await said(SAID), "$nin"
    else:
        ids, condition = await (muted() if state is AlertState.MUTED else said((state,))), "$in"
    return {} if len(ids) > MOST_NAMED else {"_id": {condition: sorted(ids)}}


async def in_state(state: AlertState, read: Read, states_of: StatesOf, window: Window) -> Page[AlertRaised]:
    """The page of a list with those alerts alone that are in a state.

    What is read at once are as many alerts as are still wanted, so that the page ends where a page of the list does.
    After ``MOST_READS`` it ends with what was found so far, which may be nothing.
    """
    found: list[AlertRaised] = []
    unreadable: list[Unreadable] = []
    after = window.after
    for _ in range(MOST_READS):
        page = await read(Window(window.limit - len(found), after))
        states = await states_of([alert.alert_id for alert in page.items])
        found += [alert for alert in page.items if states[alert.alert_id] is state]
        unreadable += page.unreadable
        if page.next is None or len(found) == window.limit:
            break
        after = decode(page.next)
    return Page(tuple(found), page.next, tuple(unreadable))
