"""What a number counts by the structure of its sentence: who is harmed, who harms, and who merely stands near."""

import pytest

from services.figures.extractor import FigureExtractor
from tests.unit.figures.readings import measures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "An official said 1,310 cholera patients have been admitted and 51 have died there.",
            [("1,310", "people_other"), ("51", "killed")],
            id="another predicate",
        ),
        pytest.param(
            "About 4,000 cattle were treated and 90 herders have died, the vet said.",
            [("4,000", "other"), ("90", "killed")],
            id="animals",
        ),
        pytest.param(
            "A storm killed dozens of herders, affected over 31,000 in the hills and led to the evacuation of 190.",
            [("dozens", "killed"), ("31,000", "people_other"), ("190", "displaced")],
            id="several objects",
        ),
        pytest.param(
            "Prosecutors charged six officers with the murder of 12 villagers.",
            [("six", "people_other"), ("12", "killed")],
            id="charged with murder",
        ),
        pytest.param(
            "Seven men went on trial over the deaths of 40 migrants in a lorry.",
            [("Seven", "people_other"), ("40", "killed")],
            id="on trial",
        ),
        pytest.param(
            "Nine gunmen killed the guard.", [("Nine", "people_other"), ("the guard", "killed")], id="the doers"
        ),
        pytest.param(
            "Police killed two of the five attackers and captured the others.",
            [("two", "killed"), ("five", "people_other")],
            id="the whole of a part",
        ),
        pytest.param(
            "The pact increases its peacekeeping force from 8,000 to 14,000 after attacks in the south.",
            [("8,000", "people_other"), ("14,000", "people_other")],
            id="a force grows near attacks",
        ),
        pytest.param(
            "The monitor counted 30 and then 45 bodies in two graves.",
            [("30", "bodies_found"), ("45", "bodies_found"), ("two", "other")],
            id="graves of bodies",
        ),
        pytest.param("Vaccines saved 12,000 lives.", [("12,000", "other")], id="lives saved"),
        pytest.param(
            "The army tried to relieve three besieged villages.", [("three", "other")], id="villages unharmed"
        ),
        pytest.param(
            "The crash involved four lorries, and six people needed treatment.",
            [("four", "other"), ("six", "people_other")],
            id="people listed after things",
        ),
        pytest.param("Thousands of missing emails were released.", [("Thousands", "other")], id="things released"),
    ],
)
def test_what_stands_near_a_number_is_no_ground(text: str, expected: list[tuple[str, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Nine children were among at least 30 people killed in Homs.",
            [("Nine", "killed"), ("30", "killed")],
            id="N among M killed",
        ),
        pytest.param("Among the wounded were 48 pupils.", [("48", "wounded")], id="among the wounded"),
        pytest.param("Four journalists are among those arrested.", [("Four", "detained")], id="among those arrested"),
        pytest.param(
            "In all 81 villagers were killed. Among them are 48 civilians, the group said.",
            [("81", "killed"), ("48", "killed")],
            id="among them",
        ),
        pytest.param(
            "The strike killed 40 people. They include 12 children.",
            [("40", "killed"), ("12", "killed")],
            id="they include",
        ),
        pytest.param(
            "The death toll following Tuesday's attack on Homs reached 41 people, a doctor said.",
            [("41", "killed")],
            id="toll reached",
        ),
        pytest.param("Officials put the toll at 62 people.", [("62", "killed")], id="put the toll at"),
        pytest.param("The quake's toll was revised down to 1,150.", [("1,150", "killed")], id="toll revised"),
        pytest.param(
            "The blast raised the number of wounded to 86 people.", [("86", "wounded")], id="number of wounded"
        ),
        pytest.param("The number of arrests rose to 75 by Friday.", [("75", "detained")], id="number of arrests"),
        pytest.param(
            'At least 25 members of the "Falcon Brigade" and "River Front" groups were killed in Homs.',
            [("25", "killed")],
            id="past quoted names",
        ),
        pytest.param(
            "The war has left thousands of people, especially infants, dead.",
            [("thousands", "killed")],
            id="left N dead",
        ),
        pytest.param(
            "The blast left 14 shoppers wounded and three dead.",
            [("14", "wounded"), ("three", "killed")],
            id="left N wounded and N dead",
        ),
        pytest.param(
            "The inspector said that of the 22 on police remand, two were councillors.",
            [("22", "detained"), ("two", "people_other")],
            id="on remand",
        ),
        pytest.param(
            "Of the 31 in custody, nine were students.",
            [("31", "detained"), ("nine", "detained")],
            id="a whole in custody",
        ),
        pytest.param("Eleven men are in custody.", [("Eleven", "detained")], id="in custody"),
        pytest.param(
            "Two troops and a porter were among 34 killed in the upsurge.",
            [("Two", "killed"), ("a porter", "killed"), ("34", "killed")],
            id="a list among N killed",
        ),
        pytest.param("Twelve of those wounded in the raid later died.", [("Twelve", "killed")], id="wounded and died"),
        pytest.param(
            "Days of fighting in the valley ended on Saturday with five officers and a dozen militants left dead.",
            [("five", "killed"), ("a dozen", "killed")],
            id="with a list left dead",
        ),
        pytest.param("Twelve people starved to death in Madaya.", [("Twelve", "killed")], id="starved to death"),
        pytest.param("The blast cost 12 people their lives.", [("12", "killed")], id="cost them their lives"),
        pytest.param(
            "Two guards were killed and 16 more hurt as the roof fell.",
            [("Two", "killed"), ("16", "wounded")],
            id="auxiliary left out",
        ),
        pytest.param("Nearly 90 residents affected", [("90", "people_other")], id="headline of others"),
        pytest.param(
            "The slide left nine hikers including two guides dead.",
            [("nine", "killed"), ("two", "killed")],
            id="left N including M dead",
        ),
        pytest.param("Troops execute 10 villagers.", [("10", "killed")], id="execute"),
        pytest.param("Eleven guests were also shot.", [("Eleven", "wounded")], id="shot"),
        pytest.param(
            "Nine men were stabbed and four killed.", [("Nine", "people_other"), ("four", "killed")], id="stabbed"
        ),
        pytest.param(
            "A study set the toll from the famine at 6,100 villagers.",
            [("6,100", "killed")],
            id="toll past a phrase",
        ),
        pytest.param("Twelve boys were among the victims of the fire.", [("Twelve", "killed")], id="among the victims"),
        pytest.param("Among the victims were three nurses.", [("three", "killed")], id="victims before the verb"),
        pytest.param("Four of the victims were boys.", [("Four", "killed")], id="of the victims"),
        pytest.param(
            "Four of the victims were boys, and nine guards were hurt.",
            [("Four", "people_other"), ("nine", "wounded")],
            id="victims who may be hurt",
        ),
        pytest.param("Gunmen seized 26 schoolgirls.", [("26", "detained")], id="seized people"),
        pytest.param("Gunmen seized 26 trucks.", [("26", "other")], id="seized things"),
        pytest.param("Farmers slaughtered 5,000 chickens.", [("5,000", "other")], id="animals slaughtered"),
        pytest.param("The number of confirmed cases reached 310.", [("310", "people_other")], id="number of cases"),
        pytest.param("Two rebel groups signed.", [("Two", "other")], id="groups of people"),
        pytest.param("Nine divers met their deaths.", [("Nine", "killed")], id="met their deaths"),
        pytest.param("The junta put 300 activists behind bars.", [("300", "detained")], id="behind bars"),
        pytest.param("Twelve men are in prison.", [("Twelve", "detained")], id="in prison"),
        pytest.param("Twelve men escaped from prison.", [("Twelve", "people_other")], id="from prison"),
        pytest.param("The navy is holding 30 divers.", [("30", "detained")], id="holding"),
        pytest.param("An exodus of 40,000 people followed.", [("40,000", "displaced")], id="exodus"),
        pytest.param("About 40,000 returned home.", [("40,000", "people_other")], id="returned home"),
        pytest.param(
            "One of the two gunmen was shot dead.",
            [("One", "killed"), ("two", "people_other")],
            id="total of a subject",
        ),
        pytest.param(
            "Crews reached 6 of the 30 skiers, including two Danes, killed by the slide.",
            [("6", "killed"), ("30", "killed"), ("two", "killed")],
            id="total that is described",
        ),
        pytest.param("Police took 12 men into custody.", [("12", "detained")], id="took into custody"),
        pytest.param("The army lost 12 men in the ambush.", [("12", "killed")], id="lost men"),
        pytest.param("The party lost 40 seats.", [("40", "other")], id="lost seats"),
        pytest.param("The landlord threw 300 tenants out of their homes.", [("300", "displaced")], id="threw out"),
        pytest.param("The strike killed a family of six.", [("six", "killed")], id="a family of N"),
        pytest.param(
            "Six people were shot, two of them fatally.", [("Six", "people_other"), ("two", "killed")], id="fatally"
        ),
        pytest.param(
            "The flood forced 40,000 people from their homes.", [("40,000", "displaced")], id="from their homes"
        ),
        pytest.param(
            "Some 3,000 residents were ordered to evacuate.", [("3,000", "displaced")], id="ordered to evacuate"
        ),
        pytest.param(
            "Some 3,150 households (approx. 15,700 individuals) were newly displaced from the town.",
            [("3,150", "displaced"), ("15,700", "displaced")],
            id="past brackets",
        ),
        pytest.param(
            "The agency now says 19 people were killed in the strike, up from 12 earlier.",
            [("19", "killed"), ("12", "killed")],
            id="up from N",
        ),
        pytest.param(
            "40 Villagers Killed 100 Injured in New Raids.", [("40", "killed"), ("100", "wounded")], id="headline"
        ),
    ],
)
def test_the_word_that_governs_a_number_says_its_measure(text: str, expected: list[tuple[str, str]]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said 12 and 15 people were killed on Monday and Tuesday.", ["killed", "killed"]),
        ("The clinic said 12 and 15 people were killed on Monday and Tuesday.", ["killed", "killed"]),
        ("The mayor said 12, 15 and 20 people were killed in the three raids.", ["killed"] * 3 + ["attacks"]),
        ("Five and six people were killed in Homs and Hama respectively.", ["killed", "killed"]),
        ("In Homs and Hama, 14 and 21 houses were destroyed.", ["buildings", "buildings"]),
        (
            "The mayor said 100 to 120 and 30 to 40 people were killed in the two raids.",
            ["killed", "killed", "attacks"],
        ),
        ("Eight, nine and 14 people were hurt.", ["wounded"] * 3),
        ("At least 10 died in Orun and 22 in Velda.", ["killed", "killed"]),
        ("The crash killed all 90 on board and five more on the ground.", ["killed", "killed"]),
    ],
)
def test_the_numbers_of_a_row_share_their_noun_and_predicate(text: str, expected: list[str]) -> None:
    assert [measure for _, measure in measures(text)] == expected


