"""Every metric named in the rules and the dashboard is one that a service exports, and none is labelled by watch.

Where promtool is installed, deploy/prometheus/rules_test.yml says too that each rule speaks when it should.
"""

import importlib
import json
import re
import shutil
import subprocess
from functools import cache

import pytest
import yaml

from claimwatch_contracts.deliveries import Outcome, State
from claimwatch_contracts.topics import SERVICES
from claimwatch_contracts.vocabulary import ExtractionStatus
from tests.unit.deploy.settings_classes import ROOT

METRIC = re.compile(r"\bclaimwatch_[a-z_]+")
PATTERN = re.compile(r'__name__=~"([^"]+)"')
LABEL_VALUE = re.compile(r'\b(?:status|outcome)!?="([^"]+)"')
PROMETHEUS = ROOT / "deploy" / "prometheus"
DASHBOARD = ROOT / "deploy" / "grafana" / "dashboards" / "claimwatch.json"
FASTSTREAM_LABELS = {"app_name", "broker", "handler", "destination", "exception_type"}
SUFFIXES = {"counter": ("_total",), "gauge": ("",), "histogram": ("_bucket", "_count", "_sum")}


@cache
def exported() -> dict[str, dict[str, tuple[str, ...]]]:
    """The samples that each service exports, with their labels; constructing a service opens nothing."""
    return {name: _samples(name) for name in SERVICES}


def _samples(service: str) -> dict[str, tuple[str, ...]]:
    registry = importlib.import_module(f"services.{service}.app").create_app().registry
    metrics = [metric for metric in registry._collector_to_names if hasattr(metric, "_labelnames")]
    return {f"{metric._name}{suffix}": metric._labelnames for metric in metrics for suffix in SUFFIXES[metric._type]}


def rules() -> list[dict[str, str]]:
    """The alerting rules."""
    return [
        rule for group in yaml.safe_load((PROMETHEUS / "rules.yml").read_text())["groups"] for rule in group["rules"]
    ]


def expressions() -> list[str]:
    """Every query of the rules and the dashboard."""
    panels = json.loads(DASHBOARD.read_text())["panels"]
    return [rule["expr"] for rule in rules()] + [target["expr"] for panel in panels for target in panel["targets"]]


def test_a_metric_named_in_full_is_exported() -> None:
    named = {name for expression in expressions() for name in METRIC.findall(PATTERN.sub("", expression))}
    assert named
    assert named <= {sample for samples in exported().values() for sample in samples}


def test_a_pattern_of_metrics_finds_one_in_every_service_it_is_meant_for() -> None:
    patterns = {pattern for expression in expressions() for pattern in PATTERN.findall(expression)}
    assert patterns
    for pattern in patterns:
        meant = ("attribution", "figures", "mentions") if "answers" in pattern else SERVICES
        found = [name for name, samples in exported().items() for sample in samples if re.fullmatch(pattern, sample)]
        assert found == [name for name in SERVICES if name in meant], pattern


def test_the_label_values_asked_for_are_words_of_ours() -> None:
    asked = {value for expression in expressions() for value in LABEL_VALUE.findall(expression)}
    assert asked
    assert asked <= {word.value for words in (ExtractionStatus, Outcome, State) for word in words}


def test_no_metric_has_a_label_without_bounds() -> None:
    labels = {label for samples in exported().values() for names in samples.values() for label in names}
    assert (
        labels
        <= {"group", "error_class", "outcome", "status", "kind", "channel_kind", "stage", "reason", "what"}
        | FASTSTREAM_LABELS
    )


def test_prometheus_scrapes_every_service() -> None:
    config = yaml.safe_load((PROMETHEUS / "prometheus.yml").read_text())
    (job,) = config["scrape_configs"]
    assert job["static_configs"][0]["targets"] == [f"{name}:8080" for name in SERVICES]


def test_each_rule_speaks_when_it_should() -> None:
    promtool = shutil.which("promtool")
    if promtool is None:
        pytest.skip("promtool is not installed")
    tested = subprocess.run([promtool, "test", "rules", PROMETHEUS / "rules_test.yml"], capture_output=True, text=True)
    assert tested.returncode == 0, tested.stdout + tested.stderr
