"""What the questions about a number are asked of, and what their answer is."""

from dataclasses import dataclass
from enum import Enum

from claimwatch_contracts.vocabulary import Measure, Submeasure
from services.figures.words import Phrase, Word


class Grounds(Enum):
    """Where the words stand that say what is counted, the best first."""

    NAMED = "the noun counted, or a unit"
    SAID = "what is said of it, directly before or after"
    LISTED = "the number it is listed with"
    BEFALLEN = "nowhere: people or things to whom something happens, or who do something"
    PRESUMED = "nowhere: people or things of whom so many are on record"
    MENTIONED = "nowhere, and the sentence tells of nothing that happens to them"


@dataclass(frozen=True)
class Reading:
    """What a number counts; ``of_previous`` and ``of_next`` say that it is a part of the figure before or after it.

    ``counted`` are the characters of the article's words for it, without the number. ``is_mixed`` says that they name
    several populations ("women and children").
    """

    measure: Measure
    population: str | None = None
    of_previous: bool = False
    of_next: bool = False
    grounds: Grounds = Grounds.NAMED
    counted: tuple[int, int] | None = None
    is_mixed: bool = False
    submeasure: Submeasure | None = None


@dataclass(frozen=True)
class Numeral:
    """The number ``words[index]`` of a sentence, its noun phrase, and the phrase's head in lower case.

    ``of_people`` says that the head means people. ``listed`` is the reading of the number before, if both stand in one
    list.
    """

    words: tuple[Word, ...]
    index: int
    phrase: Phrase
    head: str
    of_people: bool
    listed: Reading | None = None