@pytest.mark.parametrize(
    ("text", "measure", "submeasure"),
    [
        ("Some 12,500 residents have been evacuated.", "displaced", "evacuated"),
        ("Some 12,500 residents have fled.", "displaced", None),
        ("Gunmen abducted 14 pupils.", "detained", "abducted"),
        ("Police arrested 14 pupils.", "detained", None),
        ("The rebels freed 120 civilians who were held in a school.", "people_other", "freed"),
        ("More than 1,800 prisoners were set free.", "people_other", "freed"),
        ("Nearly 300 kidnapped schoolgirls were released on Monday.", "people_other", "freed"),
        ("Doctors counted 1,140 cases of cholera.", "people_other", "cases"),
        ("He faces 12 cases of fraud.", "other", None),
        ("A crowd of 3,000 gathered outside the mosque.", "people_other", "crowd"),
        ("Soldiers executed five families of rebel fighters.", "people_other", "households"),
        ("The flood ruined nine homes.", "buildings", "homes"),
    ],
)
def test_a_word_may_say_a_measure_more_finely(text: str, measure: str, submeasure: str | None) -> None:
    (figure,) = FigureExtractor().extract(text)
    assert (figure.measure, figure.submeasure) == (measure, submeasure)


@pytest.mark.parametrize(
    ("text", "counted", "population"),
    [
        ("The police arrested three Red Banner members in Homs.", "Red Banner members", None),
        ("Three Green Path members and a priest were detained.", "Green Path members", None),
        ("Shells killed 30 members of the security forces.", "members of the security forces", "security_forces"),
        ("Rioters burned two police stations.", "police stations", None),
        ("Three Tunisians were hurt in the crash.", "Tunisians", None),
        ("The militia controls 14 polling stations.", "polling stations", None),
        ("The clinic admitted 1,310 cholera patients.", "cholera patients", None),
        ('Police arrested 14 members of the "Iron Dawn" gang.', 'members of the "Iron Dawn" gang', None),
        ("At least 15 women and children were killed.", "women and children", "women and children"),
        ("A raid killed 12 more villagers.", "villagers", "civilians"),
        ("Eleven of those brought to us were women.", None, "women"),
        ("Raids killed six women and 11 others local activists say.", "others", None),
    ],
)
def test_a_figure_has_the_words_of_the_article_for_what_it_counts(
    text: str, counted: str | None, population: str | None
) -> None:
    figure = [figure for figure in FigureExtractor().extract(text) if not figure.implicit][-1]
    assert (figure.counted, figure.population) == (counted, population)
