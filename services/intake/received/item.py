"""Items of documents that are sent to us, whatever their format."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from services._runtime.errors import InvalidError
from services.intake.articles.addresses import InvalidUrlError, canonical_url
from services.intake.dates.reading import read_moment

USABLE = frozenset({"", "usable", "embargoed"})
CANCELED = frozenset({"canceled", "cancelled", "killed", "withdrawn"})


class BrokenDocumentError(InvalidError):
    """The document is in none of the formats, or is not whole; the message says why."""


class Status(StrEnum):
    """What the sender allows to be done with an item (the IPTC's NewsCodes for the publishing status)."""

    USABLE = "usable"
    WITHHELD = "withheld"
    """The item must not be published until its sender says otherwise."""
    CANCELED = "canceled"
    """The item must not be published any more."""


@dataclass(frozen=True)
class ReceivedItem:
    """A text that was sent. All versions of an item have the same ``guid``, which is empty if there is none.

    ``publisher`` is empty if the item names none. Until ``embargoed_until`` the item must not be published. ``note`` is
    what the sender says to editors. ``page_starts`` are the characters of ``text`` with which the pages of a PDF begin.
    ``authors`` are the names in the byline.
    """

    guid: str
    title: str
    text: str
    publisher: str = ""
    published_at: datetime | None = None
    language: str | None = None
    status: Status = Status.USABLE
    embargoed_until: datetime | None = None
    note: str = ""
    page_starts: tuple[int, ...] = ()
    authors: tuple[str, ...] = ()

    @property
    def url(self) -> str | None:
        """The item's address, if its ``guid`` is one."""
        try:
            return canonical_url(self.guid)
        except InvalidUrlError:
            return None


@dataclass(frozen=True)
class UnreadableItem:
    """An item of which no article can be made. ``name`` is its identifier or title, or empty."""

    name: str
    reason: str


def status_of(stated: str, embargo: str | None) -> tuple[Status, datetime | None]:
    """The status and the end of the embargo. ``embargo`` is ``None`` without one.

    An unknown status, and an embargo whose end is not stated or not readable, means that the item is withheld.
    """
    word = stated.strip().lower()
    if word in CANCELED:
        return Status.CANCELED, None
    until = read_moment(embargo, UTC) if embargo is not None else None
    is_open = word in USABLE and (embargo is None or until is not None) and not (word == "embargoed" and until is None)
    return (Status.USABLE if is_open else Status.WITHHELD), until
