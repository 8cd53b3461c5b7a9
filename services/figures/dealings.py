"""What became later of those of whom a harm is read: bodies that have a name now, displaced who are back at home,
prisoners who are charged or pardoned, patients of whom only the test is told.

A rule reads the characters before and after the number, within its sentence.
"""

import re

from claimwatch_contracts.extraction import Figure
from claimwatch_contracts.vocabulary import Measure, Submeasure
from services.figures.anaphora import UP_TO
from services.figures.labels import Label

_BEEN = (
    r"(?:(?:have|had|has|were|was|are|is|since|already|now|also|later|meanwhile|all|so far) )+(?:been )?(?:able to )?"
)
_BACK = re.compile(
    rf"^[^.;,]{{0,60}}? {_BEEN}(?:return(?:ed)?|gone (?:back )?home|gone back|come (?:back|home)|moved back|go home"
    r"|resettled|back (?:in|at) (?:their|the) (?:own )?(?:homes?|houses?|villages?|towns?)|back (?:at )?home)\b"
    r"|^[^.;,]{0,40}? (?<!not )(?<!never )(?<!yet )(?:returned (?:home\b|to (?:their|its|what))"
    r"|went (?:back )?home\b|came (?:back|home)\b)"
    r"|^[^.;,]{0,20}? left the (?:[\w’'-]+ )?(?:camps?|shelters?|centres?|schools?) for (?:home\b"
    r"|their (?:own )?(?:homes?"
    r"|villages?|houses?))",
    re.IGNORECASE,
)
_OF_THE = re.compile(rf"\bof (?:the|those|these|its|their|some|an estimated)? ?{UP_TO}$", re.IGNORECASE)
"""Before a whole, of which the words after it tell a part."""
_CHARGED = re.compile(
    rf"\b(?:charges?|charged|case|cases|indictments?|proceedings) (?:against|of) {UP_TO}(?:of the )?$"
    rf"|\b(?:amnest(?:y|ied)|pardon(?:s|ed)?|bail)(?: (?:now|also))*(?: (?:covers?|covered|for|of|to"
    rf"|granted to|given to"
    rf"|extends? to|applies to))? {UP_TO}$"
    r"|\b(?:acquit(?:s|ted)|convict(?:s|ed)|sentenc(?:es|ed|ing)|indict(?:s|ed)|pardon(?:s|ed|ing)|bailed"
    rf"|deport(?:s|ed|ing)|arraign(?:s|ed)) {UP_TO}$",
    re.IGNORECASE,
)
_FORMER = re.compile(r"(?:former|freed|released|one-time|returned) ", re.IGNORECASE)
_KNOWN = re.compile(
    r"\b(?:match(?:es|ed|ing)?|identif(?:y|ies|ied|ying)|nam(?:e|es|ed|ing)|hand(?:s|ed|ing)? (?:over|back)"
    r"|return(?:s|ed|ing)?|releas(?:e|es|ed|ing)|bur(?:y|ies|ied|ying)|rebur(?:y|ied)|gave back|given back"
    r"|put (?:a )?names? to|(?:tak(?:e|en|es)|took) home|claim(?:s|ed)"
    r"|examin(?:e|es|ed|ing)|sampl(?:e|es|ed|ing)|tak(?:e|en) samples from)"
    rf" (?:another |a further |all )*{UP_TO}$",
    re.IGNORECASE,
)
_BODIES = re.compile(r"^ (?:more |further )?(?:of the )?(?:bodies|corpses|remains|dead|victims|sets of remains)\b")
_BODIES_OF = re.compile(rf"(?:the )?(?:bodies|corpses|remains) of {UP_TO}$", re.IGNORECASE)
_HAVE_NAMES = re.compile(
    r"^[^.;,]{0,60}? (?:now |already )?(?:have|has|had) (?:now |already )?(?:a names?|names|their names?)\b"
)
_NOT_LISTED = re.compile(
    r"^ (?:names? |people )?(?:are|is|were|was) (?:still )?missing from (?:the|their|its|his|her|our|that|this)"
    r" (?:[\w’'-]+ )?(?:lists?|registers?|counts?|tally|rolls?|tolls?|records?|books?)\b"
)
_HAD_BEEN_MISSING = re.compile(
    r"^(?: of them| people| men| women| persons| victims)? had (?:all )?been (?:reported |registered "
    r"|listed )?missing\b"
)
_TESTED = re.compile(
    r"^ of (?:whom|them|these) (?:(?:have|had|has) )?(?:tested|been tested|are infected|were infected)\b"
)
_FOR_PRISONERS = re.compile(
    r"\b(?:pardon\w*|amnest\w+|clemency|parole\w*)\b[^.;]{0,60}$"
    rf"|\b(?:built|designed|meant|room|space|places|beds|cells|capacity|laid out|food|rations) (?:for|of) {UP_TO}$",
    re.IGNORECASE,
)
"""Before prisoners who are let off, or for whom there is room."""
_ARE_NAMED = re.compile(
    r"^(?: people| persons| men| women| victims| of (?:the|those|these|them|whom|which)(?: [\w’'-]+){0,3}?)?"
    rf" {_BEEN}(?:identified|named\b(?! (?:after|as|in|by)))"
)
_SITES = re.compile(
    r"(?:displaced|refugee|detained|missing|wounded|dead|prisoner|detention)[\w ’'-]{0,12}"
    r" (?:sites?|camps?|settlements?|cent(?:re|er)s?|committees?|shelters?|wards?|lists?|villages?)"
    r"|(?:[a-z]+ )?(?:pits?|graves?|trench(?:es)?|wells?|quarr(?:y|ies)|sites?|body bags|bags|warrants"
    r"|beds|cells|bunks)",
    re.IGNORECASE,
)
"""What is counted where a word of harm before the noun says whose it is, and what bodies come out of."""
_IS_ONE = re.compile(r"\bis $")
_WHICH = re.compile(r"^ (?:that|which|in which|who|where)\b")


