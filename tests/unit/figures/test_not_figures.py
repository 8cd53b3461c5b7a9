import pytest

from services.figures.extractor import FigureExtractor


@pytest.mark.parametrize(
    "text",
    [
        "Talks resume on November 3.",
        "Talks resume on 3 November 2021.",
        "Talks have stalled since September 2014.",
        "Talks resume on 03/11/2021 at 16:30.",
        "Talks resume at 5 p.m. local time.",
        "The exams run on May 3, 4 and 5.",
        "Talks lasted three days.",
        "The 24-hour truce expired.",
        "Boys of 14 and 15 waited.",
        "A flood that kills by the dozen was feared.",
        "Of every ten tents that arrive most have no poles.",
        "A 12-year-old waited.",
        "Harbin Tolle, 47, of Upper Ford, waited.",
        "Children aged 5 to 12 waited.",
        "It was the 2nd round, and the third winner left.",
        "The council passed Resolution 2254.",
        "It breaks Article 51 of the charter.",
        "Call +44 20 7946 0958 now.",
        "She lives at 1935 Orchard St., by the river.",
        "She lives at 40 Old Mill Road in Leso.",
        "The Group of 20 met in Leso.",
        "He lives at number 31.",
        "Upper Ford won 3-1.",
        "An F-16 and a T-72 stood outside.",
        "COVID-19 closed the road.",
        "One of the guards waited; no one spoke.",
        "The 1990s were quiet.",
        "Two-thirds of it was gone.",
        "See https://example.org/2021/123456 for more.",
        "The scores were level.",
        "A five-member panel met.",
        "A plan to merge the two forces has killed the talks.",
        "The three warring parties signed nothing.",
        "Refugees fleeing the two nations crossed the border.",
        "Reference 1111111111111111111111111111111111111111111111111111111111111111111.",
    ],
)
def test_a_number_that_counts_nothing_is_left_out(text: str) -> None:
    assert FigureExtractor().extract(text) == ()


def test_a_year_like_number_of_people_is_a_figure() -> None:
    (figure,) = FigureExtractor().extract("The camp holds 2000 people.")
    assert figure.value == 2000


@pytest.mark.parametrize(
    "text",
    [
        "Doors open from 10 p.m. to 11 p.m. tonight.",
        "It takes ten or fifteen years.",
        "Call 0800-555111.",
        "Take U.S. 54, 56 and 83.",
        "The vote is in District 7.",
        "Ana Ruiz, 8; Bo Ruiz, 10; and their aunt, who was 72, left.",
        "It was built in 1777.",
    ],
)
def test_further_numbers_of_local_news_are_left_out(text: str) -> None:
    assert FigureExtractor().extract(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Battalion 316 was disbanded.",
        "They waited at Gate 12 of Hotel 81.",
        "A girl of 12 waited.",
        "The P5+1 talks resumed.",
        "It fired a 155mm shell.",
        "He got a score of 86.",
        "Security Council Resolution 1325 was cited.",
        "The 9/11 attacks changed it.",
        "The 1967 borders were mentioned.",
        "The March 8 bloc and the 14 March alliance met.",
        "Prisoner No. 46664 left Room 101.",
        "Paragraph 12(b) of the decree applies.",
        "In 24 hours the river fell.",
        "The BM-21 and the SU-25 fell.",
    ],
)
def test_further_names_of_units_weapons_and_rooms_are_left_out(text: str) -> None:
    assert FigureExtractor().extract(text) == ()


