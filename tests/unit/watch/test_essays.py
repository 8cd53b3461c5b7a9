"""Pieces that begin with no news and recall other years."""

import pytest

from services.watch.news.essays import is_essay
from tests.builders import report

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
        BODY.replace("in 2019", "later"),
        BODY.replace("The valley has no pipes.", "An explosion shook the valley on Monday."),
        f"ORUN, May 3 (ABC) - {BODY}",
        BODY.replace("\n\n", " "),
    ],
    ids=["one year", "news in the lead", "an agency's dateline", "one paragraph"],
)
def test_other_pieces_are_none(text: str) -> None:
    assert not written(text)
