"""Every metric named in the rules and the dashboard is one that a service declares, and none is labelled by watch."""

import importlib
import json
import re

import yaml

from claimwatch_contracts.topics import SERVICES
from tests.unit.deploy.settings_classes import ROOT

METRIC = re.compile(r"\bclaimwatch_[a-z_]+\b(?!\[)")
PATTERN = re.compile(r'__name__=~"([^"]+)"')
RULES = ROOT / "deploy" / "prometheus" / "rules.yml"
DASHBOARD = ROOT / "deploy" / "grafana" / "dashboards" / "claimwatch.json"


def declared() -> dict[str, tuple[str, ...]]:
    """The samples each service can export, with their labels; constructing a service opens nothing."""
    found: dict[str, tuple[str, ...]] = {}
    for name in SERVICES:
        service = importlib.import_module(f"services.{name}.app").create_app()
        for metric in service.registry._collector_to_names:
            if hasattr(metric, "_labelnames"):
                found |= dict.fromkeys(service.registry._collector_to_names[metric], metric._labelnames)
    return found


def test_rules_and_dashboard_name_metrics_that_exist() -> None:
    rules = [rule["expr"] for group in yaml.safe_load(RULES.read_text())["groups"] for rule in group["rules"]]
    panels = [target["expr"] for panel in json.loads(DASHBOARD.read_text())["panels"] for target in panel["targets"]]
    expressions = [*rules, *panels]
    patterns = {pattern for expression in expressions for pattern in PATTERN.findall(expression)}
    named = {name for expression in expressions for name in METRIC.findall(PATTERN.sub("", expression))}
    assert len(named) + len(patterns) > 10
    assert named <= declared().keys()
    for pattern in patterns:
        assert any(re.fullmatch(pattern, name) for name in declared()), pattern


def test_no_metric_has_a_label_without_bounds() -> None:
    labels = {label for names in declared().values() for label in names}
    assert not labels & {"watch", "watch_id", "watch_name", "article", "article_id", "url", "channel_id"}


def test_prometheus_scrapes_every_service() -> None:
    config = yaml.safe_load((ROOT / "deploy" / "prometheus" / "prometheus.yml").read_text())
    (job,) = config["scrape_configs"]
    assert job["static_configs"][0]["targets"] == [f"{name}:8080" for name in SERVICES]
