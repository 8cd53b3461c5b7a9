"""Coreference within a document: from the phrase that names a source to the entity it stands for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimwatch_contracts.extraction import Claimant
from claimwatch_contracts.vocabulary import ClaimantKind
from services.attribution.assembly import Found
from services.attribution.kinds import DOCUMENTS, GENERIC_BODIES, is_role, kind_of
from services.attribution.names import (
    Mention,
    core_of,
    find_acronyms,
    find_mentions,
    key_of,
    name_behind,
    without_titles,
    words_of,
)
from services.attribution.via import cited_by_source, outlet_told
from services.attribution.wordlists import words

PRONOUN_REACH = 1_500
TEXT_CHARACTERS = 150
_PERSONAL = {"he", "she", "him", "her", "his"}
_UNRESOLVED = words("""
    i we you me us my our one ones those these this that which who whom what someone anyone everyone nobody some
    others many few most all both each none several it's
""")
_NEUTRAL = {"it", "its"}
_PLURAL = {"they", "their", "them"}
_ISSUED_BY = re.compile(r"\b(?:by|from|of) (?P<issuer>(?:the )?[A-Z].*)$")
_CIRCUMSTANCE = re.compile(
    r",? (?:who|which|whose|whom|when)\b|, (?:in|at|on|during|where|after|before|citing|adding)\b"
)
_LESSER = {ClaimantKind.PERSON, ClaimantKind.UNNAMED_OFFICIAL}


@dataclass
class _Entity:
    name: str
    text: str
    kind: ClaimantKind
    words: frozenset[str]
    last_seen: int

    @property
    def claimant(self) -> Claimant:
        return Claimant(key=key_of(self.name), name=self.name, text=self.text, kind=self.kind)


@dataclass(frozen=True)
class _Use:
    """Where an entity was a source: from the start of its phrase to the start of what it said."""

    start: int
    end: int
    entity: _Entity


@dataclass(frozen=True)
class Voices:
    """Who claims, and the outlet it came through where the text says so."""

    claimant: Claimant | None
    via: Claimant | None


def resolve_claimants(text: str, found: Sequence[Found]) -> list[Voices]:
    """The voices of each attribution; no claimant where nobody is named or a pronoun finds nobody."""
    cast = _Cast(text)
    entities = [cast.voices_of(each) for each in found]
    return [
        Voices(claimant.claimant if claimant else None, via.claimant if via else None) for claimant, via in entities
    ]


class _Cast:
    """The entities of one document, met in its order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._mentions = find_mentions(text)
        self._named: dict[str, list[Mention]] = {}
        for mention in self._mentions:
            for word in words_of(mention.text):
                self._named.setdefault(word, []).append(mention)
        self._acronyms = find_acronyms(text)
        self._entities: dict[str, _Entity] = {}
        self._uses: list[_Use] = []

    def voices_of(self, found: Found) -> tuple[_Entity | None, _Entity | None]:
        """The entity behind one source, and its outlet; the first is remembered for the pronouns that follow."""
        candidate = found.candidate
        if not candidate.source:
            return None, None
        start, end = candidate.referent or candidate.source[0]
        entity, via = self._resolve(self._text[start:end], start), self._at(outlet_told(self._text, candidate))
        cited = cited_by_source(self._text, candidate)
        if cited and entity and entity.kind is ClaimantKind.MEDIA:
            entity, via = self._at(cited), entity
        if entity:
            entity.last_seen = start
            self._uses.append(_Use(start, max(candidate.cue[-1][1], candidate.content[0][0]), entity))
        return entity, via

    def _at(self, passage: tuple[int, int] | None) -> _Entity | None:
        return self._resolve(self._text[passage[0] : passage[1]], passage[0]) if passage else None

    def _resolve(self, phrase: str, position: int) -> _Entity | None:
        core = core_of(phrase)
        lowered = " ".join(phrase.lower().split())
        if lowered in _PERSONAL:
            return self._recent(position, ClaimantKind.PERSON)
        if lowered in _NEUTRAL:
            return self._recent(position, None, without=_LESSER)
        if lowered in _PLURAL:
            return self._recent(position, None, without={ClaimantKind.PERSON})
        if not core or lowered in _UNRESOLVED or core.lower() in _UNRESOLVED:
            return None
        return self._issuer(phrase, core, position) or self._named_entity(phrase, core, position)

    def _recent(
        self, position: int, kind: ClaimantKind | None, without: set[ClaimantKind] | None = None
    ) -> _Entity | None:
        for use in reversed(self._uses[-50:]):
            if position - use.start > PRONOUN_REACH:
                return None
            fits = use.entity.kind is kind if kind else use.entity.kind not in (without or ())
            if fits and use.start < position:
                return use.entity
        return None

    def _issuer(self, phrase: str, core: str, position: int) -> _Entity | None:
        """Who issued a letter, statement or report: named with it, or whoever was said to speak through it before."""
        head = re.split(r"\s(?:by|from|of|on|to|about|for)\s", core)[0].split()
        if not head or head[-1].lower() not in DOCUMENTS:
            return None
        named = _ISSUED_BY.search(" ".join(phrase.split()))
        if named:
            return self._named_entity(named["issuer"], core_of(named["issuer"]), position)
        owner = " ".join(head[:-1])
        if owner and owner[0].isupper():
            return self._named_entity(owner, core_of(owner), position)
        if not phrase.lower().startswith(("the ", "its ", "this ", "these ", "both ", "his ", "her ", "their ")):
            return None
        return self._speaker_through(head[-1].lower(), position)

    def _speaker_through(self, document: str, position: int) -> _Entity | None:
        wanted = re.compile(rf"\b{re.escape(document.removesuffix('s'))}s?\b", re.IGNORECASE)
        for use in reversed(self._uses[-50:]):
            if use.start < position and wanted.search(self._text, use.start, use.end):
                return use.entity
        return self._recent(position, None, without=set()) if document in ("statement", "letter", "release") else None

    def _named_entity(self, phrase: str, core: str, position: int) -> _Entity:
        core = self._acronyms.get(core, core)
        kind = kind_of(core)
        apposed = name_behind(phrase) if is_role(core) else None
        if apposed and kind_of(apposed) is ClaimantKind.PERSON:
            core, kind = apposed, ClaimantKind.PERSON
        titled = kind is ClaimantKind.PERSON or self._is_short_person(core)
        name = without_titles(core) if titled and not is_role(core) else core
        words = words_of(name)
        known = self._known(core, words, position)
        if known:
            self._enrich(known, phrase, name, words)
            return known
        fuller = self._fuller_mention(words, kind) if not phrase.lower().startswith(("a ", "an ")) else None
        if fuller:
            name = fuller if kind_of(fuller) is not ClaimantKind.PERSON else without_titles(fuller)
        return self._remember(phrase, name, kind_of(fuller) if fuller else kind, position)

    def _is_short_person(self, core: str) -> bool:
        return core.split(" ", 1)[0].strip(".").lower() in (
            "mr",
            "mrs",
            "ms",
            "dr",
            "sen",
            "gov",
            "rep",
            "gen",
            "president",
        )

    def _known(self, core: str, words: frozenset[str], position: int) -> _Entity | None:
        """The latest entity that bears all these words, or, for a mere "the group", the latest body."""
        if not words:
            return None
        bearing = [entity for entity in self._entities.values() if words <= entity.words]
        if bearing:
            return max(bearing, key=lambda entity: entity.last_seen)
        extended = [each for each in self._entities.values() if each.words < words and _is_proper(each.name)]
        if extended and _is_proper(core):
            return max(extended, key=lambda entity: entity.last_seen)
        if len(words) == 1 and words <= GENERIC_BODIES:
            return self._recent(position, None, without=_LESSER)
        return None

    def _enrich(self, entity: _Entity, phrase: str, name: str, words: frozenset[str]) -> None:
        if words > entity.words:
            entity.name, entity.words = name, words
        if words >= entity.words and len(entity.text) < len(_fullest(phrase)):
            entity.text = _fullest(phrase)

    def _fuller_mention(self, words: frozenset[str], kind: ClaimantKind) -> str | None:
        """The longest proper name of the text that holds these words (a person's only at its end)."""
        rarest = min((self._named.get(word, []) for word in words), key=len, default=[])
        fuller = [each.text for each in rarest if words < words_of(each.text)]
        if len(words) == 1 and kind is ClaimantKind.UNKNOWN:
            last = next(iter(words))
            fuller = [
                each for each in fuller if each.split()[-1].lower() == last and kind_of(each) is ClaimantKind.PERSON
            ]
        elif kind in (ClaimantKind.PERSON, ClaimantKind.UNNAMED_OFFICIAL, ClaimantKind.UNKNOWN):
            return None
        return max(fuller, key=len, default=None)

    def _remember(self, phrase: str, name: str, kind: ClaimantKind, position: int) -> _Entity:
        key = key_of(name)
        entity = self._entities.get(key)
        if entity is None:
            entity = _Entity(name, _fullest(phrase), kind, words_of(name), position)
            self._entities[key] = entity
        return entity


def _fullest(phrase: str) -> str:
    """A source's phrase with title and affiliation, without the relative clauses and circumstances behind it."""
    words = _CIRCUMSTANCE.split(" ".join(phrase.split()), maxsplit=1)[0]
    return re.sub(r"['’]s?$", "", words[:TEXT_CHARACTERS].rstrip(" ,"))


def _is_proper(name: str) -> bool:
    return bool(name) and name[0].isupper()
