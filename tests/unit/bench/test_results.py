"""The contents of a result file."""

import json
from datetime import date
from pathlib import Path

from bench.results import document, fingerprint, write


def test_a_result_has_date_versions_and_rounded_measures(tmp_path: Path) -> None:
    measures = {"f1": 2 / 3, "bins": [{"right": 1 / 3}]}
    result = document("figures", ["A text."], {"figures": 3}, measures, date(2030, 1, 2))
    assert (result["date"], result["versions"]["extractors"]) == ("2030-01-02", {"figures": 3})
    assert (result["f1"], result["bins"]) == (0.6667, [{"right": 0.3333}])
    assert result["gold"]["articles"] == 1
    write(tmp_path / "out.json", result)
    assert json.loads((tmp_path / "out.json").read_text("utf-8")) == result


def test_the_fingerprint_tells_texts_and_their_borders_apart() -> None:
    assert fingerprint(["a", "b"]) == fingerprint(["a", "b"])
    assert len({fingerprint(texts) for texts in (["a", "b"], ["b", "a"], ["ab"], ["a", "b", ""])}) == 4
