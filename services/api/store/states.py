"""Alerts by how far they have come, which stands in other documents than the alerts."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from claimwatch_contracts.acknowledgement import AlertState
from claimwatch_contracts.events import AlertRaised
from services._runtime.stored import Unreadable
from services.api.cursors import Page, Window, decode

MOST_READS = 50

Read = Callable[[Window], Awaitable[Page[AlertRaised]]]
StatesOf = Callable[[Sequence[str]], Awaitable[Mapping[str, AlertState]]]
"""The states of the alerts with these ids."""


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
