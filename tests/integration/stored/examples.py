"""What the examples of stored documents have in common."""

from datetime import timedelta
from typing import TypeVar

from claimwatch_contracts.access import Caller, Role
from claimwatch_contracts.base import Versioned
from claimwatch_contracts.desk import DEFAULT_DESK
from services._runtime.access.callers import NOBODY, enter
from services.api.cursors import Window
from services.api.store.documents import Documents
from tests.builders import NOW

ALL = Window(200)
DESKS = (DEFAULT_DESK, "night-desk")
M = TypeVar("M", bound=Versioned)
LATER = NOW + timedelta(days=3_650)


async def of_both_desks(documents: Documents[M]) -> list[M]:
    """What the api lists for the desks of the examples."""
    found: list[M] = []
    for desk in DESKS:
        enter(Caller(name="the test", role=Role.READER, desk=desk))
        page = await documents.page(ALL)
        assert not page.unreadable
        found += page.items
    enter(NOBODY)
    return found
