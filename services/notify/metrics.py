"""The notify service's metrics, declared together."""

from collections.abc import Iterable
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from claimwatch_contracts.deliveries import Delivery, Notification, State
from claimwatch_contracts.vocabulary import ChannelKind
from services.notify.answer import Answer
from services.notify.stages.decision import Decision

SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 3_600, 21_600, 86_400)


@dataclass(frozen=True)
class NotifyMetrics:
    """Notify's metrics. The label ``channel_kind`` is a ``ChannelKind`` or unknown, ``reason`` is a ``Reason``."""

    deliveries: Counter
    attempts: Counter
    attempt_seconds: Histogram
    delivered_after: Histogram
    in_flight: Gauge
    endpoints_disabled: Counter
    decisions: Counter
    deliveries_erased: Counter
    group_failures: Counter
    slow_silences: Counter
    troubles: Gauge

    def counted(self, decisions: Iterable[Decision]) -> Decision:
        """Count each decision by its reason, and return the last one. At least one decision is required."""
        made = tuple(decisions)
        for decision in made:
            self.decisions.labels(decision.reason.stage.value, decision.reason.value).inc()
        return made[-1]

    def attempted(self, kind: ChannelKind, answer: Answer, seconds: float) -> None:
        """Count an attempt and how long it took."""
        self.attempt_seconds.labels(kind.value).observe(seconds)
        self.attempts.labels(kind.value, answer.outcome.value).inc()

    def ended(self, delivery: Delivery, notification: Notification) -> None:
        """Count a delivery of alerts that is no longer pending, and the time since its first alert was raised."""
        if not delivery.is_of_alerts:
            return
        self.deliveries.labels(delivery.channel_kind, delivery.state.value).inc()
        if delivery.state is State.DELIVERED:
            raised_at = min(alert.raised_at for alert in notification.alerts)
            waited = delivery.attempts[-1].at - raised_at
            self.delivered_after.labels(delivery.channel_kind).observe(waited.total_seconds())


def notify_metrics(registry: CollectorRegistry) -> NotifyMetrics:
    """Register notify's metrics."""
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
            "claimwatch_notify_endpoints_disabled",
            "Receivers that answered 410 Gone or failed for days",
            registry=registry,
        ),
        decisions=Counter(
            "claimwatch_notify_decisions",
            "Decisions of the stages that a notification passes",
            ["stage", "reason"],
            registry=registry,
        ),
        deliveries_erased=Counter(
            "claimwatch_notify_deliveries_erased",
            "Deliveries that lost what quoted an article that was erased on request",
            registry=registry,
        ),
        group_failures=Counter(
            "claimwatch_notify_group_failures",
            "Groups whose alerts could not leave because of a bug; they are tried again",
            registry=registry,
        ),
        slow_silences=Counter(
            "claimwatch_notify_slow_silences",
            "Notifications for which a silence took too long to compare, and muted nothing",
            registry=registry,
        ),
        troubles=Gauge(
            "claimwatch_notify_troubles",
            "Feeds that are quiet or cannot be read, and groups that lag, at the last look",
            registry=registry,
        ),
    )
