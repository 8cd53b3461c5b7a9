"""The archive's metrics."""

from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter


@dataclass(frozen=True)
class ArchiveMetrics:
    """``filed`` counts reports that say something new, not parts that came again.

    It has the label ``outcome``: complete, or flagged if an extractor did not read the whole article.
    """

    filed: Counter
    erased: Counter


def archive_metrics(registry: CollectorRegistry) -> ArchiveMetrics:
    """Declare the metrics on the registry."""
    return ArchiveMetrics(
        filed=Counter("claimwatch_archive_reports_filed", "Reports filed", ["outcome"], registry=registry),
        erased=Counter("claimwatch_archive_reports_erased", "Reports erased on request", registry=registry),
    )
