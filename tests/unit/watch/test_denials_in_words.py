"""A body that says that something did not happen denies it, whatever its verb."""

import pytest

from claimwatch_language.saying.negations import says_no
from services.watch.news.weight import is_assertion
from tests.builders import attribution


@pytest.mark.parametrize(
    "said",
    [
        "no live rounds were issued to anyone",
        "Not a shot was fired in the town",
        "nobody has died in our cells",
        "No bodies have been received",
        "that no patients had come to her from the camp",
        "not a single house was entered",
        "there were no wounded at the gate",
        "Officers carried no live rounds, full stop",
        "Our troops have never crossed the river",
        "It did not strike the market",
        "none of its men had been near the bridge",
        "we never gave such an order",
    ],
)
def test_what_was_not_done_is_denied(said: str) -> None:
    told = attribution(f"The Interior Ministry said {said}.", "The Interior Ministry", "said", said)
    assert says_no(told)
    assert not is_assertion(told)


@pytest.mark.parametrize(
    "said",
    [
        "no comment was made on the raid",
        "no decision has been taken",
        "no further details were available",
        "the shells that no one had cleared went off",
        "it did not know who had fired",
        "there will be talks",
        "they had not yet been told",
        "the dead had no papers",
    ],
)
def test_not_knowing_is_no_denial(said: str) -> None:
    told = attribution(f"The Interior Ministry said {said}.", "The Interior Ministry", "said", said)
    assert not says_no(told)
    assert is_assertion(told)


def test_what_nobody_known_says_did_not_happen_is_an_assertion() -> None:
    told = attribution("Residents said no shots were fired.", "Residents", "said", "no shots were fired")
    assert is_assertion(told.model_copy(update={"claimant": None}))
