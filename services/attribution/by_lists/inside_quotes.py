"""Attributions inside quotations: "« …, raconte X, un voisin. … »". All offsets are code points of the sentence."""

import re
from collections.abc import Iterator

from claimwatch_contracts.vocabulary import SpeechType
from claimwatch_language.languages.patterns import any_of
from claimwatch_language.languages.words import SayingWords
from services.attribution.by_lists.cues import Cue, CueFinder
from services.attribution.by_lists.extents import day_pattern
from services.attribution.by_lists.found import Found, letters, stripped
from services.attribution.by_lists.layout import Sentence


class InsideQuotes:
    """Reads who is named inside quotations of one language as the one who speaks them."""

    def __init__(self, words: SayingWords, cues: CueFinder) -> None:
        self._cues = cues
        article = rf"(?:{any_of(words.articles)})"
        name = rf"(?:{article}\s?)?(?-i:[A-ZÀ-Þ])[^,.!?:;]{{1,60}}|{article}\s?[^,.!?:;]{{2,60}}"
        goes_on = rf"(?:{any_of(words.going_on)})(?:(?<=')|(?!\w))"
        apposed = rf"(?:,\s(?!{goes_on}|{day_pattern(words)})(?:{article}\s?)?[^,.!?:;]{{2,60}}(?=[.,]))?"
        self._inside = re.compile(rf"(?:\s(?P<source>(?:{name}){apposed}))?(?=[.,])", re.IGNORECASE)

    def read(self, sentence: Sentence) -> Iterator[Found]:
        """« …, raconte X, un voisin. … »: a quotation that goes on after its source."""
        for quote in sentence.quotes:
            inner = sentence.plain[quote.inner_start : quote.inner_end]
            for cue in self._cues.find(inner):
                match = self._inside.match(inner, cue.end)
                if match is None or not self._is_inserted(inner, cue, match):
                    continue
                offset = quote.inner_start
                source = letters(inner, cue.clitic) if cue.clitic else match.span("source")
                content = [(offset, offset + cue.start), (offset + match.end(), quote.inner_end)]
                moved = tuple((start + offset, end + offset) for start, end in cue.pieces)
                pieces = tuple(piece for start, end in content if (piece := stripped(sentence.plain, start, end)))
                where = (source[0] + offset, source[1] + offset)
                yield Found(where, moved, pieces, SpeechType.DIRECT, cue.cue_class, cue.negated)
                break

    @staticmethod
    def _is_inserted(inner: str, cue: Cue, match: re.Match[str]) -> bool:
        """Whether a comma stands before a cue in a quotation, and its source is named after it."""
        has_source = cue.clitic is not None or match["source"] is not None
        return has_source and not cue.participle and inner[: cue.start].endswith(", ")
