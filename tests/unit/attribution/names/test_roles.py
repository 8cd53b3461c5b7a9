"""Which phrases are offices or sorts of people."""

import pytest

from services.attribution.names.claimant_kinds import is_role


@pytest.mark.parametrize(
    "phrase",
    ["director", "the UN rights chief", "nurses", "secretary-general", "vice-chairman", "ex-mayor"],
)
def test_an_office_is_a_role_and_so_is_a_compound_with_one(phrase: str) -> None:
    assert is_role(phrase)


@pytest.mark.parametrize(
    "phrase", ["ministry", "Port-Orun", "the X-ray", "by-law", "", "Hussein al-Sheikh", "Mohammed Al-King"]
)
def test_other_phrases_are_none(phrase: str) -> None:
    assert not is_role(phrase)
