"""The entities that speak in one document, and where they speak."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from claimwatch_contracts.extraction import Claimant
from claimwatch_contracts.vocabulary import ClaimantKind
from services.attribution.names.claimant_keys import identity, is_listed, key_of, nouns_for
from services.attribution.names.claimant_kinds import DOCUMENTS
from services.attribution.names.name_forms import words_of
from services.attribution.names.source_phrases import Gender, Naming

REACH_CHARACTERS = 1_500
"""The largest distance, in characters of the text, from a pronoun or short form back to its entity."""
_LOOKED_AT = 50
"""The number of latest entities or uses that a look-up considers, so that its time does not grow with the text."""
PEOPLE = {ClaimantKind.PERSON, ClaimantKind.UNNAMED_OFFICIAL}


@dataclass(eq=False)
class Entity:
    """An entity under the fullest name and phrase so far. ``nameless``: the text only describes the people."""

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
    bearer: "Entity | None" = None
    """The entity under whose name a description without a name speaks."""
    words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.words = words_of(self.name)

    @property
    def claimant(self) -> Claimant:
        """The entity as a claimant of the contract."""
        if self.bearer:
            return self.bearer.claimant
        key = key_of(self.name, nameless=self.nameless)
        return Claimant(key=key, name=self.name, text=self.text, kind=self.kind)

    @property
    def is_body(self) -> bool:
        """Whether "it" can refer to the entity."""
        return self.kind not in PEOPLE and not (self.nameless or self.is_plural or self.is_joint)

    @property
    def may_be_person(self) -> bool:
        """Whether the entity is one person, or has a name of one word that could be a person's."""
        if self.is_plural or self.is_joint or self._is_thing:
            return False
        return self.kind in PEOPLE or (self.kind is ClaimantKind.UNKNOWN and " " not in self.name and self.name != "")

    @property
    def _is_thing(self) -> bool:
        """Whether the entity is several things or a paper: "tests", "graves", "the survey"."""
        name = self.name.lower()
        is_several = self.nameless and " " not in name and name.endswith("s") and not name.endswith("ss")
        return self.kind is ClaimantKind.UNKNOWN and (is_several or name in DOCUMENTS)


@dataclass(frozen=True)
class Use:
    """An entity as a source, from its phrase to the start of its content, in characters of the text.

    ``in_person``: a human being spoke, either as the entity or for it.
    """

    start: int
    end: int
    entity: Entity
    in_person: bool


class Cast:
    """The entities of one document, added in text order. The time of a look-up does not grow with the document."""

    def __init__(self) -> None:
        self._uses: list[Use] = []
        self._by_word: dict[str, list[Entity]] = {}
        self._by_label: dict[str, list[Entity]] = {}
        self._by_identity: dict[str, Entity] = {}
        self.last_outlet: Entity | None = None

    def note(self, use: Use) -> None:
        """Remember that an entity has spoken."""
        use.entity.last_seen = use.start
        self._uses.append(use)

    def note_outlet(self, entity: Entity) -> None:
        """Remember an outlet that has spoken or passed a claim on: "the broadcaster" may refer to it later."""
        if entity.kind is ClaimantKind.MEDIA:
            self.last_outlet = entity

    def recent(self, position: int, fits: Callable[[Use], bool]) -> Use | None:
        """The last fitting use before a position of the text and within reach of it."""
        for use in reversed(self._uses[-_LOOKED_AT:]):
            if position - use.start > REACH_CHARACTERS:
                return None
            if use.start < position and fits(use):
                return use
        return None

    def add(self, naming: Naming, position: int, *, nameless: bool) -> Entity:
        """Add a new entity, and return it."""
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
        """Index an entity by its words, its labels and the key that its name shares with other names."""
        for word in entity.words:
            _append(self._by_word, word, entity)
        for label in entity.labels | nouns_for(entity.name):
            _append(self._by_label, label, entity)
        if not entity.nameless:
            self._by_identity.setdefault(identity(entity.name), entity)

    def same(self, naming: Naming) -> Entity | None:
        """The entity that has another name of the same bearer: "IDF" for the "Israel Defense Forces"."""
        return self._by_identity.get(identity(naming.name))

    def bearing(self, words: frozenset[str]) -> Iterator[Entity]:
        """Entities whose names contain all of the words."""
        rarest = min((self._by_word.get(word, []) for word in words), key=len, default=[])
        return (entity for entity in rarest[-_LOOKED_AT:] if words <= entity.words)

    def within(self, words: frozenset[str]) -> Iterator[Entity]:
        """Entities whose names consist of some, but not all, of the words."""
        entities = (entity for word in words for entity in self._by_word.get(word, [])[-_LOOKED_AT:])
        return (entity for entity in entities if entity.words < words)

    def labelled(self, label: str) -> Iterable[Entity]:
        """Entities that have the label."""
        return self._by_label.get(label, [])[-_LOOKED_AT:]

    def enrich(self, entity: Entity, naming: Naming) -> None:
        """Give an entity the naming's fuller name and phrase, its labels, its gender and its kind."""
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
    """Whether the naming's longer name has the entity's key: a government for its country, a name for its acronym."""
    return len(naming.words) > len(entity.words) and identity(naming.name) == identity(entity.name)


def _append(index: dict[str, list[Entity]], key: str, entity: Entity) -> None:
    entities = index.setdefault(key, [])
    if entity not in entities[-_LOOKED_AT:]:
        entities.append(entity)


def may_shorten(naming: Naming, entity: Entity) -> bool:
    """Whether a naming is a short form of the entity's name, which contains all words of the naming."""
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
    short_of_body = naming.is_definite and naming.kind is ClaimantKind.UNKNOWN and entity.is_body
    return naming.kind is entity.kind or short_of_body or entity.name.startswith(naming.name)


def may_lengthen(naming: Naming, entity: Entity) -> bool:
    """Whether a naming is a fuller name of the entity. The naming contains all words of the entity's name, and more."""
    proper = entity.name[:1].isupper() and naming.name[:1].isupper()
    if not proper or entity.is_joint or entity.is_role or naming.is_role or is_listed(entity.name):
        return False
    if naming.kind is ClaimantKind.PERSON:
        return entity.may_be_person and (naming.name.endswith(entity.name) or naming.name.startswith(entity.name))
    if entity.kind not in (naming.kind, ClaimantKind.UNKNOWN):
        return False
    return naming.name.startswith(entity.name) or (len(entity.words) > 1 and naming.name.endswith(entity.name))


def _clash(first: ClaimantKind, second: ClaimantKind) -> bool:
    return {first, second} == {ClaimantKind.GOVERNMENT, ClaimantKind.ARMED_GROUP}
