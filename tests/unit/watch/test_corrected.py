"""What an article says of itself is no claim of anybody's."""

import pytest

from claimwatch_contracts.extraction import Claimant
from services.watch.news.corrected import is_of_itself
from services.watch.news.novelty import tellable
from tests.builders import report


def called(text: str) -> Claimant:
    return Claimant(key="k", name=text, text=text)


@pytest.mark.parametrize(
    "text",
    ["An earlier version of this article", "the previous headline", "this report", "headline the union", "Correction"],
)
def test_a_note_speaks_of_the_article_itself(text: str) -> None:
    assert is_of_itself(called(text))
    filed = report()
    said = filed.attributions[0].model_copy(update={"claimant": called(text)})
    counted = filed.figures[0].model_copy(update={"claimant": called(text)})
    changed = {"attributions": (said, *filed.attributions[1:]), "figures": (counted,)}
    told = tellable(filed.model_copy(update=changed))
    assert [item for item in told if item.figure == 0 or item.attribution == 0] == []
    assert [item for item in tellable(filed) if item.figure == 0 or item.attribution == 0] != []


@pytest.mark.parametrize("text", ["the report", "a report by the union", "the ministry", "the first minister"])
def test_a_report_of_others_is_somebodys(text: str) -> None:
    assert not is_of_itself(called(text))


def test_nobody_is_not_the_article() -> None:
    assert not is_of_itself(None)
