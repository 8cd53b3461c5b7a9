"""What the questions about a number are asked of, and what their answer is."""

from dataclasses import dataclass, replace
from enum import Enum

from claimwatch_contracts.vocabulary import Measure
from services.figures.words import Phrase, Word


class Grounds(Enum):
    """Where the words stand that say what is counted, the best first."""

    NAMED = "the noun counted, or a unit"
    SAID = "what is said of it, directly before or after"
    LISTED = "the number it is listed with"
    PRESUMED = "nowhere: people or things to whom nothing is known to be done"


@dataclass(frozen=True)
class Reading:
    """What a number counts; ``of_previous`` says that it is a part of the figure before it."""

    measure: Measure
    population: str | None = None
    of_previous: bool = False
    grounds: Grounds = Grounds.NAMED

    def of(self, measure: Measure, grounds: Grounds) -> "Reading":
        """The same reading with another measure on other grounds."""
        return replace(self, measure=measure, grounds=grounds)


@dataclass(frozen=True)
class Numeral:
    """The number ``words[index]`` of a sentence, its noun phrase, and the phrase's head in lower case.

    ``listed`` is the reading of the number before, if both stand in one list.
    """

    words: tuple[Word, ...]
    index: int
    phrase: Phrase
    head: str
    listed: Reading | None = None
