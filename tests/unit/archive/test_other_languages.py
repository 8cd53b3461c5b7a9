"""Reports in other languages: what they are recognised by, since the rarity of their words is not known."""

import pytest

from claimwatch_contracts.report import Report
from services.archive.incidents.terms import terms_of, title_terms
from services.archive.incidents.traits import traits_of
from services.archive.joining.join import join_report
from tests.builders import article, extractions

FRENCH = "Dans la ville, les secours ont cherché toute la nuit. Le docteur Idriss Oumar était parti avec les autres."
TITLE = "Une nuit avec Idriss Oumar dans la ville"


def _report(language: str, text: str = FRENCH) -> Report:
    published = article(text, title=TITLE, language=language)
    return join_report(published, *extractions(published), story_id="s1", original="a1")


def test_only_names_inside_sentences_are_compared() -> None:
    report = _report("fr")
    assert terms_of(report).keys() == {"idriss", "oumar"} == title_terms(report).keys()


def test_all_words_of_english_are() -> None:
    assert {"secour", "ville", "oumar"} <= terms_of(_report("en")).keys()


@pytest.mark.parametrize(("language", "harm"), [("en", 1.0), ("fr", 0.0)])
def test_words_of_english_tell_no_harm_in_another_language(language: str, harm: float) -> None:
    assert traits_of(_report(language, "Two people were killed in a massacre.")).harm == harm
