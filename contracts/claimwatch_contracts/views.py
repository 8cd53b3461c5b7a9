"""Views: what somebody chose on a page, kept by a desk under a name."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from claimwatch_contracts.base import Instant, Versioned
from claimwatch_contracts.desk import DEFAULT_DESK, DeskName

MAX_VIEWS = 1_000


class ViewedPage(StrEnum):
    """A page whose filters can be kept."""

    ALERTS = "alerts"
    SEARCH = "search"
    LEDGER = "ledger"
    MAP = "map"


FilterName = Annotated[str, Field(pattern=r"^[a-z][a-z_]{0,39}$")]
FilterValue = Annotated[str, Field(min_length=1, max_length=2_000)]
Chosen = Annotated[dict[FilterName, FilterValue], Field(max_length=20)]
"""The filters by name, as the page's address has them. A page passes over what it does not know."""


class View(Versioned):
    """What was chosen on a page, under a name that the desk gave it. Written and read by ``api``.

    There are at most ``MAX_VIEWS``.
    """

    VERSION: ClassVar[int] = 1

    view_id: str
    desk: DeskName = DEFAULT_DESK
    name: Annotated[str, Field(min_length=1, max_length=200)]
    page: ViewedPage
    chosen: Chosen
    created_at: Instant
    updated_at: Instant
