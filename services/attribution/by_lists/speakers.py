"""Who speaks a quotation without a verb of saying that is listed. All offsets are code points of the sentence."""

import re

from claimwatch_contracts.vocabulary import CueClass
from claimwatch_language.languages.patterns import any_of
from claimwatch_language.languages.words import SayingWords
from services.attribution.by_lists.cues import Cue, CueFinder
from services.attribution.by_lists.found import LIKELY, STRIP, Found, built
from services.attribution.by_lists.layout import COVER, Sentence
from services.attribution.by_lists.tagged import Tagged, is_finite

_LEAST_NAME = 2
_OPENING = re.compile(rf"[\s,]*{COVER}+\s?,\s(?P<verb>)")


class Speakers:
    """Finds who speaks quotations in sentences of one language."""

    def __init__(self, words: SayingWords, cues: CueFinder) -> None:
        self._cues = cues
        self._reflexives = frozenset(words.reflexives)
        self._auxiliaries = frozenset([*words.auxiliaries, *words.passive])
        self._heads = frozenset(words.titles) | frozenset(words.posts)
        kinds = (one for listed in words.kinds.values() for one in listed)
        self._bodies = re.compile(rf"(?<![\w-])(?:{any_of([*words.known, *kinds])})(?![\w-])", re.IGNORECASE)
        self._speaker = re.compile(rf"\W*(?P<source>[^:;.!?{COVER}]{{2,90}}?)\s?:\s(?={COVER})")
        self._none = frozenset(words.no_speech)
        self._further = re.compile(
            rf"\s(?:(?:{any_of([*words.infinitive_marks, *words.amount_marks])})\s?)?(?:{words.infinitives})(?=\s)"
        )

    def unlisted(self, sentence: Sentence, tagged: Tagged) -> Cue | None:
        """The inverted verb directly behind a quotation that opens the sentence, whatever verb it is."""
        opening = _OPENING.match(sentence.covered)
        if opening is None:
            return None
        index = tagged.index_at(opening.start("verb"))
        tokens = tagged.tokens[index : index + 3]
        if tokens and tokens[0].lower_ in self._reflexives:
            tokens = tokens[1:]
        if not tokens or tokens[0].is_title or not is_finite(tokens[0]):
            return None
        verb = tokens[0]
        if verb.pos_ != "AUX" and verb.lower_ in self._none:
            return None
        if verb.pos_ == "AUX":
            if len(tokens) == 1 or not _is_participle(tokens[1].text) or tokens[1].text == "été":
                return None
            verb = tokens[1]
        start, end = opening.start("verb"), verb.idx + len(verb.text)
        if further := self._further.match(sentence.covered, end):
            end = further.end()
        return Cue(start, end, ((start, end),), verb.text, self._cues.class_of(verb.text), listed=False)

    def before_colon(self, sentence: Sentence, tagged: Tagged) -> Found | None:
        """X : « … ». A person by name or title, or a body that is known; nobody else is taken for one who speaks."""
        match = self._speaker.match(sentence.covered)
        if match is None or sentence.covered[match.end() :].strip(STRIP + COVER):
            return None
        phrase = match["source"].split(",")[0]
        start = match.start("source")
        tokens = tagged.tokens[tagged.index_at(start) : tagged.index_at(match.end("source"))]
        names = [token for token in tokens if token.is_title and token.pos_ == "PROPN"]
        speaks = any(token.lower_ in self._heads for token in tokens) or len(names) >= _LEAST_NAME
        if any(map(is_finite, tokens)) or not (speaks or self._bodies.search(phrase)):
            return None
        quote = next(one for one in sentence.quotes if one.start == match.end())
        content = [(quote.inner_start, quote.inner_end)]
        return built(sentence, (start, start + len(phrase)), (), content, CueClass.ASSERT, confidence=LIKELY)


def _is_participle(word: str) -> bool:
    return word.rstrip("es").endswith(("é", "i", "u", "t")) or word.endswith("is")
