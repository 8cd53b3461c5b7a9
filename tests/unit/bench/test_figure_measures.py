"""Which predictions of figures count, and their measures."""

from typing import Any

import pytest

from bench.figures.agreement import FoundFigure
from bench.figures.gold import Passage
from bench.figures.judging import judge
from bench.figures.measures import full_measures, non_figures, reliabilities, value_measures
from bench.gold_lines import read_lines

FIGURE = {"value": 30, "comparator": "at_least", "kind": "wounded", "place": "Elmport", "source": None}
PASSAGE = Passage.model_validate(
    {
        "id": "1",
        "text": "On 4 May at least 30 were wounded in Elmport, 12 perhaps, aged 7.",
        "figures": [
            {"start": 18, "end": 20, **FIGURE},
            {"start": 46, "end": 48, **FIGURE, "value": 12, "optional": True},
        ],
        "traps": [{"start": 3, "end": 4, "type": "date"}, {"start": 63, "end": 64, "type": "age"}],
    }
)
RIGHT = FoundFigure(18, 20, 30.0, None, None, "at_least", "wounded", "Elmport", None, 0.9)


def test_a_figure_read_whole_is_right_in_everything() -> None:
    results = full_measures([judge(PASSAGE, [RIGHT])])
    assert results["span"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert results["accuracy"] == {"comparator": 1.0, "measure": 1.0, "place": 1.0, "claimant": 1.0}
    assert results["joint_with_place_and_claimant_f1"] == 1.0


def test_a_number_that_is_none_counts_against_and_an_optional_figure_does_not() -> None:
    judged = [judge(PASSAGE, [FoundFigure(3, 4, 4.0), RIGHT, FoundFigure(46, 48, 12.0)])]
    assert value_measures(judged)["span"]["precision"] == 0.5
    assert value_measures(judged)["non_figures_taken_in"] == 1
    assert non_figures(judged) == {"date": 1}


def test_a_figure_cut_in_two_is_found_once() -> None:
    judged = judge(PASSAGE, [FoundFigure(18, 19, 3.0), FoundFigure(19, 20, 0.0)])
    assert [verdict.matched for verdict in judged.verdicts] == [True, False]


def test_a_wrong_place_spoils_only_the_whole() -> None:
    wrong = FoundFigure(18, 20, 30.0, None, None, "at_least", "wounded", "Oakfield", None, 0.9)
    results = full_measures([judge(PASSAGE, [wrong])])
    assert (results["joint_f1"], results["joint_with_place_and_claimant_f1"]) == (1.0, 0.0)


def test_confidence_is_held_against_value_and_against_all() -> None:
    unmeasured = FoundFigure(18, 20, 30.0, None, None, "at_least", "killed", None, None, 0.6)
    results = reliabilities([judge(PASSAGE, [unmeasured])])
    assert results["value"]["bins"][0]["right"] == 1.0
    assert results["joint"]["bins"][0]["right"] == 0.0


def test_a_line_that_is_no_passage_is_named_by_its_number(tmp_path: Any) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(PASSAGE.model_dump_json(by_alias=False) + "\n", "utf-8")
    with pytest.raises(ValueError, match="line 1: figures"):
        read_lines(path, Passage, None)
    path.write_text('\n{"id": 7, "text": "None.", "figures": []}\n{"id": 8}\n', "utf-8")
    assert [passage.id for passage in read_lines(path, Passage, 1)] == ["7"]
