"""Wordings in which a number names nothing itself and counts what the text counted before.

A rule reads the characters before and after the number, within its sentence.
"""

import re

from claimwatch_contracts.vocabulary import Measure
from claimwatch_language.number_words import PLURAL_NUMBER_WORD
from services.figures.people import POPULATIONS

COUNT = r"(?:counts?|figures?|tolls?|tally|tallies|numbers?|lists?|totals?)"
STANDS = (
    r"(?:(?:had|has|have|now|also|since|still|already) )*"
    r"(?:stood|stands?|is|was|rose|risen|grew|grown|climbed|reached|jumped|fell|fallen|dropped|shrunk|shrank|swollen"
    r"|went up|gone up|come down|came down)(?: now)?"
)
ENDS = re.compile(r"\s*(?:[.,;:!)”\"’]|$)")
"""What follows a number that stands alone: the end of its clause or of a quotation."""
UP_TO = (
    r"(?:(?:to|at|above|past|beyond|over|more than|at least|no fewer than|no less than"
    r"|not less than|not fewer than|about|some|nearly|almost|around|roughly|only|just) )*"
)

_STANDING = re.compile(
    rf"\b(?:own|final|latest|official|new|current|(?:the|its|their)(?: [a-z]+)?|'s|’s) {COUNT}"
    rf"(?: (?:stood|stands|now|that|which|in|of|for) ?| from [\w ]{{2,30}} )*,? ?{STANDS} {UP_TO}$"
    rf"|\b(?:gave|gives|give|put|puts|revised|raised|lowered|corrected|cut|estimated) (?:the|its|their|that) {COUNT} "
    rf"(?:as|at|to) {UP_TO}$"
    rf"|\b(?:puts?|putting) (?:them|it|that|the (?:dead|toll|number|figure|total|count)) at {UP_TO}$"
    rf"|(?:'s|’s|s'|s’|\b(?:the|its|their|his|her|that|own|earlier|previous|first|initial)) {COUNT} of {UP_TO}$"
    rf"|\bin [A-Z][\w ]{{2,30}},? the {COUNT} {STANDS} {UP_TO}$"
    rf"|\bwhose (?:own |latest |final )?{COUNT} {STANDS} {UP_TO}$"
    rf"|\b(?:gave|gives|puts?) the number of (?:women|children|men|civilians|minors)(?: among them)? (?:as|at) {UP_TO}$"
    rf"|\b(?:the|its|their|own) {COUNT}\b[^.;]{{0,60}}\bit {STANDS} {UP_TO}$|^it {STANDS} {UP_TO}$"
    rf"|\b(?:raised|lowered|revised|corrected|cut|put|brought) it (?:at|as|to) {UP_TO}$",
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
_HAS = re.compile(
    r"\b(?:list|register|registry|record|roll|notebook)s?"
    r"(?: (?:of|at|from|in) (?:the |its |their )?[\w’'-]+)?(?: (?:now|already|still|today|also|alone))*"
    r" (?:ha[sd]|have|shows?|showed|holds?|held|contains?|contained|names?|lists?|counts?"
    r"|runs? to|ran to|comes? to|came to)"
    rf"(?: (?:now|already))* {UP_TO}$",
    re.IGNORECASE,
)
"""A list before a number of names, or of nothing named ("my register has 63", "its list now had 52 names")."""
_ACCOUNTS = re.compile(
    rf"\baccount(?:s|ed|ing)? for {UP_TO}$"
    rf"|\baccount(?:s|ed|ing)? for [^.;]{{1,60}} and [A-Z][\w’' -]{{1,30}} for {UP_TO}$"
)
_OF_THOSE = re.compile(r"^ of (?:them|those|these|the (?:dead|deaths|victims|killed|wounded|injured|missing|total))\b")
_MAKES = re.compile(
    rf"\b(?:that|which|this) (?:makes?|made|brings (?:it|them|the (?:total|toll|number|count)) to) {UP_TO}$",
    re.IGNORECASE,
)
_LEAVES = re.compile(rf"\b(?:that|which|this) (?:leaves|left) {UP_TO}$", re.IGNORECASE)
_MORE = r"(?:another |a further |about |some |at least |more than )*"
_IN_PLACE = re.compile(
    rf"\b(?:and|with) {_MORE}(?:in|at|near|from) (?:neighbou?ring |nearby )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,? {_MORE}$"
)
_THERE = re.compile(
    r"^ (?:(?:more|others|people) )?(?:(?:at|in|from|near|outside) (?:the |neighbou?ring |nearby )?"
    r"(?:(?:an? |the )?(?:[a-z]+ ){1,3}(?:in|at|near|of) (?:the |neighbou?ring |nearby )?)?[A-Z]"
    r"|(?:worldwide|globally|elsewhere|nationwide|around the world)\b)"
)
_WHEN = r"(?: (?:this|last) (?:year|month|week)| on [A-Z]\w+day| since \w+)?"
_AFTER_PLACE = re.compile(
    r"^[^.;:\d]*\b(?:at|in|from|near|outside) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?: (?:province|district"
    rf"|county|region|state))?{_WHEN},? (?:and|with) {_MORE}$"
)
_LOST = re.compile(rf"\blost {UP_TO}$", re.IGNORECASE)
_OF_THEIR_OWN = re.compile(
    r" of (?:their|its|his|her|our) (?:own\b|number\b|members|people|men|neighbours|neighbors|relatives|family|fighters"
    r"|soldiers|comrades|colleagues|sons|children|kin)"
)

_SMALL = rf"(?:\d{{1,2}}|{PLURAL_NUMBER_WORD})"
_YOUNG = rf"(?:aged )?(?:under|below|younger than|less than) (?:the age of )?{_SMALL}\b"
_CLASS = rf"(?P<young>{_YOUNG})|(?:mostly |all |young |unarmed )*(?P<class>{'|'.join(sorted(POPULATIONS, key=len))})\b"
_THOSE = r"(?:them|these|whom|which|those(?: [\w’'-]+){0,7}?|the (?:dead|victims|bodies|remains|wounded|injured|names))"
_IS_CLASS = re.compile(
    rf" (?:of {_THOSE}(?:, [^,.;\d]{{2,40}},)? )?"
    rf"(?:(?:were|are|was|is|had been) (?:those of |of )?|of )?(?:{_CLASS})(?! (?:of|who)\b)",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(r"(?:^|\b(?:of|among) (?:whom|which|them|these|those)[ ,]*|\band |, )$", re.IGNORECASE)
_PART_AFTER = re.compile(rf" of {_THOSE}[ ,]")


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
    are_names = counted is not None and counted.casefold() == "names"
    if _LISTED.search(before) and are_names:
        return True
    if _HAS.search(before) and (are_names or _CLAUSE_ENDS.match(after)):
        return True
    if is_share(before, after) or is_sum(before, after):
        return True
    if _STANDING.search(before) or _GIVEN_BY.match(after) or _SEVERAL.search(before):
        return True
    return _VOICED.search(before) is not None and _CLAUSE_ENDS.match(after) is not None


def is_share(before: str, after: str) -> bool:
    """Whether a number is a share of those counted before ("Tarn accounts for 121 of the deaths and Fell for 74")."""
    return _ACCOUNTS.search(before) is not None and bool(_CLAUSE_ENDS.match(after) or _OF_THOSE.match(after))


def is_sum(before: str, after: str) -> bool:
    """Whether a number is what those counted before come to ("that makes twelve")."""
    return _MAKES.search(before) is not None and _CLAUSE_ENDS.match(after) is not None


def are_left(before: str, after: str) -> bool:
    """Whether so many are left of those counted before ("that leaves 51")."""
    return _LEAVES.search(before) is not None and _CLAUSE_ENDS.match(after) is not None


def are_elsewhere(between: str, before: str, after: str) -> bool:
    """Whether a number counts in another place what the number before it in the sentence counts.

    "30 were killed in Orsk and 12 in Alder", "in Orsk 30 were killed, and in Alder 12". ``between`` are the characters
    between both numbers.
    """
    if _IN_PLACE.search(before) and _CLAUSE_ENDS.match(after):
        return True
    return _AFTER_PLACE.match(between) is not None and _THERE.match(after) is not None


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
