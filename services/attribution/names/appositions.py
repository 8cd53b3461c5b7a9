"""Appositions between commas after a name: "Clear Fields, a charity", "Halima Dirie, 51, a farmer"."""

import re

from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.wordlists import word_set
from services.attribution.names.claimant_kinds import GENERIC_BODIES, OFFICIALS, before_preposition, is_role, kind_of
from services.attribution.names.name_forms import core_of

_AGE = re.compile(r"(\d{1,3})")
_NO_APPOSITION = re.compile(
    r"(?:who|which|whose|where|speaking|citing|quoted|cited|in|at|on|after|before|as|with|and|[a-z]+ing) "
)
_OFFICE_OF = re.compile(r"(?:[\w-]+ ){1,4}?(?:for|of|at|with|from) (?P<body>(?:the )?[^,]+)")
BODY_NOUNS = GENERIC_BODIES | word_set("militia newspaper broadcaster charity channel outlet watchdog firm bloc")
_KINDS_OF_NOUN = {"company": ClaimantKind.UNKNOWN, "firm": ClaimantKind.UNKNOWN}
_SAME = {
    "spokeswoman": "spokesman", "spokesperson": "spokesman", "dr": "doctor", "gen": "general", "col": "colonel",
    "lt": "lieutenant", "capt": "captain", "sgt": "sergeant", "sen": "senator", "gov": "governor", "prof": "professor",
    "rep": "representative", "chairwoman": "chairman",
}  # fmt: skip


def label_of(word: str) -> str:
    """The form of a common noun for comparing: "spokesman" for "spokeswoman", "doctor" for "dr"."""
    return _SAME.get(word, word)


def appositions_in(whole: str) -> list[str]:
    """The appositions to the name at the beginning of a phrase, without relative clauses."""
    parts = [part.strip() for part in whole.split(",")[1:4]]
    taken = []
    for part in parts:
        if not part or _NO_APPOSITION.match(part) or (part[0].isupper() and not _AGE.match(part)):
            break
        taken.append(re.split(r" (?:who|which|that|whose|where) ", part)[0])
    return taken


def labels_of(appositions: list[str]) -> frozenset[str]:
    """Ages and head nouns: ", 34, a farmer from Orsk" to "34-year-old" and "farmer"."""
    labels = set()
    for part in appositions:
        age = _AGE.fullmatch(part) or re.search(r"\b(\d{1,3})-year-old", part)
        if age:
            labels.add(f"{age[1]}-year-old")
        head = before_preposition(core_of(part).split())[-1:]
        if head and head[0].islower():
            labels.add(label_of(head[0]))
    return frozenset(labels)


def affiliation_of(appositions: list[str]) -> str | None:
    """The body in "a spokesman for the Coastal Army" or "director of Clear Fields"."""
    for part in appositions:
        match = _OFFICE_OF.match(part)
        if match and is_role(core_of(part)) and any(word[:1].isupper() for word in match["body"].split()):
            return match["body"]
    return None


def kind_by(appositions: list[str], kind: ClaimantKind, name: str) -> ClaimantKind:
    """The kind, corrected by an apposition: "Clear Fields, a charity"; "Abdou, a fisherman"."""
    if kind not in (ClaimantKind.PERSON, ClaimantKind.UNKNOWN) or is_role(name):
        return kind
    for part in appositions:
        noun = core_of(part)
        head = " ".join(before_preposition(noun.split()))
        if is_role(noun) or head.endswith(tuple(OFFICIALS)):
            return ClaimantKind.PERSON
        by_noun = kind_of(head) if head.islower() else ClaimantKind.UNKNOWN
        last = head.split()[-1:] or [""]
        if by_noun is not ClaimantKind.UNKNOWN or last[0] in BODY_NOUNS:
            return _KINDS_OF_NOUN.get(last[0], by_noun)
    return kind
