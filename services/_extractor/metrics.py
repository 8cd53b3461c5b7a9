"""An extractor's metrics, declared together on an injected registry."""

from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Histogram


@dataclass(frozen=True)
class ExtractorMetrics:
    """Names are ``claimwatch_<service>_…``. ``status`` of answers is that of their events."""

    answers: Counter
    seconds: Histogram


def extractor_metrics(service: str, registry: CollectorRegistry) -> ExtractorMetrics:
    """Declare them for one service."""
    prefix = f"claimwatch_{service}"
    return ExtractorMetrics(
        answers=Counter(f"{prefix}_answers", "Articles answered", ["status"], registry=registry),
        seconds=Histogram(f"{prefix}_extraction_seconds", "Time in extraction", registry=registry),
    )
