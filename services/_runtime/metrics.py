"""The metrics of the runtime, declared in the given registry. Label values are bounded."""

from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge


@dataclass(frozen=True)
class RuntimeMetrics:
    """What happens to messages, the same for every service. Names are ``claimwatch_<service>_…``."""

    settled: Counter
    skipped: Counter
    dead_lettered: Counter
    retries: Counter
    commit_failures: Counter
    paused: Gauge
    last_settled: Gauge


def runtime_metrics(service: str, registry: CollectorRegistry) -> RuntimeMetrics:
    """Declare the metrics of one service."""
    prefix = f"claimwatch_{service}"
    return RuntimeMetrics(
        settled=Counter(f"{prefix}_messages_settled", "Messages done", ["group"], registry=registry),
        skipped=Counter(
            f"{prefix}_messages_skipped", "Messages sent back to another group", ["group"], registry=registry
        ),
        dead_lettered=Counter(
            f"{prefix}_messages_dead_lettered", "Messages given up", ["group", "error_class"], registry=registry
        ),
        retries=Counter(
            f"{prefix}_message_retries",
            "Messages put back to be tried again",
            ["group", "error_class"],
            registry=registry,
        ),
        commit_failures=Counter(
            f"{prefix}_commit_failures", "Offsets that could not be committed", ["group"], registry=registry
        ),
        paused=Gauge(f"{prefix}_paused_partitions", "Partitions waiting for a retry", ["group"], registry=registry),
        last_settled=Gauge(
            f"{prefix}_last_settled_timestamp_seconds", "When a message was last done", ["group"], registry=registry
        ),
    )


@dataclass(frozen=True)
class SweepMetrics:
    """What retention removed. The label ``what`` is the name of a sweep."""

    removed: Counter
    last_sweep: Gauge


def sweep_metrics(service: str, registry: CollectorRegistry) -> SweepMetrics:
    """Declare the metrics of one service that sweeps."""
    prefix = f"claimwatch_{service}_retention"
    return SweepMetrics(
        removed=Counter(f"{prefix}_removed", "Things no longer kept", ["what"], registry=registry),
        last_sweep=Gauge(
            f"{prefix}_last_sweep_timestamp_seconds", "When all that is no longer kept was removed", registry=registry
        ),
    )
