"""What a number is to a count: it came to it ("three more people"), is a part of it, is it, or is no count at all."""

import re

_MORE_BEFORE = re.compile(r"\b(?:another|(?:an?|the) (?:further|additional|extra|new)|some more)\W*$", re.IGNORECASE)
_MORE_AFTER = re.compile(
    r"^\W*(?:(?:people|persons|bodies|civilians) )?(?:more|further|additional|new|fresh)\b(?! than)", re.IGNORECASE
)
_TOTAL = re.compile(
    r"\b(?:bring|tak|rais|push|lift)(?:s|ing|es|e)? (?:the|its|their) (?:[\w-]+ ){0,4}?"
    r"(?:total|tally|number|toll|count)s?(?: [\w-]+){0,8}? to"
    r"(?: (?:at least|about|around|some|more than|nearly|over))?\W*$",
    re.IGNORECASE,
)
_HARMED = r"(?:dead|killed|victims|deceased|wounded|injured|missing|detained|arrested|bodies|remains|casualties)"
_PART_AFTER = re.compile(rf"^ of (?:the|those|its|their|these|all) (?:[\w-]+ ){{0,2}}{_HARMED}\b", re.IGNORECASE)
_OF_A_PLACE = re.compile(r"^ of [^.;,]{1,40} (?:are|were|died|had died|have died|occurred) (?:in|at) (?:the )?[A-Z]")
"""Words after a part that make it the count of a place ("eight of the dead were in Orsk")."""
_ENUMERATED = re.compile(
    rf"(?:^|[.!?”\"]\s+)(?:these|they|(?:the |those )?(?:[\w-]+ )?{_HARMED}(?: men| people| persons)?)"
    r" (?:include[sd]?|comprised?|consisted of|(?:were|are|was) (?!(?:among|all) ))[^.!?]*$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\b(?:the|all|these|those) $", re.IGNORECASE)
_BODIES = re.compile(r" (?:bodies|corpses|remains|skeletons)\b")
_DIFFERENCE = re.compile(r"\b(?:difference|discrepancy|gap)\b[^.!?]*$", re.IGNORECASE)
_ASIDE = re.compile(r"[\d.,]+(?: [\w-]+){0,3} \((?:about |some |around |or )?$")
_RATE_AFTER = re.compile(
    r"^[^.;,\d]{0,60}\b(?:(?:each|every|per|a) (?:year|month|week|day|season|summer|winter|monsoon)"
    r"(?! (?:ago|earlier|before|later|after|on)\b)|annually)\b",
    re.IGNORECASE,
)
_RATE_BEFORE = re.compile(
    r"\b(?:on average|an average of|(?:each|every) (?:year|month|week|day|season|summer|winter))\b[^.;\d]{0,60}$",
    re.IGNORECASE,
)
_SUPPLIED = re.compile(
    r"\b(?:kits?|food|tents?|suppl(?:y|ies)|medicines?|doses?|rations?|shelters?|beds?|room|space|dressings|water"
    r"|aid|blankets|enough|places?)\b[^.;,]{0,40}\bfor (?:(?:about|some|at least|up to|more than|over|nearly) )*$",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\bwith (?:fewer|less|more|at least)(?: than)? $", re.IGNORECASE)
_SENTENCE = 160
"""Characters before a number that are searched for the beginning of its sentence."""
_REACH = 90
"""Characters before a number that are searched for "bringing the total to"."""
_SURENESS = re.compile(r"\b(?P<how>suspected|probable|confirmed)\b", re.IGNORECASE)
_SURE = r"(?:suspected|probable|confirmed)"
_SEVERAL = re.compile(rf"\b{_SURE}(?:, {_SURE})*,? (?:and|or) {_SURE}\b", re.IGNORECASE)
"""Cases of which some are surer than others ("confirmed, probable or suspected")."""
_BESIDE = 30
"""Characters after a number of cases in which the article says how sure they are."""
_CLAUSE = re.compile(r"[,;.\n]|\band\b")
_LABEL = re.compile(r"(?:^|[\n.;])(?P<label>[^\n.;:]{0,40}): [^\n.;:]{0,20}$")


def is_more(text: str, start: int, end: int) -> bool:
    """Whether the number ``text[start:end]`` came to an earlier count ("another 12", "three more")."""
    return bool(_MORE_BEFORE.search(text[max(0, start - 20) : start]) or _MORE_AFTER.match(text[end : end + 30]))


def is_named_part(text: str, start: int, end: int) -> bool:
    """Whether the number's own words make it a part of a count.

    "Two of the dead", "the nine bodies", "the dead were a family of five and a driver", "these include 1,400", "the
    difference was due to three patients".
    """
    before = text[max(0, start - _SENTENCE) : start]
    if _PART_AFTER.match(text[end : end + 60]):
        return _OF_A_PLACE.match(text[end : end + _REACH]) is None
    if _DEFINITE.search(before) and _BODIES.match(text[end : end + 20]):
        return True
    return _ENUMERATED.search(before) is not None or _DIFFERENCE.search(before) is not None


def is_alternative(text: str, start: int) -> bool:
    """Whether the number says in brackets the count before it in another way ("3,200 people (640 households)")."""
    return _ASIDE.search(text[max(0, start - _REACH) : start]) is not None


def is_capacity(text: str, start: int) -> bool:
    """Whether the number says for how many something is enough ("kits for 100 patients")."""
    return _SUPPLIED.search(text[max(0, start - _REACH) : start]) is not None


def is_no_count(text: str, start: int, end: int) -> bool:
    """Whether a number of people says how many are harmed over and over, or at which number something begins.

    "Dozens die in such fires each year", "accidents with fewer than five dead".
    """
    before = text[max(0, start - _REACH) : start]
    if _BOUND.search(before) or _RATE_BEFORE.search(before):
        return True
    return _RATE_AFTER.match(text[end : end + _REACH]) is not None


def is_new_total(text: str, floor: int, start: int) -> bool:
    """Whether a number at ``start`` is the count to which others came ("bringing the total to"), from ``floor`` on."""
    return _TOTAL.search(text[max(floor, start - _REACH) : start]) is not None


_NEW = re.compile(r"\bnew\b", re.IGNORECASE)


def class_of_cases(text: str, start: int, end: int, counted: str | None) -> str | None:
    """The class of a number of cases: new ones and all are two rows, and so are suspected and confirmed ones."""
    after = _CLAUSE.split(text[end : end + _BESIDE])[0]
    label = _LABEL.search(text[max(0, start - _REACH) : start])
    named = f"{counted or ''} {label['label'] if label else ''}"
    is_mixed = _SEVERAL.search(named) or _SEVERAL.search(text[end : end + 2 * _BESIDE])
    sure = None if is_mixed else _SURENESS.search(named) or _SURENESS.search(after)
    words = ["new"] if is_more(text, start, end) or _NEW.search(f"{named} {text[end : end + 20]}") else []
    return " ".join([*words, *([sure["how"].casefold()] if sure else [])]) or None
