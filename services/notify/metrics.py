"""The notify service's metrics, declared together."""

from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3_600, 21_600, 86_400)


@dataclass(frozen=True)
class NotifyMetrics:
    """What becomes of alerts. ``channel_kind`` is webhook, email or unknown."""

    deliveries: Counter
    attempts: Counter
    attempt_seconds: Histogram
    delivered_after: Histogram
    in_flight: Gauge
    endpoints_disabled: Counter


def notify_metrics(registry: CollectorRegistry) -> NotifyMetrics:
    """Declare them."""
    kind = ["channel_kind"]
    return NotifyMetrics(
        deliveries=Counter(
            "claimwatch_notify_deliveries", "Deliveries of alerts that ended", [*kind, "outcome"], registry=registry
        ),
        attempts=Counter("claimwatch_notify_attempts", "Attempts made", [*kind, "outcome"], registry=registry),
        attempt_seconds=Histogram(
            "claimwatch_notify_attempt_seconds", "Time in one attempt", kind, registry=registry, buckets=SECONDS[:9]
        ),
        delivered_after=Histogram(
            "claimwatch_notify_delivered_after_seconds",
            "From the alert being raised to its delivery",
            kind,
            registry=registry,
            buckets=SECONDS,
        ),
        in_flight=Gauge("claimwatch_notify_in_flight_deliveries", "Deliveries being sent now", registry=registry),
        endpoints_disabled=Counter(
            "claimwatch_notify_endpoints_disabled", "Receivers that answered 410 Gone", registry=registry
        ),
    )
