"""The places of the figures of whole invented articles, read by the real extractors."""

import pytest

from claimwatch_contracts.extraction import Occurrence
from claimwatch_contracts.report import ReportedFigure
from claimwatch_language.joining.join import Joined, join_article
from services.figures.extractor import FigureExtractor
from services.mentions.extractor import MentionExtractor

MENTIONS, FIGURES = MentionExtractor(), FigureExtractor()


def read(title: str, text: str) -> Joined:
    """The join of an article without attributions."""
    return join_article(
        text,
        FIGURES.extract(text),
        (),
        MENTIONS.extract(text)[0],
        title=title,
        title_places=MENTIONS.extract(title)[0] if title else (),
    )


def day(item: Occurrence | ReportedFigure) -> str | None:
    """The first day of an occurrence or a figure."""
    return str(item.date.start) if item.date and not item.date.open else None


ARTICLES = [
    pytest.param(
        "Children die in shelling",
        "Eight children were killed in a Syrian hamlet last week, a rights group said.\n\nThe shootings "
        "took place in the hamlet of Tel Ward, north of Aleppo.",
        ["Tel Ward"],
        id="next-sentence",
    ),
    pytest.param(
        "",
        "Eight children were killed in a Syrian hamlet last week, a rights group said.\n\nThe shootings "
        "took place in the hamlet of Tel Ward, north of Aleppo.",
        ["Tel Ward"],
        id="next-sentence-untitled",
    ),
    pytest.param(
        "",
        "Rockets fired at clinics killed 17 civilians on Sunday, activists reported.\n\nThe barrage hit a "
        "clinic and a mill in the town of Manbij, the Relief Council tweeted.",
        ["Manbij"],
        id="next-sentence-barrage",
    ),
    pytest.param(
        "",
        "Fourteen people died when a bus left the road on Monday. The accident happened near the town of "
        "Kisumu, police said.",
        ["Kisumu"],
        id="next-sentence-crash",
    ),
    pytest.param(
        "",
        "At least 31 workers were killed by a fire in a garment factory.\n\nThe blaze broke out in "
        "Gazipur, outside Dhaka.",
        ["Gazipur"],
        id="next-sentence-fire",
    ),
    pytest.param(
        "Blast in Nairobi kills six",
        "Six people were killed and 14 wounded by a bomb on Tuesday. Police cordoned off the street. Two "
        "suspects were arrested.",
        ["Nairobi", "Nairobi", "Nairobi"],
        id="title-only",
    ),
    pytest.param(
        "Two bombs hit Algiers",
        "Two bombs exploded in Algiers on Tuesday, killing 67 people.\n\nThe United Nations said 10 of its "
        'staff were among the dead.\n\n"Fifty more are still under the rubble," a nurse said.',
        ["Algiers", "Algiers", "Algiers", "Algiers"],
        id="title-main",
    ),
    pytest.param(
        "Quake in Indonesia",
        "An earthquake shook the Indonesian capital on Friday, killing 12 people.\n\nMost victims in "
        "Jakarta were in bed. Rescuers pulled 40 people out.",
        ["Jakarta", "Jakarta"],
        id="demonym-refined",
    ),
    pytest.param(
        "Miners trapped", "Thirty miners were trapped in a Chilean mine on Friday.", ["Chilean"], id="demonym-alone"
    ),
    pytest.param(
        "Storm moves on",
        "The hurricane hit Cuba on Friday. It then went on to Florida.\n\nAt least 10 Cubans died, the president said.",
        ["Cuba"],
        id="victims",
    ),
    pytest.param(
        "Bus crash in Turkey",
        "A bus crashed near Antalya on Monday. Three French tourists were killed and 12 were hurt.",
        ["Antalya", "Antalya"],
        id="victims-abroad",
    ),
    pytest.param(
        "Attacks in Homs and Hama",
        "Gunmen killed 12 people in Homs on Monday.\n\nIn a separate incident, a car bomb exploded in "
        "Hama. Six soldiers died. Another nine were hurt.\n\nThe blast in Homs also injured 20.",
        ["Homs", "Hama", "Hama", "Homs"],
        id="two-occurrences",
    ),
    pytest.param(
        "Fire in Dhaka factory",
        "A fire at a factory in Dhaka killed 21 workers on Monday.\n\nA similar fire in Karachi in 2012 "
        "killed 260 people.\n\nThe owner was arrested with two managers.",
        ["Dhaka", "Karachi", "Dhaka"],
        id="background",
    ),
    pytest.param(
        "Rocket strikes Haifa",
        "A rocket struck Haifa on Tuesday and wounded four people. The brief war with Lebanon in 2006 "
        "killed 1,200 people.",
        ["Haifa", "Lebanon"],
        id="background-war",
    ),
    pytest.param(
        "Shelling in Kharkiv",
        "Shelling killed five people in Kharkiv on Friday.\n\nSpeaking in Brussels, the minister said "
        '2,000 houses had been destroyed. "We have buried 14 neighbours," a woman said.',
        ["Kharkiv", "Kharkiv", "Kharkiv"],
        id="speaker-seat",
    ),
    pytest.param(
        "",
        "Sergeant Paul Dray of Lille, France, fell beside him and four others were hurt in the explosion.",
        [None],
        id="home-town",
    ),
    pytest.param(
        "Soldier killed in Mali",
        "A blast hit a patrol near Gao on Monday. Sergeant Paul Dray of Lille was killed and four others were hurt.",
        ["Gao"],
        id="home-town-main",
    ),
    pytest.param(
        "Shots fired in Boston",
        "Police in Boston are looking for a van with North Carolina plates. Two men were shot dead.",
        ["Boston"],
        id="plates",
    ),
    pytest.param(
        "Bus burns near Nakuru",
        "A Nairobi-bound coach caught fire near Nakuru on Sunday, and 31 passengers burned to death.",
        ["Nakuru"],
        id="bound",
    ),
    pytest.param(
        "Plane vanishes",
        "The airliner, on a flight from Rio de Janeiro to Paris with 228 people on board, crashed in "
        "Senegal on Monday.",
        ["Senegal"],
        id="trip",
    ),
    pytest.param(
        "Storm kills dozens", "At least 10 people died in Cuba and 22 in Haiti.", ["Cuba", "Haiti"], id="list-elided"
    ),
    pytest.param(
        "", "The toll was 12 in Homs, nine in Hama and four in Idlib.", ["Homs", "Hama", "Idlib"], id="list-three"
    ),
    pytest.param(
        "", "Fifteen and six people were killed in Homs and Hama respectively.", ["Homs", "Hama"], id="respectively"
    ),
    pytest.param("", "In Homs and Hama, 14 and 21 houses were burned.", ["Homs", "Hama"], id="fronted-pair"),
    pytest.param(
        "",
        "Troops killed 30 rebels in Tel Ward village in Homs, in western Syria, the Relief Council said.",
        ["Tel Ward village"],
        id="finest",
    ),
    pytest.param(
        "",
        "The raid on the village of Kfar Dane, near Idlib, northern Syria, left 14 dead.",
        ["Kfar Dane"],
        id="finest-2",
    ),
    pytest.param(
        "Cyclone batters Mozambique",
        "Mozambique was hit by winds of up to 180 km an hour, which tore the roofs from 400 schools.",
        ["Mozambique", "Mozambique"],
        id="suffers",
    ),
    pytest.param(
        "Flu reaches Cairo",
        "The first two cases of the flu were found in Cairo. Globally, the virus has infected 171 people.",
        ["Cairo", None],
        id="worldwide",
    ),
    pytest.param(
        "Bird flu found in France",
        "A sick duck was found near Lyon. France is the seventh country with the virus, following Austria, "
        "Germany, Slovenia and Italy. Some 12 farms were closed.",
        ["Lyon"],
        id="enumeration",
    ),
    pytest.param(
        "Clashes in Herat",
        "Clashes in Herat killed 20 people on Monday, the Afghan army said. Fighting across the country "
        "has killed 150 people this week.",
        ["Herat", "Afghan"],
        id="countrywide",
    ),
    pytest.param(
        "",
        "The League, which waged a brief war with Israel in 1998, has flown thousands of fighters to Libya.",
        ["Libya"],
        id="moved-to",
    ),
    pytest.param(
        "Flood in Jakarta",
        "Floods in Jakarta have driven 3,000 people from their homes. Damage was put at $40 million. "
        "Nearly 60 percent of the streets are under water.",
        ["Jakarta", "Jakarta", "Jakarta"],
        id="quantity-main",
    ),
    pytest.param(
        "",
        "About two hundred people had died and shops worth more than Rs 500 crore had burned, he claimed "
        "after visiting Gujarat.",
        ["Gujarat", "Gujarat"],
        id="quantity-sentence",
    ),
    pytest.param(
        "",
        "After the Mumbai riots in 1992, families of the dead received a compensation of Rs 4 lakh, said Karim.",
        ["Mumbai"],
        id="quantity-riots",
    ),
    pytest.param(
        "Twelve die in flood",
        "HOMS, Syria (AP) -- At least 12 people were killed when the river burst its banks on Monday.",
        ["HOMS"],
        id="dateline-local",
    ),
    pytest.param(
        "Shell hits market in Idlib",
        "BEIRUT -- At least 11 people died on Monday. A shell struck a market in Idlib.",
        ["Idlib"],
        id="dateline-elsewhere",
    ),
    pytest.param(
        "Strike in Yemen kills 20",
        "A strike on a wedding in Yemen killed 20 people. The United States has killed 45 fighters there this year.",
        ["Yemen", "Yemen"],
        id="actor-abroad",
    ),
    pytest.param(
        "Attack in Paris",
        "Gunmen killed 12 people in Paris on Friday. Belgian police arrested three men on Sunday.",
        ["Paris", "Belgian"],
        id="police-abroad",
    ),
    pytest.param(
        "Hurricane nears Texas",
        "Evacuations began in Texas on Monday. In Louisiana, the governor declared an emergency. There "
        "3,000 people were told to leave.",
        ["Louisiana"],
        id="there",
    ),
    pytest.param(
        "Storm off Bermuda",
        "The storm is expected to move across the Azores. It has killed three people.",
        ["Bermuda"],
        id="foreseen",
    ),
    pytest.param(
        "",
        "Gunmen killed two citizens of Kenya and abducted three men of Uganda in the town of Kismayo.",
        ["Kismayo", "Kismayo"],
        id="abducted-of",
    ),
    pytest.param(
        "Plane crashes at Kigali airport",
        "A plane crashed on landing at Kigali International Airport on Sunday. Two people died and 181 "
        "were taken to hospitals in the city.",
        ["Kigali International Airport", "Kigali International Airport"],
        id="airport",
    ),
    pytest.param(
        "Pirates jailed",
        "A court in Mombasa, Kenya, has jailed seven Somali pirates. They will be sent to Somalia after "
        "five years. Around 100 suspects await trial.",
        ["Mombasa", "Mombasa"],
        id="court",
    ),
    pytest.param(
        "Mogadishu base attacked",
        "Suicide bombers attacked a base in Mogadishu on Sunday. Eleven soldiers were killed and 15 "
        "wounded.\n\nFighting since January has killed 81 people in Somalia.",
        ["Mogadishu", "Mogadishu", "Somalia"],
        id="toll-total",
    ),
    pytest.param(
        "Bomb hits bus in Lahore",
        "A bomb destroyed a bus in Lahore on Monday, police said.\n\nThe army blamed a militant group.\n\n"
        "A doctor said that 12 bodies had been brought in, and 40 people were being treated.",
        ["Lahore", "Lahore"],
        id="later-paragraph",
    ),
    pytest.param(
        "Landslide near Cali",
        'A landslide buried houses near Cali on Sunday.\n\n"We found three children alive," a fireman, '
        "Luis Prado, told reporters in Bogota. He said 17 houses were gone.",
        ["Cali", "Cali"],
        id="quote-later",
    ),
    pytest.param(
        "Car bomb in Kabul",
        "A car bomb killed 25 people in Kabul on Monday. The UN chief, on a visit to Indonesia, condemned "
        "it. Sixty people were hurt.",
        ["Kabul", "Kabul"],
        id="condemned-elsewhere",
    ),
    pytest.param(
        "Two attacks in Iraq",
        "A blast in Mosul killed nine people on Monday. Hours later gunmen opened fire on a market in "
        "Kirkuk, killing four.\n\nThe Mosul blast also wounded 30.",
        ["Mosul", "Kirkuk", "Mosul"],
        id="definite-far",
    ),
    pytest.param(
        "Violence in Nigeria",
        "A bomb killed nine people in Maiduguri on Monday. A day later a ferry sank near Lokoja and 12 "
        "people drowned.\n\nThe ferry had been carrying 90 passengers. The bomb also wounded 30 people.",
        ["Maiduguri", "Lokoja", "Lokoja", "Maiduguri"],
        id="definite-kind",
    ),
    pytest.param("", "More than 200 migrants from Eritrea drowned off Malta.", ["Malta"], id="migrants"),
    pytest.param(
        "Afghans vote",
        "Voters in Afghanistan went to the polls on Saturday. The government sent out 350,000 troops. "
        "Turnout was 58 percent.",
        ["Afghanistan", "Afghanistan"],
        id="election",
    ),
    pytest.param(
        "Wreckage found",
        "Wreckage was found 650 kilometres from the coast of Brazil. All 228 people on board the plane are "
        "feared dead.",
        ["Brazil", None],
        id="reference-sea",
    ),
    pytest.param(
        "Bus fire kills 31",
        "NAIROBI: Five days after the blaze in which 31 passengers were burnt to death on a Nairobi-bound "
        "coach near Nakuru, police arrested four men.",
        ["Nakuru", "Nakuru"],
        id="colon-dateline",
    ),
    pytest.param(
        "Blasts in Surat",
        "The state gave Rs 3 lakh to kin of those killed at Surat and Rs 2 lakh to those killed elsewhere.",
        ["Surat", None],
        id="kin-money",
    ),
    pytest.param(
        "Quake off Sumatra",
        "A magnitude 8.7 earthquake rocked Sumatra on Monday, reminding people of the Indian Ocean tsunami "
        "of 2004 that killed 273,000.",
        ["Sumatra", "Indian Ocean"],
        id="tsunami-own",
    ),
    pytest.param(
        "Bombs in Algiers",
        "Two bombs killed 67 people in Algiers on Tuesday. The city suffered a similar attack in April, "
        "when two bombers killed 33 people.",
        ["Algiers", "Algiers", "Algiers", "Algiers"],
        id="former-attack",
    ),
    pytest.param(
        "Minister visits flood victims",
        "At least 40 people have died in floods, officials said on Tuesday.\n\nHeavy rain has fallen since "
        "Sunday.\n\nThe floods hit villages along the river near Sukkur in Pakistan.",
        ["Sukkur"],
        id="lead-two-paragraphs",
    ),
    pytest.param(
        "Israeli air strike kills nine in Gaza",
        "Nine members of a family were killed on Tuesday, doctors said.\n\nFour of them were children. The "
        "Israeli army said it had hit a launcher.",
        ["Gaza", "Gaza"],
        id="killed-by-in-title",
    ),
    pytest.param(
        "Nigeria: gunmen kidnap pupils",
        "Gunmen took 80 pupils from a school at dawn on Monday.\n\nThe attack happened in Kuriga, a town "
        "in Kaduna state, a teacher said.\n\nIn March 280 pupils were taken from another school. Ransoms "
        "of $1 million were asked.",
        ["Kuriga", "Kuriga", "Kuriga"],
        id="title-country-only",
    ),
    pytest.param(
        "Cholera kills 60",
        "Cholera has killed 60 people in Aden since June, the health ministry said in Sanaa. About 3,000 "
        "more are in hospital.",
        ["Aden", "Aden"],
        id="ministry-in-capital",
    ),
    pytest.param(
        "Refugees drown",
        "A boat with 130 migrants sank off Libya on Sunday, the UN refugee agency said in Geneva.\n\nOnly "
        "12 people survived. Rescuers found 45 bodies.",
        ["Libya", "Libya", "Libya"],
        id="un-in-geneva",
    ),
    pytest.param(
        "Quake in Nepal",
        "A quake killed 150 people in Nepal on Friday.\n\nIndia's prime minister, who was in Tokyo, "
        "promised 20 tonnes of aid. About 8,000 houses collapsed.",
        ["Nepal", "Nepal", "Nepal"],
        id="president-abroad",
    ),
    pytest.param(
        "Aid for Gaza",
        "The United States will send $40 million in aid to Gaza, where 90,000 people have lost their homes.",
        ["Gaza", "Gaza"],
        id="aid-to",
    ),
    pytest.param(
        "Protests in Kenya",
        "In Nairobi police shot dead four protesters. In Kisumu two people died. Some 36 were hurt there.",
        ["Nairobi", "Kisumu", "Kisumu"],
        id="two-cities-one-paragraph",
    ),
    pytest.param(
        "Protests spread across Kenya",
        "Police shot dead four protesters in Nairobi on Tuesday.\n\nAt least 23 people have been killed "
        "nationwide since June.",
        ["Nairobi", "Kenya"],
        id="totals",
    ),
    pytest.param(
        "Climber dies",
        "Anna Holt, 31, from Leeds, and two other climbers were killed on Saturday by an avalanche on Mont "
        "Blanc in France.",
        ["Mont Blanc"],
        id="hometown-from",
    ),
    pytest.param(
        "Mayor shot in Tijuana",
        "The mayor of Tijuana was shot dead on Monday. He was born in Chicago. Two guards were wounded.",
        ["Tijuana"],
        id="born-in",
    ),
    pytest.param(
        "Tanker burns",
        "A tanker under the flag of Panama caught fire off Fujairah. Three sailors are missing.",
        ["Fujairah"],
        id="ship-flag",
    ),
    pytest.param(
        "Stampede in Mina",
        "A stampede in Mina killed 90 pilgrims. Some 150 were taken to hospitals in Mecca.",
        ["Mina", "Mecca"],
        id="hospital-treated",
    ),
    pytest.param(
        "Lebanon's camps",
        "Lebanon hosts 1.2 million refugees from Syria. In the Bekaa valley, 300 tents burned on Sunday.",
        ["Lebanon", "Bekaa"],
        id="refugees-hosted",
    ),
    pytest.param("", "Airstrikes killed 12 people in Homs as well as five in Hama.", ["Homs", "Hama"], id="as-well-as"),
    pytest.param(
        "",
        "Gunmen killed seven people in Jos, four in Kano and, in Lagos, two.",
        ["Jos", "Kano", "Lagos"],
        id="elided-verb-three",
    ),
    pytest.param(
        "",
        "Twelve, nine and four people died in Homs, Hama and Idlib respectively.",
        ["Homs", "Hama", "Idlib"],
        id="respectively-three",
    ),
    pytest.param(
        "",
        "The governor gave the toll by town: Homs 12 dead, Hama nine dead and Idlib four dead.",
        ["Homs", "Hama", "Idlib"],
        id="after-colon-list",
    ),
    pytest.param(
        "Veteran dies at 91",
        "John Reed of Boston, who lost four friends in Vietnam, died on Tuesday.",
        ["Vietnam"],
        id="war-elsewhere",
    ),
    pytest.param(
        "Warlord convicted",
        "A court in The Hague sentenced a warlord on Monday for the killing of 200 people in Ituri in "
        "2003. Some 40 witnesses were heard.",
        ["Ituri", "Ituri"],
        id="court-elsewhere",
    ),
    pytest.param(
        "Afghan bombing",
        "A bomb killed 14 people near the Ministry of Defence in Kabul. Nine soldiers were wounded.",
        ["Kabul", "Kabul"],
        id="ministry-of",
    ),
    pytest.param(
        "Quake shakes Chile",
        "The quake struck 40 km north of Iquique. Five people were killed.\n\nAbout 2,000 homes lost power.",
        ["Iquique", "Iquique", "Iquique"],
        id="quake-epicentre",
    ),
    pytest.param(
        "Fire in Kassala camp",
        "A fire destroyed tents in the Wad Sharifey camp near Kassala on Sunday. The camp's chief said 80 "
        "people had been displaced.",
        ["Wad Sharifey camp"],
        id="camps",
    ),
    pytest.param(
        "Sudan aid",
        "The plan for Sudan needs US$ 50.4 million. Partners have reached 48,000 people with water.",
        ["Sudan", "Sudan"],
        id="us-money",
    ),
    pytest.param(
        "Village attacked",
        "Thirty farmers were killed when gunmen attacked a village in northern Burkina Faso.\n\nThe "
        "attackers came on motorbikes to Solhan at dawn.",
        ["Burkina Faso"],
        id="passive-lead",
    ),
    pytest.param(
        "Storm nears Haiti",
        "Winds of 175 km an hour are expected in Haiti on Friday. In Cuba, 12 people have died.",
        ["Haiti", "Cuba"],
        id="weather",
    ),
    pytest.param(
        "Norway beat Czechs",
        "Norway beat the Czech Republic on Saturday in Sochi in front of 5,000 people.",
        ["Sochi"],
        id="sports",
    ),
    pytest.param(
        "Toll in Peru",
        "The virus has killed 200 people in Peru, more than in Brazil, Chile and Spain. In all, 90,000 "
        "patients have died.",
        ["Peru", "Peru"],
        id="compare",
    ),
    pytest.param(
        "Mission in Mali",
        "Soldiers from Chad and Togo were hit by a mine near Kidal. Five were killed.",
        ["Kidal"],
        id="troops-from",
    ),
    pytest.param("A ship sinks", "Twelve people died when the ship sank.", [None], id="no-place"),
    pytest.param(
        "Border clash",
        "Three Indian soldiers and two Chinese soldiers were killed in a clash in the Galwan valley in Ladakh.",
        ["Ladakh", "Ladakh"],
        id="two-demonyms",
    ),
]


