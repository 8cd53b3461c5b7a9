"""Numbers of those in a state: "the number of people killed when the bus burnt to 58", "most of the dead, about 90"."""

import re

from claimwatch_contracts.vocabulary import Measure
from services.figures.anaphora import COUNT, STANDS, UP_TO

STATES = {
    "killed": Measure.KILLED,
    "dead": Measure.KILLED,
    "deaths": Measure.KILLED,
    "fatalities": Measure.KILLED,
    "missing": Measure.MISSING,
    "unaccounted": Measure.MISSING,
    "wounded": Measure.WOUNDED,
    "injured": Measure.WOUNDED,
    "displaced": Measure.DISPLACED,
    "homeless": Measure.DISPLACED,
    "detained": Measure.DETAINED,
    "arrested": Measure.DETAINED,
}
_STATE = "|".join(STATES)
_OF_A_STATE = re.compile(
    rf"\b{COUNT} of (?:the |those |confirmed )*(?P<whom>(?:[a-z]+ )??(?:[a-z]+s|people|men|women|children) )?"
    rf"(?:who were |who are )?(?:reported |listed as |registered as )?(?P<state>{_STATE})\b"
    rf"(?:[^.;]{{0,60}} (?:to|at|above|past)|(?:, which)? {STANDS}|[^.;]{{0,60}} speaks? of) {UP_TO}$",
    re.IGNORECASE,
)
"""A count of a state before the number ("bringing the number of people killed when the bus burnt to")."""
_PART_OF_STATE = re.compile(
    rf"\b(?:most|half|many|some|all|the rest|a third|a quarter|the majority|two-thirds) of the (?P<state>{_STATE}), "
    rf"{UP_TO}$",
    re.IGNORECASE,
)
"""A part of those in a state, of which a number in apposition follows ("most of the dead, about")."""
_NAMES_OF = re.compile(r"\bnames of (?:at least |more than |some |all |the )*$", re.IGNORECASE)
_DONE_TO = re.compile(
    rf"^ (?:people|persons|men|women|civilians|residents|others)(?: (?:who )?(?:it|he|she|they)"
    rf" (?:said|says|say|believes?|believed))(?: who)? (?:were|had been|was|are|have been) (?P<state>{_STATE})\b"
)
_OF_THEM = re.compile(r"^ (?:of them|in all)\b")
_THOSE = re.compile(
    rf"\b(?:people|persons|those|men|women|children|workers|civilians|residents|soldiers|victims)"
    rf"(?: (?:who|that))?(?: (?:were|are|had been|have been|went))? (?P<state>{_STATE})\b[^.;\d]{{0,60}}, $"
    rf"|\bthe (?P<named>{_STATE})\b(?: [^.;\d]{{0,60}})?, $",
    re.IGNORECASE,
)
"""Those of whom a number in apposition tells how many they are ("the people killed in the raid, 54 of them")."""


def state_counted(before: str, after: str) -> Measure | None:
    """What happened to those of whom a number between the two texts counts how many they are, if a state says it."""
    match = _OF_A_STATE.search(before) or (_NAMES_OF.search(before) and _DONE_TO.match(after))
    match = match or _PART_OF_STATE.search(before)
    if match:
        return STATES[match["state"].lower()]
    those = _THOSE.search(before) if _OF_THEM.match(after) else None
    return STATES[(those["state"] or those["named"]).lower()] if those else None


def whom_in_state(before: str) -> str | None:
    """Whom a count of a state before a number counts ("the number of women killed rose to")."""
    counted = _OF_A_STATE.search(before)
    return counted["whom"] if counted is not None else None
