"""Bodies that are brought to a hospital are a toll and no find: "13 bodies were taken to the hospital".

A rule reads the characters before and after a number, within its sentence. In a text on graves bodies stay bodies.
"""

import re

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Comparator, Measure
from services.figures.anaphora import UP_TO
from services.figures.labels import Label
from services.figures.lexicon import OPEN

_HOUSE = r"(?:hospitals?|mortuar(?:y|ies)|morgues?|clinics?|infirmary|dispensary|cold rooms?)"
_WERE_BROUGHT = re.compile(
    rf"^(?: (?:more |other )?(?:dead )?(?:bodies|corpses))?(?: with [\w ]{{3,30}}?)?"
    r" (?:(?:(?:(?:have|had|has|were|was|are|being|been|also|now|already) )*"
    r"(?:brought|taken|carried|moved|delivered|arrived|came|come|reached|admitted)\b[^.;,]{0,9}?(?: (?:to|at|in|into))?"
    r"|(?:lay|lie|lying|are|were) (?:\w+ )?(?:in|at))"
    r" (?:the|a|an|its|two|three|local|nearby)?[\w’' -]{0,25}?)"
    rf"\b{_HOUSE}\b",
    re.IGNORECASE,
)
_RECEIVED = re.compile(
    rf"\b{_HOUSE}\b(?: (?:in|at|of) [\w’'-]+(?: [\w’'-]+)?)?(?: (?:has|have|had|alone|there|itself|also|already|now))*"
    rf" (?:received|receives|took in|taken in|held|holds|counted|registered|recorded|stored|got|accepted) {UP_TO}$",
    re.IGNORECASE,
)
_IDENTIFIED = re.compile(
    r"^ (?:bodies|corpses) (?:(?:have|had|has|were|was|are|now|already|so far) )+(?:been )?identified\b", re.IGNORECASE
)
_PART = re.compile(
    r"\b(?:of|among|from|including|out of)\b[^.;,]{0,30},? ?$|\b(?:of (?:the|those|these)|only|just|not) ?$",
    re.IGNORECASE,
)
"""Before a part, and before few."""


def brought_dead(figure: Figure, before: str, after: str) -> Label | None:
    """``KILLED`` if a number of bodies counts those that a hospital has, or all whose names are known."""
    if figure.unit is not None or figure.vague:
        return None
    if figure.measure is Measure.BODIES_FOUND and (_WERE_BROUGHT.match(after) or _RECEIVED.search(before)):
        return Label(Measure.KILLED)
    are_bodies = figure.measure in (*OPEN, Measure.BODIES_FOUND) and _IDENTIFIED.match(after) is not None
    is_all = figure.comparator not in (Comparator.AT_MOST, Comparator.LESS_THAN) and not _PART.search(before)
    return Label(Measure.KILLED) if are_bodies and is_all else None
