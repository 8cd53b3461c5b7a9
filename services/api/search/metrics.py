"""The metrics of the index, declared in the given registry."""

from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Gauge


@dataclass(frozen=True)
class SearchMetrics:
    """How far an index is behind."""

    complete: Gauge
    waiting: Gauge
    caught_up: Gauge


def search_metrics(registry: CollectorRegistry) -> SearchMetrics:
    """Declare the metrics in the registry."""
    return SearchMetrics(
        complete=Gauge("claimwatch_api_search_complete", "1 if the search index was made in full", registry=registry),
        waiting=Gauge(
            "claimwatch_api_search_waiting", "Documents that changed and are not in the index yet", registry=registry
        ),
        caught_up=Gauge(
            "claimwatch_api_search_caught_up_timestamp_seconds",
            "When the index last had all that was known to have changed",
            registry=registry,
        ),
    )
