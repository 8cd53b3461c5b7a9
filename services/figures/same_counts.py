"""A number of nothing named that counts what a number before it counts: the same number again ("the figure of 58"), the
next count of a row ("the union counted 31 dead, the company only 12"), the things of the sentence before.

A rule reads the text, and the figures before the number.
"""

import re
from collections.abc import Sequence

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Measure, Nature, Submeasure
from services.figures.anaphora import ENDS, UP_TO
from services.figures.labels import Label
from services.figures.lexicon import HARM, OPEN, THINGS
from services.figures.ordeals import state_in_words

_NAMED = re.compile(
    r"\b(?:figure|number|toll|count|total|sum|estimate|tally|claim) of (?:the )?$|\b(?:the|those|these"
    r"|its|their|of the) $"
    r"|['’]s $|\band $"
    r"|\b(?:accept|accepted|believe|reject|rejects|rejected|trust|recogni[sz]e) $",
    re.IGNORECASE,
)
"""Before a number that was told already ("the figure of 58", "the 34 names", "we don't accept seventeen")."""
_CHANGED_IT = re.compile(
    rf"\b(?:raised|lowered|revised|corrected|cut|put|brought) it (?:to|at) {UP_TO}$", re.IGNORECASE
)
_NAMES = re.compile(
    r"(?:names?|victims|dead|deaths|fighters|men|people|civilians|children|women|soldiers|rebels|residents)?",
    re.IGNORECASE,
)
_FIGURE_OF = re.compile(r"\b(?:figure|toll|claim|tally|allegation|number) of (?:the )?$", re.IGNORECASE)
_REJECTED = re.compile(
    r"\b(?:invent\w*|fabricat\w*|lies?|false|untrue|made up|no basis|no foundation|lacks?|propaganda|baseless|unfounded"
    r"|exaggerat\w*|fantasy|does not correspond|is not true|rumours?|circulat\w+)\b",
    re.IGNORECASE,
)
_DEATHS = re.compile(r"\b(?:killed|dead|died|deaths?|killing|bodies)\b", re.IGNORECASE)
_LEAST = 5
"""Smaller numbers are too often equal by chance."""
_SOURCE_FOLLOWS = re.compile(r",? (?:according to|says?\b|said\b|if (?:you|one)\b|by (?:the|its)\b)")
_NEXT_IN_ROW = re.compile(
    rf"[^.;\d]{{0,60}}; ?(?:and |but |then )?(?:[^.;\d]{{0,40}} )?{UP_TO}"
    rf"|(?: (?:dead|killed|deaths|wounded|missing|bodies|arrests|arrested|cases))?, (?:and |but "
    rf"|while )?the (?:\w+ ){{1,4}}?"
    rf"(?:(?:only|just|counted|says?|said|has|had|puts? it at) ){{1,2}}{UP_TO}",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"\bhow many\b[^?]{0,40}?\b(?P<state>died|dead|killed|deaths|wounded|injured|missing|arrested|detained|displaced)\b"
    r"[^?]{0,40}\?(?:[^?]{0,120})$",
    re.IGNORECASE,
)
"""A question that counts in answer ("How many died? Twelve, says the army. Forty, say the rebels.")."""
_ANSWER_BY = re.compile(r",? (?:says?|said|according to|if)\b")
_DAMAGED = re.compile(
    r"^ (?:of them |more )?(?:were|was|have been|had been|are) (?:\w+ly )?(?:burnt|burned|torched|razed"
    r"|damaged|looted|gutted"
    r"|flattened|destroyed|demolished|wrecked|ransacked)\b(?! to death| alive)"
)
_BUILDINGS = frozenset(word for word, measure in THINGS.items() if measure is Measure.BUILDINGS and word.endswith("s"))
_WORD = re.compile(r"[a-z]+")
_SENTENCE_BEFORE = 250
"""Characters before a number in which the number of people in a state is named that it gives."""
_NEAR = 160
"""Characters of the sentences before in which the things are named that a number counts."""


def same_count(text: str, figure: Figure, before: str, after: str, told: Sequence[Figure]) -> Label | None:
    """What a number of nothing named counts by the figures ``told`` before it; ``None`` if it goes back to none."""
    if figure.unit is not None or figure.value is None or figure.implicit:
        return None
    again = _told_before(figure, before, told)
    if again is not None:
        return Label(again.measure, again.submeasure)
    if figure.measure in OPEN and figure.value >= _LEAST and _are_denied_dead(text, figure, before, after):
        return Label(Measure.KILLED)
    if figure.measure in OPEN and _CHANGED_IT.search(before):
        measure = state_in_words(text[max(0, figure.start - _SENTENCE_BEFORE) : figure.start])
        return None if measure is None else Label(measure)
    if figure.measure in OPEN and figure.counted is None and not before.strip() and _ANSWER_BY.match(after):
        asked = _QUESTION.search(text[max(0, figure.start - _SENTENCE_BEFORE) : figure.start])
        if asked is not None:
            return Label(HARM[asked["state"].lower()])
    last = told[-1] if told else None
    if figure.measure in OPEN and figure.counted is None and last is not None and _is_counted(last):
        follows = ENDS.match(after) or _SOURCE_FOLLOWS.match(after)
        if follows and _NEXT_IN_ROW.fullmatch(text, last.end, figure.start):
            return Label(last.measure, last.submeasure)
    return None


def are_damaged_things(text: str, figure: Figure, start: int, after: str) -> bool:
    """Whether a bare number counts buildings that the sentence before ``start`` names ("Sixty-four were burnt")."""
    if figure.counted is not None or figure.unit is not None or not _DAMAGED.match(after):
        return False
    named = _WORD.findall(text[max(0, start - _NEAR) : start].lower())
    return not _BUILDINGS.isdisjoint(named)


def _are_denied_dead(text: str, figure: Figure, before: str, after: str) -> bool:
    """Whether a text that tells of deaths rejects a figure of people without a word on what befell them."""
    is_of_people = figure.counted is not None and _NAMES.fullmatch(figure.counted)
    if not is_of_people or not _FIGURE_OF.search(before) or not _REJECTED.search(after):
        return False
    return figure.counted == "victims" or _DEATHS.search(text) is not None


def _told_before(figure: Figure, before: str, told: Sequence[Figure]) -> Figure | None:
    """The last figure of the same value before one that names nothing itself, and is no part of another."""
    is_bare = figure.counted is None or _NAMES.fullmatch(figure.counted)
    if not is_bare or figure.value is None or figure.value < _LEAST or not _NAMED.search(before):
        return None
    if figure.measure not in OPEN and not before.rstrip().endswith(" of"):
        return None
    return next((each for each in reversed(told) if each.value == figure.value and _is_counted(each)), None)


def _is_counted(figure: Figure) -> bool:
    """Whether a figure says what befell people, or counts cases of a disease."""
    return figure.measure.nature is Nature.HARM or figure.submeasure is Submeasure.CASES
