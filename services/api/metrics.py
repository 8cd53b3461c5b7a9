"""The metrics of the api, declared in the given registry."""

from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge


@dataclass(frozen=True)
class StreamMetrics:
    """The metrics of the streams of live alerts."""

    clients: Gauge
    published: Counter
    cut_off: Counter


def stream_metrics(registry: CollectorRegistry) -> StreamMetrics:
    """Declare the metrics in the registry."""
    return StreamMetrics(
        clients=Gauge("claimwatch_api_stream_clients", "Connected clients of /alerts/stream", registry=registry),
        published=Counter("claimwatch_api_stream_alerts", "Alerts offered to the live clients", registry=registry),
        cut_off=Counter(
            "claimwatch_api_stream_clients_cut_off", "Live clients ended because they were too slow", registry=registry
        ),
    )


def amendments_erased(registry: CollectorRegistry) -> Counter:
    """Declare the counter of amendments that went with an erased article."""
    return Counter("claimwatch_api_amendments_erased", "Amendments of articles erased on request", registry=registry)
