"""The words of figures: what they count, of whom, and how exactly."""

from enum import StrEnum


class Comparator(StrEnum):
    """How a figure's value bounds the true value."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    BETWEEN = "between"


class Nature(StrEnum):
    """The sorts of measures: harm to people, people otherwise, things of an event, any other quantity."""

    HARM = "harm"
    PEOPLE = "people"
    THINGS = "things"
    QUANTITY = "quantity"


class Measure(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    BODIES_FOUND = "bodies_found"
    MISSING = "missing"
    DETAINED = "detained"
    DISPLACED = "displaced"
    PEOPLE_OTHER = "people_other"
    ATTACKS = "attacks"
    BUILDINGS = "buildings"
    WEAPONS = "weapons"
    MONEY = "money"
    PERCENT = "percent"
    DISTANCE = "distance"
    OTHER = "other"

    @property
    def nature(self) -> Nature:
        """The sort of this measure."""
        return _NATURES[self]


_NATURES = {
    **dict.fromkeys((Measure.KILLED, Measure.WOUNDED, Measure.BODIES_FOUND), Nature.HARM),
    **dict.fromkeys((Measure.MISSING, Measure.DETAINED, Measure.DISPLACED), Nature.HARM),
    Measure.PEOPLE_OTHER: Nature.PEOPLE,
    **dict.fromkeys((Measure.ATTACKS, Measure.BUILDINGS, Measure.WEAPONS), Nature.THINGS),
    **dict.fromkeys((Measure.MONEY, Measure.PERCENT, Measure.DISTANCE, Measure.OTHER), Nature.QUANTITY),
}
MEASURES_OF_INTEREST = frozenset(measure for measure in Measure if measure.nature in (Nature.HARM, Nature.THINGS))
"""The measures that matter even without a claimant. Other figures without one may be counters of the web page."""


MEASURES_OF_OBJECTS = frozenset(
    measure for measure in Measure if measure.nature is Nature.THINGS and measure is not Measure.ATTACKS
)
"""The measures of things that are no events: they are told only if something happened to them."""


class Submeasure(StrEnum):
    """What a figure counts, more finely than its measure. Each lies in exactly one measure."""

    EVACUATED = "evacuated"
    ABDUCTED = "abducted"
    FREED = "freed"
    CASES = "cases"
    CROWD = "crowd"
    HOUSEHOLDS = "households"
    HOMES = "homes"

    @property
    def measure(self) -> Measure:
        """The measure that this one lies in."""
        return _SUBMEASURES[self]


_SUBMEASURES = {
    Submeasure.EVACUATED: Measure.DISPLACED,
    Submeasure.ABDUCTED: Measure.DETAINED,
    Submeasure.FREED: Measure.PEOPLE_OTHER,
    Submeasure.CASES: Measure.PEOPLE_OTHER,
    Submeasure.CROWD: Measure.PEOPLE_OTHER,
    Submeasure.HOUSEHOLDS: Measure.PEOPLE_OTHER,
    Submeasure.HOMES: Measure.BUILDINGS,
}


class Population(StrEnum):
    """The classes of people that figures count."""

    CIVILIANS = "civilians"
    CHILDREN = "children"
    WOMEN = "women"
    MEN = "men"
    FIGHTERS = "fighters"
    SECURITY_FORCES = "security_forces"
    JOURNALISTS = "journalists"
    MEDICS = "medics"
    AID_WORKERS = "aid_workers"
    PROTESTERS = "protesters"
    REFUGEES = "refugees"
    PRISONERS = "prisoners"
    ELDERLY = "elderly"
