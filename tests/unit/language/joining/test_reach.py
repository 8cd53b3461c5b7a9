"""The place of a figure, read by the real extractors from invented sentences of the field."""

import pytest

from claimwatch_contracts.vocabulary import PlacePrecision
from services.figures.extractor import FigureExtractor
from services.mentions.extractor import MentionExtractor
from tests.builders import attribution, figure, join_figures, place


@pytest.fixture(scope="module")
def mentioner() -> MentionExtractor:
    return MentionExtractor()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shelling killed 12 people in Homs on Tuesday.", ["Homs"]),
        ("Fighting went on in Baghdad. The U.S. military said 14 people were wounded.", ["Baghdad"]),
        ("Two sailors drowned when a ship under the flag of Panama sank off Yemen.", ["Yemen"]),
        ("In Homs, 12 people were killed and 30 wounded.", ["Homs", "Homs"]),
        ("Rescuers pulled nine bodies from the rubble in Antakya and five in Iskenderun.", ["Antakya", "Iskenderun"]),
        ("Seven people drowned in Maiduguri, four in Damboa and two in Bama.", ["Maiduguri", "Damboa", "Bama"]),
        ("Police in Nairobi arrested 40 protesters, while in Kisumu 15 were hurt.", ["Nairobi", "Kisumu"]),
        ("Floods killed 21 people in Jalalabad, a spokesman in Kabul said.", ["Jalalabad"]),
        ("Gunmen killed 33 villagers in Syria's Hama province.", ["Hama"]),
        ("An explosion in Fallujah, Anbar province, Iraq, left 14 dead.", ["Fallujah"]),
        ("The quake killed 120 people in Aleppo and its suburbs.", ["Aleppo"]),
        ("About 4,000 families fled from Mosul to Erbil.", ["Mosul"]),
        ("More than 200 migrants from Eritrea drowned off Malta.", ["Malta"]),
        ("Security forces killed 18 demonstrators in Khartoum. Another 60 were wounded.", ["Khartoum", "Khartoum"]),
        ("A strike hit the town of Douma. At least 11 people died.", ["Douma"]),
        ("Turkey hosts 3.6 million refugees.", ["Turkey"]),
        ("The Syrian army said it had killed 25 militants.", [None]),
        ("Aleppo University sent 12 doctors to Idlib.", ["Idlib"]),
        ("A court in Cairo sentenced 75 people to death.", ["Cairo"]),
        ("The convoy carried food for 6,000 people in Madaya, 40 km northwest of Damascus.", ["Madaya", "Damascus"]),
        ("Fighting near the border with Sudan has displaced 8,000 people in Chad.", ["Chad"]),
        ("The siege of Sarajevo killed 11,000 people.", ["Sarajevo"]),
        ("Airstrikes on Raqqa killed 40 civilians, including 12 children.", ["Raqqa", "Raqqa"]),
        (
            "Twelve people died and at least 30 were injured when a bus plunged into a ravine near Oaxaca.",
            ["Oaxaca", "Oaxaca"],
        ),
        ("Between 500 and 700 people marched through Minsk.", ["Minsk"]),
        ("The toll in Beirut rose to 190, and in Tripoli it reached 12.", ["Beirut", "Tripoli"]),
        ("Six were killed in Kandahar and in Herat nine were wounded.", ["Kandahar", "Herat"]),
        ("The United States will give $40 million to rebuild schools in Mosul.", ["Mosul"]),
        ("Washington pledged $40 million.", [None]),
        ("Cholera killed 60 people in Aden; 200 more fell ill in Taiz.", ["Aden", "Taiz"]),
        (
            "Soldiers shot dead seven people in the western city of Goma, the United Nations said from Kinshasa.",
            ["Goma"],
        ),
        ("A spokesman for the ministry in Baghdad said 30 people were killed.", [None]),
        ("Some 90,000 people have been displaced from Afrin.", ["Afrin"]),
        ("Myanmar has freed 150 prisoners.", ["Myanmar"]),
        ("Rescue teams from Turkey and Greece found 20 bodies in Derna.", ["Derna"]),
        ("On the road to Aleppo, fighters stopped a bus near Saraqib and took 12 hostages.", ["Saraqib"]),
        (
            "A blast in Mogadishu killed 22 people. No group claimed it. Some 100 have died this year.",
            ["Mogadishu", None],
        ),
        ("Clashes in Darfur and Kordofan killed 70 people.", ["Darfur"]),
        ("In the Colombian city of Cali, 13 people were shot dead.", ["Cali"]),
        ("Protests in Santiago, Valparaiso and Concepcion led to 600 arrests.", ["Santiago"]),
        ("The bombing killed 8 people at a mosque in Peshawar's old city.", ["Peshawar"]),
        ("The strike on a hospital in Kunduz, Afghanistan, killed 42 people, the group said in Brussels.", ["Kunduz"]),
        ("The storm killed 30 people in Haiti and Cuba before it reached Florida, where 2 died.", ["Haiti", "Florida"]),
        ("Six people were shot dead in a bar in Guayaquil, Ecuador's largest city, on Sunday.", ["Guayaquil"]),
        ("Heavy rain has killed at least 32 people across Kenya and Tanzania.", ["Kenya"]),
        (
            "A magnitude 6.1 quake struck Herat province, destroying 2,000 homes and killing more than 1,200 people.",
            ["Herat", "Herat", "Herat"],
        ),
        (
            "Missiles hit a market in Kremenchuk; the governor of Poltava region said 18 people had been killed.",
            ["Kremenchuk"],
        ),
        (
            "The Ethiopian government denied that its troops had killed 100 civilians in the Tigrayan town of Axum.",
            ["Axum"],
        ),
        ("Amnesty International, based in London, says at least 304 protesters died in Iran in November.", ["Iran"]),
        ("More than 700,000 Rohingya have fled Myanmar's Rakhine state for Bangladesh.", ["Rakhine"]),
        ("Some 1.2 million Syrians live in Lebanon, a country of 6 million people.", ["Lebanon", "Lebanon"]),
        ("Police in the Indian city of Lucknow detained 60 people during protests against the law.", ["Lucknow"]),
        ("The United Nations refugee agency said from Geneva that 40,000 people had crossed into Chad.", ["Chad"]),
        (
            "Gunmen on motorbikes attacked the village of Solhan in northern Burkina Faso, killing 160 people.",
            ["Solhan"],
        ),
        (
            "Two car bombs exploded in Mogadishu. The blasts killed at least 100 people and wounded 300.",
            ["Mogadishu", "Mogadishu", "Mogadishu"],
        ),
        ("A boat carrying 130 migrants sank off Libya, and 45 bodies washed ashore near Zuwara.", ["Libya", "Zuwara"]),
        (
            "The army killed nine dissidents in an air strike in Guaviare, a minister told reporters in Bogota.",
            ["Guaviare"],
        ),
        (
            "An Israeli strike on a house in Rafah killed 22 people, including 18 children, hospital officials said.",
            ["Rafah", "Rafah"],
        ),
        (
            "Authorities in Xinjiang have detained as many as one million people, a UN panel in Geneva heard.",
            ["Xinjiang"],
        ),
        ("At least 78 people were crushed to death in Sanaa.", ["Sanaa"]),
        (
            "The storm left 120 dead in Mozambique, 90 in Malawi and three in Madagascar.",
            ["Mozambique", "Malawi", "Madagascar"],
        ),
        ("South Korean police said 151 people died in Seoul, most in their twenties.", ["Seoul"]),
        ("Rebels released 20 soldiers they captured in Kidal.", ["Kidal"]),
        ("Of the 33 miners trapped in Copiapo, all survived.", ["Copiapo"]),
        ("The Turkish military said it had hit 81 targets in northern Iraq.", ["Iraq"]),
        ("Haiti's civil protection agency counted 2,248 dead after the quake.", ["Haiti"]),
        ("Fighting in and around Kunduz has displaced 14,000 families.", ["Kunduz"]),
        ("Militants from neighbouring Mali killed 12 soldiers in Niger.", ["Niger"]),
        ("Nearly 400 schools have closed in Diffa since January, UNICEF's office in Niamey said.", ["Diffa"]),
        ("The court in The Hague sentenced him to 12 years for killing 7 people in Vukovar.", ["Vukovar"]),
        ("An explosion at a fireworks depot in Tultepec, outside Mexico City, killed 24.", ["Tultepec"]),
        ("A bomb in Kabul's Dasht-e-Barchi district killed 50 schoolgirls.", ["Dasht-e-Barchi district"]),
        ("Prisons in El Salvador hold 100,000 inmates.", ["El Salvador"]),
        ("Floodwaters killed 14 in Germany's Ahr valley and 9 in Belgium.", ["Germany", "Belgium"]),
        ("The attack, claimed in Afghanistan, left 60 dead in Moscow.", ["Moscow"]),
        (
            "Security forces opened fire on demonstrators in Nasiriyah, 300 km south of Baghdad, killing 3.",
            ["Baghdad", "Nasiriyah"],
        ),
        ("Human Rights Watch documented 27 strikes on Aleppo's hospitals.", ["Aleppo"]),
        (
            "Ten aid workers were killed in South Kordofan while 4 were abducted in Blue Nile.",
            ["South Kordofan", "Blue Nile"],
        ),
    ],
)
def test_a_figure_is_where_its_clause_says(mentioner: MentionExtractor, text: str, expected: list[str | None]) -> None:
    figures = join_figures(text, FigureExtractor().extract(text), [], mentioner.extract(text)[0])
    assert [found.place and found.place.text for found in figures] == expected


