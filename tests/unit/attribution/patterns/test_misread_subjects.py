"""Who speaks where the parser takes another phrase for the subject."""

import pytest

from services.attribution.extractor import AttributionExtractor

NEAR_COUNTRY = {
    "Nine people died in Orun, the seat of the province, officials in Derna, Libya said.": "officials in Derna, Libya",
    "The Storm Centre in Miami, Florida, Miami, Florida said the storm had turned.": (
        "The Storm Centre in Miami, Florida, Miami, Florida"
    ),
    "Officials in Homs, Syria said 12 people were hurt.": "Officials in Homs, Syria",
    "Police in Dayton, OH said a lorry killed 4 people.": "Police in Dayton, OH",
    "A hospital in Goma, Congo confirmed nine deaths.": "A hospital in Goma, Congo",
    "Rescuers in Kumanovo, Macedonia say 30 houses burned.": "Rescuers in Kumanovo, Macedonia",
    "Firefighters in Porto, Portugal have said that two mills were lost.": "Firefighters in Porto, Portugal",
}
IN_A_LIST = {
    "The army, the police and the navy said nine died.": "The army, the police and the navy",
}
AFTER_CIRCUMSTANCE = {
    "Amid fears of famine in Darfur, the UN and several aid groups warned that people were at risk.": (
        "the UN and several aid groups"
    ),
    "After marathon talks in Oslo, Foreign Minister Jane Carey and Envoy Sergei Lamov said a truce would begin.": (
        "Foreign Minister Jane Carey and Envoy Sergei Lamov"
    ),
    "Following a meeting in Geneva, the mediators said the bridge would open.": "the mediators",
}
AT_THE_END = {
    "Rockets struck a clinic and a bridge in Manbij, a district outside the corridor, tweeted the Relief Network.": (
        "the Relief Network"
    ),
    "Shells hit a bakery in Homs, a city in the west, reported the Relief Network.": "the Relief Network",
    "Two guards were shot near Orun, a crossing on the Sava, announced the Interior Ministry.": "the Interior Ministry",
    '"Nine farmers were killed at Tel Ward", a hamlet east of Manbij, said Hani Karim of Clear Fields.': (
        "Hani Karim of Clear Fields"
    ),
    "“We buried 14 people in Tel Ward,” a village of 3,000 people, said the mayor, Omar Haddad.": (
        "the mayor, Omar Haddad"
    ),
}

AFTER_AN_ASIDE = {
    "The border command, whose troops entered the valley in May, accused the Red Brigade of killing prisoners.": (
        "The border command, whose troops entered the valley in May"
    ),
    "The western garrison, which left the town in August, denied the Red Brigade's account.": (
        "The western garrison, which left the town in August"
    ),
    "The mine, whose owners are far, blamed the Miners' Union for the fire.": "The mine, whose owners are far",
}
BEFORE_WHO_IS_TOLD = {
    "Sixty people were missing in the valley, in Vale province, its deputy mayor, Murat Jalil, told Sutlej News.": (
        "its deputy mayor, Murat Jalil"
    ),
    "Eleven homes burnt down, the mayor, Ana Ruiz, told Channel Six on Friday.": "the mayor, Ana Ruiz",
    "The road was cut in two places, Colonel Omar Haddad, the base commander, told Radio Vale.": (
        "Colonel Omar Haddad, the base commander"
    ),
    "Three boats sank off the cape, the harbour master, Jon Berg, told reporters.": "the harbour master, Jon Berg",
}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        *(pytest.param(*case, id=f"before who is told: {case[0]}") for case in BEFORE_WHO_IS_TOLD.items()),
        *(pytest.param(*case, id=f"place and country: {case[0]}") for case in NEAR_COUNTRY.items()),
        *(pytest.param(*case, id=f"a list: {case[0]}") for case in IN_A_LIST.items()),
        *(pytest.param(*case, id=f"after a circumstance: {case[0]}") for case in AFTER_CIRCUMSTANCE.items()),
        *(pytest.param(*case, id=f"at the end: {case[0]}") for case in AT_THE_END.items()),
        *(pytest.param(*case, id=f"after an aside: {case[0]}") for case in AFTER_AN_ASIDE.items()),
    ],
)
def test_the_source_is_who_speaks(extractor: AttributionExtractor, text: str, source: str) -> None:
    assert [found.source and found.source.text for found in extractor.extract(text)] == [source]


def test_the_second_of_two_denials_has_its_own_subject(extractor: AttributionExtractor) -> None:
    found = extractor.extract("The clerk denies theft and Pell, of Brent, denies three counts of fraud.")
    assert [(each.source and each.source.text, each.content.text) for each in found][1:] == [
        ("Pell, of Brent", "three counts of fraud")
    ]
