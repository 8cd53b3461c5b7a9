"""The totals of a war, of a long time or of a nation lie in the country, not in the town of the article."""

from datetime import UTC, datetime

import pytest

from claimwatch_language.joining.join import join_article
from services.figures.extractor import FigureExtractor
from services.mentions.extractor import MentionExtractor

MENTIONS, FIGURES = MentionExtractor(), FigureExtractor()
PUBLISHED = datetime(2026, 3, 4, 12, tzinfo=UTC)
LEAD = "A blast killed 3 people in {town} on Monday, medics said.\n\n"


def names(town: str, text: str) -> list[str | None]:
    """The names of the places of the figures after the lead."""
    return placed(f"Blast in {town}", LEAD.format(town=town) + text)[1:]


def placed(title: str, whole: str) -> list[str | None]:
    """The names of the places of the figures of an article."""
    figures = FIGURES.extract(whole, PUBLISHED)
    places, in_title, _ = MENTIONS.extract(whole, title)
    joined = join_article(whole, figures, (), places, title=title, title_places=in_title).figures
    return [figure.place.name if figure.place else None for figure in joined]


@pytest.mark.parametrize(
    ("town", "text", "country"),
    [
        ("El Fasher", "In all, this conflict has cost at least 41,000 lives.", "Sudan"),
        ("El Fasher", "The war between the army and the rebels has claimed some 33,000 lives.", "Sudan"),
        ("Taiz", "The fighting, which began in 2015, has killed more than 9,000 people.", "Yemen"),
        ("Kabul", "The mission says 3,804 civilians were killed in 2018.", "Afghanistan"),
        ("Mandalay", "More than 3,000 civilians have been killed since the coup in February 2021.", "Myanmar"),
        ("Mandalay", "Since the coup, security forces have arrested 20,000 people.", "Myanmar"),
        ("Maiduguri", "The group has displaced 2 million people.", "Nigeria"),
        ("Maiduguri", "From March 2011 to June 2016, 2,300 people were abducted.", "Nigeria"),
        ("Aleppo", "The violence has left more than 900 people dead since March 2011.", "Syria"),
        ("Beni", "The group is accused of killing more than 1,000 civilians between 2014 and 2016.", "Congo"),
        ("Beni", "Last year it killed 400 villagers.", "Congo"),
        ("Basra", "More than 1,200 people were killed in violence in April.", "Iraq"),
        ("Mandalay", "The army carried out more than 300 air strikes in the last year.", "Myanmar"),
    ],
)
def test_a_total_lies_in_the_country(town: str, text: str, country: str) -> None:
    assert names(town, text) == [country]


@pytest.mark.parametrize(
    "text",
    [
        "The bombing killed 120 people last month, the mayor said.",
        "Some 12 people have been killed since January, the mayor said.",
        "At least 140 people were wounded on Sunday, the mayor said.",
    ],
)
def test_one_occurrence_few_people_and_one_day_are_of_the_town(text: str) -> None:
    assert names("Basra", text) == ["Basrah"]


def test_a_place_beside_a_total_comes_first() -> None:
    assert names("Basra", "More than 1,200 people were killed in Mosul in 2017.") == ["Mosul"]


def test_a_sea_that_the_sentence_names_comes_first() -> None:
    total = "More than 240 migrants have died crossing the Mediterranean this year, the agency said."
    assert names("Zuwara", total) == ["Mediterranean"]


@pytest.mark.parametrize(
    ("title", "text", "places"),
    [
        (
            "Flood toll rises",
            "Floods have drowned 75 people, a minister said. Another 61 were hurt.\n\n"
            "Rolpa mourns 31 dead. In Jumla, 14 people drowned. "
            "In Dang, nine people died.\n\nBoats have saved 6,500 people.",
            ["Nepal", "Nepal", "Rolpa", "Jumla", "Dang", "Nepal"],
        ),
        (
            "Attacks kill 20",
            "Gunmen killed 20 people on Monday, police said.\n\nNine died in Jos. Four were killed in Kano.\n\n"
            "At least 35 people were wounded.",
            ["Nigeria", "Jos", "Kano", "Nigeria"],
        ),
        (
            "Cholera spreads",
            "Cholera has killed 90 people, the health ministry said.\n\nIn Lusaka 40 died. In Ndola 12 died.\n\n"
            "In Kitwe 18 died. Another 30 are ill.\n\nMore than 3,000 people are in hospitals.",
            ["Zambia", "Lusaka", "Ndola", "Kitwe", "Kitwe", "Zambia"],
        ),
        (
            "Protests spread",
            "Police arrested 600 people on Friday.\n\nIn Lyon, a man was hurt. In Lille, a station was attacked. "
            "In Marseille, 20 officers were hurt.\n\nA total of 45,000 officers were on the streets.",
            ["France", "Lyon", "Marseille", "France"],
        ),
    ],
)
def test_what_an_article_of_several_towns_counts_is_of_the_area_around_them(
    title: str, text: str, places: list[str]
) -> None:
    assert placed(title, text) == places


@pytest.mark.parametrize(
    ("title", "text", "places"),
    [
        (
            "Storm kills 70",
            "A cyclone has killed 70 people in Madagascar, a minister said.\n\nA wall crushed a man in "
            "Toamasina.\n\nSome 90,000 people need food.",
            ["Madagascar", "Madagascar"],
        ),
        (
            "Rains bring death",
            "Heavy rains have killed 30 people in Kenya, the ministry said.\n\nA school collapsed in Kisumu. "
            "Children were buried in Kisumu.\n\nSome 4,000 families are homeless.",
            ["Kenya", "Kenya"],
        ),
        (
            "Rains hit Kisumu",
            "Heavy rains have killed 30 people in Kenya, the ministry said.\n\nA school collapsed in Kisumu.\n\n"
            "Some 4,000 families are homeless.",
            ["Kenya", "Kisumu"],
        ),
    ],
)
def test_a_storm_or_a_flood_befalls_the_country_unless_the_title_names_a_town(
    title: str, text: str, places: list[str]
) -> None:
    assert placed(title, text) == places


def test_most_of_those_counted_are_a_part_of_them() -> None:
    text = "Storms in Iraq killed 44 people, most of them in Mosul, a mayor said. In Basra, nine died."
    assert placed("Storms kill many", text) == ["Iraq", "Basrah"]


def test_a_known_attack_goes_on_where_the_sentence_before_speaks_of_it() -> None:
    text = (
        "Nine soldiers were killed in attacks in Kunduz on Monday.\n\nThe group attacked posts in Helmand on Monday. "
        "A spokesman said three soldiers died in the attacks there. A doctor said that 14 soldiers were wounded in the "
        "attacks."
    )
    assert placed("Attacks on soldiers", text)[-2:] == ["Helmand", "Helmand"]


def test_an_article_of_one_town_that_recalls_others_is_of_the_town() -> None:
    text = (
        "A bomb killed 24 people on Monday, police said.\n\nIn Multan, four people were killed last week. "
        "In Quetta, six died in May.\n\nSome 50 people were wounded."
    )
    assert placed("Bus bombed in Lahore", text) == ["Lahore", "Multan", "Quetta", "Lahore"]


def test_towns_whose_tolls_are_a_small_part_share_nothing_out() -> None:
    text = "Gunmen killed 80 people in a mosque in Jos.\n\nFour died in Kano in May, and three in Kaduna in June."
    assert placed("Mosque attacked", text) == ["Jos", "Kano", "Kaduna"]
