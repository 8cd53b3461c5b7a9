"""What an update keeps of the article that it updates: sentences that say the same, however they are read in it."""

from collections.abc import Iterable

from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import StoryRelation
from claimwatch_language.normalising import normalised_words
from services.archive.ledger.amounts import is_same
from services.archive.ledger.statements import is_alike

_LONG = 40
"""Characters of a sentence that is hardly by chance the end of another one."""


class Kept:
    """The sentences of the article that a report updates, with what the ledger has of them; none if it updates none.

    A sentence around which a paragraph is put in may get another place or claimant from it. That is no news.
    """

    def __init__(self, report: Report, earlier: Iterable[LedgerEntry]) -> None:
        of = report.like if report.relation is StoryRelation.UPDATE else None
        own = [entry for entry in earlier if of is not None and entry.article_id == of]
        self._figures = [entry for entry in own if entry.quantity is not None]
        self._statements = [entry for entry in own if entry.claim is not None]

    def has_figure(self, entry: LedgerEntry) -> bool:
        """Whether the article gave the same number of the same in the same sentence."""
        return any(
            entry.stance is other.stance
            and entry.quantity is not None
            and other.quantity is not None
            and entry.quantity.measure is other.quantity.measure
            and is_same(entry.quantity, other.quantity)
            and _is_one(entry.evidence.quote, other.evidence.quote)
            for other in self._figures
        )

    def has_statement(self, entry: LedgerEntry) -> bool:
        """Whether the article had a sentence of nearly the same words with the same numbers, whoever said it."""
        return any(
            entry.stance is other.stance
            and set(entry.amounts) == set(other.amounts)
            and is_alike(normalised_words(entry.evidence.quote), normalised_words(other.evidence.quote))
            for other in self._statements
        )


def _is_one(sentence: str, other: str) -> bool:
    """Whether two sentences are one. An agency's dateline may stand before one of them."""
    short, long = sorted((normalised_words(sentence), normalised_words(other)), key=len)
    return long == short or (len(short) >= _LONG and long.endswith(short))
