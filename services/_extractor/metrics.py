"""The metrics of an extractor, declared in the given registry."""

from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Histogram


@dataclass(frozen=True)
class ExtractorMetrics:
    """Names are ``claimwatch_<service>_…``. The label ``status`` is the status of the event."""

    answers: Counter
    seconds: Histogram


def extractor_metrics(service: str, registry: CollectorRegistry) -> ExtractorMetrics:
    """Declare the metrics of one service."""
    prefix = f"claimwatch_{service}"
    return ExtractorMetrics(
        answers=Counter(f"{prefix}_answers", "Articles answered", ["status"], registry=registry),
        seconds=Histogram(f"{prefix}_extraction_seconds", "Time in extraction", registry=registry),
    )
