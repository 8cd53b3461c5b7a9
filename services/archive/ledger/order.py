"""The order of what is claimed: by publication, then by article, revision and place in the text."""

from collections.abc import Iterable
from datetime import datetime

from claimwatch_contracts.ledger import LedgerEntry

ArticleRevision = tuple[str, int]
"""The id of an article and the number of its revision."""
Position = tuple[datetime, str, int, int, str]


def position(entry: LedgerEntry) -> Position:
    """Where an entry stands among all entries. Two entries never stand at the same place."""
    return entry.given_at, entry.article_id, entry.revision, entry.evidence.start, entry.finding_id


def in_order(entries: Iterable[LedgerEntry]) -> list[LedgerEntry]:
    """The entries, each once, in order."""
    placed = {position(entry): entry for entry in entries}
    return [placed[place] for place in sorted(placed)]


def merged(
    before: Iterable[LedgerEntry], revision: ArticleRevision, entries: Iterable[LedgerEntry]
) -> list[LedgerEntry]:
    """The ledger after a report of that revision: its entries, if any, in place of those that it had, in order."""
    return in_order([*(e for e in before if (e.article_id, e.revision) != revision), *entries])
