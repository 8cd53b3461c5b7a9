"""What a speaker in the middle or at the end of a sentence said, as far as it goes on after the cue."""

import pytest

from services.attribution.extractor import AttributionExtractor

_CARRIED_ON = [
    ("A bomb went off in a market, police said, killing seven people.", "police", "killing seven people"),
    ("A boat sank overnight, officials said, leaving nine people dead.", "officials", "leaving nine people dead"),
    ("Gunmen raided a farm, the governor said, and killed six guards.", "the governor", "and killed six guards"),
    (
        "The toll rose to 26, an aide said on Monday, with 11 people missing.",
        "an aide",
        "with 11 people missing",
    ),
    ("A lorry hit a bus, the army said on Friday, with 11 people still missing.", "the army", "with 11 people still"),
    (
        "A shell hit a school, Médecins du Monde said in a statement, wounding five.",
        "Médecins du Monde",
        "wounding five",
    ),
    ("Nine people were hurt, the clinic said, including two nurses.", "the clinic", "including two nurses"),
    ("A fire tore through a mill, the mayor said, claiming nine lives.", "the mayor", "claiming nine lives"),
    ("The Red Cross estimates the toll at 85 for June and 120 for July.", "The Red Cross", "120 for July"),
    ("The ministry put the number of missing at 85 in May and 120 in June.", "The ministry", "120"),
]
_ENDS = [
    ("The town was calm, the mayor said, citing reports from nine villages.", "citing"),
    ("The dam burst, the engineer said, speaking to nine reporters.", "speaking"),
    ("The army shelled the road, a nurse said, as nine trucks waited.", "as nine"),
]


@pytest.mark.parametrize(("text", "source", "rest"), _CARRIED_ON)
def test_what_follows_the_cue_is_said_too(extractor: AttributionExtractor, text: str, source: str, rest: str) -> None:
    said = [each for each in extractor.extract(text) if each.source is not None and each.source.text == source]
    assert any(rest in " ".join(text[span.start : span.end] for span in each.content.spans) for each in said)


@pytest.mark.parametrize(("text", "rest"), _ENDS)
def test_what_the_speaker_does_or_the_article_adds_is_not_said(
    extractor: AttributionExtractor, text: str, rest: str
) -> None:
    said = extractor.extract(text)
    assert said
    assert not any(rest in " ".join(text[span.start : span.end] for span in each.content.spans) for each in said)


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Figures compiled by ACLED show that 12 people were killed.", "ACLED"),
        ("At least 12 people have died, data from the health ministry show.", "health ministry"),
        ("At least 12 people were killed, according to an AFP tally based on lists of names.", "AFP"),
        ("At least 12 people were killed, according to Save the Children.", "Save the Children"),
        ("Giving new figures, the UNHCR in Chad said in the last week, more than 600 families had left.", "UNHCR"),
    ],
)
def test_evidence_and_names_like_verbs_are_of_their_claimant(
    extractor: AttributionExtractor, text: str, claimant: str
) -> None:
    names = [each.claimant.name for each in extractor.extract(text) if each.claimant is not None]
    assert any(claimant in name for name in names)


@pytest.mark.parametrize("town", ["New Delhi", "Mexico City", "Nairobi"])
def test_the_town_before_a_colon_says_nothing(extractor: AttributionExtractor, town: str) -> None:
    assert not extractor.extract(f"{town}: Divers have brought up 12 bodies from the mine.")


@pytest.mark.parametrize(
    ("text", "claimant", "content"),
    [
        ("In one location 12 men were buried, the broadcaster quoted a witness as saying.", "witness", "12 men"),
        ("The mayor confirmed it, saying men numbering about 20 stormed the farm.", "mayor", "men numbering about 20"),
        (
            "The army said in a statement that two rockets fired at dawn hit a mill.",
            "army",
            "two rockets fired at dawn",
        ),
        ("The department estimated losses at $2.5 million.", "department", "at $2.5 million"),
        ("Data show little, but the IOM recorded 300 displaced families.", "IOM", "300 displaced families"),
    ],
)
def test_the_whole_statement_with_its_figure_is_of_its_speaker(
    extractor: AttributionExtractor, text: str, claimant: str, content: str
) -> None:
    said = [each for each in extractor.extract(text) if each.claimant is not None and each.claimant.name == claimant]
    assert any(content in " ".join(text[span.start : span.end] for span in each.content.spans) for each in said)
