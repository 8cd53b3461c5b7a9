"""Wordings that say by the words around a number what befell those whom it counts, wherever its parse says nothing.

A rule reads the characters before and after the number, within its sentence.
"""

import re

from claimwatch_contracts.vocabulary import Measure
from services.figures.anaphora import STANDS, UP_TO
from services.figures.ordeals import ordeal
from services.figures.people import POPULATIONS

_PEOPLE = (
    r"(?:people|persons|residents|villagers|inhabitants|civilians|families|households|men|women|children|others|more"
    r"|islanders|locals|of them|of its|of their)"
)
_CARED_FOR = re.compile(
    r"\b(?:hospitals?|doctors|medics|clinics?|surgeons|nurses|medical staff|paramedics|red (?:cross|crescent))\b"
    rf"[^.;]{{0,60}}\b(?:treat(?:ed|ing|s)?|admitted|admitting|taken in|took in) {UP_TO}$",
    re.IGNORECASE,
)
_IN_CARE = re.compile(
    r"^ of (?:its|their|his|her|our) (?:own )?[a-z]+ (?:were|are|remain|remained|was)(?: (?:still|also|now))?"
    r" (?:in (?:the )?hospital|hospitali[sz]ed|being treated)\b"
)
_NOT_BODIES = re.compile(r"^(?: [\w’'-]+){0,2}? (?:bod(?:y|ies)|corpses|dead|cases|patients)\b", re.IGNORECASE)
_FATAL = re.compile(
    r"^(?: of (?:them|which|these|those))?(?: (?:(?:have|had|has) been|were|was|are|is|proved))?(?: \w+ly)?"
    r" (?:fatal|lethal)\b"
)
_FORCED = re.compile(
    r"\b(?:forc|caus|prompt|oblig|order|push|compell?|driv)(?:ed|es|e|ing|en)(?: (?:the )?(?:departure|flight) of)?"
    rf" {UP_TO}$",
    re.IGNORECASE,
)
_TO_LEAVE = re.compile(
    r"^(?: [\w’'-]+){0,3}? (?:to (?:leave|flee|abandon|evacuate|move out)\b(?! \w+ing| the country| office)"
    r"|(?:from|out of) (?:their|its) (?:homes?|villages?|houses?|town)\b)"
)
_HAVE_LEFT = re.compile(
    rf"^ {_PEOPLE}(?: (?:have|had|has|already|since|also))+ left (?:the (?:area|region|district|valley|island|zone)"
    r"|(?:their|its) (?:villages?|towns?|area))\b"
)
_NUMBERING = re.compile(rf"\bnumber(?:ing|ed) {UP_TO}$", re.IGNORECASE)
_HELD = re.compile(
    r"\b(?:group|rebels|guerrillas|militants|gunmen|kidnappers|captors|pirates|militia|insurgents|bandits|gang)"
    rf"(?: (?:are|is|still|also|now))* (?:holds?|holding) {UP_TO}$",
    re.IGNORECASE,
)
_NUMBER_OF_PEOPLE = re.compile(
    r"\bnumber of (?:\w+ )?(?:people|persons|refugees|patients|women|men|children|pupils|students|troops|soldiers)\b"
    rf"[^.;]{{0,60}} {STANDS} {UP_TO}$",
    re.IGNORECASE,
)
_PART_FROM = re.compile(
    r"^ of (?:them|whom|those) (?:from|aged|in their (?:(?:early|mid|late)[- ])?(?:\d|teens|twenties|thirties|forties"
    r"|fifties|sixties))"
)
_PART_IN = re.compile(
    r"^ of (?:them|these|those) (?:were|are|was|occurred|came|have been|had been)(?: (?:reported|recorded|found))?"
    r" (?:from|in|at|near) (?:the )?(?:[a-z]+ of )?[A-Z]"
)
_OPENS = re.compile(rf"^{UP_TO}$", re.IGNORECASE)
_WORD = re.compile(r"[a-z-]+", re.IGNORECASE)


def befallen_around(before: str, after: str, *, of_wounds: bool) -> Measure | None:
    """What befell those counted by the words around their number; ``None`` if the words say nothing of it.

    ``of_wounds`` says that the text tells of wounds and of no disease.
    """
    if _FATAL.match(after):
        return Measure.KILLED
    if _HAVE_LEFT.match(after) or (_FORCED.search(before) and _TO_LEAVE.match(after)):
        return Measure.DISPLACED
    if of_wounds and not _NOT_BODIES.match(after) and (_CARED_FOR.search(before) or _IN_CARE.match(after)):
        return Measure.WOUNDED
    if _HELD.search(before) and _counts_people(after):
        return Measure.DETAINED
    if (measure := ordeal(before, after)) is not None:
        return measure
    if _NUMBER_OF_PEOPLE.search(before):
        return Measure.PEOPLE_OTHER
    return Measure.PEOPLE_OTHER if _NUMBERING.search(before) and _tells_of_people(before) else None


def is_part_there(before: str, after: str) -> bool:
    """Whether a number counts a part of those counted before, by where they are ("12 of them were in X")."""
    if _PART_FROM.match(after):
        return before.endswith(", ")
    return _PART_IN.match(after) is not None and _OPENS.match(before) is not None


def _counts_people(after: str) -> bool:
    """Whether one of the first words after the number means people ("22 captured soldiers")."""
    words = _WORD.findall(after)[:3]
    return any(word.lower() in POPULATIONS or word.lower() in ("people", "foreigners", "sailors") for word in words)


def _tells_of_people(before: str) -> bool:
    """Whether a word before the number means people ("his fighters, numbering")."""
    return any(word.lower() in POPULATIONS for word in _WORD.findall(before))
