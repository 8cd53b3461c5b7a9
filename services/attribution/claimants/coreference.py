"""Resolves phrases to the entities of their document: pronouns, short forms, documents, names."""

import re
from collections.abc import Set
from dataclasses import dataclass, replace

from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.names.bodies import STATE_BODIES
from claimwatch_language.wordlists import word_set
from services.attribution.claimants.cast import PEOPLE, REACH_CHARACTERS, Cast, Entity, Use
from services.attribution.claimants.issuers import Paper, issuers_told_of, owner_phrase, read_paper, spoke_through
from services.attribution.claimants.pronouns import (
    NEUTRAL,
    PERSONAL,
    PLURAL,
    could_be_it,
    is_unresolved,
    last_body,
    last_person,
    last_several,
)
from services.attribution.claimants.short_forms import generic_kinds, may_be_called, met_before
from services.attribution.names.appositions import label_of
from services.attribution.names.claimant_keys import is_nameless
from services.attribution.names.claimant_kinds import speaks_as_body
from services.attribution.names.full_names import NamesInText
from services.attribution.names.joint_names import joint_naming, means_several
from services.attribution.names.name_forms import core_of, find_mentions
from services.attribution.names.sentence_subjects import Sentences
from services.attribution.names.source_phrases import Gender, Naming, read_naming

_Kinds = Set[ClaimantKind] | None
"""The kinds of entity to look for; ``None`` stands for any body."""
_STAFF = re.compile(
    r"(?P<whose>his|her|its|their) (?:own )?(?:staff|teams?|colleagues|volunteers|members|investigators|researchers"
    r"|monitors|workers|doctors|medics|crews|divers|experts|activists|correspondents|officers"
    r"|office|ministry|department|unit|crews?|team|organi[sz]ation)"
)
"""The people of somebody, whose count is that somebody's."""
_SAME = re.compile(
    r"the same (?:\w+ )?(?P<noun>source|official|officer|doctor|medic|spokes\w+|report|statement|ministry|witness)"
)
_KNOWN_ALONE = word_set("union network campaign charity company firm militia watchdog observatory")
"""Common nouns for a body that tell enough of it where the text names no such body."""
_DESCRIBED = re.compile(r"\w (?:that|which|who) \w")
""" "The medical charity that runs the clinic" tells which one."""
_EVERYWHERE = frozenset({*STATE_BODIES, "forces", "group", "office"})
"""Nouns of bodies that need no more words, or that many bodies share."""
_MODIFIERS = r"(?:(?!(?:same|other|new|own|local|whole|entire|last|first|main|nearest|nearby)\b)[a-z][a-z’'-]+ ){1,2}"
_PERIODICAL = re.compile(r"\b(?:daily|weekly|situation|official|latest|morning|evening)\b", re.IGNORECASE)
"""Words for a report that a body gives out again and again."""
_STATEMENTS = ("statement", "statements", "letter", "letters", "release")


@dataclass(frozen=True)
class Meant:
    """The entity that a phrase means. ``in_person``: a human being speaks, either as the entity or for it."""

    entity: Entity
    in_person: bool