def test_the_dateline_is_no_place_of_events(mentioner: MentionExtractor) -> None:
    text = "BEIRUT -- At least 11 people died on Monday. A shell struck a market in Idlib."
    (found,) = join_figures(text, FigureExtractor().extract(text), [], mentioner.extract(text)[0])
    assert found.place is None


def test_where_the_source_is_says_nothing_of_the_figure() -> None:
    text = "A colonel of the garrison in Homs told us that 12 men died in the raid."
    said = attribution(text, "A colonel of the garrison in Homs", "told", "12 men died in the raid")
    (found,) = join_figures(text, [figure(text, "12", 12)], [said], [place(text, "Homs")])
    assert found.place is None


def test_of_several_districts_the_city_around_them_is_meant() -> None:
    text = "Shells on Marjeh, Bustan and Ansari in Aleppo killed 12 people."
    city = place(text, "Aleppo", 1)
    districts = [
        place(text, name, number, precision=PlacePrecision.DISTRICT, within=({"geonames_id": 1, "name": "Aleppo"},))
        for number, name in enumerate(("Marjeh", "Bustan", "Ansari"), start=2)
    ]
    (found,) = join_figures(text, [figure(text, "12", 12)], [], [*districts, city])
    assert found.place is not None
    assert found.place.text == "Aleppo"


