"""Reads the attributions of texts in one language by its word lists and the parts of speech of its model."""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

import spacy
from spacy.language import Language

from claimwatch_contracts.base import Span
from claimwatch_contracts.extraction import Attribution, Factuality, Qualifier
from claimwatch_contracts.vocabulary import Certainty, CueClass, Polarity, SpeechType
from claimwatch_language.languages.patterns import any_of
from claimwatch_language.languages.words import SayingWords
from services._extractor.findings import Findings, MonotonicClock, TimeLimit
from services._extractor.products import multiply_by_numpy
from services.attribution.by_lists.claimants import Claimants
from services.attribution.by_lists.found import LIKELY, STRIP, Found
from services.attribution.by_lists.layout import COVER, Layout, Sentence
from services.attribution.by_lists.structures import Structures
from services.attribution.by_lists.tagged import Tagged
from services.attribution.extractor import Said
from services.attribution.text.surfaces import Ranges, shifted, surface

BATCH = 64
"""Sentences that are tagged together."""
_UNUSED = ["parser", "ner", "lemmatizer", "attribute_ruler", "senter"]
_POSSIBLE = Factuality(certainty=Certainty.POSSIBLE)
_NOT_CONFIRMED = Factuality(certainty=Certainty.NOT_CONFIRMED)
_DENIED = Factuality(polarity=Polarity.DENIED)


class ListedAttributions:
    """Reads attributions. It holds the language's model, and serves one thread at a time."""

    def __init__(self, words: SayingWords) -> None:
        self._model: Language = spacy.load(words.model, exclude=_UNUSED)
        multiply_by_numpy(self._model)
        self._layout = Layout(words)
        self._structures = Structures(words)
        self._claimants = Claimants(words)
        self._worth = Worth(words)

    def read(self, text: str, seconds: float, clock: MonotonicClock = time.monotonic) -> Findings[Said]:
        """The attributions and qualifiers of a text. No batch of sentences is begun after ``seconds``."""
        limit = TimeLimit(seconds, clock)
        found: list[Found] = []
        qualifiers: list[Qualifier] = []
        characters = len(text)
        sentences = self._layout.sentences(text)
        while batch := list(islice(sentences, BATCH)):
            if limit.is_over:
                characters = batch[0].start
                break
            found += self._found(batch)
            qualifiers += (qualifier for sentence in batch for qualifier in self._worth.qualifiers(sentence))
        return Findings(Said(tuple(self._attributions(text, found)), tuple(qualifiers)), characters)

    def _found(self, batch: Sequence[Sentence]) -> Iterator[Found]:
        """The attributions of sentences, with offsets of the text."""
        worth = [sentence for sentence in batch if self._worth.reading(sentence)]
        docs = self._model.pipe([sentence.covered.replace(COVER, " ") for sentence in worth], batch_size=BATCH)
        last: tuple[Sentence, Found] | None = None
        for sentence, doc in zip(worth, docs, strict=True):
            found = self._structures.read(sentence, Tagged(sentence.covered, doc))
            if not found and last and (quoted := _taken_up(*last, sentence)):
                yield quoted
                last = sentence, quoted
                continue
            moved = [_moved(one, sentence.start) for one in found]
            last = (sentence, moved[-1]) if moved else None
            yield from moved

    def _attributions(self, text: str, found: Sequence[Found]) -> Iterator[Attribution]:
        sources = [text[slice(*one.source)] if one.source else None for one in found]
        for one, claimant in zip(found, self._claimants.named(sources), strict=True):
            yield Attribution(
                source=surface(text, (one.source,)) if one.source else None,
                cue=surface(text, one.cue) if one.cue else None,
                content=surface(text, one.content),
                type=one.type,
                cue_class=one.cue_class,
                factuality=_factuality(one),
                claimant=claimant,
                confidence=one.confidence,
            )


class Worth:
    """Which sentences are read for attributions, and which say less than a plain fact."""

    def __init__(self, words: SayingWords) -> None:
        stems = (stem for listed in words.stems.values() for stem in listed)
        forms = (form for table in (words.forms, words.participles) for listed in table.values() for form in listed)
        cues = any_of([*stems, *forms, *words.according, *words.according_of, *words.hearsay])
        self._cue = re.compile(rf"(?<!\w)(?:{cues})|(?:{any_of(words.clitics)})(?!\w)", re.IGNORECASE)
        self._unsure = re.compile(rf"(?<!\w)(?:{any_of(words.unsure)})(?!\w)", re.IGNORECASE)

    def reading(self, sentence: Sentence) -> bool:
        """Whether the sentence has a quotation or a word that may be a cue."""
        return bool(sentence.quotes) or self._cue.search(sentence.plain) is not None

    def qualifiers(self, sentence: Sentence) -> Iterator[Qualifier]:
        """The word that makes the whole sentence a possibility, if there is one."""
        if match := self._unsure.search(sentence.plain):
            end = sentence.start + len(sentence.plain.rstrip())
            yield Qualifier(
                cue=Span(start=sentence.start + match.start(), end=sentence.start + match.end()),
                scope=(Span(start=sentence.start, end=end),),
                factuality=_POSSIBLE,
            )


def _taken_up(before: Sentence, last: Found, sentence: Sentence) -> Found | None:
    """A quotation alone in its sentence, which who was quoted in the sentence directly before goes on with."""
    follows = before.start + len(before.plain) == sentence.start
    if not follows or last.type is SpeechType.INDIRECT or len(sentence.quotes) != 1:
        return None
    (quote,) = sentence.quotes
    if sentence.covered.strip(STRIP + COVER):
        return None
    content = ((quote.inner_start + sentence.start, quote.inner_end + sentence.start),)
    return Found(last.source, (), content, SpeechType.DIRECT, CueClass.ASSERT, confidence=LIKELY)


def _moved(found: Found, offset: int) -> Found:
    source = (found.source[0] + offset, found.source[1] + offset) if found.source else None
    cue: Ranges = shifted(found.cue, offset)
    content: Ranges = shifted(found.content, offset)
    return replace(found, source=source, cue=cue, content=content)


def _factuality(found: Found) -> Factuality:
    if found.negated:
        return _NOT_CONFIRMED
    return _DENIED if found.cue_class is CueClass.DENY else Factuality()
