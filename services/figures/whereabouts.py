"""What befell people of whom the text says only where they are: not found, looked for, asleep in tents."""

import re

from claimwatch_contracts.vocabulary import Measure

_PEOPLE = r"(?:people|persons|residents|villagers|inhabitants|survivors|families|men|women|children|others)"
_NOT_FOUND = re.compile(
    r"^(?: [\w’'-]+){0,3}?(?: (?:who|that))?(?: (?:have|has|had|were|are|could))(?: (?:still|yet|so far|also))*"
    r" (?:not|never)(?: (?:yet|been|be|so far|still))* (?:found|accounted for|located|traced|heard from|heard of)\b",
    re.IGNORECASE,
)
_THEY = re.compile(
    r"(?<!pap)(?<!lett)(?<!comput)(?<!contain)(?<!trail)(?<!tank)(?<!print)(?<!numb)(?<!fold)ers$"
    r"|ors$|[a-z]{2}men$|women$|ists$|people$|persons$|others$|children$|girls$|boys$"
)
"""The end of a word for people, most of whom are named by what they do."""
_LOOKED_FOR = re.compile(r"\b(?:looking|look|looked|looks) for (?:about |some |at least |up to |as many as )*$")
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


def befallen(before: str, after: str, counted: str | None) -> Measure | None:
    """What befell those whom a number between the two texts counts, if the texts say where they are."""
    if _NOT_FOUND.match(after) and counted is not None and _THEY.search(counted.casefold()):
        return Measure.MISSING
    is_of_people = counted is not None or after.startswith(" people")
    if _LOOKED_FOR.search(before) and is_of_people and not _NOT_LOST.match(after):
        return Measure.MISSING
    return Measure.DISPLACED if _SLEEP_OUT.match(after) else None
