"""Where sentences end in a language that is read by lists, what time allows, and any words."""

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from claimwatch_language.languages.words import saying_words
from services.attribution.by_lists.layout import LONGEST_SENTENCE, Layout
from services.attribution.by_lists.reader import ListedAttributions


def test_sentences_end_where_no_quotation_and_no_title_goes_on() -> None:
    words = saying_words("fr")
    assert words is not None
    text = "M. Sow est parti. « Oui. Non », a dit J. Diallo. « Fini. » La pluie tombe.\nRien"
    pieces = [sentence.plain.strip() for sentence in Layout(words).sentences(text)]
    assert pieces == [
        "M. Sow est parti.",
        "« Oui. Non », a dit J. Diallo.",
        "« Fini. »",
        "La pluie tombe.",
        "Rien",
    ]
    long = "mot " * LONGEST_SENTENCE
    assert "".join(one.plain for one in Layout(words).sentences(long)) == long
    assert max(len(one.plain) for one in Layout(words).sentences(long)) <= LONGEST_SENTENCE


def test_what_time_does_not_allow_is_left_unread(french: ListedAttributions) -> None:
    sentence = "Le maire a dit que le pont est coupé.\n"
    ticks = iter((0.0, 0.5, 2.0))
    found = french.read(sentence * 100, 1.0, clock=lambda: next(ticks))
    assert len(found.found.attributions) == 64
    assert found.characters == 64 * len(sentence)


WORDS = (
    "«",
    "»",
    "a",
    "déclaré",
    "dit-il",
    "selon",
    "le",
    "maire",
    ",",
    ".",
    "que",
    "\n",
    "« Oui »",
    "l'ONU",
    ":",
    "et",
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_words_are_read_without_error(french: ListedAttributions, words: list[str]) -> None:
    text = " ".join(words)
    for one in french.read(text, math.inf).found.attributions:
        for surface in filter(None, (one.source, one.cue, one.content)):
            assert " ".join(text[span.start : span.end] for span in surface.spans) == surface.text
