"""What is said behind a cue with its subject before it. All offsets are code points of the sentence."""

import re

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.languages.patterns import any_of
from claimwatch_language.languages.words import SayingWords
from services.attribution.by_lists.cues import Cue
from services.attribution.by_lists.extents import day_pattern
from services.attribution.by_lists.found import LIKELY, SURE, Range
from services.attribution.by_lists.layout import COVER, Sentence
from services.attribution.by_lists.phrases import Phrases
from services.attribution.by_lists.tagged import Tagged, is_finite

Content = tuple[list[Range], float]
"""The ranges of a content, and the confidence in it."""

_MOST_ASIDES = 2


class Contents:
    """Finds what cues of one language say."""

    def __init__(self, words: SayingWords, phrases: Phrases) -> None:
        self._phrases = phrases
        day = day_pattern(words)
        article = rf"(?:{any_of(words.articles)})(?:\s|(?<='))"
        of = any_of(words.infinitive_marks)
        aside = rf"(?:\s{day}|\s(?:{any_of(words.addressed)})\s[^,.:{COVER}]{{1,40}}?)"
        enclosed = rf"(?:,\s[^,:{COVER}]{{1,60}},)?"
        that = rf"{aside}{{0,2}}{enclosed}\s+(?P<that>{any_of(words.complementisers)})(?:(?<=')|\s)"
        verbs = rf"(?:{words.infinitives})"
        self._aside = _pattern(rf"(?:{aside})(?=[\s,.]|$)")
        self._that = _pattern(that)
        self._hearer = _pattern(rf"\s{article}[^,.:;{COVER}]{{2,60}}?{that}")
        self._colon = _pattern(rf"{aside}{{0,2}}\s*:\s*(?=\S)")
        self._noun = _pattern(rf"\s(?={article}|\d)")
        self._told = _pattern(rf"(?:{aside}{{1,2}}\s(?={article}|\d)|\s{day}\s(?=(?:{of})(?:\s|(?<='))))")
        self._quoted = _pattern(rf"{aside}?{enclosed}\s*(?:(?:{of})\s?)?(?={COVER})")
        marks = rf"(?:(?:{of})\s?)?(?:\w+'\s?|ne\s(?:pas\s)?)?"
        self._infinitive = _pattern(rf"\s+(?={marks}{verbs})")
        self._amount = _pattern(
            rf"\s(?:(?:{any_of(words.within_verb)})\s)?(?=(?:[^.:;{COVER}]{{2,60}}\s)?(?:{any_of(words.amount_marks)}|{of})\s?(?:[^\W\d]+\s){{0,3}}\d)"
        )
        called = rf"(?:{any_of([*words.amount_marks, *words.infinitive_marks])})"
        self._urged = _pattern(
            rf"\s(?=[^.:;]{{2,90}}?\s?(?<!\w){called}(?:\s|(?<='))(?:ne\spas\s)?(?:\w+'\s?)?(?:{COVER}|{verbs}))"
        )
        self._telling, self._urging, self._estimating, self._rejecting = (
            _pattern(rf"(?:{any_of(listed)})")
            for listed in (words.telling, words.urging, words.estimating, words.rejecting)
        )
        self._rejected = _pattern(rf"\s(?:[\w']+\s){{0,2}}?(?:\w')?(?:{any_of(words.rejected)})")
        self._of_self = _pattern(rf"(?<!\w)(?:{any_of(words.reflexives)})\s?(?:\w+\s)?\Z")
        self._reflexive = _pattern(rf"(?:{any_of(words.reflexives)})\s?")
        self._self_saying = _pattern(rf"(?<!\w)(?:{any_of(words.self_saying)})")
        self._day = _pattern(rf"\s*{day}")
        self._addressed_noun = _pattern(rf"\s(?:{any_of(words.addressed)})(?:\s|(?<=['’]))")

    def that(self, covered: str, cue: Cue) -> Content | None:
        """A clause with "that" behind the cue, if there is one."""
        match = self._that.match(covered, cue.end)
        if match is None and self._telling.match(cue.verb):
            match = self._hearer.match(covered, cue.end)
        return ([(match.start("that"), len(covered))], SURE) if match else None

    def clause(self, sentence: Sentence, cue: Cue) -> Content | None:
        """A clause with "that", or what stands behind a colon, or a quotation that begins behind the cue."""
        covered = sentence.covered
        if that := self.that(covered, cue):
            return that
        if colon := self._colon.match(covered, cue.end):
            return _after_colon(sentence, colon.end()), SURE
        if opening := self._quoted.match(covered, cue.end):
            return [(opening.end(), len(covered))], SURE
        return None

    def phrase(self, sentence: Sentence, tagged: Tagged, cue: Cue) -> Content | None:
        """What a cue says with an infinitive, a noun or an amount."""
        covered = sentence.covered
        start = self._phrase_start(covered, tagged, cue)
        return ([(start, len(covered))], LIKELY) if start is not None else None

    def of_participle(self, covered: str, cue: Cue) -> Content | None:
        """What a participle behind another attribution says: "…, ajoutant que …"."""
        if that := self.that(covered, cue):
            return that
        if opening := self._quoted.match(covered, cue.end):
            return [(opening.end(), len(covered))], SURE
        if cue.takes_noun and not self._aside.match(covered, cue.end):
            return [(cue.end, len(covered))], LIKELY
        return None

    def asides_end(self, tagged: Tagged, position: int) -> int:
        """The offset after the days and prepositions with their nouns that stand at an offset."""
        for _ in range(_MOST_ASIDES):
            position = self.skipped(tagged, position) or position
        return position

    def skipped(self, tagged: Tagged, position: int) -> int | None:
        """The offset after a day or after a preposition with its noun."""
        if day := self._day.match(tagged.text, position):
            return day.end()
        match = self._addressed_noun.match(tagged.text, position)
        return self._phrases.addressee(tagged, match.end()) if match else None

    def _phrase_start(self, covered: str, tagged: Tagged, cue: Cue) -> int | None:
        of_self = self._of_self.search(covered, 0, cue.start) is not None
        if not of_self and self._urging.match(cue.verb) and (urged := self._urged.match(covered, cue.end)):
            return urged.end()
        if self._tells_of_self(tagged, cue, of_self):
            return cue.end
        if infinitive := self._infinitive.match(covered, self.skipped(tagged, cue.end) or cue.end):
            return infinitive.end()
        if self._estimating.match(cue.verb) and (amount := self._amount.match(covered, cue.end)):
            return amount.end()
        if not cue.takes_noun or of_self:
            return None
        if self._rejecting.match(cue.verb) and not self._rejected.match(covered, cue.end):
            return None
        aside = self.asides_end(tagged, cue.end)
        if aside > cue.end and (noun := self._noun.match(covered, aside)):
            return noun.end()
        if told := self._told.match(covered, cue.end):
            return told.end()
        is_aside = self._aside.match(covered, cue.end) is not None
        return cue.end if not is_aside or cue.cue_class is CueClass.DEMAND else None

    def _tells_of_self(self, tagged: Tagged, cue: Cue, of_self: bool) -> bool:
        """Whether one says how one is: "se dit prêt", "s'est déclarée favorable"."""
        tokens = tagged.tokens[tagged.index_at(cue.end) :][:1]
        is_state = bool(tokens) and tokens[0].pos_ in ("ADJ", "VERB", "NOUN") and not is_finite(tokens[0])
        own = of_self or self._reflexive.match(tagged.text, cue.start) is not None
        return is_state and own and self._self_saying.search(cue.verb) is not None


def _after_colon(sentence: Sentence, start: int) -> list[Range]:
    quote = next((one for one in sentence.quotes if one.start == start), None)
    return [(quote.inner_start, quote.inner_end)] if quote else [(start, len(sentence.covered))]


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
