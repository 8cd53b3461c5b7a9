"""The words for what happens: their kinds, and where they stand in a text."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from claimwatch_language.wordlists import word_set


class Kind(StrEnum):
    """The kinds of happenings. Two happenings of one kind may be the same."""

    ATTACK = "attack"
    UNREST = "unrest"
    CRASH = "crash"
    FIRE = "fire"
    QUAKE = "quake"
    STORM = "storm"
    DISEASE = "disease"
    JUSTICE = "justice"
    VOTE = "vote"
    FLIGHT = "flight"
    HARM = "harm"
    """Deaths and injuries, of which the words do not tell the cause."""


_NOUNS = {
    Kind.ATTACK: word_set(
        "attack attacks assault assaults raid raids ambush ambushes bombing bombings bombardment shelling airstrike "
        "airstrikes strike strikes blast blasts explosion explosions bomb bombs gunfire shooting shootings stabbing "
        "clash clashes fighting battle battles offensive massacre massacres killing killings murder murders rocket "
        "rockets missile missiles mortar siege violence barrage incursion gunbattle hostilities shells"
    ),
    Kind.UNREST: word_set(
        "protest protests demonstration demonstrations rally rallies march riot riots unrest uprising coup crackdown"
    ),
    Kind.CRASH: word_set(
        "crash crashes collision derailment accident accidents disaster shipwreck sinking stampede collapse capsizing"
    ),
    Kind.FIRE: word_set("fire fires blaze blazes wildfire wildfires inferno"),
    Kind.QUAKE: word_set(
        "earthquake earthquakes quake quakes temblor tremor tremors aftershock tsunami eruption eruptions"
    ),
    Kind.STORM: word_set(
        "storm storms hurricane hurricanes typhoon cyclone tornado tornadoes flood floods flooding landslide "
        "landslides mudslide mudslides avalanche heatwave drought floodwaters"
    ),
    Kind.DISEASE: word_set("outbreak outbreaks epidemic cholera ebola measles flu virus infection infections"),
    Kind.JUSTICE: word_set("arrest arrests trial sentencing verdict hearing detention prison camp"),
    Kind.VOTE: word_set("election elections vote voting poll polls ballot referendum"),
    Kind.FLIGHT: word_set("evacuation displacement exodus"),
}
_VERBS = {
    Kind.ATTACK: word_set(
        "attacked assaulted raided ambushed bombed bombarded shelled exploded detonated shot stabbed clashed besieged "
        "massacred murdered executed shelling bombing firing gunned stormed overran overrun retook retaken recaptured "
        "invaded"
    ),
    Kind.UNREST: word_set("protested demonstrated rallied marched rioted protesters demonstrators"),
    Kind.CRASH: word_set("crashed collided derailed overturned plunged capsized sank collapsed"),
    Kind.FIRE: word_set("burned burnt ablaze"),
    Kind.QUAKE: word_set("erupted erupt erupts erupting"),
    Kind.STORM: word_set("flooded inundated drowned"),
    Kind.DISEASE: word_set("infected"),
    Kind.JUSTICE: word_set("arrested detained sentenced jailed charged convicted imprisoned"),
    Kind.VOTE: word_set("elected voted voters"),
    Kind.FLIGHT: word_set("displaced evacuated fled fleeing"),
    Kind.HARM: word_set("killed dead died deaths death toll wounded injured hurt killing injuring wounding bodies"),
}
WAR = "(?:war|conflict|insurgency|uprising|revolt|rebellion|genocide|crisis)"
"""A pattern: a word for all that happens in a country for years."""
WIDE = re.compile(
    r"\b(?:typhoon|hurricane|cyclone|storm|(?:tropical|winter|snow|sand)\s*storm|storms|tornadoes|floods|flooding|rains|monsoon"
    r"|heat\s?wave|cold\s+(?:wave|snap|spell)|blizzards?|drought|famine|measles|cholera|dengue|malaria|ebola|meningitis|polio|diphtheria|epidemic|outbreak|landslides|mudslides|wildfires)\b",
    re.IGNORECASE,
)
"""Words for what befalls a whole country at once."""
HAPPENING_NOUNS = frozenset().union(*_NOUNS.values())
_KINDS = {word: kind for table in (_VERBS, _NOUNS) for kind, words in table.items() for word in words}
HAPPENING_WORDS = frozenset(_KINDS)
_WORD = re.compile(r"[A-Za-z]{3,}")


@dataclass(frozen=True)
class Happening:
    """A word for what happened, at ``text[start:end]``."""

    start: int
    end: int
    kind: Kind


class Happenings:
    """The happenings of one text, in order."""

    def __init__(self, text: str) -> None:
        self.all = list(_known(text))
        self._starts = [happening.start for happening in self.all]

    def between(self, start: int, end: int) -> list[Happening]:
        """The happenings that begin between two offsets."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


@lru_cache(maxsize=4)
def _known(text: str) -> tuple[Happening, ...]:
    """The happenings of a text. Several steps ask for those of one article, one after another."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Happening]:
    kind_of = _KINDS.get
    for match in _WORD.finditer(text):
        kind = kind_of(match[0].lower())
        if kind is not None and match[0] != "March":
            yield Happening(match.start(), match.end(), kind)
