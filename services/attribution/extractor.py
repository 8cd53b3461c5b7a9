"""Extracts the attributions of a text; the pure core of the service."""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass

from claimwatch_contracts.extraction import Attribution, Qualifier
from services._extractor.findings import Findings, MonotonicClock, TimeLimit
from services.attribution.assembly.attribution_factuality import AttributionFactuality
from services.attribution.assembly.confidence import confidence_of
from services.attribution.assembly.hedges import is_hedged
from services.attribution.assembly.nesting import without_loose_nesting
from services.attribution.assembly.rivals import Assembled, assemble
from services.attribution.claimants.via import without_bare_citations
from services.attribution.claimants.voices import Voices, resolve_claimants
from services.attribution.factuality import find_effects
from services.attribution.factuality.effects import Effect
from services.attribution.patterns import find_candidates, joined_across
from services.attribution.patterns.candidate import Candidate
from services.attribution.patterns.signs import worth_parsing
from services.attribution.text.paragraphs import split_paragraphs
from services.attribution.text.parsed_paragraph import parsed_paragraph
from services.attribution.text.parsing import Parser
from services.attribution.text.quotations import PieceIndex, Quotation, find_quotations
from services.attribution.text.surfaces import surface

VERSION: int = 13


@dataclass(frozen=True)
class Said:
    """The attributions of a text, in text order, and the words that put something as less than a plain fact."""

    attributions: tuple[Attribution, ...]
    qualifiers: tuple[Qualifier, ...]


class AttributionExtractor:
    """Extracts attributions from English text. It holds the model, and serves one thread at a time."""

    def __init__(self) -> None:
        self._parser = Parser()

    def extract(self, text: str) -> tuple[Attribution, ...]:
        """The attributions of a text without its qualifiers."""
        return self.said(text).attributions

    def said(self, text: str) -> Said:
        """The attributions and qualifiers of a text. Their offsets count code points of ``text``.

        Memory grows with the longest paragraph and with the number of results, not with the length of the text.
        """
        return self.read(text, math.inf).found

    def read(self, text: str, seconds: float, clock: MonotonicClock = time.monotonic) -> Findings[Said]:
        """The results of ``said`` as far as the time reaches: no batch of paragraphs begins after ``seconds``."""
        limit = TimeLimit(seconds, clock)
        paragraphs = list(split_paragraphs(text))
        quotations = find_quotations(text, paragraphs)
        pieces = PieceIndex(quotations)
        candidates: list[Candidate] = []
        effects: list[Effect] = []
        characters = len(text)
        parts = (part for paragraph in paragraphs if (part := worth_parsing(paragraph, pieces)))
        for batch in self._parser.batches(parts):
            if limit.is_over:
                characters = batch[0][0].start
                break
            for paragraph, doc in self._parser.parse(batch):
                parsed = parsed_paragraph(paragraph, doc, pieces)
                candidates += (candidate.shifted(paragraph.start) for candidate in find_candidates(parsed))
                effects += (effect.shifted(paragraph.start) for effect in find_effects(parsed))
        begun = [quotation for quotation in quotations if quotation.pieces[0].outer[0] < characters]
        return Findings(_said(text, joined_across(text, paragraphs, begun, candidates), begun, effects), characters)


def _said(
    text: str, candidates: Sequence[Candidate], quotations: Sequence[Quotation], effects: Sequence[Effect]
) -> Said:
    """The results for a whole text. Candidates and effects are ranges of characters of the text."""
    factuality = AttributionFactuality(effects)
    assembled = without_loose_nesting(text, assemble(text, candidates, quotations), factuality)
    assembled = without_bare_citations(text, assembled)
    voices = resolve_claimants(text, assembled)
    attributions = (
        _attribution(text, attribution, voice, factuality) for attribution, voice in zip(assembled, voices, strict=True)
    )
    return Said(tuple(attributions), factuality.qualifiers())


def _attribution(text: str, assembled: Assembled, voices: Voices, factuality: AttributionFactuality) -> Attribution:
    candidate = assembled.candidate
    return Attribution(
        source=surface(text, candidate.source) if candidate.source else None,
        cue=surface(text, candidate.cue) if candidate.cue else None,
        content=surface(text, candidate.content),
        type=assembled.type,
        cue_class=factuality.cue_class_of(candidate),
        factuality=factuality.factuality_of(candidate),
        claimant=voices.claimant,
        via=voices.via,
        hedged=is_hedged(text, candidate),
        confidence=confidence_of(text, candidate),
    )
