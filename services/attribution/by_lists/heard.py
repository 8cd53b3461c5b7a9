"""From whom one has heard something: "a-t-on appris de source policière". All offsets are those of the sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.languages.patterns import any_of
from claimwatch_language.languages.words import SayingWords
from services.attribution.by_lists.extents import day_pattern
from services.attribution.by_lists.found import LIKELY, STRIP, Found, Range, built
from services.attribution.by_lists.layout import COVER, Sentence
from services.attribution.by_lists.phrases import Phrases
from services.attribution.by_lists.tagged import Tagged

_LONGEST = 60


class Heard:
    """Names those from whom one has heard what sentences of one language say."""

    def __init__(self, words: SayingWords, phrases: Phrases) -> None:
        self._phrases = phrases
        self._one = frozenset(words.impersonal_one)
        day, of = day_pattern(words), any_of(words.infinitive_marks)
        noun = rf"(?:[^\W\d]+\s){{0,2}}?(?:{any_of(words.hearsay)})\s[^\W\d][^,.:;!?{COVER}]{{2,{_LONGEST}}}?"
        goes_on = rf"\s(?:{any_of([*words.impersonal_one, *words.complementisers])})\b"
        self._hearsay = re.compile(
            rf"(?<![\w'-])(?P<cue>{of})(?:\s|(?<='))(?P<source>{noun})(?=\s?[,.:;]|\s*\Z|{goes_on})", re.IGNORECASE
        )
        self._from = re.compile(
            rf"(?:\s{day})?(?:\s[^\W\d]+(?:er|re|ir))?(?:\s{day})?\s(?:{any_of(words.hearing)})(?:\s|(?<='))",
            re.IGNORECASE,
        )

    def read(self, sentence: Sentence, tagged: Tagged, found: Sequence[Found]) -> Iterator[Found]:
        """The attributions, those to "one" with the source that is named, and those to nobody but "de source X"."""
        used: list[Range] = []
        for one in found:
            source = self._source(sentence, tagged, one)
            if source is None:
                yield one
            else:
                used.append(source)
                yield replace(one, source=source, content=_without(one.content, source))
        if used or found:
            return
        for match in self._hearsay.finditer(sentence.covered):
            content = [(0, match.start()), (match.end(), len(sentence.covered))]
            if _is_set_off(sentence.covered, match):
                yield built(
                    sentence, match.span("source"), (match.span("cue"),), content, CueClass.ASSERT, confidence=LIKELY
                )
                return

    def _source(self, sentence: Sentence, tagged: Tagged, found: Found) -> Range | None:
        if found.source is None or sentence.covered[slice(*found.source)].lower() not in self._one:
            return None
        if match := self._hearsay.search(sentence.covered):
            return match.span("source")
        heard = self._from.match(sentence.covered, max(found.cue[-1][1], found.source[1]))
        return self._phrases.after(tagged, heard.end()) if heard else None


def _is_set_off(text: str, match: re.Match[str]) -> bool:
    """Whether the phrase opens the sentence, or a comma stands before it."""
    return not text[: match.start()].strip(STRIP) or text[: match.start()].rstrip().endswith(",")


def _without(content: tuple[Range, ...], source: Range) -> tuple[Range, ...]:
    """A content without the words of its source, where that stands inside it."""
    return tuple((start, min(end, source[0])) if start < source[0] < end else (start, end) for start, end in content)
