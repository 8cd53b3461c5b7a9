"""The views of the lexicon of saying."""

import pytest

from claimwatch_language.saying.inflections import noun_forms, past_forms, verb_forms
from claimwatch_language.saying.speech import PASSED_ON, SAID, SPEECH, SPOKE


@pytest.mark.parametrize(
    ("lemma", "forms", "past"),
    [
        ("say", "say says said saying", "said"),
        ("announce", "announce announces announced announcing", "announced"),
        ("deny", "deny denies denied denying", "denied"),
        ("write", "write writes wrote written writing", "wrote written"),
        ("signal", "signal signals signaled signalled signaling signalling", "signaled signalled"),
        ("forecast", "forecast forecasts forecasting", ""),
        ("express", "express expresses expressed expressing", "expressed"),
    ],
)
def test_the_forms_of_a_verb(lemma: str, forms: str, past: str) -> None:
    assert verb_forms(lemma) == set(forms.split())
    assert past_forms(lemma) == set(past.split())


def test_the_forms_of_a_noun() -> None:
    assert noun_forms("testimony") == {"testimony", "testimonies"}
    assert noun_forms("speech") == {"speech", "speeches"}


def test_who_plainly_says_something() -> None:
    assert {"said", "told", "announced", "denied", "warned", "pledged", "says", "claims"} <= SPEECH
    assert SPEECH.isdisjoint(["believed", "showed", "called", "sang", "say", "saying", "states", "reports", "killed"])


def test_what_a_speaker_alone_does_and_what_sources_do() -> None:
    assert {"said", "says", "told", "added", "announced", "wrote", "written"} == SPOKE
    assert {"said", "says", "reported", "announced", "claimed", "confirmed"} == PASSED_ON
    assert (SPOKE | PASSED_ON) - {"says"} <= SAID
