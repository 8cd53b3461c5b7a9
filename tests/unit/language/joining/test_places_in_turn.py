"""Articles that count for several places in turn, and places that are named only by the way."""

from datetime import UTC, datetime

import pytest

from claimwatch_language.joining.join import join_article
from services.figures.extractor import FigureExtractor
from services.mentions.extractor import MentionExtractor

MENTIONS, FIGURES = MentionExtractor(), FigureExtractor()
CHOLERA = "A cholera outbreak has spread from Ghana to Togo. In Ghana, 15 people have died.\n\n"
FLOODS = "Weeks of heavy rain have forced people from their homes in southern Africa.\n\n"


def placed(text: str, title: str = "News") -> dict[float | None, str | None]:
    """The names of the places of the figures of a text, by value."""
    figures = FIGURES.extract(text, datetime(2026, 3, 4, 12, tzinfo=UTC))
    places, in_title, _ = MENTIONS.extract(text, title)
    joined = join_article(text, figures, (), places, title=title, title_places=in_title).figures
    return {figure.value: figure.place.name if figure.place else None for figure in joined}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chile, Peru and Kenya reported 190, 47 and 33 deaths.", {190: "Chile", 47: "Peru", 33: "Kenya"}),
        ("Chile, Peru and Kenya have had 190, 47 and 33 deaths respectively.", {190: "Chile", 47: "Peru", 33: "Kenya"}),
        ("Togo and Ghana confirmed 84 and 31 cases.", {84: "Togo", 31: "Ghana"}),
        ("Togo and Ghana lost 84 and 31 people to the disease.", {84: "Togo", 31: "Ghana"}),
        ("Togo has the most cases with 714, followed by Benin with 31.", {714: "Togo", 31: "Benin"}),
        ("Togo has by far the most deaths, with 714, ahead of Benin with 31.", {714: "Togo", 31: "Benin"}),
        ("Togo reported 714 deaths, Benin 31 and Niger 22.", {714: "Togo", 31: "Benin", 22: "Niger"}),
        ("Togo put the number of new cases at 714.", {714: "Togo"}),
        ("Benin declared an emergency after 31 infections were recorded there.", {31: "Benin"}),
        ("Benin shut its schools because 31 people had died there.", {31: "Benin"}),
        ("Benin has seen 31 cases.", {31: "Benin"}),
        ("In Mali, 140 people have fallen ill along the Niger river.", {140: "Mali"}),
    ],
)
def test_each_place_has_its_own_count(sentence: str, expected: dict[float, str]) -> None:
    found = placed(CHOLERA + sentence)
    assert {value: found[value] for value in expected} == expected


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The ferry had left Lagos for Cotonou with 385 passengers.", "Cotonou"),
        ("The convoy was bound for Cotonou with 385 soldiers.", "Cotonou"),
        ("Nigeria has 385 soldiers in the mission.", "Nigeria"),
        ("The United States has killed 385 fighters there.", "United States"),
    ],
)
def test_who_is_only_on_the_way_or_abroad_counts_nothing_for_a_place(sentence: str, place: str) -> None:
    text = "A raid on a camp near Gao in Mali killed 20 people on Monday, the mission said.\n\n"
    found = placed(text + sentence, "Raid in Mali")
    assert 385 in found
    assert found[385] != place


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        (
            FLOODS + "Mozambique is the worst hit. The country's disaster agency said 27 people had drowned.",
            27,
            "Mozambique",
        ),
        (FLOODS + "Zambia's government said 27 people had drowned.", 27, "Zambia"),
        (FLOODS + "Malawian officials said 27 people had drowned.", 27, "Malawi"),
        (
            FLOODS
            + 'In Zambia, a bridge fell. "We have tents," said Ana Moyo, head of the Mozambican agency. He said 27 '
            "people had drowned.",
            27,
            "Mozambique",
        ),
        (
            CHOLERA + "Togolese officials said on Tuesday that 27 people had died, most of them on islands near Lagos.",
            27,
            "Togo",
        ),
        (CHOLERA + "Togolese officials said that 27 people who had travelled to Benin had died.", 27, "Togo"),
    ],
)
def test_bodies_count_in_their_country(text: str, value: float, place: str) -> None:
    assert placed(text)[value] == place


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        (
            "A bus hit a wall in Valais. It killed 28, 22 of them children from two schools in Ghent.",
            28,
            "Valais",
        ),
        ("A bus hit a wall in Valais. Among the dead were 22 pupils from a school in Ghent.", 22, "Valais"),
        ("A fire in Valais killed 22 workers from a factory in Ghent.", 22, "Valais"),
        ("Firemen rescued 22 children from a school in Ghent.", 22, "Gent"),
        ("A riot at a match of Cairo club Zamalek in Tanta killed 22 people.", 22, "Tanta"),
        ("In Port Said, about 22 people were hurt in clashes on the Suez Canal.", 22, "Port Said"),
        ("A plane crashed shortly after it took off from Goma on Thursday, killing 22 people.", 22, "Goma"),
        ("A bomb on a car in Multan wounded 22 people, and another was found in Tbilisi.", 22, "Multan"),
        (
            "A collapse in Samarinda killed 22. The bridge was built in the image of the one in San Francisco.",
            22,
            "Samarinda",
        ),
        ("In the Paraguayan capital, 22 people were killed. Hospitals in Asuncion are full.", 22, "Asunción"),
        ("In the Paraguayan capital, 22 people were killed.", 22, "Paraguay"),
    ],
)
def test_the_place_is_where_it_happened(text: str, value: float, place: str) -> None:
    assert placed(text)[value] == place


