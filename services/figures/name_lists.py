"""Names on a list, each of which stands for somebody: "came out with 112 names", "its list has grown to 230 names".

What befell them is said of the list, anywhere before; or they are in a state whose other counts are as large.
"""

import math
import re
from collections.abc import Sequence

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Measure
from services.figures.anaphora import UP_TO
from services.figures.confidence import LISTED
from services.figures.lexicon import HARM, OPEN

_LIST = r"(?:lists?|registers?|registry|rolls?|ledger|database|notebooks?|books?|tall(?:y|ies)|files?)"
_KEEPS = (
    r"(?:has|have|had|holds?|held|counts?|counted|collected|gathered|compiled|published|released|posted|listed"
    r"|documented|established|verified|recorded|noted|submitted|printed|obtained|received"
    r"|(?:read|read out|wrote|written|took|taken|put|set|jotted|handed|drew|drawn) (?:down|out|up|over|in)|read out"
    r"|(?:came|come|comes|went|gone|emerged|returned|walked) (?:\w+ ){0,2}?with)"
)
_BEFORE = re.compile(
    rf"\b{_LIST}\b[^.;\d]{{0,70}} {UP_TO}$|\b{_KEEPS}(?: (?:now|already|so far|there))* {UP_TO}(?:the )?$",
    re.IGNORECASE,
)
_IT_GROWS = re.compile(
    rf"^\s*(?:It|This|That) (?:(?:has|had|now|already) )*(?:grown|grew|risen|rose|swollen|come|came|run|runs|ran|stands"
    rf"|stood) {UP_TO}$"
)
""" "It has grown to 75 names", of a list in the sentence before."""
_AFTER = re.compile(rf"^ (?:are |were |stand |is )?(?:now )?(?:on|in) (?:\w+ ){{1,3}}?{_LIST}\b", re.IGNORECASE)
_NUMBER_OF_NAMES = re.compile(rf"\bnumber of names\b[^.;\d]{{0,70}} (?:as|at|to) {UP_TO}$", re.IGNORECASE)
_STATES = HARM | {"held": Measure.DETAINED, "victims": Measure.KILLED}
_STATE = "|".join(sorted(_STATES, key=len, reverse=True))
_STATED = re.compile(
    rf"\b(?:names?|{_LIST})(?: on (?:\w+ ){{1,3}}?{_LIST})?(?: (?:in|for|from) [^.;,\d]{{2,30}})? (?:of|with) "
    rf"(?:(?!who\b)[\w’'-]+ ){{0,4}}?(?:who (?:\w+ ){{1,3}}?)?(?P<state>{_STATE})\b",
    re.IGNORECASE,
)
"""Whom a list names: "list of the missing", "names of people held", "list of those who were killed"."""
_IN_CELLS = re.compile(
    r"\b(?:police (?:stations?|posts?|camps?)|cells?|prisons?|jails?|lock-?ups?|custody|detention|barracks|stations)\b",
    re.IGNORECASE,
)
_AT_GRAVES = re.compile(r"\b(?:morgues?|mortuar(?:y|ies)|graveyards?|cemeter(?:y|ies))\b", re.IGNORECASE)
_OF_LISTS = (Measure.KILLED, Measure.DETAINED, Measure.MISSING)
_FEWEST = 5
_FARTHEST = math.log(4)
"""How many times as large another count is, at most, that tells what befell those on a list."""
_CONTEXT = 220
"""Code points before a number in which the place is named where the names were taken down."""


def with_names(text: str, bounds: Sequence[tuple[int, int]], figures: Sequence[Figure]) -> list[Figure]:
    """The figures, those of names on a list with the measure of those named. ``bounds`` are the text's sentences."""
    index, named = 0, []
    for figure in figures:
        while index + 1 < len(bounds) and bounds[index][1] <= figure.start:
            index += 1
        measure = _befell(text, figure, *bounds[index], figures) if _are_names(text, figure, *bounds[index]) else None
        update = {"measure": measure, "submeasure": None, "confidence": max(figure.confidence, LISTED)}
        named.append(figure if measure is None else figure.model_copy(update=update))
    return named


def _are_names(text: str, figure: Figure, start: int, end: int) -> bool:
    """Whether a figure of the sentence ``text[start:end]`` counts the names on a list."""
    if figure.measure not in OPEN or figure.unit is not None or (figure.value or figure.min or 0) < _FEWEST:
        return False
    before, after = text[start : figure.start].replace("\n", " "), text[figure.end : end].replace("\n", " ")
    if _NUMBER_OF_NAMES.search(before):
        return True
    if figure.counted is None or figure.counted.casefold() != "names":
        return False
    if _IT_GROWS.match(before):
        return re.search(rf"\b{_LIST}\b", text[max(0, start - _CONTEXT) : start]) is not None
    return _BEFORE.search(before) is not None or _AFTER.match(after.removeprefix(" names")) is not None


def _befell(text: str, figure: Figure, start: int, end: int, figures: Sequence[Figure]) -> Measure | None:
    """What befell those named, as far as the text says so."""
    said = list(_STATED.finditer(text, start, end)) or list(_STATED.finditer(text, 0, start))
    if said:
        return _STATES[said[-1]["state"].lower()]
    around = text[max(0, figure.start - _CONTEXT) : end]
    are_held, are_buried = _IN_CELLS.search(around) is not None, _AT_GRAVES.search(around) is not None
    if are_held is not are_buried:
        return Measure.DETAINED if are_held else Measure.KILLED
    return _of_nearest(figure, figures)


def _of_nearest(figure: Figure, figures: Sequence[Figure]) -> Measure | None:
    """The measure of that harm to people of which the text has the most similar number."""
    amount = figure.value or figure.min
    near = [
        (distance, each.measure)
        for each in figures
        if each is not figure and amount and each.value and each.measure in _OF_LISTS
        if (distance := abs(math.log(each.value / amount))) <= _FARTHEST
    ]
    return min(near, key=lambda pair: pair[0], default=(0.0, None))[1]
