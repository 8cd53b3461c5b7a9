"""What is said of those before a comma is no part of the speaker's name: "…, both alive, fire chief Ana Ruiz said"."""

import pytest

from services.attribution.extractor import AttributionExtractor

SENTENCES = [
    ("Rescuers had reached two of the miners by evening, both alive, official Jehan Shah said.", "Jehan Shah"),
    ("Five people were pulled out, all alive, fire chief Anna Berg said.", "Anna Berg"),
    ("Ten men were detained, mostly foreigners, police chief Omar Saad said.", "Omar Saad"),
    ("Three people died, all children, mayor Paul Riva said.", "Paul Riva"),
    ("Six bodies were found, all women, the coroner said.", "coroner"),
    ("Eight climbers were rescued, most of them unhurt, the park service said.", "park service"),
    ("Two were shot, both in the leg, nurse Ida Holm said.", "Ida Holm"),
    ("Forty workers were trapped, many of them migrants, union leader Jan Kos said.", "Jan Kos"),
    ("Nine men drowned, several of them Syrians, the navy said.", "navy"),
    ("Two boys survived, neither hurt, doctor Lea Roth said.", "Lea Roth"),
    ("Four were freed, all unharmed, governor Tom Reyes said.", "Tom Reyes"),
]


@pytest.mark.parametrize(("text", "name"), SENTENCES)
def test_the_speaker_is_who_stands_after_the_second_comma(text: str, name: str) -> None:
    (attribution,) = AttributionExtractor().extract(text)
    assert attribution.claimant is not None
    assert attribution.claimant.name == name


def test_a_list_of_speakers_keeps_its_beginning() -> None:
    (attribution,) = AttributionExtractor().extract(
        "In the square, all women, men and children said the water was bad."
    )
    assert attribution.source is not None
    assert attribution.source.text.startswith("all women")
