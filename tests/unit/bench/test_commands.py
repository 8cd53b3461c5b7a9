"""The commands, each on one invented article, as a user runs them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
TEXT = "The ministry said at least 30 people were wounded in Paris."
FIGURE = {"start": 27, "end": 29, "value": 30, "comparator": "at_least", "kind": "wounded"}
PLACE = {"start": 53, "end": 58, "lat": 48.85, "lon": 2.35, "geonames_id": 2988507}
ANNOTATIONS = (
    "T1\tSource 0 12\tThe ministry\nT2\tCue 13 17\tsaid\nT3\tContent 18 58\tat least …\nT4\tAttribution 13 17\tsaid\n"
    "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
)


def run(benchmark: str, gold: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", f"bench.{benchmark}", str(gold), "--no-peers", "--rounds", "0", *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def result(benchmark: str, gold: Path) -> Any:
    out = gold.parent / "result.json"
    finished = run(benchmark, gold, "--out", str(out))
    assert finished.returncode == 0, finished.stderr
    assert str(gold.parent) not in out.read_text("utf-8")
    return json.loads(out.read_text("utf-8"))["systems"]["claimwatch"]


def test_attribution(tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    for folder, name, content in (("text", "one.txt", TEXT), ("attributions", "one_a.ann", ANNOTATIONS)):
        (gold / folder).mkdir(parents=True)
        (gold / folder / name).write_text(content, "utf-8")
    assert result("attribution", gold)["end_to_end"]["f1"] == 1.0


def test_figures(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    figure = FIGURE | {"place": "Paris", "source": "the ministry"}
    gold.write_text(json.dumps({"id": "1", "text": TEXT, "figures": [figure], "traps": []}), "utf-8")
    assert result("figures", gold)["joint_with_place_and_claimant_f1"] == 1.0


def test_mentions(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "1", "text": TEXT, "places": [PLACE]}), "utf-8")
    assert result("mentions", gold)["id_accuracy_of_found"] == 1.0


def test_gold_that_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    finished = run("figures", tmp_path / "nowhere")
    assert finished.returncode == 2
    assert "gold data" in finished.stderr
    assert len(finished.stderr.splitlines()) == 1
