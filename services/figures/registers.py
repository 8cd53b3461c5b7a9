"""What a number of a list, a register or a ward counts: "listed as missing …, and the list now stood at 56".

A rule reads the characters before and after a number, within its sentence.
"""

import re

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Measure
from services.figures.anaphora import COUNT, STANDS, UP_TO
from services.figures.labels import Label
from services.figures.lexicon import HARM, OPEN

_STATES = "killed|dead|deaths|missing|disappeared|wounded|injured|displaced|detained|arrested"
_LISTED_AS = re.compile(
    rf"\b(?:listed|registered|reported|recorded|given|written down|put) (?:as |down as )?(?P<state>{_STATES})\b[^.;\d]*"
    rf"\b(?:the|that|their|its|his|her) {COUNT} {STANDS} {UP_TO}$",
    re.IGNORECASE,
)
"""A count of those whose state the sentence told ("eight were listed as missing …, and the list now stood at")."""
_OUT_OF_REACH = re.compile(
    rf"\b{COUNT} of (?:the |those )?(?:\w+ )?(?:people |persons |residents |villagers )?(?:who (?:are|were) )?"
    r"(?:still )?"
    rf"(?:out of (?:contact|touch|reach)|not (?:yet )?(?:heard from|accounted for|found|traced)"
    rf"|whose (?:fate|whereabouts) (?:is|are|was|were) (?:unknown|unclear))\b[^.;\d]{{0,40}}? {STANDS} {UP_TO}$",
    re.IGNORECASE,
)
_REGISTERS = r"(?:registers?|registr(?:y|ies)|lists?|ledgers?|notebooks?|(?:log)?books?|rolls?|records?|files)"
_HOLDS = re.compile(rf"\b{_REGISTERS}(?: (?:now|already|also|still))* (?:held|holds|hold) {UP_TO}$", re.IGNORECASE)
_OF_STATE = re.compile(
    rf"\b(?:of|among|for) (?:the|those|its|their)(?: [\w’'-]+){{0,3}}? (?P<state>{_STATES})\b[^.;\d]*$", re.IGNORECASE
)
_MORE_THAN_BEFORE = re.compile(r"^ (?:more|fewer|less) than (?:on|in|the|last|a|at|by|yesterday|officially)\b")
_STILL_MISSING = re.compile(
    r"^(?: (?:more|others|people|persons|of them|men|women|children))? (?:are|were|is|was|remain|remained)"
    r"(?: (?:still|also|now|yet))* (?:missing|unaccounted for)\b(?! (?:their|its|his|her|from|out|the)\b)"
)
_ON_WARDS = re.compile(
    r"^ (?:(?:more|others|people|persons|men|women|patients|survivors|of them) )*(?:lay|lie|(?:are|were) lying)"
    r" (?:on|in) (?:the |its |their |her |his )?(?:[\w’'-]+ )?"
    r"(?:wards?|hospitals?|beds|corridors?|clinics?|mattresses)\b"
)
_REGISTERED = re.compile(
    r"^(?: (?:people|persons|families))? (?:were|are|have been|had been)(?: now| so far)? registered\b"
)
_DEATHS_OF = re.compile(
    rf"\b(?:deaths|killings|dead|fatalities)\b[^.;\d]{{0,20}}, (?:those|that|namely|they are) (?:of )?{UP_TO}$",
    re.IGNORECASE,
)
_AND = re.compile(r"[^.;\d]{1,30}(?:,| and|, and) $")
_FAST = re.compile(
    r"^[^.;]{0,90}? (?:on hunger[- ]strike|eaten nothing|stopped eating"
    r"|(?:taken|take|eaten|eat|refused|refusing|refuse)(?: no| all| any)? (?:food|meals?))\b"
)


def are_registered(after: str) -> bool:
    """Whether a number of nothing named counts people who are registered ("19,700 were registered")."""
    return _REGISTERED.match(after) is not None


def of_register(figure: Figure, before: str, after: str, between: str, last: Figure | None) -> Label | None:
    """What a number counts by the list or place it is told of; ``None`` if no wording says it.

    ``last`` is the figure before it in the text, and ``between`` the characters between both.
    """
    if figure.unit is not None or figure.vague:
        return None
    if figure.measure is Measure.DETAINED and _MORE_THAN_BEFORE.match(after):
        return Label(Measure.OTHER)
    if _HOLDS.search(before) and figure.measure in (*OPEN, Measure.DETAINED, Measure.KILLED):
        if (state := _OF_STATE.search(before)) is not None:
            return Label(HARM[state["state"].lower()])
        if figure.counted is None and figure.measure is Measure.DETAINED:
            return Label(Measure.OTHER)
    if figure.measure is Measure.DETAINED and _DEATHS_OF.search(before):
        return Label(Measure.KILLED)
    if figure.measure is Measure.DISPLACED and figure.population == "prisoners" and _FAST.match(after):
        return Label(Measure.PEOPLE_OTHER)
    if figure.measure in (Measure.KILLED, *OPEN) and _STILL_MISSING.match(after):
        return Label(Measure.MISSING)
    if figure.measure in (Measure.BODIES_FOUND, *OPEN) and _ON_WARDS.match(after):
        return Label(Measure.WOUNDED)
    if figure.measure in (Measure.KILLED, *OPEN) and (listed := _LISTED_AS.search(before)):
        return Label(HARM[listed["state"].lower()])
    if figure.measure in OPEN and _OUT_OF_REACH.search(before):
        return Label(Measure.MISSING)
    return None if last is None else _beside(figure, before, after, between, last)


def _beside(figure: Figure, before: str, after: str, between: str, last: Figure) -> Label | None:
    """What a number counts by the figure before it: parts of the dead or hurt."""
    is_part = after.startswith((" of whom", " of them")) and between.endswith(", ") and "." not in between
    if is_part and last.measure is Measure.WOUNDED and figure.measure is Measure.BODIES_FOUND:
        return Label(Measure.WOUNDED)
    is_next = _AND.fullmatch(between) is not None and last.measure is Measure.KILLED and last.population == "prisoners"
    return Label(Measure.KILLED) if is_next and figure.measure is Measure.DETAINED else None
