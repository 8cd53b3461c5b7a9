"""What a report puts into the ledger, for the tests of it."""

from typing import Any

from claimwatch_contracts.ledger import LedgerEntry
from services.archive.ledger.entries import entries_of
from tests.ledger_builders import Writer


def put(writer: Writer, incident: str | None = "i1") -> list[LedgerEntry]:
    """The entries of a report, all of whose figures are of one incident."""
    report = writer.report()
    return list(entries_of(report, [incident] * len(report.figures)))


def one(text: str, words: str, value: float, who: str | None = "Mayor", **more: Any) -> LedgerEntry:
    """The only entry of an article with one figure."""
    (entry,) = put(Writer(text).counts(words, value, who, **more))
    return entry
