"""Regular expressions that would take a service's time or memory are refused, or come to no answer."""

import pytest
from pydantic import ValidationError

from claimwatch_contracts.patterns import fault_of, matches
from claimwatch_contracts.silence import LabelName, Matcher, MatchOperator


@pytest.mark.parametrize(
    "pattern",
    [
        "(((a{1000}){1000}){1000}){1000}",
        "((a{100}){100}){100}",
        "(?:ab){1000000}",
        "(a{,1000}){,1000}",
        "(a{2,}){501}",
        "a{99999999999999999999}",
        "(",
        "(?R)",
        "*a",
    ],
)
def test_what_cannot_be_used_is_refused(pattern: str) -> None:
    assert fault_of(pattern)
    with pytest.raises(ValidationError, match="no regular expression"):
        Matcher(label=LabelName.PLACE, operator=MatchOperator.MATCHES, value=pattern)


@pytest.mark.parametrize(
    "pattern", ["killed|wounded", r"Raq\w{2,5}", "a{0}", "{", "x{}", "(a{10}){100}", r"\d{4}-\d\d"]
)
def test_usual_patterns_are_taken(pattern: str) -> None:
    assert fault_of(pattern) is None


@pytest.mark.parametrize(("pattern", "value"), [("(|a?)" * 37 + "(?!)", ""), ("(a|aa)+(?!)", "a" * 120)])
def test_a_comparison_without_end_comes_to_no_answer(pattern: str, value: str) -> None:
    assert matches(pattern, value) is None


def test_a_pattern_that_may_fit_nothing_needs_no_value() -> None:
    endless = Matcher(label=LabelName.PLACE, operator=MatchOperator.MATCHES, value="(|a?)" * 37 + "(?!)")
    assert endless.fits_nothing
