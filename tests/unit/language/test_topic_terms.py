"""How the terms of a topic are written, and that what is built in is written by the same rules."""

import pytest
from pydantic import BaseModel, ValidationError

from claimwatch_language.topics.built_in import built_in_topics
from claimwatch_language.topics.fields import SomeTerms, Terms
from claimwatch_language.topics.terms import MAX_PHRASES, TermError, check_terms, count_spellings, spelled_out


class Submitted(BaseModel):
    """The terms that a caller gives for a topic."""

    terms: SomeTerms = ("dam",)
    exclusions: Terms = ()


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
        ("dam ...", "one ... at most, between two words"),
        ("dam ... river ... bank", "one ... at most, between two words"),
        ("... dam", "does not begin with a letter or digit"),
        ("[a|b]" * 8, "stands for more than 200 phrases"),
        ("[a|b]" * 40, "stands for more than 200 phrases"),
    ],
)
@pytest.mark.parametrize("field", ["terms", "exclusions"])
def test_a_term_that_nobody_can_look_for_is_refused_by_its_name(field: str, term: str, why: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Submitted.model_validate({field: ["dam", term]})
    (error,) = refused.value.errors()
    assert error["loc"] == (field, 1)
    assert f"the term {term!r}" in error["msg"]
    assert why in error["msg"]


def test_a_term_error_is_a_value_error_for_those_who_spell_out_unchecked() -> None:
    with pytest.raises(TermError, match="'#dam'"):
        spelled_out("#dam")


MANY = "[a|b|c|d|e|f|g|h|i|j] [k|l|m|n|o|p|q|r|s|t]"


@pytest.mark.parametrize(
    "fields",
    [
        {"terms": []},
        {"terms": ["word"] * 101},
        {"terms": ["x" * 201]},
        {"terms": [MANY] * 3},
        {"exclusions": ["word"] * 101},
        {"exclusions": [MANY] * 3},
    ],
)
def test_how_many_terms_a_topic_may_have_is_limited(fields: dict[str, list[str]]) -> None:
    with pytest.raises(ValidationError):
        Submitted.model_validate(fields)


def test_a_topic_at_the_limit_is_taken() -> None:
    terms = Submitted(terms=("[a|b] dam",) * 100).terms
    assert sum(map(count_spellings, terms)) == MAX_PHRASES


@pytest.mark.parametrize("terms", [["dam", "#dam"], ["[a|b]" * 8], [MANY] * 3])
def test_terms_that_nobody_can_look_for_are_refused_without_a_model_too(terms: list[str]) -> None:
    with pytest.raises(TermError):
        check_terms(terms)


def test_built_in_topics_are_written_by_the_same_rules() -> None:
    for key, built_in in built_in_topics().items():
        for term in (*built_in.terms, *built_in.exclusions):
            assert spelled_out(term), (key, term)
    assert built_in_topics()["mass-graves"].name == "Mass graves"
