"""Who speaks for the items of a list, for a breakdown, and for the entries of a live page."""

import pytest

from services.attribution.extractor import AttributionExtractor


def said(text: str) -> list[tuple[str, str]]:
    found = AttributionExtractor().extract(text)
    return [(each.claimant.name, each.content.text) for each in found if each.claimant is not None]


def test_who_opens_a_list_speaks_for_its_items() -> None:
    text = (
        "The Ministry of Health reports for May:\n\n- Orun: 61 cases and 4 deaths.\n\n- Vale: 12 cases.\n\nIt rained."
    )
    [(name, content)] = said(text)
    assert name == "Ministry of Health"
    assert content.startswith("Orun: 61 cases and 4 deaths")
    assert "Vale: 12 cases" in content
    assert "rained" not in content


def test_no_list_follows_a_colon_before_prose() -> None:
    text = "The Ministry of Health reports for May:\n\nOrun has 61 cases."
    assert all("61" not in content for _, content in said(text))


@pytest.mark.parametrize("clock", ["17:20 ", "17.20 ", "9:05 am - ", "14:05 GMT: "])
def test_the_time_of_an_entry_is_no_part_of_its_speaker(clock: str) -> None:
    assert said(f"{clock}Police said that twelve people had died in the valley.")[0][0] == "Police"


def test_a_breakdown_after_the_cue_is_its_speakers() -> None:
    found = said("The search board has lifted 57 bodies from two pits, it said on Monday: 38 at Orun and 19 at Vale.")
    assert any("38 at Orun and 19 at Vale" in content for _, content in found)


def test_what_a_state_owns_is_not_the_state() -> None:
    found = said("Libya's search authority has lifted 57 bodies from two pits, it said on Monday.")
    assert [name for name, _ in found] == ["Libya's search authority"]


def test_a_day_is_nobody() -> None:
    found = said("By Thursday morning 34 roads were closed in the valley. She said that the ministry was late.")
    assert all("Thursday" not in name for name, _ in found)


def test_what_some_may_be_leaves_the_count_certain() -> None:
    text = "The agency voiced its grief over the discovery of 83 bodies, many believed to be of migrants, in a pit."
    found = AttributionExtractor().extract(text)
    assert not [each for each in found if each.cue is not None and each.cue.text == "believed"]