@pytest.mark.parametrize(("title", "text", "expected"), ARTICLES)
def test_a_figure_lies_where_its_article_says(title: str, text: str, expected: list[str | None]) -> None:
    assert [figure.place and figure.place.text for figure in read(title, text).figures] == expected


def test_the_place_is_one_of_the_text_or_else_of_the_title() -> None:
    text = "Six people were killed in Mombasa on Monday. A bomb had been found there. Some 14 were hurt."
    titled, plain = MENTIONS.extract("Blast in Mombasa kills six")[0], MENTIONS.extract(text)[0]
    assert all(figure.place in plain for figure in read("Blast in Mombasa kills six", text).figures)
    (six,) = read("Blast in Mombasa kills six", "Six people were killed by a bomb on Monday.").figures
    assert six.place in titled


OCCURRENCES = [
    pytest.param(
        "Gunmen killed 12 people in Homs on 2 March 2026. Another nine were hurt.",
        [("killed", "Homs", "2026-03-02")],
        [(0, "2026-03-02"), (0, "2026-03-02")],
        id="one-day",
    ),
    pytest.param(
        "Shelling killed 12 people in Homs on 2 March 2026. The shelling also wounded nine people. A blast in Hama on "
        "4 March 2026 killed four. Some 60 people have died since January.",
        [("Shelling", "Homs", "2026-03-02"), ("blast", "Hama", "2026-03-04")],
        [(0, "2026-03-02"), (0, "2026-03-02"), (1, "2026-03-04"), (1, None)],
        id="two-days",
    ),
    pytest.param(
        "Clashes killed 12 people in Homs on 2 March 2026 and five in Homs on 3 March 2026. Nine people were hurt.",
        [("Clashes", "Homs", None)],
        [(0, "2026-03-02"), (0, "2026-03-03"), (0, None)],
        id="days-that-differ",
    ),
]


@pytest.mark.parametrize(("text", "occurrences", "figures"), OCCURRENCES)
def test_a_figure_points_to_its_occurrence_and_has_its_day(
    text: str, occurrences: list[tuple[str, str, str | None]], figures: list[tuple[int, str | None]]
) -> None:
    joined = read("A title", text)
    assert [(item.what, item.place.text, day(item)) for item in joined.occurrences] == occurrences
    assert [(item.occurrence, day(item)) for item in joined.figures] == figures


def test_an_occurrence_that_is_told_of_a_former_year_is_another_one() -> None:
    text = "A fire killed 21 workers in Dhaka on Monday. In 2012 a fire killed 110 people in Dhaka."
    assert [figure.occurrence for figure in read("Fire in Dhaka", text).figures] == [0, 1]