def test_a_former_outbreak_elsewhere_is_no_place_of_what_stands_before_it() -> None:
    text = (
        CHOLERA
        + "Togo closed schools. The group has 60 nurses in the country. The deadliest outbreak was in Peru in 1991."
    )
    assert placed(text)[60] != "Peru"


def test_the_country_in_which_something_was_the_worst_is_its_place() -> None:
    text = CHOLERA + "The deadliest outbreak was in Peru in 1991, when 224 people died."
    assert placed(text)[224] == "Peru"


def test_a_share_of_what_is_counted_before_is_of_its_place() -> None:
    text = "The commission said 170 stations had opened in Mozambique. Voting was late at 12% of them."
    text = "Shots were fired in Nampula. " + text
    assert placed(text)[12] == placed(text)[170] == "Mozambique"


@pytest.mark.parametrize(
    "sentence",
    [
        "The health minister said 27 people had died.",
        "The new health minister, Juan Manzur, said 27 people had died.",
        "The Ministry of Health counted 27 deaths.",
    ],
)
def test_the_health_minister_counts_in_the_country_of_the_title(sentence: str) -> None:
    lead = "Argentina has declared an emergency because of swine flu. Schools in Buenos Aires are closed.\n\n"
    assert placed(lead + sentence, "Flu deaths rise in Argentina")[27] == "Argentina"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A tanker exploded in the village of Sange, between Uvira and Bukavu. Some 27 people were hurt.", "Sange"),
        ("A tanker exploded in Sange, halfway between Uvira and Bukavu. Some 27 people were hurt.", "Sange"),
        ("Shells fell in Abidjan. France has moved 27 foreigners to its base.", "Abidjan"),
        ("Shells fell in Abidjan. France has flown out 27 of its citizens.", "Abidjan"),
        (
            "A blast killed guards in Kashgar. The latest incident happened in Yamanya. Another 27 were wounded.",
            "Yamanya",
        ),
    ],
)
def test_the_place_of_the_sentence_before_holds(text: str, place: str) -> None:
    assert placed(text)[27] == place


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        (CHOLERA + "Botswana said it had treated 27 patients.", 27, "Botswana"),
        (CHOLERA + "Bangladeshi officials said they had culled 27 birds.", 27, "Bangladesh"),
        (
            "Gunmen attacked Baga in Nigeria. Chad's government said 27,000 Nigerians had fled across the lake.",
            27_000,
            "Chad",
        ),
        (
            "A stampede at a temple in Datia killed 90. In 2006, 27 people were swept away at the same place.",
            27,
            "Datia",
        ),
        ("A blast hit Harare. Inflation stands at 27 per cent.", 27, "Zimbabwe"),
        ("A blast hit Harare. Gangs killed 127 people in last year's elections.", 127, "Zimbabwe"),
        (
            "A boy died of bird flu in Jakarta. Since the start of the year 27 people have died of the virus.",
            27,
            "Indonesia",
        ),
        ("Shells fell on Aden. Pakistan flew home 27 of its citizens from Hodeidah.", 27, "Al Ḩudaydah"),
    ],
)
def test_what_the_words_say_of_the_place(text: str, value: float, place: str) -> None:
    assert placed(text)[value] == place


def test_a_world_body_counts_people_of_a_nation_in_its_country() -> None:
    text = "A lorry hit a car near Harare.\n\nA cholera epidemic has killed 3,939 Zimbabweans and infected 85,000, "
    found = placed(text + "according to the World Health Organization.")
    assert found[3_939] == found[85_000] == "Zimbabwe"


@pytest.mark.parametrize(
    ("text", "value", "place"),
    [
        (CHOLERA + "Togo, which has by far the most cases with 714, reported 27 deaths.", 714, "Togo"),
        (CHOLERA + "Togo, which has by far the most cases with 714, reported 27 deaths.", 27, "Togo"),
        (CHOLERA + "Togo, where schools are shut, has seen 27 cases.", 27, "Togo"),
        ("Rockets hit Mariupol. Poland has taken in 27 people of Polish origin from Donbass.", 27, "Poland"),
        ("A fire killed 3 in Dhaka. Bangladesh exports 27 million shirts a year.", 27_000_000, "Bangladesh"),
        ("Gunmen attacked Lubumbashi. The governor of Katanga said 27 people were killed.", 27, "Lubumbashi"),
        ("Gunmen attacked Lubumbashi. Some 27 people were killed, the governor of Katanga said.", 27, "Lubumbashi"),
        (
            "An ambush killed 3 in Arauca. Police said 27 men hunted them, some of whom may have fled to Chile.",
            27,
            "Arauca",
        ),
        ("Congo votes. In the capital, 27 people died. Rallies in Kinshasa were called off.", 27, "Kinshasa"),
        (
            "Bangladesh exports shirts, most of them to Europe. Since 2006 some 527 have died in fires there.",
            527,
            "Bangladesh",
        ),
    ],
)
def test_which_place_the_words_around_mean(text: str, value: float, place: str) -> None:
    assert placed(text)[value] == place
