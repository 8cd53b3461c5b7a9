"""How the figures of a sentence are put, and by whom: from the parse of attribution to the join."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from claimwatch_contracts.vocabulary import Certainty, Polarity
from services.attribution.extractor import AttributionExtractor
from services.figures.extractor import FigureExtractor
from tests.builders import join_figures

Stance = tuple[str | None, str, str]
"""Claimant, polarity, certainty."""
OPEN, UNSURE = "not_confirmed", "possible"


@pytest.fixture(scope="module")
def attributor() -> AttributionExtractor:
    """One model for the module."""
    return AttributionExtractor()


PUT = {
    ("asserted", "certain"): "claims",
    ("denied", "certain"): "denies",
    ("asserted", "not_confirmed"): "open",
    ("denied", "not_confirmed"): "denies-open",
    ("asserted", "probable"): "probable",
    ("asserted", "possible"): "possible",
    ("asserted", "conditional"): "conditional",
}


def sentences() -> Iterator[ParameterSet]:
    """The sentences of ``stances.toml``, each with the claimant and stance of its figures, in order."""
    for kind in tomllib.loads((Path(__file__).parent / "stances.toml").read_text(encoding="utf-8"))["kind"]:
        for text, put in kind["put"]:
            yield pytest.param(text, put, id=f"{kind['about']}: {text}")


def stances(attributor: AttributionExtractor, text: str) -> list[Stance]:
    """How each figure of the text is put."""
    said = attributor.said(text)
    joined = join_figures(text, FigureExtractor().extract(text), said.attributions, [], said.qualifiers)
    return [(one.claimant and one.claimant.name, one.factuality.polarity, one.factuality.certainty) for one in joined]


@pytest.mark.parametrize(("text", "put"), list(sentences()))
def test_who_puts_a_figure_and_how(attributor: AttributionExtractor, text: str, put: str) -> None:
    found = stances(attributor, text)
    assert ", ".join(f"{who or 'nobody'} {PUT[polarity, certainty]}" for who, polarity, certainty in found) == put


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The army never said that 31 people had been killed in Homs.", OPEN),
        ("The army did not say that 31 people were killed in Homs.", OPEN),
        ("Neither the army nor the rebels said that 31 people were killed in Homs.", OPEN),
        ("No official has said that 31 people were killed in Homs.", OPEN),
        ("Nobody in the ministry claimed that 31 people were killed in Homs.", OPEN),
        ("The army could not confirm that 31 people were killed in Homs.", OPEN),
        ("The army would not confirm reports that 31 people were killed in Homs.", OPEN),
        ("The ministry stopped short of saying that 31 people were killed in Homs.", OPEN),
        ("It is not known whether 31 people were killed in Homs, the mayor said.", OPEN),
        ("If the dam breaks, 3,000 people could be killed, the mayor said.", "conditional"),
        ("The army has yet to confirm that 31 people were killed in Homs.", OPEN),
        ("The governor never claimed that 45 soldiers had been wounded.", OPEN),
        ("Police have not said that 9 demonstrators were shot dead.", OPEN),
        ("None of the commanders reported that 60 fighters were killed.", OPEN),
        ("The coast guard was unable to verify that 70 migrants drowned off Libya.", OPEN),
        ("UNICEF has not verified reports that 26 children were injured.", OPEN),
        ("The general refused to say whether 40 rebels had been captured.", OPEN),
        ("The presidency declined to comment on claims that 12 officers were detained.", OPEN),
        ("A spokesman would neither confirm nor deny that 5 hostages had been killed.", OPEN),
        ("The hospital said it could not confirm that 31 people had died.", OPEN),
        ("There is no evidence that 14 nurses were abducted, the minister said.", OPEN),
        ("It was too early to say that 31 people had died, the doctor said.", OPEN),
        ("It is unclear whether 22 miners died, the mayor said.", OPEN),
        ("Unconfirmed reports said that 31 people were killed.", OPEN),
        ("Did the army kill 31 people in Homs?", OPEN),
        ("The army did not deny that 31 people were killed.", OPEN),
        ("The ministry denied involvement in the deaths of 31 people.", OPEN),
        ("Doctors were not able to say that 31 people had died.", OPEN),
        ("Neither side has confirmed the deaths of 31 people.", OPEN),
        ('"We never said that 31 people were killed," the minister said.', OPEN),
        ("Aid agencies cast doubt on reports that 31 people were killed.", OPEN),
        ("Diplomats expressed doubt that 31 people had been killed.", OPEN),
        ("The army is sceptical of reports that 31 people were killed.", OPEN),
        ("Experts are not convinced that 31 people were killed.", OPEN),
        ("The ministry is not aware of 31 deaths, a spokesman said.", OPEN),
        ("Rumours spread that 31 people had died.", OPEN),
        ("The ministry withdrew its statement that 31 people had been killed.", OPEN),
        ("The ministry retracted its claim that 31 people were killed.", OPEN),
        ("The agency walked back its earlier statement that 31 people had been killed.", OPEN),
        ("The police chief backtracked on his claim that 31 people had been killed.", OPEN),
        ("The army played down reports that 31 people were killed.", OPEN),
        ("Investigators are looking into reports that 31 people were killed.", OPEN),
        ("The Red Cross is seeking confirmation that 31 people died.", OPEN),
        ("Officials were not in a position to confirm that 31 people died.", OPEN),
        ("The statement made no mention of the 31 people reported killed.", OPEN),
        ("The mayor said nothing about 31 people being killed.", OPEN),
        ("Allegedly, 31 people were killed.", OPEN),
        ("The alleged killing of 31 people is being investigated, police said.", OPEN),
        ('"We cannot confirm," Omar Haddad said, "that 31 people were killed."', OPEN),
        ("The envoy stopped short of accusing the army of killing 31 people.", OPEN),
        ("The ministry denied that it was behind the deaths of 31 people.", OPEN),
        ("Police said they had prevented a plot to kill 31 people.", OPEN),
        ("Thirty-one prisoners were to be executed on Friday, state television said.", UNSURE),
        ("At least 31 people are at risk of dying, the agency warned.", UNSURE),
        ("Twelve people are feared dead in Homs.", UNSURE),
        ("As many as 600 people are feared to have died in the landslide, the mayor said.", UNSURE),
        ("Up to 31 people may have died in the blast.", UNSURE),
        ("Officials fear that 150 people have drowned.", UNSURE),
        ("The rebels threatened to kill 12 hostages.", UNSURE),
        ("Another 40 people are presumed dead, police said.", "probable"),
        ("Unless food arrives, 14,000 babies will die, the envoy said.", "conditional"),
        ("Had the dam broken, 3,000 people would have been killed, the mayor said.", "conditional"),
    ],
)
def test_what_is_not_asserted_with_certainty_is_marked(
    attributor: AttributionExtractor, text: str, certainty: str
) -> None:
    assert {put for _, _, put in stances(attributor, text)} == {certainty}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The army denied that 31 people were killed in Homs.", "army"),
        ("The army said it was not true that 31 people were killed in Homs.", "army"),
        ('"It is not true that 80 civilians were killed," the president said.', "president"),
        ("The claim that 19 villagers were massacred is fabricated, the colonel said.", "colonel"),
        ("The mayor said 31 people were not killed in the strike.", "mayor"),
        ("The army described reports of 31 dead as baseless.", "army"),
        ("A report that 31 people had been killed turned out to be false, the colonel said.", "colonel"),
        ("The rebels insisted that they had not killed 31 people.", "rebels"),
        ("The navy denied rumours that 31 sailors had drowned.", "navy"),
        ("The army rubbished claims that 31 people were killed.", "army"),
        ("The ministry called the reports of 31 dead a lie.", "ministry"),
        ("The ministry said that claims of 31 dead were enemy propaganda.", "ministry"),
        ("The junta described the report that 31 villagers were massacred as fake news.", "junta"),
        ("The governor said that the 31 deaths never happened.", "governor"),
        ("The army said the story that 31 people were killed had been made up.", "army"),
        ('"It is a lie that 31 people died," the mayor said.', "mayor"),
        ('"The reports," said Omar Haddad, "that 31 people were killed are lies."', "Omar Haddad"),
        (
            '"We did not fire," spokesman Omar Haddad said. "The reports of 31 dead are fabricated by rebels."',
            "Omar Haddad",
        ),
    ],
)
def test_what_is_said_not_to_be_so_is_denied(attributor: AttributionExtractor, text: str, who: str) -> None:
    assert stances(attributor, text) == [(who, Polarity.DENIED, Certainty.CERTAIN)]


@pytest.mark.parametrize(
    ("text", "claims", "denies"),
    [
        (
            "The ministry's statement that 31 people were killed in Homs was rejected by the rebels.",
            "ministry",
            "rebels",
        ),
        ("The mayor said the number of 31 dead reported by doctors was false.", "doctors", "mayor"),
        (
            "The death toll of 300 given by activists is a lie, the interior minister said.",
            "activists",
            "interior minister",
        ),
        ("The navy disputed the rebels' claim that 31 sailors were killed.", "rebels", "navy"),
        (
            "The government rejected a report by Human Rights Watch that troops killed 45 men.",
            "Human Rights Watch",
            "government",
        ),
    ],
)
def test_what_one_claims_and_another_denies_is_a_figure_of_each(
    attributor: AttributionExtractor, text: str, claims: str, denies: str
) -> None:
    assert stances(attributor, text) == [(claims, "asserted", "certain"), (denies, "denied", "certain")]


@pytest.mark.parametrize(
    "text",
    [
        "The doctor can confirm that 31 people were killed.",
        "The army, which has not commented on the strike, said 31 people were killed.",
        "The ministry said 31 people were killed, but did not say who was responsible.",
        "Asked whether the army was responsible, the minister said 31 people were killed.",
        "The mayor said that 31 people were killed and that more could die.",
        "The army said no more than 31 people were killed.",
        "After 31 people were killed, the mayor said, the government may resign.",
        "Not only were 31 people killed, the mayor said.",
        "No deaths have been reported in Homs.",
        "There is no doubt that 31 people were killed, the mayor said.",
        "The mayor said the border guards denied entry to 31 people.",
        "No group immediately claimed responsibility for the blast that killed 31 people.",
        "The minister denied that police were to blame after 31 people were killed.",
        "The mayor said 31 people were killed and called the army's account a lie.",
        "The mayor said 31 people died, calling army statements propaganda.",
        "The mayor described the deaths of 31 people as a tragedy.",
        "The general said he withdrew 31 soldiers.",
        "Police checked 31 people.",
    ],
)
def test_a_plain_claim_stays_one_beside_other_doubts(attributor: AttributionExtractor, text: str) -> None:
    assert [put[1:] for put in stances(attributor, text)] == [("asserted", "certain")]


def test_what_stands_before_a_semicolon_is_not_of_who_denies_it(attributor: AttributionExtractor) -> None:
    text = "The mayor said 31 people were killed; the army denied it."
    assert stances(attributor, text) == [("mayor", "asserted", "certain")]


def test_who_only_did_something_after_it_claims_nothing(attributor: AttributionExtractor) -> None:
    text = "Shelling of a bakery killed 31 people, a watchdog said, two days after Vordan and Marland agreed a truce."
    assert stances(attributor, text)[0] == ("watchdog", "asserted", "certain")


def test_what_follows_a_denial_is_not_of_it(attributor: AttributionExtractor) -> None:
    text = "Hospital officials refused to say how many people died, and 31 are missing."
    assert stances(attributor, text) == [(None, "asserted", "certain")]


def test_a_part_still_points_at_its_whole_behind_a_figure_of_two_sources(attributor: AttributionExtractor) -> None:
    text = (
        "The navy disputed the rebels' claim that 31 sailors were killed. "
        "Police said 20 people, including 12 children, were hurt."
    )
    said = attributor.said(text)
    joined = join_figures(text, FigureExtractor().extract(text), said.attributions, [], said.qualifiers)
    assert [(one.text, one.subset_of) for one in joined] == [("31", None), ("31", None), ("20", None), ("12", 2)]


def test_a_part_before_its_whole_points_at_it_behind_a_figure_of_two_sources(attributor: AttributionExtractor) -> None:
    text = (
        "The navy disputed the rebels' claim that 31 sailors were killed. "
        "Twelve of the 20 wounded were children, police said."
    )
    said = attributor.said(text)
    joined = join_figures(text, FigureExtractor().extract(text), said.attributions, [], said.qualifiers)
    assert [(one.text, one.subset_of) for one in joined] == [("31", None), ("31", None), ("Twelve", 3), ("20", None)]
