"""Bodies that give their own dead, and speakers whose report is told of after them."""

import pytest

from services.attribution.extractor import AttributionExtractor


def said_by(extractor: AttributionExtractor, text: str, words: str) -> str | None:
    """The claimant of the content that has the words; ``None`` if nobody said them."""
    found = [each for each in extractor.extract(text) if words in each.content.text]
    claimant = found[0].claimant if found else None
    return claimant.name if claimant else None


@pytest.mark.parametrize(
    ("text", "words", "body"),
    [
        ("The army gave its own dead as 26.", "26", "army"),
        ("The militia gave its dead as nine on Monday.", "nine", "militia"),
        ("The army, which is tired, gave its dead as 26, and went home.", "26", "army"),
        (
            "Storms have claimed 143 lives and injured 67 people, the Relief Authority said in its evening report, in "
            "which the slide of Orun is not yet contained.",
            "claimed 143 lives",
            "Relief Authority",
        ),
        (
            "Nine bridges fell, the Roads Agency said in a letter, in which no date is given.",
            "Nine bridges fell",
            "Roads Agency",
        ),
        (
            "Twelve boats sank off Tarn, the coast guard said in a bulletin, of which a copy hung in the port.",
            "Twelve boats sank",
            "coast guard",
        ),
    ],
)
def test_a_body_that_gives_its_dead_or_speaks_in_a_report(
    extractor: AttributionExtractor, text: str, words: str, body: str
) -> None:
    assert said_by(extractor, text, words) == body


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The village gave its dead a grave on the hill.", "a grave on the hill"),
        ("The town gave its dead flowers, 26 of them.", "26"),
        ("The mother gave her dead son his two shoes.", "two shoes"),
    ],
)
def test_what_is_given_to_the_dead_is_no_count(extractor: AttributionExtractor, text: str, words: str) -> None:
    assert said_by(extractor, text, words) is None


def test_a_clause_that_is_said_stays_said(extractor: AttributionExtractor) -> None:
    text = "The Roads Agency said that in the valley, in which nine bridges fell, nobody was hurt."
    assert said_by(extractor, text, "nobody was hurt") == "Roads Agency"
