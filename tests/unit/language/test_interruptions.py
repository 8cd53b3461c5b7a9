"""Speakers who interrupt their own sentence between its subject and its predicate."""

import pytest

from claimwatch_language.saying.interruptions import interruption, without_interruption


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "said"),
    [
        (
            "Nine people, the mayor told a radio station on Monday, were killed.",
            "the mayor",
            "told",
            "Nine people were killed.",
        ),
        (
            "Twelve soldiers, the army's chief of staff acknowledged in an interview, lost their lives.",
            "the army's chief of staff",
            "acknowledged",
            "Twelve soldiers lost their lives.",
        ),
        (
            "At least 15 miners, said a union leader who was at the pit, suffocated.",
            "a union leader who was at the pit",
            "said",
            "At least 15 miners suffocated.",
        ),
        (
            "Five nurses, she said, still shaking with anger, were taken away.",
            "she",
            "said",
            "Five nurses were taken away.",
        ),
        (
            "Some 400 families, officials said on Tuesday, have fled.",
            "officials",
            "said",
            "Some 400 families have fled.",
        ),
        ("Forty people, Khadija Omar said, later died.", "Khadija Omar", "said", "Forty people later died."),
        (
            "Thirty villagers, according to a letter of the council, had died by noon.",
            "a letter of the council",
            "according to",
            "Thirty villagers had died by noon.",
        ),
        ("The army, the mayor said, killed a priest.", "the mayor", "said", "The army killed a priest."),
    ],
)
def test_a_speaker_between_subject_and_predicate_interrupts(sentence: str, source: str, cue: str, said: str) -> None:
    found = interruption(sentence)
    assert found is not None
    assert (sentence[slice(*found.source)], sentence[slice(*found.cue)]) == (source, cue)
    blanked = without_interruption(sentence)
    assert len(blanked) == len(sentence)
    assert " ".join(blanked.split()) == said


@pytest.mark.parametrize(
    "sentence",
    [
        "Nine people died, the mayor said, and thirty were hurt.",
        "In Homs, the mayor said, nine people were killed.",
        "After the blast, the mayor said, were found three shells.",
        "The minister, who resigned on Monday, said on Tuesday that he was ill.",
        "Police, who said they acted in defence, fired at the crowd.",
        "The mayor said that the army, police said, was late.",
        "Ann Coll, the clinic's director, was killed.",
        "Nine people were killed, the mayor said, leaving two orphans.",
        "The council, the mayor and the police were told.",
        "Nine, she said.",
    ],
)
def test_what_stands_elsewhere_interrupts_nothing(sentence: str) -> None:
    assert interruption(sentence) is None
    assert without_interruption(sentence) == sentence


def test_a_number_beside_the_speaker_is_kept() -> None:
    sentence = "Nine people, one of 12 doctors said, were killed."
    assert without_interruption(sentence) == sentence