class Coreference:
    """The resolution of phrases in one document. Callers must pass the phrases in text order."""

    def __init__(self, text: str) -> None:
        self._text = text
        mentions = find_mentions(text)
        self._names = NamesInText(text, mentions)
        self.sentences = Sentences(text, mentions)
        self.cast = Cast()

    def resolve(self, phrase: str, position: int) -> Meant | None:
        """The entity of a phrase at a position of the text; ``None`` if the phrase or pronoun refers to nobody."""
        lowered = " ".join(phrase.lower().split())
        core = core_of(phrase)
        if lowered in PERSONAL or lowered in NEUTRAL or lowered in PLURAL:
            return self._pronoun(lowered, position)
        if not core or is_unresolved(core, lowered):
            return None
        paper = read_paper(phrase)
        if paper:
            return self._issuer(paper, position)
        meant = self._staff(lowered, position) or self._same(lowered, position)
        if meant:
            return meant
        if means_several(phrase):
            joint = self.cast.recent(position, lambda use: use.entity.is_joint)
            return Meant(joint.entity, in_person=False) if joint else None
        return self._named(phrase, position)

    def _staff(self, lowered: str, position: int) -> Meant | None:
        """For whom "his staff" and "its volunteers" count."""
        staff = _STAFF.fullmatch(lowered)
        return self._pronoun(staff["whose"], position) if staff else None

    def _same(self, lowered: str, position: int) -> Meant | None:
        """The last speaker, whom "the same source" means, or the last one of the same noun ("the same official")."""
        same = _SAME.fullmatch(lowered)
        if same is None:
            return None
        noun = label_of(same["noun"])
        use = self.cast.recent(position, lambda use: noun == "source" or _is_called(use.entity, noun))
        return Meant(use.entity, use.in_person) if use else None

    def _pronoun(self, pronoun: str, position: int) -> Meant | None:
        gender = PERSONAL.get(pronoun)
        if gender:
            persons = {ClaimantKind.PERSON}
            use = last_person(self.cast, position, gender)
            own = self._subject_around(position, persons, since=use)
            use = own or self._subject(position, persons, since=use) or use
            use = use or self._only_person(position, gender)
            if use and use.entity.kind in PEOPLE:
                use.entity.gender = gender
            return Meant(use.entity, in_person=True) if use else None
        if pronoun in PLURAL:
            use = last_several(self.cast, position)
            use = self._plural_subject(position, since=use) or use or self._subject(position, None)
        else:
            use = last_body(self.cast, position)
            own = self._subject_around(position, None, since=use)
            use = own or self._subject(position, None, since=use) or use
        return Meant(use.entity, in_person=False) if use else None

    def _only_person(self, position: int, gender: Gender) -> Use | None:
        """The only person whom the paragraph names before the position, where nobody has spoken."""
        begin = self._text.rfind("\n\n", 0, position) + 1
        named = self._names.person_between(begin, position)
        if named is None or named[1].gender not in (None, gender):
            return None
        start, naming = named
        return Use(start, start, self._entity(naming, start, opens_sentence=False), in_person=True)

    def _subject(self, position: int, kinds: _Kinds, since: Use | None = None) -> Use | None:
        """The subject of the sentence before, unless somebody has spoken since the beginning of that sentence."""
        return self._named_subject(self.sentences.subject_before(position), kinds, since)

    def _subject_around(self, position: int, kinds: _Kinds, since: Use | None) -> Use | None:
        """The subject of the sentence around the position, unless somebody has spoken since its beginning."""
        return self._named_subject(self.sentences.subject_around(position), kinds, since)

    def _plural_subject(self, position: int, since: Use | None) -> Use | None:
        """The subject in the plural of the sentence before, if the subject is several bodies or people."""
        subject = self.sentences.plural_before(position)
        if subject is None or (since and since.start >= subject[0]):
            return None
        naming = joint_naming(subject[1]) or read_naming(subject[1])
        if naming.kind is ClaimantKind.UNKNOWN:
            return None
        entity = self._entity(naming, subject[0], opens_sentence=False)
        return Use(subject[0], subject[0], entity, in_person=False)

    def _named_subject(self, subject: tuple[int, str] | None, kinds: _Kinds, since: Use | None) -> Use | None:
        if subject is None or (since and since.start >= subject[0] - len("The ")):
            return None
        naming = read_naming(subject[1])
        if not (naming.kind in kinds and _may_be_meant(naming) if kinds else could_be_it(naming)):
            return None
        entity = self._entity(naming, subject[0], opens_sentence=False)
        return Use(subject[0], subject[0], entity, in_person=False)

    def _issuer(self, paper: Paper, position: int) -> Meant | None:
        """The issuer of a letter, statement or report, or else the document itself as a source without a name."""
        for phrase in (paper.issuer, owner_phrase(paper)):
            if phrase:
                return self.resolve(phrase, position)
        return (self._issuer_told_of(paper, position) if paper.is_told_of else None) or self._paper(paper, position)

    def _paper(self, paper: Paper, position: int) -> Meant:
        kind = ClaimantKind.UNKNOWN
        naming = Naming(paper.described, kind, paper.described)
        return Meant(self.cast.same(naming) or self.cast.add(naming, position, nameless=True), in_person=False)

    def _issuer_told_of(self, paper: Paper, position: int) -> Meant | None:
        use = self.cast.recent(position, spoke_through(self._text, paper))
        if use:
            return Meant(use.entity, use.in_person)
        for phrase, start in issuers_told_of(self._text, self.sentences, paper, position):
            meant = None if read_paper(phrase) else self.resolve(phrase, start)
            if meant:
                return meant
        use = self.cast.recent(position, lambda _: True) if paper.noun in _STATEMENTS else None
        use = last_body(self.cast, position) if use is None and _PERIODICAL.search(paper.owner) else use
        return Meant(use.entity, use.in_person) if use else None

    def _named(self, phrase: str, position: int) -> Meant | None:
        joint = joint_naming(phrase)
        if joint:
            return Meant(self._joint(joint, position), in_person=False)
        full = self._names.of_acronym(core_of(phrase))
        naming = read_naming(phrase, full_name=full)
        opens = phrase[:1].isupper() and core_of(phrase)[:1] == phrase[:1] and self.sentences.opens(position)
        kinds = generic_kinds(naming)
        if kinds and met_before(self.cast, naming) is None:
            meant = self._generic(naming, kinds, position) or self._fuller(naming, position)
            if meant or not (naming.name[:1].isupper() or naming.name in _KNOWN_ALONE or _DESCRIBED.search(phrase)):
                return meant
        entity = self._entity(naming, position, opens_sentence=opens)
        return Meant(entity, entity.may_be_person or naming.speaks or naming.is_role)

    def _just_named(self, naming: Naming, position: int) -> Entity | None:
        """The person who is the subject of the sentence before: "Ann Coll was counting. The lawyer came back with"."""
        if naming.kind is not ClaimantKind.PERSON or not naming.is_role or naming.is_plural or " " in naming.name:
            return None
        if not self.sentences.opens(position):
            return None
        use = self._subject(position, {ClaimantKind.PERSON})
        is_named = use is not None and not use.entity.is_role and not use.entity.nameless
        return use.entity if use is not None and is_named else None

    def _described_before(self, naming: Naming, position: int) -> Naming | None:
        """The last fuller description of a body named by a noun alone: "the justice ministry" for "the ministry"."""
        noun = naming.name
        if (
            not naming.is_definite
            or not noun.islower()
            or " " in noun
            or noun in _EVERYWHERE
            or not speaks_as_body(noun)
        ):
            return None
        fuller = re.compile(rf"\b(?:[Tt]he|[Aa]n?|[A-Z]\w+['’]s) (?P<name>{_MODIFIERS}{re.escape(noun)})\b")
        matches = list(fuller.finditer(self._text, max(0, position - REACH_CHARACTERS), position))
        return replace(read_naming(f"the {matches[-1]['name']}"), text=naming.text) if matches else None

    def _joint(self, naming: Naming, position: int) -> Entity:
        same = self.cast.same(naming)
        if same:
            return same
        entity = Entity(naming.name, naming.text, naming.kind, nameless=False, is_joint=True, last_seen=position)
        self.cast.admit(entity)
        return entity

    def _generic(self, naming: Naming, kinds: frozenset[ClaimantKind], position: int) -> Meant | None:
        """The last body of one of the kinds before a position that may be called so; ``None`` if the text has none."""
        use = self.cast.recent(
            position,
            lambda use: use.entity.is_body and use.entity.kind in kinds and may_be_called(naming.name, use.entity.name),
        )
        subject = self._subject(position, kinds, since=use)
        use = subject if subject and may_be_called(naming.name, subject.entity.name) else use
        outlet = self.cast.last_outlet if use is None and ClaimantKind.MEDIA in kinds else None
        entity = use.entity if use else outlet
        return Meant(entity, in_person=False) if entity else None

    def _fuller(self, naming: Naming, position: int) -> Meant | None:
        fuller = self._names.fuller(naming, position)
        return Meant(self._entity(fuller, position, opens_sentence=False), in_person=False) if fuller else None

    def _entity(self, naming: Naming, position: int, *, opens_sentence: bool) -> Entity:
        """The entity that the naming means, or a new one under the fullest name in the text."""
        earlier = met_before(self.cast, naming)
        if earlier:
            self.cast.enrich(earlier, naming)
            return earlier
        fuller = self._names.fuller(naming, position)
        if fuller is None and naming.is_definite:
            fuller = self._names.titled(naming.name.lower(), position) or self._names.aged(naming.name, position)
            fuller = fuller or self._names.of_office(naming.name, position)
        if fuller:
            naming = replace(fuller, text=naming.text, labels=fuller.labels | naming.labels, speaks=naming.speaks)
            earlier = met_before(self.cast, naming)
            if earlier:
                self.cast.enrich(earlier, naming)
                return earlier
        if fuller is None and naming.is_definite and (bearer := self._just_named(naming, position)):
            return bearer
        nameless = is_nameless(naming.name, naming.kind, opens_sentence=opens_sentence and not fuller)
        described = self._described_before(naming, position) if fuller is None else None
        if described:
            return self._entity(described, position, opens_sentence=opens_sentence)
        if naming.affiliation:
            self._entity(read_naming(naming.affiliation), position, opens_sentence=False)
        return self.cast.add(naming, position, nameless=nameless)


def _may_be_meant(naming: Naming) -> bool:
    """Whether "he" can refer to the subject of a sentence: to a name, or to an office with its article."""
    return naming.is_definite or not naming.is_role


def _is_called(entity: Entity, noun: str) -> bool:
    """Whether a common noun is a word for the entity."""
    return noun in entity.labels or noun in entity.words
