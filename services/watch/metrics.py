"""The watch service's metrics, declared together."""

from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

SECONDS = (0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5)


@dataclass(frozen=True)
class WatchMetrics:
    """The label ``outcome`` is a ``MatchOutcome``; ``kind`` is the kind of an alert's first news item."""

    matches: Counter
    alerts_raised: Counter
    alerts_erased: Counter
    matching_seconds: Histogram
    watches: Gauge


def watch_metrics(registry: CollectorRegistry) -> WatchMetrics:
    """Declare the metrics in the registry."""
    return WatchMetrics(
        matches=Counter(
            "claimwatch_watch_matches",
            "Watches that a report concerned, by what came of it: an alert, or why none",
            ["outcome"],
            registry=registry,
        ),
        alerts_raised=Counter("claimwatch_watch_alerts_raised", "Alerts raised", ["kind"], registry=registry),
        alerts_erased=Counter(
            "claimwatch_watch_alerts_erased", "Alerts about articles that were erased on request", registry=registry
        ),
        matching_seconds=Histogram(
            "claimwatch_watch_matching_seconds",
            "Time to find the watches that a report concerns",
            registry=registry,
            buckets=SECONDS,
        ),
        watches=Gauge("claimwatch_watch_watches", "Watches in memory, those switched off left out", registry=registry),
    )