def test_a_small_word_before_a_number_does_not_name_it() -> None:
    (figure,) = FigureExtractor().extract("In the hotel 12 guests were killed.")
    assert figure.value == 12


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tomas Verrin, 58, and his wife, Edda, 57. They waited.", id="age after an aside"),
        pytest.param("The girls, aged from five to 11, waited.", id="aged from to"),
        pytest.param("Pupils aged 12, 14 and 16 waited.", id="ages listed"),
        pytest.param("Children as young as five waited.", id="as young as"),
        pytest.param("A friend of theirs, Petra Lund, 30.", id="age after a name at the end"),
        pytest.param("His neighbour, 41, waited.", id="age after a role"),
        pytest.param("Sergeant Scott Dane 42 of Lille waited.", id="age without commas"),
        pytest.param("Tomas Verrin 58 and his wife Edda 57 were there.", id="ages without commas"),
        pytest.param("Bronson 49 told the paper so.", id="age of a speaker without commas"),
        pytest.param("they met a friend of theirs, petra lund, 30.", id="age in small letters"),
        pytest.param("The council voted 12 to 3 for it, and Orsk lost 1 to 3.", id="results"),
        pytest.param("Prisoner 24601 waited.", id="a prisoner's number"),
        pytest.param("See pages 12 to 15.", id="pages"),
        pytest.param("Those named were Ana, 12, Bo, 15, and Cy Ruiz, 40.", id="names with ages"),
        pytest.param("The pair, 24 and 31, were freed.", id="ages of a pair"),
        pytest.param("The pair aged 24 and 31 were freed.", id="aged, a pair"),
        pytest.param("The suspects (24, 31 and 40) waited.", id="ages in brackets"),
        pytest.param("A 24 y/o man waited. At 24, he sang.", id="short for years old"),
        pytest.param("A father of five waited.", id="father of"),
        pytest.param("They met at 7.30 and left at 18.05.", id="times with a point"),
        pytest.param("Train No 12345 was late.", id="number of a train"),
        pytest.param("The Boeing 737-800 and a 737 MAX flew by.", id="models"),
        pytest.param("They walked two by two; it was one in a million.", id="idioms"),
        pytest.param("She was 19 when it began.", id="she was"),
        pytest.param("He turned 18.", id="turned"),
        pytest.param("After leaving school at 16, he sang.", id="age at a step of life"),
        pytest.param("A five year old boy waited.", id="age without hyphens"),
        pytest.param("It is for the under-18s.", id="under"),
        pytest.param("He served with Bridge Company Two.", id="unit with a number word"),
        pytest.param("She heads Year 11.", id="a year at school"),
        pytest.param("He spoke on Europe 1 Radio.", id="a station"),
        pytest.param("Checkpoint 12 and Line 4 were shut.", id="numbered places"),
        pytest.param("A Mi 8 and a Tu 154 flew by.", id="aircraft"),
        pytest.param("He had a 9mm pistol and a .50 calibre rifle.", id="calibres"),
        pytest.param("Pell denies three counts of fraud.", id="counts of a charge"),
        pytest.param("She faces two murder charges.", id="charges"),
        pytest.param("There were years of violence between two rival gangs.", id="sides"),
        pytest.param("These two districts are rich.", id="these two"),
        pytest.param("The group cited six local sources.", id="sources"),
        pytest.param("Two senior officials told reporters so.", id="those who speak"),
        pytest.param("About four in 10 agreed, and two out of three paid.", id="ratios"),
        pytest.param("It costs 30 per 100,000 residents.", id="rates"),
        pytest.param("It was minus 12 degrees, or 10°F.", id="temperatures"),
        pytest.param("They met at half past two.", id="time in words"),
        pytest.param("They lasted two to three years.", id="range of years"),
        pytest.param("They lasted two bloody weeks.", id="duration with an adjective"),
        pytest.param("1. The dam.\n2. The road.\n(3) The bridge.", id="items of a list"),
        pytest.param("It lasted from 2012-13 to 2014/15.", id="spans of years"),
        pytest.param("It was built on 27.04. by the guild.", id="day and month with points"),
    ],
)
def test_kinds_of_numbers_that_count_nothing(text: str) -> None:
    assert FigureExtractor().extract(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In Homs, 12 people were killed.", 12),
        ("In Hama, 12 were killed.", 12),
        ("Two of the guards were killed.", 2),
        ("Two officials were killed.", 2),
        ("Clashes between rebels and soldiers killed two.", 2),
        ("Between two and three people were killed.", None),
        ("Camp guards killed 12 people.", 12),
        ("Last year 500 people died.", 500),
        ("The toll in Camp Delta reached 12.", 12),
        ("He and his men killed 12.", 12),
        ("It killed a family of six.", 6),
        ("Suicide Bomber Kills 12", 12),
        ("Gunmen In Borno Kill 12.", 12),
        ("Orsk Toll Rises To 12", 12),
        ("Two Hurt As Storm Lashes Coast", 2),
        ("Some 300 residents were told to flee.", 300),
        ("The mothers of 12 victims waited.", 12),
        ("Twenty-one of the guests died.", 21),
        ("The army lost 12 to 15 men.", None),
        ("In New South Wales 42 died.", 42),
        ("The fire in North Ossetia killed 42.", 42),
        ("A crowd of 2,400 blocked the road.", 2400),
        ("Some 90 people fled across the street.", 90),
        ("A group of 42 divers was rescued.", 42),
        ("The force is to number 8,000 soldiers.", 8000),
        ("The rebels number 300.", 300),
    ],
)
def test_what_only_looks_like_such_a_number_is_a_figure(text: str, value: float | None) -> None:
    (figure,) = FigureExtractor().extract(text)
    assert figure.value == value
