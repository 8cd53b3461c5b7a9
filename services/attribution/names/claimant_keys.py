"""The keys that unify the names of one claimant, and whether there is a name at all."""

from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.names.aliases import BUILT_IN, slug
from claimwatch_language.names.countries import capitals, owners
from services.attribution.names.claimant_kinds import STATES, is_body, is_role

UNNAMED = "unnamed"


def is_nameless(name: str, kind: ClaimantKind, *, opens_sentence: bool) -> bool:
    """Whether people are only described: "senior official", "residents of Orsk", and "Residents" as first word.

    Bodies without an owner ("police", "health ministry") are no people.
    """
    if is_role(name):
        return True
    if kind not in (ClaimantKind.PERSON, ClaimantKind.UNNAMED_OFFICIAL, ClaimantKind.UNKNOWN):
        return False
    if is_body(name):
        return False
    if kind is ClaimantKind.UNNAMED_OFFICIAL or not any(word[:1].isupper() for word in name.split()):
        return True
    return opens_sentence and " " not in name and name.lower().endswith("s") and not BUILT_IN.known(name)


def key_of(name: str, *, nameless: bool = False) -> str:
    """A slug ("Syrian Ministry of Health" to "syrian-ministry-of-health"); of who has no name it begins "unnamed-".

    Such a key says what sort of source it is, the same in every reprint; it does not say that two texts mean one man.
    """
    plain = slug(name) or "-".join(f"{ord(char):x}" for char in name[:8])
    return f"{UNNAMED}-{plain}" if nameless else plain


def identity(name: str) -> str:
    """What a name has in common with the other names of its bearer; of a country or capital, its government's."""
    bare = name.lower().removeprefix("the ")
    if bare in STATES:
        owner = owners().get(bare) or capitals().get(bare)
        return BUILT_IN.key(f"{owner} Government")
    return BUILT_IN.key(name)


def nouns_for(name: str) -> frozenset[str]:
    """What the other names of somebody known end in, as common nouns: "army" of the IDF, the "Israeli army"."""
    known = BUILT_IN.known(name)
    return frozenset(word for other in (known.names if known else ()) if (word := other.split()[-1]).islower())


def is_listed(name: str) -> bool:
    """Whether the table of aliases knows the name, so that it is not just a short form of a longer one."""
    known = BUILT_IN.known(name)
    return bool(known and known.names) or name.lower() in STATES
