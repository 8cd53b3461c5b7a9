"""The archive's metrics, declared together on an injected registry."""

from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter


@dataclass(frozen=True)
class ArchiveMetrics:
    """``outcome`` of reports: complete, or flagged where an extractor could not read all of the article."""

    filed: Counter


def archive_metrics(registry: CollectorRegistry) -> ArchiveMetrics:
    """Declare them."""
    return ArchiveMetrics(
        filed=Counter("claimwatch_archive_reports_filed", "Reports filed", ["outcome"], registry=registry)
    )