def test_a_title_does_not_end_a_sentence() -> None:
    text = "In Raqqa, Lt. Gen. Brandt and Dr. Weiss counted 12 bodies."
    (found,) = join_figures(text, [figure(text, "12", 12)], [], [place(text, "Raqqa")])
    assert found.place is not None


def test_of_several_unlisted_parts_the_town_the_text_names_is_meant(mentioner: MentionExtractor) -> None:
    text = "Graves lie in Raqqa. Crews dug in Willow Bend district and Hilltop district. They found 30 bodies."
    (found,) = join_figures(text, FigureExtractor().extract(text), [], mentioner.extract(text)[0])
    assert found.place is not None
    assert found.place.text == "Raqqa"


def test_a_figure_that_adds_to_another_is_where_that_one_is(mentioner: MentionExtractor) -> None:
    text = "A raid in Atarib killed 14 people. The roof came down. Nobody was warned. Another 31 were wounded."
    figures = join_figures(text, FigureExtractor().extract(text), [], mentioner.extract(text)[0])
    assert [found.place and found.place.text for found in figures] == ["Atarib", "Atarib"]


def test_a_source_that_swallowed_a_place_does_not_make_it_the_speakers() -> None:
    text = "Some 12 men were killed in Raqqa the ministry said."
    said = attribution(text, "Raqqa the ministry", "said", "Some 12 men were killed in")
    (found,) = join_figures(text, [figure(text, "12", 12)], [said], [place(text, "Raqqa")])
    assert found.place is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 3 May 2014 in Homs, Brig. Ali Hassan spent $40 million.", [("2014-05-03", "Homs")]),
        ("On 3 May 2014 in Homs he spent $40 million; he lost $2 million.", [("2014-05-03", "Homs")] * 2),
        ("He left in 2014.\n\nIn Homs he spent $40 million.", [(None, "Homs")]),
        ("Homs was hit on 3 May 2014.\nDead:\n- 12 men", [(None, None)]),
        ("In Homs food, fuel etc. cost $40 million in 2014.", [("2014-01-01", "Homs")]),
    ],
)
def test_a_figure_has_its_date_and_its_place_by_the_same_sentence(
    mentioner: MentionExtractor, text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    joined = join_figures(text, FigureExtractor().extract(text), (), mentioner.extract(text)[0])
    read = [(str(item.date.start) if item.date else None, item.place.name if item.place else None) for item in joined]
    assert read == expected


def test_the_place_of_a_dateline_in_a_later_paragraph_is_no_place_of_events(mentioner: MentionExtractor) -> None:
    text = "A headline\n\nDAMASCUS, Nov. 3 (ABC) -- At least 12 people were killed."
    (joined,) = join_figures(text, FigureExtractor().extract(text), (), mentioner.extract(text)[0])
    assert joined.place is None
