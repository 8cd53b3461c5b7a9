"""What a topic of one's own may be, and that what is built in is written by the same rules."""

from typing import Any

import pytest
from pydantic import ValidationError

from claimwatch_contracts.documents import MAX_PHRASES, Topic
from claimwatch_contracts.taxonomy.built_in import built_in_topics
from claimwatch_contracts.taxonomy.terms import TermError, count_spellings, spelled_out
from tests.builders import NOW


def topic(**fields: Any) -> Topic:
    """A topic with these fields."""
    usual = {"key": "river-dams", "name": "River dams", "terms": ["dam"], "created_at": NOW, "updated_at": NOW}
    return Topic.model_validate(usual | fields)


@pytest.mark.parametrize(
    ("term", "phrases"),
    [
        ("mass grave", ["mass grave"]),
        ("[a|the] dam", ["a dam", "the dam"]),
        ("bombed [the|] [clinic|dam]", ["bombed the clinic", "bombed the dam", "bombed clinic", "bombed dam"]),
        ("dam[s|]", ["dams", "dam"]),
        ("[dam|dam]", ["dam"]),
        ("C+ (grade)", ["C+ (grade)"]),
        ("سد", ["سد"]),
    ],
)
def test_a_term_stands_for_each_of_its_choices(term: str, phrases: list[str]) -> None:
    assert spelled_out(term) == phrases
    assert count_spellings(term) >= len(phrases)


@pytest.mark.parametrize(
    ("term", "why"),
    [
        ("the [clinic|dam", "a bracket or a bar that stands alone"),
        ("the clinic|dam", "a bracket or a bar that stands alone"),
        ("[the [old|new] dam|clinic]", "a bracket or a bar that stands alone"),
        ("[the|]", "may stand for '', which does not begin with a letter or digit"),
        ("?!", "may stand for '?!'"),
        ("#dam", "may stand for '#dam'"),
        (" ", "may stand for ''"),
        ("[a|b]" * 8, "stands for more than 200 phrases"),
        ("[a|b]" * 40, "stands for more than 200 phrases"),
    ],
)
@pytest.mark.parametrize("field", ["terms", "exclusions"])
def test_a_term_that_nobody_can_look_for_is_refused_by_its_name(field: str, term: str, why: str) -> None:
    with pytest.raises(ValidationError) as refused:
        topic(**{field: ["dam", term]})
    (error,) = refused.value.errors()
    assert error["loc"] == (field, 1)
    assert f"the term {term!r}" in error["msg"]
    assert why in error["msg"]


def test_a_term_error_is_a_value_error_for_those_who_spell_out_unchecked() -> None:
    with pytest.raises(TermError, match="'#dam'"):
        spelled_out("#dam")


@pytest.mark.parametrize(
    "fields",
    [
        {"terms": []},
        {"terms": ["word"] * 101},
        {"terms": ["x" * 201]},
        {"terms": ["[a|b|c|d|e|f|g|h|i|j] [k|l|m|n|o|p|q|r|s|t]"] * 3},
        {"exclusions": ["[a|b|c|d|e|f|g|h|i|j] [k|l|m|n|o|p|q|r|s|t]"] * 3},
        {"name": ""},
        {"key": "River Dams"},
        {"key": "-dams"},
        {"key": "a" * 101},
    ],
)
def test_what_a_topic_can_hold_is_limited(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        topic(**fields)


def test_a_topic_at_the_limit_is_taken() -> None:
    assert sum(map(count_spellings, topic(terms=["[a|b] dam"] * 100).terms)) == MAX_PHRASES


def test_built_in_topics_are_written_by_the_same_rules() -> None:
    for key, built_in in built_in_topics().items():
        for term in (*built_in.terms, *built_in.exclusions):
            assert spelled_out(term), term
        assert topic(key=key, name=built_in.name).key == key
    assert built_in_topics()["mass-graves"].name == "Mass graves"
