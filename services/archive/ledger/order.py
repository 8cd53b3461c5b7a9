"""The order of what is claimed: by publication, then by article, revision and place in the text."""

from collections.abc import Iterable
from datetime import datetime

from claimwatch_contracts.ledger import LedgerEntry

Position = tuple[datetime, str, int, int, str]


def position(entry: LedgerEntry) -> Position:
    """Where an entry stands among all entries. Two entries never stand at the same place."""
    return entry.given_at, entry.article_id, entry.revision, entry.evidence.start, entry.finding_id


def in_order(entries: Iterable[LedgerEntry]) -> list[LedgerEntry]:
    """The entries, each once, in order."""
    placed = {position(entry): entry for entry in entries}
    return [placed[place] for place in sorted(placed)]


def merged(before: Iterable[LedgerEntry], entries: Iterable[LedgerEntry]) -> list[LedgerEntry]:
    """The ledger after a report: its entries in place of those of the same article revision, in order."""
    new = list(entries)
    replaced = {(entry.article_id, entry.revision) for entry in new}
    return in_order([*(e for e in before if (e.article_id, e.revision) not in replaced), *new])
