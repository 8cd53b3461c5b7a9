"""Things, and a few people, are read with confidence only where something happens to them or they do something."""

import pytest

from claimwatch_contracts.vocabulary import TELLING_CONFIDENCE
from services.figures.extractor import FigureExtractor


def are_sure(text: str) -> list[bool]:
    return [figure.confidence >= TELLING_CONFIDENCE for figure in FigureExtractor().extract(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Militants attacked three army vehicles this morning.",
        "Two hotels were hit in the capital.",
        "Seven villages were flooded in the north.",
        "Four flights were cancelled at the airport.",
        "The blasts were at two luxury hotels.",
        "Raiders torched six barns near the river.",
        "Five bridges have been washed away or destroyed.",
        "Two bombs have exploded in the old town.",
        "The navy intercepted three boats off the coast.",
        "Five drones were shot down or intercepted at night.",
        "Heavy rain caused flooding in 28 communities.",
        "Dozens of shells fell overnight.",
        "Six nurses were charged in court.",
        "Four patients are recovering in hospital.",
        "Winds of up to 150 kph tore at the roofs.",
    ],
)
def test_what_an_event_befalls_is_sure(text: str) -> None:
    assert are_sure(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "The two candidates disagree on trade.",
        "Two analysts doubt the plan.",
        "I can see three helicopters in the sky.",
        "The school has two new wings.",
        "Her two cousins live in Malta.",
        "The ministry owns six towers downtown.",
        "Clinton has 503 delegates so far.",
        "The survey counted 31 churches.",
        "They had written 24 songs together.",
        "The economy created 30,000 jobs last year.",
        "He leads by 13 points in Ohio.",
        "Investigators leaked 2,000 emails.",
    ],
)
def test_what_is_only_mentioned_is_unsure(text: str) -> None:
    assert are_sure(text) == [False]
