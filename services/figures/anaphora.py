"""Wordings in which a number names nothing itself and counts what the text counted before.

A rule reads the characters before and after the number, within its sentence.
"""

import re

from claimwatch_contracts.vocabulary import Measure
from services.figures.people import POPULATIONS

COUNT = r"(?:counts?|figures?|tolls?|tally|tallies|numbers?|lists?|totals?)"
STANDS = (
    r"(?:(?:had|has|have|now|also|since|still|already) )*"
    r"(?:stood|stands?|is|was|rose|risen|grew|grown|climbed|reached|jumped|fell|fallen|dropped|shrunk|shrank|swollen"
    r"|went up|gone up|come down|came down)(?: now)?"
)
UP_TO = r"(?:(?:to|at|above|past|beyond|over|more than|at least|about|some|nearly|almost|around|roughly|only|just) )*"

_STANDING = re.compile(
    rf"\b(?:own|final|latest|official|new|current|the|its|their|'s|’s) {COUNT}"
    rf"(?: (?:stood|stands|now|that|which|in|of|for) ?| from [\w ]{{2,30}} )*,? ?{STANDS} {UP_TO}$"
    rf"|\b(?:gave|gives|give|put|puts|revised|raised|lowered|corrected|cut) (?:the|its|their|that) {COUNT} "
    rf"(?:as|at|to) {UP_TO}$"
    rf"|\b(?:puts?|putting) (?:them|it|that|the (?:dead|toll|number|figure|total|count)) at {UP_TO}$"
    rf"|(?:'s|’s|s'|s’|\b(?:the|its|their|his|her|that|own|earlier|previous|first|initial)) {COUNT} of {UP_TO}$"
    rf"|\bin [A-Z][\w ]{{2,30}},? the {COUNT} {STANDS} {UP_TO}$",
    re.IGNORECASE,
)
"""A count of nothing named before the number: "the hospital's own count stood at", "in Kasai the number is"."""
_VOICED = re.compile(
    r"\b(?:says?|said|speaks? (?:now |only )?of|spoke of|spoken of|claims|claimed|counts|counted|reports|reported"
    rf"|mentions|mentioned|puts? it at) {UP_TO}$",
    re.IGNORECASE,
)
"""A verb of saying before a number that ends the clause ("the rebels say more than 120")."""
_CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:!)]|$)")
_GIVEN_BY = re.compile(
    r" (?:(?:given|reported|counted|claimed|announced|published|confirmed|cited|named) by\b"
    r"|(?:that |which )?(?:the |an? )[\w’' -]{3,40}? (?:has |had |have )?(?:counted|reported|given|gave|confirmed"
    r"|announced|named|claimed)\b)"
)
"""Who gave the number, directly after it ("the 46 given by the hospital")."""
_SEVERAL = re.compile(rf"\b(?:two|three|four|several|different|rival|\d) {COUNT}: [^.;]{{0,80}}$", re.IGNORECASE)
"""Counts that are told one after another ("there were three tolls: 31, then 46 from the hospital")."""
_LISTED = re.compile(
    rf"\b(?:publish(?:ed|es)|list(?:s|ed)?(?: (?:of|has|with))?|register (?:of|has|with)|released|compiled|read out"
    rf"|collected) {UP_TO}$",
    re.IGNORECASE,
)
_LOST = re.compile(rf"\blost {UP_TO}$", re.IGNORECASE)
_OF_THEIR_OWN = re.compile(
    r" of (?:their|its|his|her|our) (?:own\b|number\b|members|people|men|neighbours|neighbors|relatives|family|fighters"
    r"|soldiers|comrades|colleagues|sons|children|kin)"
)

_SMALL = r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|sixteen|eighteen)"
_YOUNG = rf"(?:aged )?(?:under|below|younger than|less than) (?:the age of )?{_SMALL}\b"
_CLASS = rf"(?P<young>{_YOUNG})|(?:mostly |all |young |unarmed )*(?P<class>{'|'.join(sorted(POPULATIONS, key=len))})\b"
_THOSE = r"(?:them|these|whom|which|those(?: [\w’'-]+){0,7}?|the (?:dead|victims|bodies|remains|wounded|injured|names))"
_IS_CLASS = re.compile(
    rf" (?:of {_THOSE} )?(?:(?:were|are|was|is|had been) (?:those of |of )?|of )?(?:{_CLASS})(?! (?:of|who)\b)",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(r"(?:^|\b(?:of|among) (?:whom|which|them|these|those)[ ,]*|\band |, )$", re.IGNORECASE)
_PART_AFTER = re.compile(rf" of {_THOSE} ")


_PEOPLE_HARMED = re.compile(
    r"\bof (?:all )?(?:the|those)(?: \w+){0,2}? (?:people|dead|victims|persons|patients|civilians|bodies|those)\b"
    r"[^.;]{0,90}, $|\bof the (?:dead|victims|killed|wounded|bodies)\b[^.;]{0,60}, $",
    re.IGNORECASE,
)
_TOLD_HARM = re.compile(r"\b(?P<state>killed|dead|died|wounded|injured|bodies)\b", re.IGNORECASE)
_ARE_CLASS = re.compile(
    rf" (?:were|are|was) (?:mostly |all )?(?:{'|'.join(sorted(POPULATIONS, key=len))})\b", re.IGNORECASE
)
_HARMS = {
    "killed": Measure.KILLED,
    "dead": Measure.KILLED,
    "died": Measure.KILLED,
    "wounded": Measure.WOUNDED,
    "injured": Measure.WOUNDED,
    "bodies": Measure.BODIES_FOUND,
}


def refers_back(before: str, after: str, counted: str | None) -> bool:
    """Whether the wording makes a number of nothing named, or of names, count what was counted before."""
    if _LISTED.search(before) and counted is not None and counted.casefold() == "names":
        return True
    if _STANDING.search(before) or _GIVEN_BY.match(after) or _SEVERAL.search(before):
        return True
    return _VOICED.search(before) is not None and _CLAUSE_ENDS.match(after) is not None


def are_lost(before: str, after: str) -> bool:
    """Whether somebody lost so many of their own ("who lost 19 of their number")."""
    return _OF_THEIR_OWN.match(after) is not None and _LOST.search(before) is not None


def part_of_class(before: str, after: str) -> str | None:
    """The population of a part of those counted before ("of whom nine were children", "two of them were women")."""
    match = _IS_CLASS.match(after)
    if match is None or not (_PART_AFTER.match(after) or _PART_BEFORE.search(before)):
        return None
    return "children" if match["young"] else POPULATIONS[match["class"].casefold()]


def harm_of_class(before: str, after: str) -> Measure | None:
    """What a class of those named before in the sentence suffered ("of those the fire killed, 15 were women")."""
    people = _PEOPLE_HARMED.search(before)
    if people is None or not (_ARE_CLASS.match(after) or part_of_class(", ", after)):
        return None
    state = _TOLD_HARM.search(people.group())
    return None if state is None else _HARMS[state["state"].lower()]
