"""Resolves "he", "she", "it" and "they"."""

import re

from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.wordlists import word_set
from services.attribution.claimants.cast import Cast, Entity, Use
from services.attribution.names.claimant_kinds import DOCUMENTS, head_of, is_body
from services.attribution.names.source_phrases import Gender, Naming

NEUTRAL = frozenset({"it", "its"})
PLURAL = frozenset({"they", "their", "them"})
PERSONAL: dict[str, Gender] = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}
_SPEAKS_FOR = r"(?!(?:[\w-]+ )?(?:lawyer|attorney|spokes\w+|aide|adviser|advisor|doctor|agent)\b)"
_OWNED: dict[Gender, re.Pattern[str]] = {
    "male": re.compile(f"his {_SPEAKS_FOR}", re.I),
    "female": re.compile(f"her {_SPEAKS_FOR}", re.I),
}
UNRESOLVED = word_set("""
    i we you me us my our one ones those these this that which who whom what someone anyone everyone nobody some
    others many few most all both each none several it's
    whoever anybody
""")

_NOBODY = re.compile(r"(?:no|neither|none|nobody|nothing|few|(?:hardly|scarcely) any|not (?:one|a)) (?!\d)")


def is_unresolved(core: str, lowered: str) -> bool:
    """Whether a phrase refers to nobody in particular. The acronyms "the US" and "the WHO" are no pronouns."""
    acronym = core.isupper() and len(core) > 1
    return not acronym and (lowered in UNRESOLVED or core.lower() in UNRESOLVED or bool(_NOBODY.match(lowered)))


def last_person(cast: Cast, position: int, gender: Gender) -> Use | None:
    """The last entity that spoke in person, unless its gender is known to be the other one.

    After "her pupil Graham Pell", "she" may be the teacher, so that "she" refers to nobody. After "her lawyer Ann
    Coll" she is the lawyer, who speaks for the other.
    """

    def fits(use: Use) -> bool:
        return use.in_person and not use.entity.is_plural and use.entity.gender in (None, gender)

    use = cast.recent(position, fits)
    in_doubt = use and use.entity.gender is None and _OWNED[gender].match(use.entity.text)
    return None if in_doubt else use


def last_body(cast: Cast, position: int) -> Use | None:
    """The last ministry, group or other body that spoke, directly or through a spokesman."""
    return cast.recent(position, lambda use: use.entity.is_body)


def last_several(cast: Cast, position: int) -> Use | None:
    """The last entity of several people or bodies, or the last single body."""
    return cast.recent(position, lambda use: use.entity.is_plural or use.entity.is_joint or _is_many(use.entity))


def could_be_it(naming: Naming) -> bool:
    """Whether "it" can refer to the subject of a sentence."""
    has_kind = naming.kind is not ClaimantKind.UNKNOWN or is_body(naming.name)
    return has_kind and Entity(naming.name, naming.text, naming.kind, nameless=False).is_body


def _is_many(entity: Entity) -> bool:
    head = head_of(entity.name.lower().split())
    is_paper = head in DOCUMENTS
    if entity.kind is ClaimantKind.UNNAMED_OFFICIAL and head is not None and head.endswith("s"):
        return True
    return entity.is_body or (entity.nameless and not entity.may_be_person and not is_paper)
