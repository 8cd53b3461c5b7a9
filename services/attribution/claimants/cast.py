"""Those who speak in one document, and where they did."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from claimwatch_contracts.extraction import Claimant
from claimwatch_contracts.vocabulary import ClaimantKind
from services.attribution.names.claimant_keys import identity, is_listed, key_of, nouns_for
from services.attribution.names.name_forms import words_of
from services.attribution.names.source_phrases import Gender, Naming

REACH_CHARACTERS = 1_500
"""How far back in the text a pronoun or short form may go."""
_LOOKED_AT = 50
"""How many entities or uses are looked at, the latest first, so that a long text takes no longer."""
PEOPLE = {ClaimantKind.PERSON, ClaimantKind.UNNAMED_OFFICIAL}


@dataclass(eq=False)
class Entity:
    """One source under the fullest name and phrase met so far. ``nameless`` people are only described."""

    name: str
    text: str
    kind: ClaimantKind
    nameless: bool
    is_plural: bool = False
    is_role: bool = False
    is_joint: bool = False
    labels: frozenset[str] = frozenset()
    gender: Gender | None = None
    last_seen: int = 0
    words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.words = words_of(self.name)

    @property
    def claimant(self) -> Claimant:
        """As it is reported."""
        key = key_of(self.name, nameless=self.nameless)
        return Claimant(key=key, name=self.name, text=self.text, kind=self.kind)

    @property
    def is_body(self) -> bool:
        """Whether "it" can mean it."""
        return self.kind not in PEOPLE and not (self.nameless or self.is_plural or self.is_joint)

    @property
    def may_be_person(self) -> bool:
        """Whether it is one person, or a single name that could be one's."""
        if self.is_plural or self.is_joint:
            return False
        return self.kind in PEOPLE or (self.kind is ClaimantKind.UNKNOWN and " " not in self.name and self.name != "")


@dataclass(frozen=True)
class Use:
    """Where an entity was a source: the characters of the text from its phrase to the start of what it said.

    ``in_person`` says that a human being spoke, for the entity or as it.
    """

    start: int
    end: int
    entity: Entity
    in_person: bool


class Cast:
    """The entities of one document, met in its order. Looking one up takes no longer in a long document."""

    def __init__(self) -> None:
        self._uses: list[Use] = []
        self._by_word: dict[str, list[Entity]] = {}
        self._by_label: dict[str, list[Entity]] = {}
        self._by_identity: dict[str, Entity] = {}
        self.last_outlet: Entity | None = None

    def note(self, use: Use) -> None:
        """Remembers that somebody has spoken."""
        use.entity.last_seen = use.start
        self._uses.append(use)

    def note_outlet(self, entity: Entity) -> None:
        """Remembers an outlet that has spoken or passed a claim on, for "the broadcaster"."""
        if entity.kind is ClaimantKind.MEDIA:
            self.last_outlet = entity

    def recent(self, position: int, fits: Callable[[Use], bool]) -> Use | None:
        """The last use before a position that fits, unless it is too far away."""
        for use in reversed(self._uses[-_LOOKED_AT:]):
            if position - use.start > REACH_CHARACTERS:
                return None
            if use.start < position and fits(use):
                return use
        return None

    def add(self, naming: Naming, position: int, *, nameless: bool) -> Entity:
        """A new entity."""
        entity = Entity(
            naming.name,
            naming.text,
            naming.kind,
            nameless=nameless,
            is_plural=naming.is_plural,
            is_role=naming.is_role,
            labels=naming.labels,
            gender=naming.gender,
            last_seen=position,
        )
        self.admit(entity)
        return entity

    def admit(self, entity: Entity) -> None:
        """Makes an entity known by its words, its labels and what its name has in common with other names."""
        for word in entity.words:
            _append(self._by_word, word, entity)
        for label in entity.labels | nouns_for(entity.name):
            _append(self._by_label, label, entity)
        if not entity.nameless:
            self._by_identity.setdefault(identity(entity.name), entity)

    def same(self, naming: Naming) -> Entity | None:
        """Who goes by another of the naming's names: "IDF" for the "Israel Defense Forces"."""
        return self._by_identity.get(identity(naming.name))

    def bearing(self, words: frozenset[str]) -> Iterator[Entity]:
        """Those whose names have all of the words."""
        rarest = min((self._by_word.get(word, []) for word in words), key=len, default=[])
        return (entity for entity in rarest[-_LOOKED_AT:] if words <= entity.words)

    def within(self, words: frozenset[str]) -> Iterator[Entity]:
        """Those whose names have some of the words and no others."""
        met = (entity for word in words for entity in self._by_word.get(word, [])[-_LOOKED_AT:])
        return (entity for entity in met if entity.words < words)

    def labelled(self, label: str) -> Iterable[Entity]:
        """Those who may be called so."""
        return self._by_label.get(label, [])[-_LOOKED_AT:]

    def enrich(self, entity: Entity, naming: Naming) -> None:
        """Takes over a fuller name and phrase, and what else the naming says of the entity."""
        fuller = naming.words > entity.words or (naming.words != entity.words and _replaces(naming, entity))
        if fuller:
            entity.name, entity.words, entity.nameless = naming.name, naming.words, False
        if naming.words >= entity.words and len(entity.text) < len(naming.text):
            entity.text = naming.text
        entity.labels |= naming.labels
        entity.gender = entity.gender or naming.gender
        if entity.kind is ClaimantKind.UNKNOWN:
            entity.kind = naming.kind
        self.admit(entity)


def _replaces(naming: Naming, entity: Entity) -> bool:
    """Of two names with no word in common: a country's government for its name, and what an acronym stands for."""
    return len(naming.words) > len(entity.words) and identity(naming.name) == identity(entity.name)


def _append(index: dict[str, list[Entity]], key: str, entity: Entity) -> None:
    entities = index.setdefault(key, [])
    if entity not in entities[-_LOOKED_AT:]:
        entities.append(entity)


def may_shorten(naming: Naming, entity: Entity) -> bool:
    """Whether a naming, whose words the entity's name has, is a short form of it and not another's name."""
    if entity.is_joint or naming.is_role != entity.is_role:
        return False
    if naming.words == entity.words:
        return not naming.is_role or not entity.is_plural or naming.is_plural
    if naming.is_role:
        return naming.is_definite
    if is_listed(naming.name) or _clash(naming.kind, entity.kind):
        return False
    if entity.kind is ClaimantKind.PERSON or naming.name[:1].islower():
        return entity.kind is not ClaimantKind.PERSON or naming.kind in (ClaimantKind.PERSON, ClaimantKind.UNKNOWN)
    return naming.kind is entity.kind or entity.name.startswith(naming.name)


def may_lengthen(naming: Naming, entity: Entity) -> bool:
    """Whether a naming that has all words of the entity's name, and more, is the fuller name of the same."""
    proper = entity.name[:1].isupper() and naming.name[:1].isupper()
    if not proper or entity.is_joint or entity.is_role or naming.is_role or is_listed(entity.name):
        return False
    if naming.kind is ClaimantKind.PERSON:
        return entity.may_be_person and (naming.name.endswith(entity.name) or naming.name.startswith(entity.name))
    if entity.kind not in (naming.kind, ClaimantKind.UNKNOWN):
        return False
    return naming.name.startswith(entity.name) or (len(entity.words) > 1 and naming.name.endswith(entity.name))


def _clash(one: ClaimantKind, other: ClaimantKind) -> bool:
    return {one, other} == {ClaimantKind.GOVERNMENT, ClaimantKind.ARMED_GROUP}
