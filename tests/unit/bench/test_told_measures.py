"""What is told of an article, judged against an analyst's record."""

from typing import Any

from bench.told.command import measures
from bench.told.gold import RecordedArticle
from bench.told.judging import judge

TEXT = "In Homs 31 people were killed, a medic said. Two districts were hit. In Homs 31 died, he said, and 12 fled."


def at(words: str, nth: int = 1) -> dict[str, int]:
    """The span of the nth occurrence of the words."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words)}


def recorded(words: str, value: int, kind: str, nth: int = 1, **more: object) -> dict[str, Any]:
    """A figure of the record, in Homs and by the medic."""
    usual = {"comparator": "exact", "place": "Homs", "source": "medic"}
    return {**at(words, nth), "value": value, "kind": kind, **usual, **more}


ARTICLE = RecordedArticle.model_validate(
    {
        "id": "1",
        "text": TEXT,
        "figures": [
            recorded("31", 31, "killed"),
            recorded("Two", 2, "other", noise=True, source=None),
            recorded("31", 31, "killed", nth=2, repeats=0),
            recorded("12", 12, "displaced"),
        ],
        "claims": [{**at("31 people were killed"), "claimant": "a medic", "must": True}],
    }
)


def counted(words: str, value: int, measure: str, nth: int = 1, claimant: str | None = "Medic") -> dict[str, Any]:
    """A figure as ``extract`` prints it."""
    bounds = {"min": None, "max": None, "comparator": "exact", "confidence": 0.9, "attribution": None}
    who = claimant and {"name": claimant, "text": claimant}
    return {**at(words, nth), "value": value, "measure": measure, **bounds, "claimant": who, "place": PLACE}


PLACE = {"name": "Homs", "text": "Homs"}


def told(*figures: dict[str, Any]) -> dict[str, Any]:
    """The measures if all these figures are told, and the first statement."""
    said = at("31 people were killed")
    statement = {
        "content": {"spans": [[said["start"], said["end"]]]},
        "claimant": {"name": "Medic", "text": "medic"},
        "confidence": 0.8,
    }
    news = [{"figure": index, "attribution": None} for index in range(len(figures))]
    extraction = {
        "figures": list(figures),
        "attributions": [statement],
        "news": [*news, {"figure": None, "attribution": 0}],
    }
    return measures([judge(ARTICLE, extraction)])["told"]


def test_what_is_right_new_and_wanted_is_useful() -> None:
    result = told(counted("31", 31, "killed"), counted("12", 12, "displaced"))
    assert (result["precision"], result["useful"], result["recall"], result["claims_recall"]) == (1, 1, 1, 1)


def test_noise_and_doubles_are_right_and_of_no_use() -> None:
    noise = counted("Two", 2, "other", claimant=None)
    result = told(counted("31", 31, "killed"), noise, counted("31", 31, "killed", nth=2))
    assert (result["precision"], result["useful"], result["recall"]) == (1, 1 / 3, 1 / 2)


def test_a_wrong_part_makes_a_figure_wrong() -> None:
    result = told(counted("31", 31, "wounded"), counted("12", 12, "displaced", claimant=None))
    assert (result["precision"], result["recall"]) == (0, 0)
    assert result["parts"] == {"value": 1, "comparator": 1, "measure": 0.5, "place": 1, "claimant": 0.5}


def test_what_no_record_has_is_invented() -> None:
    result = told({**counted("31", 31, "killed"), **at("said")})
    assert (result["invented_per_article"], result["precision"]) == (1, 0)
