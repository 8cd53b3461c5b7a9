"""What befell people of whom the text says only where they are: not found, looked for, asleep in tents."""

import re

from claimwatch_contracts.vocabulary import Measure
from services.figures.measures.heads import is_people

_PEOPLE = r"(?:people|persons|residents|villagers|inhabitants|survivors|families|men|women|children|others)"
_NOT_FOUND = re.compile(
    r"^(?: [\w’'-]+){0,3}?(?: (?:who|that))?(?: (?:have|has|had|were|are|could))(?: (?:still|yet|so far|also))*"
    r" (?:not|never)(?: (?:yet|been|be|so far|still))* (?:found|accounted for|located|traced|heard from|heard of)\b",
    re.IGNORECASE,
)
_LOOKED_FOR = re.compile(r"\b(?:looking|look|looked|looks) for (?:about |some |at least |up to |as many as )*$")
_LOOKED_FOR_REST = re.compile(
    r"\b(?:looking|search(?:ed|ing)?|hunting) for (?:the )?(?:other|others,|remaining|missing) $"
)
_ENDS = re.compile(r"\s*(?:[.,;]|$)")
"""Around the number of the rest of those on board ("looking for the other eleven.")."""
_INVESTIGATORS = re.compile(r"\b(?:police|officers?|detectives?|investigators?|prosecutors?|interpol)\b", re.IGNORECASE)
_WANTED = re.compile(r"^(?: [\w’'-]+){0,3}? (?:who|over|after|in connection|suspected|accused|wanted|behind|to)\b")
"""Words after people who are looked for because of what they did or shall do."""
_NOT_LOST = re.compile(
    r"^(?: [\w’'-]+){0,2}? (?:suspects?|attackers?|gunm[ae]n|inmates?|prisoners?|fugitives?|bandits?|robbers?"
    r"|volunteers?|workers|staff|recruits?|nurses|teachers|drivers|witnesses|jobs?|houses|homes)\b",
    re.IGNORECASE,
)
_SLEEP_OUT = re.compile(
    rf"^(?: more)? {_PEOPLE}(?: [\w’'-]+){{0,3}}? (?:sleep|slept|sleeping|spend|spent|spending|shelter|sheltered"
    r"|sheltering|camp|camped|camping)\b[^.;]{0,50}?\b(?:tents?|canvas|in the open|open air|outdoors|outside|shelters"
    r"|camps|schools|mosques|churches|streets?)\b",
    re.IGNORECASE,
)

_DRAWN = (
    r"(?:pull(?:s|ed|ing)?|dug|dig|bring(?:s|ing)?|brought|tak(?:e|es|en|ing)|took|carr(?:y|ied)|pluck(?:s|ed)?|found)"
)
_DANGER = r"(?:rubble|debris|ruins|wreck\w*|water|sea|mud|river|flames|waves|shaft|collapsed \w+)"
_TO_SAFETY = rf"(?:(?:out |up |ashore )?alive\b|(?:out of|from)(?: (?:the|its|a|their))? {_DANGER}\b)"
_WERE_SAVED = re.compile(
    rf"^(?: [\w’'-]+){{0,3}}? (?:were|was|(?:have|has|had) been)(?: [a-z]+){{0,2}}? {_DRAWN} {_TO_SAFETY}",
    re.IGNORECASE,
)
_DREW = re.compile(rf"\b{_DRAWN}(?: (?:out|up|back))? (?:about |some |at least |another |more than )*$", re.IGNORECASE)
_DRAWN_OUT = re.compile(rf"^(?: [\w’'-]+){{0,3}}? {_TO_SAFETY}", re.IGNORECASE)
_NOT_LIVING = re.compile(r"^(?: [\w’'-]+){0,2}? (?:bod(?:y|ies)|corpses|remains|dead|lifeless|drowned|charred)\b")


def are_saved(before: str, after: str, counted: str | None) -> bool:
    """Whether those counted were brought to safety ("13 people were pulled out alive", "pulled 58 from the rubble")."""
    if _NOT_LIVING.match(after) or (counted is not None and not _are_people(counted)):
        return False
    return bool(_WERE_SAVED.match(after) or (_DREW.search(before) and _DRAWN_OUT.match(after)))


def befallen(before: str, after: str, counted: str | None) -> Measure | None:
    """What befell those whom a number between the two texts counts, if the texts say where they are."""
    if counted is None and _LOOKED_FOR_REST.search(before) and _ENDS.match(after) and not _INVESTIGATORS.search(before):
        return Measure.MISSING
    is_of_people = after.startswith(" people") if counted is None else _are_people(counted)
    if is_of_people and (_NOT_FOUND.match(after) or _is_search(before, after)):
        return Measure.MISSING
    return Measure.DISPLACED if _SLEEP_OUT.match(after) else None


def _is_search(before: str, after: str) -> bool:
    """Whether those counted are looked for, and neither wanted by the police nor for a job."""
    if not _LOOKED_FOR.search(before) or _INVESTIGATORS.search(before):
        return False
    return not _NOT_LOST.match(after) and not _WANTED.match(after)


def _are_people(counted: str) -> bool:
    """Whether a word of what is counted says what people are."""
    return any(is_people(word, capital=False) for word in counted.casefold().split())
