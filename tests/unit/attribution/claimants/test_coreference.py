"""Pronouns, short forms and letters are resolved to the entity that speaks."""

import pytest

from claimwatch_contracts.extraction import Attribution
from claimwatch_contracts.vocabulary import ClaimantKind
from services.attribution.extractor import AttributionExtractor
from services.attribution.names.claimant_keys import key_of
from services.attribution.names.claimant_kinds import kind_of


def names(found: tuple[Attribution, ...]) -> list[str | None]:
    return [each.claimant.name if each.claimant else None for each in found]


def test_letters_short_forms_and_it_are_the_ministry(extractor: AttributionExtractor) -> None:
    text = (
        "The Norland Ministry of Trade and Fisheries, in two letters to the court, stated that the nets were cut.\n\n"
        "The letters added that the boats were rammed.\n\n"
        '"We saw the boats," the Norland trade ministry said.\n\n"We saw the crews," it added.\n\n'
        "The ministry denied any part in it."
    )
    found = extractor.extract(text)
    assert names(found) == ["Norland Ministry of Trade and Fisheries"] * 5
    assert {each.claimant.key for each in found if each.claimant} == {"norland-ministry-of-trade-and-fisheries"}


def test_a_surname_and_he_are_the_person_named_before(extractor: AttributionExtractor) -> None:
    text = (
        "Border police spokesman Daud Rahimi said the crossing was shut. He said it would open on Monday. "
        "Mr Rahimi denied that anyone was hurt."
    )
    found = extractor.extract(text)
    assert names(found) == ["Daud Rahimi"] * 3
    assert {each.claimant.text for each in found if each.claimant} == {"Border police spokesman Daud Rahimi"}


def test_who_stands_for_the_noun_before_it(extractor: AttributionExtractor) -> None:
    found = extractor.extract("They met Leyla Demir, who said that the camp was full.")
    assert names(found) == ["Leyla Demir"]


def test_a_pronoun_without_anyone_before_it_has_no_claimant(extractor: AttributionExtractor) -> None:
    (found,) = extractor.extract("He said that the camp was full.")
    assert found.source is not None
    assert found.claimant is None


def test_a_report_speaks_for_whoever_released_it(extractor: AttributionExtractor) -> None:
    text = "The report, released by Amnesty International, found that shells hit the school."
    assert names(extractor.extract(text)) == ["Amnesty International"]


def test_an_acronym_is_the_name_it_was_introduced_with(extractor: AttributionExtractor) -> None:
    text = "The Delta Relief Council (DRC) said the road was cut. The DRC warned that food was short."
    assert names(extractor.extract(text)) == ["Delta Relief Council"] * 2


def test_a_cited_outlet_is_the_way_and_not_the_claimant(extractor: AttributionExtractor) -> None:
    (found,) = extractor.extract("Reuters, citing the harbour authority, reported that two ships had sunk.")
    assert found.claimant is not None
    assert found.claimant.name == "harbour authority"
    assert found.via is not None
    assert found.via.name == "Reuters"


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("Syrian Ministry of Health", ClaimantKind.GOVERNMENT),
        ("United Nations", ClaimantKind.INTERNATIONAL_ORGANISATION),
        ("Taliban", ClaimantKind.ARMED_GROUP),
        ("Human Rights Watch", ClaimantKind.NGO),
        ("Agence France-Presse", ClaimantKind.MEDIA),
        ("two security officials", ClaimantKind.UNNAMED_OFFICIAL),
        ("army spokesman Tariq Aziz", ClaimantKind.PERSON),
        ("Leyla Demir", ClaimantKind.PERSON),
        ("Turkey", ClaimantKind.GOVERNMENT),
        ("the residents", ClaimantKind.UNKNOWN),
    ],
)
def test_kind(phrase: str, kind: ClaimantKind) -> None:
    assert kind_of(phrase) is kind


def test_keys_are_slugs_in_any_script() -> None:
    assert key_of("Médecins Sans Frontières") == "medecins-sans-frontieres"
    assert key_of("وزارة") == "وزارة"


def test_a_name_in_apposition_to_an_office_is_the_claimant(extractor: AttributionExtractor) -> None:
    (found,) = extractor.extract("The relief council's director, Ana Petrova, said the road was mined.")
    assert found.claimant is not None
    assert (found.claimant.name, found.claimant.kind) == ("Ana Petrova", ClaimantKind.PERSON)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Officials said the road was mined.", "Officials", ClaimantKind.UNNAMED_OFFICIAL),
        ("A resident of Orsk said the road was mined.", "resident of Orsk", ClaimantKind.PERSON),
        ("The governor said the road was mined.", "governor", ClaimantKind.PERSON),
    ],
)
def test_the_unnamed_are_told_apart(extractor: AttributionExtractor, text: str, name: str, kind: ClaimantKind) -> None:
    (found,) = extractor.extract(text)
    assert found.claimant is not None
    assert (found.claimant.name, found.claimant.kind) == (name, kind)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The WHO estimates that 300 people need treatment.", "WHO"),
        ("The US said it had withdrawn.", "US"),
        ("Spokesman for the northern forces Farid Nazari said the attack was repelled.", "Farid Nazari"),
    ],
)
def test_acronyms_are_no_pronouns_and_named_spokesmen_are_named(
    extractor: AttributionExtractor, text: str, name: str
) -> None:
    assert names(extractor.extract(text)) == [name]


def test_it_is_whom_its_own_sentence_is_about_and_not_who_spoke_before(extractor: AttributionExtractor) -> None:
    text = (
        "The Russian Defence Ministry said its forces had taken two villages.\n\n"
        "The United Nations human rights office has verified 14,500 deaths, though it says there are more."
    )
    assert [found.claimant and found.claimant.name for found in extractor.extract(text)] == [
        "Russian Defence Ministry",
        "United Nations human rights office",
        "United Nations human rights office",
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kenya National Commission on Human Rights", ClaimantKind.NGO),
        ("Independent Commission on Missing Persons", ClaimantKind.GOVERNMENT),
        ("Sudanese Doctors' Syndicate", ClaimantKind.NGO),
        ("El Fasher Resistance Committee", ClaimantKind.NGO),
    ],
)
def test_the_whole_name_of_a_body_is_the_claimant(
    extractor: AttributionExtractor, name: str, kind: ClaimantKind
) -> None:
    (found,) = extractor.extract(f"The {name} on Monday said that the market had been hit.")
    assert found.claimant is not None
    assert (found.claimant.name, found.claimant.kind) == (name, kind)
