"""Finds the claimant of each attribution, and the outlet that passed the claim on."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimwatch_contracts.extraction import Claimant
from claimwatch_contracts.vocabulary import ClaimantKind
from services.attribution.assembly.rivals import Assembled
from services.attribution.claimants.cast import Entity, Use
from services.attribution.claimants.coreference import Coreference, Meant
from services.attribution.claimants.observers import name_observers
from services.attribution.claimants.via import Passage, cited_by_source, cited_in_content, outlet_told


@dataclass(frozen=True)
class Voices:
    """The claimant, and the outlet that passed the claim on if the text names one."""

    claimant: Claimant | None
    via: Claimant | None


def resolve_claimants(text: str, attributions: Sequence[Assembled]) -> list[Voices]:
    """The voices of each attribution. A source that refers to nobody has no claimant."""
    resolver = _VoiceResolver(text)
    entities = [resolver.voices_of(attribution) for attribution in attributions]
    name_observers([claimant for claimant, _ in entities if claimant])
    return [
        Voices(claimant.claimant if claimant else None, via.claimant if via else None) for claimant, via in entities
    ]


class _VoiceResolver:
    """Resolves the sources of one document. Callers must pass the attributions in text order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._coreference = Coreference(text)

    def voices_of(self, attribution: Assembled) -> tuple[Entity | None, Entity | None]:
        """The claimant and the outlet of an attribution. The claimant is remembered for later pronouns."""
        candidate = attribution.candidate
        if not candidate.source:
            return None, None
        start, end = candidate.referent or candidate.source[0]
        meant = self._coreference.resolve(self._text[start:end], start)
        sentence = self._coreference.sentences.bounds(candidate.cue[-1][0])
        via = self._outlet(outlet_told(self._text, candidate, sentence))
        if meant and _is_outlet(meant.entity):
            self._coreference.cast.note_outlet(meant.entity)
            passed_on = self._passed_on(attribution)
            if passed_on:
                meant, via = passed_on, meant.entity
        if meant is None:
            return None, via
        self._coreference.cast.note(
            Use(start, max(candidate.cue[-1][1], candidate.content[0][0]), meant.entity, meant.in_person)
        )
        return meant.entity, via if via is not meant.entity else None

    def _passed_on(self, attribution: Assembled) -> Meant | None:
        """The claimant whose claim an outlet passes on."""
        cited = cited_by_source(self._text, attribution.candidate)
        if cited:
            return self._at(cited)
        inner = cited_in_content(self._text, attribution.candidate)
        meant = self._at(inner) if inner else None
        return meant if meant and meant.entity.kind is not ClaimantKind.UNKNOWN else None

    def _outlet(self, passage: Passage | None) -> Entity | None:
        meant = self._at(passage) if passage else None
        if meant is None or meant.entity.kind not in (ClaimantKind.MEDIA, ClaimantKind.UNKNOWN):
            return None
        self._coreference.cast.note_outlet(meant.entity)
        return meant.entity

    def _at(self, passage: Passage) -> Meant | None:
        return self._coreference.resolve(self._text[passage[0] : passage[1]], passage[0])


def _is_outlet(entity: Entity) -> bool:
    unknown = entity.kind is ClaimantKind.UNKNOWN and entity.name[:1].isupper() and not entity.nameless
    return entity.kind is ClaimantKind.MEDIA or (unknown and not entity.is_joint)
