"""Intake's metrics, declared together on an injected registry."""

from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge


@dataclass(frozen=True)
class IntakeMetrics:
    """The values of the label ``outcome`` are:

    for articles: accepted, known, refused, failed;
    for polls: ok, unchanged, flawed, failed;
    for entries: accepted, known, erased, unusable, failed;
    for page readings: unchanged, changed, gone, withdrawn, other, refused, failed.
    """

    articles: Counter
    feed_polls: Counter
    feed_entries: Counter
    feeds_failing: Gauge
    page_readings: Counter


def intake_metrics(registry: CollectorRegistry) -> IntakeMetrics:
    """Register intake's metrics."""
    return IntakeMetrics(
        articles=Counter("claimwatch_intake_articles", "Articles submitted", ["outcome"], registry=registry),
        feed_polls=Counter("claimwatch_intake_feed_polls", "Polls of feeds", ["outcome"], registry=registry),
        feed_entries=Counter(
            "claimwatch_intake_feed_entries",
            "Entries of polled feeds that were not seen before",
            ["outcome"],
            registry=registry,
        ),
        feeds_failing=Gauge(
            "claimwatch_intake_failing_feeds", "Enabled feeds whose last poll failed", registry=registry
        ),
        page_readings=Counter(
            "claimwatch_intake_page_readings", "Pages of articles read again", ["outcome"], registry=registry
        ),
    )
