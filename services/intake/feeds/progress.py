"""The progress of one poll through the entries of a feed."""

from collections import Counter as Tally
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit

from services.intake.feeds.state import IncompleteEntry
from services.intake.feeds.tally import EntryTally

MAX_SILENCES = 2


class Outcome(StrEnum):
    """The outcome of an entry in a poll. The values of the first two are also those of a receipt's status."""

    ACCEPTED = "accepted"
    KNOWN = "known"
    ERASED = "erased"
    """The article was erased on request."""
    UNUSABLE = "unusable"
    """The entry has no text that can be an article."""
    FAILED = "failed"
    """The entry's page could not be fetched; the entry is tried again."""
    WAITING = "waiting"
    """It is too early for the entry's next try."""
    LEFT = "left"
    """The poll reached its limit before the entry; the next poll takes it."""


@dataclass
class Progress:
    """The outcomes of a document's entries so far.

    ``page_error`` says why the last missing page could not be fetched. ``silences`` counts unreachable pages by host.
    ``is_called_off``: the feed was changed, disabled or deleted during the poll. ``news`` are the moments of entries
    that were not seen before. ``became`` is what came of the entries that were tried.
    """

    tally: Tally[Outcome] = field(default_factory=Tally)
    incomplete: list[IncompleteEntry] = field(default_factory=list)
    page_error: str = ""
    is_called_off: bool = False
    silences: Tally[str] = field(default_factory=Tally)
    news: list[datetime] = field(default_factory=list)
    languages: Tally[str] = field(default_factory=Tally)
    became: EntryTally = field(default_factory=EntryTally)

    @property
    def language(self) -> str | None:
        """The language of most of the entries that were tried; ``None`` if none was tried."""
        return most_common(self.languages.elements())

    @property
    def taken(self) -> int:
        """How many entries were tried."""
        return self.tally.total() - self.tally[Outcome.WAITING] - self.tally[Outcome.LEFT]

    def is_silent(self, url: str | None) -> bool:
        """Whether the URL's host is left alone for the rest of the poll."""
        return self.silences[_host(url)] >= MAX_SILENCES

    def note_silence(self, url: str | None) -> None:
        """Count an unreachable page of the URL's host."""
        self.silences[_host(url)] += 1

    def note_submission(self, outcome: Outcome, *, is_first: bool) -> None:
        """Count what came of a submission. A later one of the same entry is no duplicate of the first."""
        taken, known = outcome is Outcome.ACCEPTED, outcome is Outcome.KNOWN and is_first
        self.became = self.became.plus(EntryTally(taken=int(taken), duplicates=int(known)))

    def note_loss(self, entry: IncompleteEntry, *, is_lost: bool) -> None:
        """Remember an entry that was lost or taken in part."""
        self.incomplete.append(entry)
        self.became = self.became.plus(EntryTally(lost=int(is_lost)))

    def flaw(self, entries: int) -> str | None:
        """Why the document is not handled whole, or ``None``. ``entries`` is the document's number of entries."""
        without_page = self.tally[Outcome.FAILED] + self.tally[Outcome.WAITING]
        reasons = [
            f"{without_page} of {entries} entries without their pages{self.page_error and f', {self.page_error}'}",
            f"{self.tally[Outcome.UNUSABLE]} of {entries} entries lost",
            f"{self.tally[Outcome.LEFT]} of {entries} entries left for the next poll",
        ]
        counts = (without_page, self.tally[Outcome.UNUSABLE], self.tally[Outcome.LEFT])
        return "; ".join(reason for reason, count in zip(reasons, counts, strict=True) if count) or None


def most_common(languages: Iterable[str | None]) -> str | None:
    """The language that occurs most often; ``None`` if there is none."""
    return next((language for language, _ in Tally(filter(None, languages)).most_common(1)), None)


def _host(url: str | None) -> str:
    return urlsplit(url or "").netloc
