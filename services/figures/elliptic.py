"""What a number counts that names nothing itself: by the words around it, and by what the text counted before.

A rule reads the characters of the text before and after a figure, within the figure's sentence.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Measure
from services.figures.confidence import LISTED
from services.figures.lexicon import DISEASES

_OPEN = {Measure.OTHER, Measure.PEOPLE_OTHER}
"""Measures of a figure of which the rules of the sentence did not say what happened."""
_STATES = {
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
_STATE = "|".join(_STATES)
_OF_PEOPLE = frozenset(_STATES.values())
_COUNT = r"(?:counts?|figures?|tolls?|tally|tallies|numbers?|lists?|totals?)"
_STANDS = (
    r"(?:(?:had|has|have|now|also|since|still|already) )*"
    r"(?:stood|stands?|is|was|rose|risen|grew|grown|climbed|reached|jumped|fell|fallen|dropped|shrunk|shrank|swollen"
    r"|went up|gone up|come down|came down)(?: now)?"
)
_UP_TO = r"(?:(?:to|at|above|past|beyond|over|more than|at least|about|some|nearly|almost|around|roughly) )*"
_OF_A_STATE = re.compile(
    rf"\b{_COUNT} of (?:the |those |people |persons |victims |confirmed |who were |who are )*(?P<state>{_STATE})\b"
    rf"(?:[^.;]{{0,60}} (?:to|at|above|past)|(?:, which)? {_STANDS}) {_UP_TO}$",
    re.IGNORECASE,
)
"""A count of a state before the number ("bringing the number of people killed when the bus burnt to")."""
_STANDING = re.compile(
    rf"\b(?:own|final|latest|official|new|current|the|its|their|'s|’s) {_COUNT}"
    rf"(?: (?:stood|stands|now|that|which|in|of|for) ?| from [\w ]{{2,30}} )*,? ?{_STANDS} {_UP_TO}$"
    rf"|\b(?:gave|gives|give|put|puts|revised|raised|lowered|corrected|cut) (?:the|its|their|that) {_COUNT} "
    rf"(?:as|at|to) {_UP_TO}$"
    rf"|(?:'s|’s|s'|s’) {_COUNT} of {_UP_TO}$"
    rf"|\bin [A-Z][\w ]{{2,30}},? the {_COUNT} {_STANDS} {_UP_TO}$",
    re.IGNORECASE,
)
"""A count of nothing named before the number: "the hospital's own count stood at", "in Kasai the number is"."""
_NAMES_OF = re.compile(r"\bnames of (?:at least |more than |some |all |the )*$", re.IGNORECASE)
_DONE_TO = re.compile(
    rf"^ (?:people|persons|men|women|civilians|residents|others)(?: (?:who )?(?:it|he|she|they)"
    rf" (?:said|says|say|believes?|believed))(?: who)? (?:were|had been|was|are|have been) (?P<state>{_STATE})\b"
)
_OF_THEM = re.compile(r"^ (?:of them|in all)\b")
_THOSE = re.compile(
    rf"\b(?:people|persons|those|men|women|children|workers|civilians|residents|soldiers|victims)"
    rf"(?: (?:who|that))?(?: (?:were|are|had been|have been|went))? (?P<state>{_STATE})\b[^.;\d]{{0,60}}, $",
    re.IGNORECASE,
)
"""Those of whom a number in apposition tells how many they are ("the people killed in the raid, 54 of them")."""
_LEFT_TOWN = re.compile(
    r"^ (?:people|persons|residents|villagers|inhabitants|civilians|townspeople|families|households)"
    r"(?: \([^)]{0,30}\))? (?:have |had |has |already )*left"
    r" (?:the (?:town|city|village|area|district|region|valley|island|camp)"
    r"|(?!Friday|Monday|Sunday)[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?: (?:town|city|village|district))?)\b"
    r"[^.;]{0,20} (?:since|after|as|because|fearing|amid|on foot|following)\b"
)
"""People who leave a place because of what happened there."""
_TREATED = re.compile(
    r"^(?: (?:people|persons|others|men|women|children|patients|civilians|survivors|residents|victims|more|of them))*"
    r"(?: (?:were|was|are|is|still|also|being|remain|remained|have been|had been|has been|was being)){1,4}"
    r" (?:(?:being )?treated\b|in intensive care|in (?:the )?hospital\b|hospitali[sz]ed|receiving treatment"
    r"|on (?:its|the|their) wards|in (?:a )?critical condition|undergoing (?:treatment|surgery))"
    r"|^(?: (?:people|persons|others|patients|more))*(?: still)? (?:on (?:its|their) wards|in intensive care)"
)
_HOLDS = re.compile(r"\bwards? (?:hold|holds|held|have|had) (?:about |some |at least |more than )*$", re.IGNORECASE)
_HURT = re.compile(r"\b(?:wound(?:s|ed)|injur(?:y|ies|ed)|burns|gunshot|shrapnel|fractures)\b", re.IGNORECASE)
_DISEASE = re.compile(rf"\b(?:{'|'.join(sorted(DISEASES - {'patients', 'fever'}))})\b", re.IGNORECASE)
_UNNAMED = re.compile(r"(?:names?|victims|of them)?", re.IGNORECASE)
_BEFORE, _AFTER = 160, 90
"""Characters of the sentence that are looked through before and after a number."""


def completed(text: str, bounds: Sequence[tuple[int, int]], figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures in order, those that name nothing themselves with the measure that the words around them say.

    ``bounds`` are the text's sentences, in order.
    """
    counting = _Counting(text)
    index = 0
    for figure in figures:
        while index + 1 < len(bounds) and bounds[index][1] <= figure.start:
            index += 1
        yield counting.completed(figure, *bounds[index])


class _Counting:
    """What the text counted so far."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: Measure | None = None
        self._told_in = -1

    def completed(self, figure: Figure, start: int, end: int) -> Figure:
        """The next figure of the text, whose sentence is ``text[start:end]``, with its measure."""
        if figure.measure in _OPEN and figure.unit is None:
            measure = self._measure(figure, start, end)
            if measure is not None:
                update = {"measure": measure, "submeasure": None, "confidence": max(figure.confidence, LISTED)}
                figure = figure.model_copy(update=update)
        if figure.measure in _OF_PEOPLE and figure.population is None and self._told_in != start:
            self._last, self._told_in = figure.measure, start
        return figure

    def _measure(self, figure: Figure, start: int, end: int) -> Measure | None:
        before = self._text[max(start, figure.start - _BEFORE) : figure.start].replace("\n", " ")
        after = self._text[figure.end : min(end, figure.end + _AFTER)].replace("\n", " ")
        if match := _OF_A_STATE.search(before) or (_NAMES_OF.search(before) and _DONE_TO.match(after)):
            return _STATES[match["state"].lower()]
        if _OF_THEM.match(after) and (match := _THOSE.search(before)):
            return _STATES[match["state"].lower()]
        if _LEFT_TOWN.match(after):
            return Measure.DISPLACED
        if (_TREATED.match(after) or _HOLDS.search(before)) and self._tells_of_wounds:
            return Measure.WOUNDED
        is_bare = figure.counted is None or _UNNAMED.fullmatch(figure.counted) is not None
        return self._last if is_bare and _STANDING.search(before) else None

    @cached_property
    def _tells_of_wounds(self) -> bool:
        """Whether those treated are wounded: the text tells of wounds and of no disease."""
        return _HURT.search(self._text) is not None and _DISEASE.search(self._text) is None
