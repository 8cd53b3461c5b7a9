"""Sources behind a preposition: "selon X", "pour X, « … »". All offsets are code points of the sentence."""

import re
from collections.abc import Iterator

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.languages.patterns import any_of
from claimwatch_language.languages.words import SayingWords
from services.attribution.by_lists.extents import day_pattern
from services.attribution.by_lists.found import LIKELY, STRIP, Found, Range, built
from services.attribution.by_lists.layout import COVER, Sentence
from services.attribution.by_lists.phrases import Phrases
from services.attribution.by_lists.subjects import Subjects
from services.attribution.by_lists.tagged import Tagged, is_finite


class Prepositions:
    """Reads the attributions of sentences in one language whose cue is a preposition."""

    def __init__(self, words: SayingWords, phrases: Phrases, subjects: Subjects) -> None:
        self._phrases, self._subjects = phrases, subjects
        of = any_of(words.of)
        self._cue = re.compile(
            rf"(?<![\w'-])(?:(?P<of>{any_of(words.according_of)})\s(?:{of})(?:(?<=')|\s)"
            rf"|(?P<cue>{any_of(words.according)})(?!\w)\s)",
            re.IGNORECASE,
        )
        day = day_pattern(words)
        self._none = re.compile(rf"(?:{any_of(words.no_sources)})(?!\w)", re.IGNORECASE)
        own = any_of([*words.own_sources, *words.titles, *words.posts, *words.hearsay])
        self._own = re.compile(rf"(?:{any_of(words.possessives)})\s(?:{own})(?!\w)", re.IGNORECASE)
        self._relative = re.compile(rf"(?P<relative>{any_of(words.relatives)})(?!\w)\s", re.IGNORECASE)
        told = rf"(?:,\s(?:{any_of(words.relatives)})|(?:{any_of(words.addressed)}))\s[^,.;:{COVER}]{{2,120}}"
        self._told = re.compile(rf"\s?{told},(?=\s)", re.IGNORECASE)
        self._issued = re.compile(
            rf"(?:\s{day})?\s(?:{any_of(words.issued)})(?:\s[^,.;:!?{COVER}]{{1,80}})?(?=[,.;:!?]|\Z)", re.IGNORECASE
        )
        self._opinion = re.compile(
            rf"\W*(?P<cue>{any_of(words.in_opinion)})\s(?P<source>[^.;:!?{COVER}]{{2,120}}?)\s?,\s(?={COVER})",
            re.IGNORECASE,
        )

    def read(self, sentence: Sentence, tagged: Tagged) -> Iterator[Found]:
        """The attributions of a sentence."""
        yield from self._according(sentence, tagged)
        yield from self._in_opinion(sentence, tagged)

    def _according(self, sentence: Sentence, tagged: Tagged) -> Iterator[Found]:
        covered = sentence.covered
        for cue in self._cue.finditer(covered):
            start, end = cue.span("of" if cue["of"] else "cue")
            if self._none.match(covered, cue.end()) and not self._own.match(covered, cue.end()):
                continue
            if relative := self._relative.match(covered, cue.end()):
                source = self._subjects.before(tagged, len(covered[:start].rstrip(" ,")))
                comma = covered.find(",", relative.end())
                content = [(relative.end(), comma if comma >= 0 else len(covered))]
            else:
                source = self._source(tagged, start, cue.end())
                content = self._content(covered, start, source[1]) if source else []
            if source:
                yield built(sentence, source, ((start, end),), content, CueClass.ASSERT)

    def _content(self, covered: str, start: int, end: int) -> list[Range]:
        """What stands before a cue and behind its source. Words that tell more of the source are left out."""
        told = self._told.match(covered, end)
        end = told.end() if told else end
        has_before = bool(covered[:start].strip(STRIP))
        if has_before and not covered[end:].lstrip().startswith((",", ":")):
            return [(0, start)]
        return [(0, start), (end, len(covered))]

    def _source(self, tagged: Tagged, cue: int, start: int) -> Range | None:
        """The source behind a cue, with its apposition, unless nothing is then left that it could have said."""
        source = self._phrases.after(tagged, start)
        if source and not (tagged.text[:cue] + tagged.text[source[1] :]).strip(STRIP):
            source = self._phrases.after(tagged, start, most_appositions=0)
        return self._with_issuer(tagged, source)

    def _with_issuer(self, tagged: Tagged, source: Range | None) -> Range | None:
        """A source with what stands behind it up to the next mark: "un bilan | communiqué jeudi par la préfecture"."""
        issued = self._issued.match(tagged.text, source[1]) if source else None
        if source is None or issued is None:
            return source
        behind = tagged.tokens[tagged.index_at(source[1]) : tagged.index_at(issued.end())]
        return source if any(map(is_finite, behind)) else (source[0], issued.end())

    def _in_opinion(self, sentence: Sentence, tagged: Tagged) -> Iterator[Found]:
        """Pour X, « … ». What is no name ("pour l'instant") has no opinion."""
        match = self._opinion.match(sentence.covered)
        if match is None:
            return
        words = tagged.tokens[tagged.index_at(match.start("source")) : tagged.index_at(match.end("source"))]
        if any(map(is_finite, words)) or not any(word.is_title and word.pos_ == "PROPN" for word in words):
            return
        content = [(match.end(), len(sentence.covered))]
        yield built(sentence, match.span("source"), (match.span("cue"),), content, CueClass.ASSERT, confidence=LIKELY)
