"""What stands beside a figure: the other claimants of its row, and how sure it is."""

import pytest

from claimwatch_contracts.alert import NewsItem
from claimwatch_contracts.extraction import Factuality
from claimwatch_contracts.ledger import Row
from claimwatch_contracts.vocabulary import Certainty, Grade
from services.watch.news.sureness import sureness
from services.watch.telling.beside import MOST_BESIDE
from services.watch.telling.evidence import evidenced
from tests.builders import report
from tests.unit.watch.judgements import claimant, counting, denies, entry, judged, news, row, words


def shown(of: Row) -> NewsItem:
    """The figure as an alert shows it, in that row."""
    judgement = judged(rows=(of,))
    (item,) = (each for each in news(counting(), judgement) if each.figure == 0)
    return evidenced(counting(), item, judgement)


def test_the_other_claimants_of_the_row_stand_beside_a_figure_the_latest_first() -> None:
    item = shown(row(entry(24, "Mayor"), entry(31, "White Helmets", minutes=5), denies(40, "Army")))
    assert [other.summary for other in item.beside] == ["White Helmets: 31", "Mayor: 24", "Army denies 40"]
    assert [other.value for other in item.beside] == [31, 24, 40]
    assert item.beside[0].claimant.key == "white-helmets"
    assert [other.denied for other in item.beside] == [False, False, True]


def test_neither_its_own_claimant_nor_what_was_taken_back_nor_what_nobody_claims_stands_beside_it() -> None:
    start = report().figures[0].start
    under_another_name = entry(40, "Ministry of Health", article_id="a1", start=start)
    earlier = entry(24, "Ministry of Health")
    item = shown(row(entry(40), under_another_name, earlier, entry(3, None), entry(9, "Mayor", retracted=True)))
    assert item.beside == ()


def test_many_others_are_counted() -> None:
    item = shown(row(*(entry(number, f"Office {number}") for number in range(1, MOST_BESIDE + 4))))
    assert (len(item.beside), item.beside_left_out) == (MOST_BESIDE, 3)


@pytest.mark.parametrize(
    ("grade", "independent", "said"),
    [
        (Grade.CONFIRMED, 2, "confirmed: the accused side concedes a figure; read surely"),
        (Grade.CONTESTED, 3, "contested: claimants contradict each other; read surely"),
        (Grade.FAIR, 3, "3 independent claimants agree; read surely"),
        (Grade.WEAK, 1, "one claimant alone; read surely"),
        (Grade.WEAK, 0, "read surely"),
    ],
)
def test_it_is_said_how_the_row_stands(grade: Grade, independent: int, said: str) -> None:
    item = shown(row(grade=grade, independent=independent))
    assert (item.sureness, item.grade) == (said, grade)


def test_it_is_said_how_surely_it_was_read_and_how_its_source_puts_it() -> None:
    assert [sureness(each, None, None) for each in (0.8, 0.6, 0.5)] == [
        "read surely",
        "read fairly surely",
        "read unsurely",
    ]
    doubted = words(factuality=Factuality(certainty=Certainty.NOT_CONFIRMED), hedged=True, via=claimant("The Wire"))
    assert sureness(0.9, None, doubted) == "not confirmed; with reservation; through The Wire; read surely"


def test_a_figure_is_as_sure_as_the_least_sure_of_itself_and_its_statement() -> None:
    item = shown(row())
    assert item.confidence == min(counting().figures[0].confidence, report().attributions[0].confidence)
    unsure = counting(confidence=0.6)
    (found,) = (each for each in news(unsure, judged()) if each.figure == 0)
    assert evidenced(unsure, found, judged()).confidence == 0.6


def test_a_story_has_no_sureness() -> None:
    story = news(counting(), judged())[0]
    assert evidenced(counting(), story, judged()).sureness == ""