def dealt_with(figure: Figure, before: str, after: str) -> Label | None:
    """What a number of people in a state of harm counts instead, if the words tell what became of them later."""
    rule = _RULES.get(figure.measure)
    return None if rule is None else rule(figure, before, after)


def is_mentioned(figure: Figure, before: str, after: str) -> bool:
    """Whether a number counts nobody harmed: sites and pits, or "one" in the words for what a death is."""
    if figure.counted is not None:
        return _SITES.fullmatch(figure.counted) is not None
    return figure.text == "one" and _IS_ONE.search(before) is not None and _WHICH.match(after) is not None


def _of_displaced(_figure: Figure, before: str, after: str) -> Label | None:
    if _TESTED.match(after):
        return Label(Measure.PEOPLE_OTHER, Submeasure.CASES)
    return Label(Measure.PEOPLE_OTHER) if _BACK.match(after) and not _OF_THE.search(before) else None


def _of_detained(figure: Figure, before: str, _after: str) -> Label | None:
    is_witness = figure.counted is not None and _FORMER.match(figure.counted)
    is_let_off = figure.population == "prisoners" and _FOR_PRISONERS.search(before) is not None
    return Label(Measure.PEOPLE_OTHER) if is_witness or is_let_off or _CHARGED.search(before) else None


def _of_bodies(_figure: Figure, before: str, after: str) -> Label | None:
    of_whom = _BODIES_OF.search(before)
    is_dealt = of_whom is None and _KNOWN.search(before) is not None and _BODIES.match(after) is not None
    is_dealt = is_dealt or (of_whom is not None and _KNOWN.search(before[: of_whom.start()]) is not None)
    has_name = _HAVE_NAMES.match(after) is not None
    return Label(Measure.PEOPLE_OTHER) if is_dealt or has_name else None


def _of_missing(_figure: Figure, _before: str, after: str) -> Label | None:
    if _NOT_LISTED.match(after):
        return Label(Measure.OTHER)
    return Label(Measure.PEOPLE_OTHER) if _HAD_BEEN_MISSING.match(after) else None


def _of_open(figure: Figure, before: str, after: str) -> Label | None:
    if figure.unit is not None or _OF_THE.search(before) or not _ARE_NAMED.match(after):
        return None
    return Label(Measure.PEOPLE_OTHER, figure.submeasure)


_RULES = {
    Measure.DISPLACED: _of_displaced,
    Measure.DETAINED: _of_detained,
    Measure.BODIES_FOUND: _of_bodies,
    Measure.MISSING: _of_missing,
    Measure.PEOPLE_OTHER: _of_open,
    Measure.OTHER: _of_open,
}
