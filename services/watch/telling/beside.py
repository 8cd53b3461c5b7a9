"""What other claimants say of what a figure counts, as it stands in the figure's row after the report."""

from collections.abc import Iterator

from claimwatch_contracts.alert import AlertClaimant, Beside
from claimwatch_contracts.extraction import NamedClaimant
from claimwatch_contracts.ledger import Entry, Row
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_language.quantities import amount

MOST_BESIDE = 4
"""Other claimants' figures at most beside a figure."""


def beside(report: Report, figure: ReportedFigure, row: Row) -> tuple[Beside, ...]:
    """The figures of the row's other claimants that stand, the latest first."""
    own = {entry.claimant.key for entry in _own_entries(report, figure, row) if entry.claimant}
    own |= {figure.claimant.key} if figure.claimant else set()
    others = [
        (entry.claimant, entry)
        for entry in row.entries
        if entry.claimant and entry.claimant.key not in own and not entry.retracted
    ]
    return tuple(_beside(*other) for other in sorted(others, key=lambda other: other[1].given_at, reverse=True))


def claimant_of(claimant: NamedClaimant) -> AlertClaimant:
    """The claimant as an alert names it."""
    return AlertClaimant(key=claimant.key, name=claimant.name, kind=claimant.kind)


def _own_entries(report: Report, figure: ReportedFigure, row: Row) -> Iterator[Entry]:
    """The entries that were read from the figure; the ledger may know its claimant under another name."""
    for entry in row.entries:
        if entry.evidence.article_id == report.article.article_id and entry.evidence.start == figure.start:
            yield entry


def _beside(claimant: NamedClaimant, entry: Entry) -> Beside:
    denied = entry.factuality.is_denial
    return Beside(
        claimant=claimant_of(claimant),
        publisher=entry.evidence.publisher,
        summary=f"{claimant.name}{' denies' if denied else ':'} {amount(entry)}",
        denied=denied,
        comparator=entry.comparator,
        value=entry.value,
        min=entry.min,
        max=entry.max,
    )
