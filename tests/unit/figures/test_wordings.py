"""What befell people whose number is told by the words around it."""

import pytest

from claimwatch_contracts.vocabulary import TELLING_CONFIDENCE
from services.figures.extractor import FigureExtractor


def last(text: str) -> tuple[str, str]:
    """The last figure of a text: its words and its measure."""
    figure = FigureExtractor().extract(text)[-1]
    return figure.text, figure.measure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb exploded in Orsk. Hospitals were treating 73 people.", ("73", "wounded")),
        ("A bomb exploded in Orsk. Doctors at two clinics treated about 40 people.", ("40", "wounded")),
        ("A blast tore through a bank. The Red Cross has treated 19 people.", ("19", "wounded")),
        ("The blast killed two. Berne said three of its citizens were still in hospital.", ("three", "wounded")),
        ("The shelling went on. Two of their own men were hospitalised.", ("Two", "wounded")),
        ("Some 3,000 people have left the area.", ("3,000", "displaced")),
        ("About 450 residents had already left their villages.", ("450", "displaced")),
        ("The eruption killed two people, forcing 4,500 to leave their homes.", ("4,500", "displaced")),
        ("The fire forced another 800 to flee.", ("800", "displaced")),
        ("Soldiers have driven 900 out of their homes.", ("900", "displaced")),
        ("About 9,000 people have been moved from villages near the volcano.", ("9,000", "displaced")),
        ("Cholera has come back. Tarn has reported 36 cases, four of them fatal.", ("four", "killed")),
        ("Cholera has come back. The minister counted 600 cases. Of these, 90 were fatal.", ("90", "killed")),
        ("Loyal fighters, numbering around 400, held the hill.", ("400", "people_other")),
        ("The rebels numbered 1,200.", ("1,200", "people_other")),
        ("Divers found the wreck. Two boats were looking for the other eleven.", ("eleven", "missing")),
        ("Navy ships were searching the area for 87 passengers.", ("87", "missing")),
    ],
)
def test_the_words_around_a_number_say_what_befell_those_counted(text: str, expected: tuple[str, str]) -> None:
    assert last(text) == expected


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Cholera has come back. Hospitals were treating 73 people.", "wounded"),
        ("A bomb exploded in Orsk. Hospitals received 12 bodies.", "wounded"),
        ("The judge ordered 12 diplomats to leave the country.", "displaced"),
        ("The vote forced two ministers to leave office.", "displaced"),
        ("Some 300 guests have left the hotel.", "displaced"),
        ("The houses numbered 12.", "people_other"),
        ("Police were looking for the other eleven.", "missing"),
        ("The band has been moved from 12 halls.", "displaced"),
    ],
)
def test_who_is_ill_wanted_or_leaves_office_did_not_come_to_harm_so(text: str, measure: str) -> None:
    assert [figure.measure for figure in FigureExtractor().extract(text)].count(measure) == 0
    assert len(FigureExtractor().extract(f"{text} Nine people were killed.")) > 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cholera has come back. Tarn has 58 cases. Twenty of them were in Orsk.", ("people_other", "cases")),
        ("The flu killed two people in Tarn this year and 68 worldwide.", ("killed", None)),
        ("Police said 10,000 protesters marched; organisers put the number at 30,000.", ("people_other", "crowd")),
        (
            "Gunmen kidnapped eight workers. The workers, three of them from Tarn, were on a rig.",
            ("detained", "abducted"),
        ),
    ],
)
def test_a_bare_number_counts_what_was_counted_before(text: str, expected: tuple[str, str | None]) -> None:
    figure = FigureExtractor().extract(text)[-1]
    assert (figure.measure, figure.submeasure) == expected
    assert figure.confidence >= TELLING_CONFIDENCE


@pytest.mark.parametrize(
    "text",
    ["Aid worth millions of dollars was lost.", "The raid cost them hundreds of thousands of euros."],
)
def test_sums_of_money_may_be_told_by_their_thousands(text: str) -> None:
    assert last(text)[1] == "money"


def test_jobs_that_are_cut_are_told() -> None:
    cut, created = (FigureExtractor().extract(f"The carmaker will {verb} 3,500 jobs.") for verb in ("cut", "create"))
    assert cut[0].confidence >= TELLING_CONFIDENCE > created[0].confidence
