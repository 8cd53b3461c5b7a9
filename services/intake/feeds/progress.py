"""What a poll has done so far with the entries of a feed."""

from collections import Counter as Tally
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from services.intake.feeds.state import IncompleteEntry

MAX_SILENCES = 2


class Outcome(StrEnum):
    """What became of an entry in a poll. The first two are a receipt's words too."""

    ACCEPTED = "accepted"
    KNOWN = "known"
    UNUSABLE = "unusable"
    """It has no text that can be an article."""
    FAILED = "failed"
    """Its page could not be had; it is tried again."""
    WAITING = "waiting"
    """Its next try is still to come."""
    LEFT = "left"
    """The poll had no time or room for it; the next poll has."""


@dataclass
class Progress:
    """What became of a document's entries, so far. ``page_error`` is why the last missing page could not be had;
    ``silences`` counts the pages that a host did not give now.
    """

    tally: Tally[Outcome] = field(default_factory=Tally)
    incomplete: list[IncompleteEntry] = field(default_factory=list)
    page_error: str = ""
    is_called_off: bool = False
    silences: Tally[str] = field(default_factory=Tally)

    @property
    def taken(self) -> int:
        """How many entries were taken in hand."""
        return self.tally.total() - self.tally[Outcome.WAITING] - self.tally[Outcome.LEFT]

    @property
    def counts(self) -> dict[str, int]:
        """How many entries had each outcome."""
        return {outcome.value: count for outcome, count in self.tally.items()}

    def is_silent(self, url: str | None) -> bool:
        """Whether the host is to be left alone for the rest of the poll."""
        return self.silences[_host(url)] >= MAX_SILENCES

    def note_silence(self, url: str | None) -> None:
        """Remember that a page of the host could not be had now."""
        self.silences[_host(url)] += 1

    def flaw(self, entries: int) -> str | None:
        """What keeps the document from being handled whole."""
        without_page = self.tally[Outcome.FAILED] + self.tally[Outcome.WAITING]
        said = [
            f"{without_page} of {entries} entries not fetched{self.page_error and f', {self.page_error}'}",
            f"{self.tally[Outcome.UNUSABLE]} of {entries} entries lost",
            f"{self.tally[Outcome.LEFT]} of {entries} entries left for the next poll",
        ]
        counts = (without_page, self.tally[Outcome.UNUSABLE], self.tally[Outcome.LEFT])
        return "; ".join(text for text, count in zip(said, counts, strict=True) if count) or None


def _host(url: str | None) -> str:
    return urlsplit(url or "").netloc
