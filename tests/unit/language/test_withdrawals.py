"""What a publisher says when it withdraws an article, and what servers say of any page that is missing."""

import pytest

from claimwatch_language.saying.withdrawals import is_withdrawal, says_withdrawn


@pytest.mark.parametrize(
    "line",
    [
        "This article has been withdrawn.",
        "This story has been retracted. An earlier version said that 40 people had been killed.",
        "We have retracted this report because its source could not be reached again.",
        "Retraction: Forty dead in Alder",
        "RETRACTED – Forty dead in Alder",
        "The article was withdrawn by our editors on 4 July.",
        "This dispatch has been removed because the photograph was of another town.",
        "This story was taken down after the ministry showed that the list was false.",
        "We have removed this article in line with our standards: it could not be verified.",
        "The post has been deleted by the author due to errors in the toll.",
        "This report has been unpublished pending a review.",
        "This article was withdrawn because it might mislead its readers.",
    ],
)
def test_a_withdrawal_of_a_page_that_is_gone_says_so(line: str) -> None:
    assert is_withdrawal(line)
    assert says_withdrawn(line)


@pytest.mark.parametrize(
    "line",
    [
        "The page you are looking for could not be found.",
        "This page has been removed.",
        "The page has been moved or deleted.",
        "This article may have been withdrawn or its address may have changed.",
        "The story was removed or is no longer available.",
        "Sorry, this article is no longer available.",
        "The article has been deleted if it is older than a year.",
        "The troops have been withdrawn from the town because of the rain.",
        "The minister withdrew his remark.",
        "410 Gone",
        "",
    ],
)
def test_what_is_said_of_any_missing_page_is_no_withdrawal(line: str) -> None:
    assert not is_withdrawal(line)


@pytest.mark.parametrize("verb", ["retracted", "withdrawn", "removed", "taken down", "deleted", "unpublished"])
@pytest.mark.parametrize("form", ["This article has been {verb}.", "THE STORY WAS {verb}."])
def test_each_verb_withdraws_an_article(form: str, verb: str) -> None:
    assert says_withdrawn(form.format(verb=verb.upper() if form.isupper() else verb))


@pytest.mark.parametrize(
    "verb", ["retract", "withdraw", "take back", "remove", "delete", "take down", "have taken down"]
)
def test_each_verb_withdraws_our_own_article(verb: str) -> None:
    assert says_withdrawn(f"With regret we {verb} our report on the mill.")
