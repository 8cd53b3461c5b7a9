"""docs/incidents.md shows what the commands print for the articles of docs/examples."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from claimwatch_contracts.amendment import Amends
from claimwatch_contracts.vocabulary import Grade, StoryRelation
from services._cli.rehearse_command import app as rehearse
from services._cli.stories_command import app as stories
from services.api.requests import AmendmentRequest

DOCS = Path(__file__).parents[3] / "docs"
PAGE = (DOCS / "incidents.md").read_text("utf-8")
ARTICLES, WATCHES = str(DOCS / "examples" / "articles.jsonl"), str(DOCS / "examples" / "watches.json")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", PAGE, flags=re.MULTILINE | re.DOTALL)
COMMANDS, PLACED, TOLD, ROW, CALLS = (text for _, text in BLOCKS)


def lines(text: str) -> list[dict[str, Any]]:
    """JSON Lines."""
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The alerts and the ledger of the examples."""
    folder = tmp_path_factory.mktemp("rehearsed")
    alerts, ledger = folder / "alerts.jsonl", folder / "ledger.jsonl"
    files = ["--alerts", str(alerts), "--ledger", str(ledger), "--workers", "1"]
    result = CliRunner().invoke(rehearse, [ARTICLES, WATCHES, *files])
    assert result.exit_code == 0, result.output
    return lines(alerts.read_text("utf-8")), lines(ledger.read_text("utf-8"))


def test_the_stories_on_the_page_are_those_of_the_examples() -> None:
    result = CliRunner().invoke(stories, [ARTICLES, "--workers", "1"])
    assert result.exit_code == 0, result.output
    columns = [[line[name] for name in ("id", "relation", "original", "similarity")] for line in lines(result.stdout)]
    printed = [" ".join(f"{cell:g}" if isinstance(cell, float) else cell for cell in row if cell) for row in columns]
    assert [" ".join(line.split()) for line in PLACED.splitlines()] == printed


def test_the_news_on_the_page_are_those_that_the_watch_is_told(
    rehearsed: tuple[list[dict[str, Any]], list[dict[str, Any]]],
) -> None:
    alerts, _ = rehearsed
    told = [f"{alert['article']}: {item['kind']}: {item['summary']}" for alert in alerts for item in alert["items"]]
    assert TOLD.splitlines() == told


def test_the_row_on_the_page_is_in_the_ledger(
    rehearsed: tuple[list[dict[str, Any]], list[dict[str, Any]]],
) -> None:
    shown = json.loads(ROW)
    (row,) = (row for row in rehearsed[1] if row["place"] == shown["place"] and row["population"] is None)
    assert shown == {name: row[name] for name in shown}


def test_the_correction_on_the_page_is_one() -> None:
    (body,) = re.findall(r"-d '(.*?)'$", CALLS, flags=re.MULTILINE | re.DOTALL)
    request = AmendmentRequest.model_validate_json(body)
    assert request.correction.kind is Amends.FIGURE


def test_the_page_explains_every_relation_grade_and_kind_of_amendment() -> None:
    explained = set(re.findall(r"^\| `(\w+)` \|", PAGE, flags=re.MULTILINE))
    assert explained == {*StoryRelation, *Grade, *Amends}
