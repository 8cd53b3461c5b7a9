"""The keys that unify the names of one claimant, and whether a phrase has a name at all."""

from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.names.aliases import BUILT_IN, slug
from services.attribution.names.claimant_kinds import STATES, is_body, is_role

UNNAMED = "unnamed"


def is_nameless(name: str, kind: ClaimantKind, *, opens_sentence: bool) -> bool:
    """Whether a phrase describes people without a name: "senior official", "residents of Orsk".

    "Residents" as the first word of a sentence has no name either. Bodies without an owner ("police", "health
    ministry") are no people.
    """
    if is_role(name):
        return True
    if kind not in (ClaimantKind.PERSON, ClaimantKind.UNNAMED_OFFICIAL, ClaimantKind.UNKNOWN):
        return False
    if is_body(name):
        return False
    if kind is ClaimantKind.UNNAMED_OFFICIAL or not any(word[:1].isupper() for word in name.split()):
        return True
    if kind is not ClaimantKind.UNKNOWN:
        return False
    return opens_sentence and " " not in name and name.lower().endswith("s") and not BUILT_IN.known(name)


def key_of(name: str, *, nameless: bool = False) -> str:
    """The slug of a name: "syrian-ministry-of-health". For ``nameless`` people it begins with "unnamed-".

    A key with "unnamed-" describes a sort of source, equal in every reprint. It does not identify one person.
    """
    plain = slug(name) or "-".join(f"{ord(char):x}" for char in name[:8])
    return f"{UNNAMED}-{plain}" if nameless else plain


def identity(name: str) -> str:
    """The key that a name shares with the other names of its bearer. A country or capital has its government's key."""
    return BUILT_IN.key(name)


def nouns_for(name: str) -> frozenset[str]:
    """The common nouns at the end of the bearer's other listed names: "army" for the IDF, the "Israeli army"."""
    known = BUILT_IN.known(name)
    return frozenset(word for other in (known.names if known else ()) if (word := other.split()[-1]).islower())


def is_listed(name: str) -> bool:
    """Whether the table of aliases knows the name, so that it is not just a short form of a longer one."""
    known = BUILT_IN.known(name)
    return bool(known and known.names) or name.lower() in STATES
