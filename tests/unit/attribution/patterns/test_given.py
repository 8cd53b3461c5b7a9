"""Whom a count comes from, where a phrase after it or the next sentence says so."""

import pytest

from services.attribution.extractor import AttributionExtractor

GIVEN = {
    "Thirty-one people were killed, a figure given by the provincial governor.": "provincial governor",
    "Some 4,000 people are without shelter, a number provided on Sunday by the district council.": "district council",
    "Eighteen miners died; that count was released by the Mineworkers' Union.": "Mineworkers' Union",
    "The latest death toll, 64, was announced by Civil Protection on the radio.": "Civil Protection",
    "At least 70 houses burned down. The figure was given by the fire brigade.": "fire brigade",
    "Fifty-three people were killed in the slide. The number came from the district commissioner.": (
        "district commissioner"
    ),
    "Twenty people were hurt in the crush. That is the count of the ambulance service.": "ambulance service",
    "Ninety people have been detained. This was announced by the Interior Ministry on Wednesday.": "Interior Ministry",
    "Seven fishermen drowned off Mersin. So said the harbour master.": "harbour master",
    "A total of 212 families lost their homes. These are the numbers of the Housing Agency.": "Housing Agency",
    "Two hundred and twelve people have been arrested.\n\nThe data were presented by the chief doctor, Ana Ruiz.": (
        "Ana Ruiz"
    ),
    "Twenty-two bodies lie there, if you ask the mothers.": "mothers",
    "A listener asks who died. Fifteen, says the ministry; 22, says the union.": "ministry",
    "It was night. Twenty-two lay there, if you ask the mothers.": "mothers",
    "If one believes the police commander there are three dead.": "police commander",
    "Nine soldiers died in the ambush. That is the account of the Northern Command, which holds the road.": (
        "Northern Command"
    ),
    "Twelve people died in the cellar. That, at least, is what the mayor says.": "mayor",
    "Twelve people died in the cellar. Such was the version of the district governor.": "district governor",
    "Fourteen people were dead by nightfall. The figures are those of the Nurses' Union, who went from ward to ward.": (
        "Nurses' Union"
    ),
    "Four people were shot at the bridge. So it stands in the register of the government hospital.": (
        "government hospital"
    ),
    "Shells fell at noon.\n\nFrom the Nurses' Union comes a higher number: 29 killed, of whom eleven were children.": (
        "Nurses' Union"
    ),
    "From the town's Red Crescent, whose men dug all night, came another count: 31 killed.": "town's Red Crescent",
    "Four people were shot at the bridge. So it stands in the harbour police's log.": "harbour police",
}
BELIEVED = {
    "Nothing of the kind has happened, if one believes the Ministry of Transport.": "Ministry of Transport",
    "If you ask the union, the fire was no accident.": "union",
}
NOT_GIVEN = [
    "Nothing of the kind has happened, if one believes the story.",
    "Four people were at the bridge. So it stands in the rain.",
    "Nine men came. That is how the day ended.",
    "Thirty-one people were killed, a number reached by noon.",
    "Seven have died. The number was confirmed by laboratory tests.",
    "Nobody was hurt in the crush. That is the news of the day.",
    "The bridge is 212 metres long. It was announced on Monday by nobody.",
    "The union struck on Monday. So it goes.",
    "Ninety people work there. The mill was built by the Interior Ministry.",
    "Twenty-two men were there, if you ask.",
]


@pytest.mark.parametrize(("text", "claimant"), (GIVEN | BELIEVED).items())
def test_who_gives_a_count(extractor: AttributionExtractor, text: str, claimant: str) -> None:
    assert claimant in {found.claimant.name for found in extractor.extract(text) if found.claimant}


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_nobody_gives_a_count(extractor: AttributionExtractor, text: str) -> None:
    assert [found.claimant for found in extractor.extract(text) if found.claimant] == []
