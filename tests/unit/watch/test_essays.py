"""Pieces that begin with no news and recall other years."""

import pytest

from claimwatch_contracts.extraction import AdministrativeArea
from claimwatch_contracts.ledger import Entry
from claimwatch_contracts.report import Report
from services.watch.news.changes import Changes
from services.watch.news.essays import is_essay
from services.watch.news.novelty import tellable
from services.watch.news.recaps import recalled_amounts, told_amounts
from tests.builders import report
from tests.unit.watch.judgements import claimant, counting, entry, judged, row

BODY = "The valley has no pipes.\n\nIn 1998 the fever killed many here, and in 2019 it came back."


def written(text: str) -> bool:
    nothing = {"attributions": (), "figures": (), "claims": ()}
    return is_essay(
        report().model_copy(update={"article": report().article.model_copy(update={"text": text}), **nothing})
    )


def test_a_piece_that_begins_with_no_news_and_recalls_two_years_is_an_essay() -> None:
    assert written(BODY)


@pytest.mark.parametrize(
    "text",
    [
        BODY.replace("in 2019", "last year"),
        BODY.replace("in 2019", "a year before"),
        BODY.replace("has no pipes.", "has known every flood. This week it was quiet, until Tuesday at four."),
        BODY.replace("The valley has no pipes.", "Why do they bomb bridges? I was asked on Monday, and had no answer."),
    ],
    ids=["last year", "a year before", "a day in another sentence", "a question"],
)
def test_a_year_may_be_the_last_and_a_day_may_be_of_something_else(text: str) -> None:
    assert written(text)


@pytest.mark.parametrize(
    "text",
    [
        BODY.replace("in 2019", "later"),
        BODY.replace("The valley has no pipes.", "An explosion shook the valley on Monday."),
        f"ORUN, May 3 (ABC) - {BODY}",
        BODY.replace("\n\n", " "),
    ],
    ids=["one year", "news in the lead", "an agency's dateline", "one paragraph"],
)
def test_other_pieces_are_none(text: str) -> None:
    assert not written(text)


REFLECTION = (
    "Three counts came out of the valley this week. It is worth asking what each is a count of.\n\n"
    "The careless reader adds them. None of this is new: the fever had its counts as well."
)


def test_a_piece_that_reflects_on_the_news_is_an_essay_without_earlier_years() -> None:
    assert written(REFLECTION)


@pytest.mark.parametrize(
    "text",
    [
        REFLECTION.replace("The careless reader adds them.", "The ministry adds them."),
        f"ORUN, May 3 (ABC) - {REFLECTION}",
    ],
    ids=["two reflections", "an agency's dateline"],
)
def test_a_reflection_or_two_make_no_essay(text: str) -> None:
    assert not written(text)


def recalled(essay: Report, *entries: Entry) -> list[int | None]:
    """The figures that an essay tells of a row with these entries."""
    judgement = judged(rows=(row(*entries),))
    return [item.figure for item in tellable(essay, judgement=judgement) if item.figure is not None]


def test_an_essay_tells_a_count_of_somebody_unless_it_is_small_or_known() -> None:
    text = f"{BODY}\n\n{report().article.text}"
    counted = counting(value=47.0, claimant=claimant("Health Ministry"), attribution=None)
    essay = counted.model_copy(
        update={"attributions": (), "article": counted.article.model_copy(update={"text": text})}
    )
    assert Changes(essay, judged()).is_essay
    assert recalled(essay) == [0]
    assert recalled(essay, entry(47, "Mayor")) == []
    small = essay.figures[0].model_copy(update={"value": 6.0})
    assert recalled(essay.model_copy(update={"figures": (small,)})) == []


def test_what_an_essay_recalls_may_have_been_told_of_another_town_of_the_country() -> None:
    told = report()
    figure = told.figures[0].model_copy(update={"value": 47.0, "claimant": claimant("Health Ministry")})
    town, other, country = (AdministrativeArea(geonames_id=number, name=str(number)) for number in (1, 2, 3))
    known = set(told_amounts(told, figure, (town, country)))
    for is_essay_, expected in ((True, True), (False, False)):
        keys = recalled_amounts(told, figure, (other, country), undated=False, essay=is_essay_)
        assert bool(known & set(keys)) is expected
