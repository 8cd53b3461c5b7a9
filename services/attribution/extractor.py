"""Text in, attributions out: the pure heart of the service."""

import math
import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from claimwatch_contracts.extraction import Attribution, Qualifier
from services._runtime.findings import Findings, MonotonicClock, TimeLimit
from services.attribution.assembly.attribution_factuality import Stances
from services.attribution.assembly.confidence import confidence_of
from services.attribution.assembly.hedges import is_hedged
from services.attribution.assembly.nesting import without_loose_nesting
from services.attribution.assembly.rivals import Found, assemble
from services.attribution.claimants.via import without_bare_citations
from services.attribution.claimants.voices import Voices, resolve_claimants
from services.attribution.factuality.effects import Effect
from services.attribution.factuality.predicates import effects
from services.attribution.patterns.candidate import Candidate
from services.attribution.patterns.colons import colon_candidates
from services.attribution.patterns.nouns_and_adjectives import (
    according_to,
    adjective_candidates,
    made_clear,
    noun_candidates,
    survey_candidates,
)
from services.attribution.patterns.quotes.continuations import across_paragraphs, with_continuations
from services.attribution.patterns.quotes.direct_speech import quote_candidates
from services.attribution.patterns.quotes.links import Quoted
from services.attribution.patterns.signatures import signature_candidates
from services.attribution.patterns.verbs import verb_candidates
from services.attribution.text.paragraphs import Paragraph, split_paragraphs
from services.attribution.text.parsing import Parser
from services.attribution.text.quotations import Piece, PieceIndex, Quotation, find_quotations
from services.attribution.text.surfaces import surface

VERSION: int = 5


@dataclass(frozen=True)
class Said:
    """Who said what in a text, in its order, and which words put something there as less than a plain fact."""

    attributions: tuple[Attribution, ...]
    qualifiers: tuple[Qualifier, ...]


class AttributionExtractor:
    """Finds who said what in English text. Holds the model; safe to use again and again, in one thread at a time."""

    def __init__(self) -> None:
        self._parser = Parser()

    def extract(self, text: str) -> tuple[Attribution, ...]:
        """The attributions alone."""
        return self.said(text).attributions

    def said(self, text: str) -> Said:
        """What is found, offsets in code points of ``text`` as given.

        Memory grows with the longest paragraph and with what is found, not with the parse of the whole text.
        """
        return self.read(text, math.inf).found

    def read(self, text: str, seconds: float, clock: MonotonicClock = time.monotonic) -> Findings[Said]:
        """The same as far as the time goes: no batch of paragraphs is begun after it."""
        limit = TimeLimit(seconds, clock)
        paragraphs = list(split_paragraphs(text))
        quotations = find_quotations(text, paragraphs)
        pieces = PieceIndex(quotations)
        candidates: list[Candidate] = []
        qualified: list[Effect] = []
        characters = len(text)
        for batch in self._parser.batches(paragraphs):
            if limit.is_over:
                characters = batch[0][0].start
                break
            for paragraph, doc in self._parser.parse(batch):
                words = [token.lower_ for token in doc]
                candidates += _candidates(doc, words, paragraph, pieces.starting_in((paragraph.start, paragraph.end)))
                qualified += (each.shifted(paragraph.start) for each in effects(doc, words))
        begun = [quotation for quotation in quotations if quotation.pieces[0].outer[0] < characters]
        return Findings(_said(text, paragraphs, begun, candidates, qualified), characters)


def _candidates(
    doc: Doc, words: Sequence[str], paragraph: Paragraph, inside: Sequence[tuple[Piece, int]]
) -> Iterator[Candidate]:
    starts = [token.idx for token in doc]
    quoted = [_quoted(starts, piece, number, paragraph.start) for piece, number in inside]
    for candidate in with_continuations(doc, quoted, list(_all_candidates(doc, words, quoted))):
        yield candidate.shifted(paragraph.start)


def _said(
    text: str,
    paragraphs: Sequence[Paragraph],
    quotations: Sequence[Quotation],
    candidates: Sequence[Candidate],
    qualified: Sequence[Effect],
) -> Said:
    candidates = across_paragraphs(text, paragraphs, quotations, candidates)
    candidates.extend(signature_candidates(text, quotations))
    stances = Stances(qualified)
    found = without_loose_nesting(text, assemble(text, candidates, quotations), stances)
    found = without_bare_citations(text, found)
    voices = resolve_claimants(text, found)
    return Said(
        tuple(_attribution(text, each, who, stances) for each, who in zip(found, voices, strict=True)),
        stances.qualifiers(),
    )


def _all_candidates(doc: Doc, words: Sequence[str], quoted: Sequence[Quoted]) -> Iterator[Candidate]:
    yield from quote_candidates(doc, quoted)
    for find in (verb_candidates, according_to, survey_candidates, adjective_candidates, made_clear, noun_candidates):
        yield from find(doc, words)
    yield from colon_candidates(doc, words, quoted)


def _quoted(starts: Sequence[int], piece: Piece, number: int, offset: int) -> Quoted:
    """A piece in its paragraph's document, whose tokens begin at ``starts``."""
    first = max(bisect_right(starts, piece.outer[0] - offset) - 1, 0)
    last = max(bisect_left(starts, piece.outer[1] - offset) - 1, first)
    return Quoted(number, (piece.inner[0] - offset, piece.inner[1] - offset), first, last)


def _attribution(text: str, found: Found, voices: Voices, stances: Stances) -> Attribution:
    candidate = found.candidate
    return Attribution(
        source=surface(text, candidate.source) if candidate.source else None,
        cue=surface(text, candidate.cue) if candidate.cue else None,
        content=surface(text, candidate.content),
        type=found.type,
        cue_class=stances.cue_class_of(candidate),
        factuality=stances.factuality_of(candidate),
        claimant=voices.claimant,
        via=voices.via,
        hedged=is_hedged(text, candidate),
        confidence=confidence_of(text, candidate),
    )
