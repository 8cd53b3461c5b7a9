"""Joint claimants: "Human Rights Watch and Amnesty International said"."""

import re

from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.names.aliases import BUILT_IN
from services.attribution.names.claimant_kinds import kind_of
from services.attribution.names.source_phrases import Naming, fullest, read_naming

_PARTING = re.compile(r",\s+and\s+|,\s+|\s+and\s+")
_SEVERAL = re.compile(
    r"(?:the|both) (?:(?:two|three|four) )?(?:groups|organi[sz]ations|agencies|ministries|charities|countries|bodies)",
    re.I,
)
_LEAST_LISTED = 3
_MOST_WORDS = 6
_LISTED = re.compile(r"[A-Z]|the ")
_OPEN_NAME = re.compile(r"\b(?:of|for)\b")
_NAMED = {ClaimantKind.GOVERNMENT, ClaimantKind.INTERNATIONAL_ORGANISATION, ClaimantKind.NGO}


def joint_naming(phrase: str) -> Naming | None:
    """The naming of joint claimants, if each part of the phrase is a name; ``None`` for one name with an "and".

    The kind is the one that all parts share, or unknown.
    """
    whole = " ".join(phrase.split())
    if " and " not in whole:
        return None
    parts = _PARTING.split(whole)
    namings = [read_naming(part) for part in parts if part]
    together = _is_list(parts, namings) or (all(map(_is_name, namings)) and not _is_one_name(parts, namings))
    if len(namings) < 2 or not together:
        return None
    kinds = {naming.kind for naming in namings}
    names = [naming.name for naming in namings]
    name = f"{', '.join(names[:-1])} and {names[-1]}"
    return Naming(name, kinds.pop() if len(kinds) == 1 else ClaimantKind.UNKNOWN, fullest(whole))


def means_several(phrase: str) -> bool:
    """Whether a phrase refers to joint claimants: "the two groups"."""
    return bool(_SEVERAL.fullmatch(" ".join(phrase.split())))


def _is_name(naming: Naming) -> bool:
    return naming.name[:1].isupper() and naming.kind is not ClaimantKind.UNKNOWN and not naming.is_role


def _is_list(parts: list[str], namings: list[Naming]) -> bool:
    """Whether a phrase lists at least three speakers, known or unknown: "Dane, Orr and the youth"."""
    if len(namings) < _LEAST_LISTED or any(naming.is_role for naming in namings):
        return False
    return all(_LISTED.match(part) and len(part.split()) <= _MOST_WORDS for part in parts)


def _is_one_name(parts: list[str], namings: list[Naming]) -> bool:
    """Whether "and" joins two concerns of one body: "Ministry of Justice and Human Rights"."""
    if namings[0].kind not in _NAMED or not _OPEN_NAME.search(parts[0]):
        return False
    last = parts[-1]
    stands_alone = last.lower().startswith("the ") or BUILT_IN.known(last) or kind_of(last) is ClaimantKind.PERSON
    return not stands_alone
