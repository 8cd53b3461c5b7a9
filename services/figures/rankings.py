"""Numbers of places in a row: "X has the most cases, with 714", "followed by Y with 31", "X lost 12 men, Y nine".

A rule reads the characters before and after a number, within its sentence.
"""

import re

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Measure, Submeasure
from services.figures.anaphora import STANDS, UP_TO, are_elsewhere
from services.figures.labels import Label

_NOUNS = {
    Label(Measure.KILLED): "deaths|fatalities|dead|death toll|toll|casualties|victims|lives lost",
    Label(Measure.PEOPLE_OTHER, Submeasure.CASES): "cases|infections|patients",
    Label(Measure.WOUNDED): "injured|wounded|injuries",
    Label(Measure.MISSING): "missing",
    Label(Measure.DETAINED): "arrests|detainees|prisoners",
    Label(Measure.DISPLACED): "refugees|displaced|displaced people|homeless|evacuees",
}
_NAMES = {f"noun{index}": label for index, label in enumerate(_NOUNS)}
_ANY = "|".join(f"(?P<{name}>{_NOUNS[label]})" for name, label in _NAMES.items())
_NOT_COUNTED = (Measure.OTHER, Measure.DISTANCE, Measure.PERCENT, Measure.MONEY)
_MOST = (
    r"\bthe (?:(?:second|third|fourth|next|by far)[- ])*(?:most|highest|largest|greatest|biggest|worst|bulk|majority)"
    r"(?: (?:number|total|tally|count|share|part) of)?(?: the)?"
)
_RANKED = re.compile(
    rf"{_MOST}(?: [a-z-]+){{0,3}}? (?:{_ANY})\b[^;:.]{{0,60}}?[ ,](?:with|at) {UP_TO}$",
    re.IGNORECASE,
)
"""What a place has most of, before how many it has ("has by far the most confirmed cases in the region, with")."""
_PUT = re.compile(
    rf"\b(?:puts?|putting|estimates?|estimated) (?:[\w’'-]+ ){{1,3}}?(?:own )?(?:{_ANY}) (?:at|as) {UP_TO}$",
    re.IGNORECASE,
)
"""Whose dead somebody counts, before how many they are ("put their country's dead at")."""
_TOLL_ROSE = re.compile(
    rf"\b(?:death )?toll (?:of|from|in) (?:the|an?|this|that) [^.;]{{3,90}}? {STANDS}(?: by [\w-]+)? (?:to|at) {UP_TO}$"
)
"""The toll of what happened, before how high it is ("the toll of the bomb that went off on Friday rose by one to")."""
_NAME = r"(?:the )?[A-Z][\w’'-]+(?: (?:(?:and|of|de|do|del|la|and the) )?[A-Z][\w’'-]+){0,3}"
_NEXT = re.compile(
    rf"\b(?:followed|trailed)(?: (?:closely|next))? by {_NAME}(?:,? (?:with|at|on|where|which (?:had|has)))? {UP_TO}$"
    rf"|\b(?:ahead of|behind|then|after|before|next (?:is|was|came|comes)) {_NAME},? (?:with|at|on) {UP_TO}$"
)
"""The place that follows in a row of places, before how many it has."""
_LISTED = re.compile(
    rf"^[^;:.]{{0,80}}?(?:,|,? and|,? while|;) {_NAME}(?:,? (?:with|had|has|at|reported|counted|recorded|another))?"
    rf" {UP_TO}$"
)
"""Between two numbers of one list, from the first number to the second: ", Y", " and Y with"."""
_ENDS = re.compile(
    r"\s*(?:[.,;:)]|$|and (?:the )?[A-Z])|\s+(?:more\b|each\b|while\b|in the (?:last|past)\b|since\b|so far\b)"
)


def label_in_row(before: str, after: str, told: Figure | None, between: str) -> Label | None:
    """What a number counts that stands beside one of several places; ``None`` if it stands in no row of places.

    ``told`` is the figure before it in the sentence, if there is one, and ``between`` are the characters since then.
    """
    if not _ENDS.match(after) and not are_elsewhere(between, before, after):
        return None
    if _TOLL_ROSE.search(before):
        return Label(Measure.KILLED)
    match = _RANKED.search(before) or _PUT.search(before)
    if match is not None and match.lastgroup is not None:
        return _NAMES[match.lastgroup]
    if told is None or told.measure in _NOT_COUNTED:
        return None
    is_next = _NEXT.search(before) is not None or _LISTED.fullmatch(between) is not None
    is_next = is_next or are_elsewhere(between, before, after)
    return Label(told.measure, told.submeasure) if is_next else None
