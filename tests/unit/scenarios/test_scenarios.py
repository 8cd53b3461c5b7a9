"""Whole stories through archive and watch: what is new is told, and copies, background and games are not.

``wanted.json`` has for each watch the articles that it must or may be told; of all others it must not be told.
Everything in the articles is invented.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from services._cli.rehearse_command import app as rehearse

HERE = Path(__file__).parent
LEAST_TOLD, LEAST_RIGHT = 0.75, 0.9
"""Floors well below what is reached: a change of one rule must not fail on one article."""


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module", params=["cholera", "graves"])
def played(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folder of a story, and what the watches were told."""
    folder = HERE / request.param
    alerts = tmp_path_factory.mktemp(request.param) / "alerts.jsonl"
    arguments = [str(folder / "articles.jsonl"), str(folder / "watches.json"), "--alerts", str(alerts)]
    result = CliRunner().invoke(rehearse, [*arguments, "--workers", "1"])
    assert result.exit_code == 0, result.output
    return folder, alerts


@pytest.fixture
def told(played: tuple[Path, Path]) -> set[tuple[str, str]]:
    """The pairs of watch and article that were told."""
    return {(alert["watch"], alert["article"]) for alert in lines(played[1])}


@pytest.fixture
def wanted(played: tuple[Path, Path]) -> dict[tuple[str, str], str]:
    """What each pair of watch and article must or may be told."""
    by_watch = json.loads((played[0] / "wanted.json").read_text("utf-8"))
    return {(watch, article): how for watch, articles in by_watch.items() for article, how in articles.items()}


def relations(folder: Path) -> dict[str, str]:
    articles = lines(folder / "articles.jsonl")
    assert all(article["synthetic"] for article in articles)
    return {article["id"]: article["relation"] for article in articles}


def test_most_of_what_is_new_is_told(told: set[tuple[str, str]], wanted: dict[tuple[str, str], str]) -> None:
    must = {pair for pair, how in wanted.items() if how == "must"}
    assert len(must & told) >= LEAST_TOLD * len(must), sorted(must - told)


def test_nearly_all_that_is_told_is_new(told: set[tuple[str, str]], wanted: dict[tuple[str, str], str]) -> None:
    judged = {pair for pair in told if wanted.get(pair) != "may"}
    right = {pair for pair in judged if wanted.get(pair) == "must"}
    assert len(right) >= LEAST_RIGHT * len(judged), sorted(judged - right)


def test_no_copy_is_told(played: tuple[Path, Path], told: set[tuple[str, str]]) -> None:
    copies = {article for article, relation in relations(played[0]).items() if relation in ("reprint", "light_edit")}
    assert copies
    assert not copies & {article for _, article in told}


def test_first_reports_and_most_later_ones_are_told(played: tuple[Path, Path], told: set[tuple[str, str]]) -> None:
    of = relations(played[0])
    heard = {article for _, article in told}
    later = [article for article, relation in of.items() if relation in ("original", "update", "follow_up")]
    assert later
    assert sum(article in heard for article in later) >= LEAST_TOLD * len(later)
