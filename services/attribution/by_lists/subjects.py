"""Subjects of verbs: the noun phrases before them, by the parts of speech of a sentence's words."""

import re

from claimwatch_language.languages.patterns import any_of
from claimwatch_language.languages.words import SayingWords
from services.attribution.by_lists.extents import MOST_WORDS, Extents
from services.attribution.by_lists.found import Range
from services.attribution.by_lists.tagged import Tagged, end_of, is_finite

_MOST_APPOSITIONS = 3


class Subjects:
    """Finds the sources before verbs in the sentences of one language."""

    def __init__(self, words: SayingWords, extents: Extents) -> None:
        self._extents = extents
        self._relatives, self._reflexives = frozenset(words.relatives), frozenset(words.reflexives)
        self._pronouns = frozenset([*words.impersonal, *words.impersonal_one, *words.subject_pronouns])
        self._demonstratives = frozenset(words.demonstratives)
        self._beside = re.compile(rf"\s*(?:{any_of([*words.pronouns, *words.within_verb])})\s*(?=,|\Z)", re.IGNORECASE)
        self._particles = re.compile(rf"(?:(?<!\w)|(?<='))(?:{any_of(words.before_verb)})\s*\Z", re.IGNORECASE)

    def before(self, sentence: Tagged, end: int) -> Range | None:
        """The subject of the verb at ``end``: a noun phrase with its apposition; ``None`` if there is none."""
        end = self.without_particles(sentence.text, end)
        if pronoun := self._pronoun_before(sentence, end):
            return pronoun
        segment = sentence.text[:end]
        is_closed = segment.rstrip().endswith(",")
        commas = [match.start() for match in re.finditer(r",", segment.rstrip().rstrip(","))]
        starts = [0, *(comma + 1 for comma in commas)]
        if not is_closed:
            return self._subject(sentence, starts[-1], end)
        closing = len(segment.rstrip()) - 1
        for start in reversed(starts[-1 - _MOST_APPOSITIONS : -1]):
            if self._names_anew(sentence, start):
                continue
            if (found := self._subject(sentence, start, starts[-1] - 1)) and self._is_apposed(
                sentence, starts[-1], closing
            ):
                names = self._names_apposed(sentence, sentence.index_at(starts[-1]))
                return (found[0], closing) if names else found
        return None

    def ending_at(self, sentence: Tagged, end: int) -> Range | None:
        """The longest noun phrase that ends at ``end``: the antecedent of a relative clause."""
        last = sentence.index_at(end)
        tokens, found = sentence.tokens, None
        for first in reversed(range(max(0, last - MOST_WORDS), last)):
            if tokens[first].is_punct or is_finite(tokens[first]):
                break
            if (
                self._extents.opens(sentence, first)
                and self._extents.end(sentence, first) == last
                and self._extents.names(tokens[first:last])
            ):
                found = first
        return (tokens[found].idx, end_of(tokens[last - 1])) if found is not None else None

    def without_particles(self, text: str, end: int) -> int:
        """The offset before the small words that stand before the verb at ``end``."""
        while match := self._particles.search(text, max(0, end - 20), end):
            end = match.start()
        return end

    def _pronoun_before(self, sentence: Tagged, end: int) -> Range | None:
        """The pronoun directly before a verb, if one is its subject."""
        index = sentence.index_at(end) - 1
        if index < 0 or sentence.tokens[index].lower_ not in self._pronouns:
            return None
        return sentence.tokens[index].idx, end_of(sentence.tokens[index])

    def _names_apposed(self, sentence: Tagged, index: int) -> bool:
        """Whether what stands between commas names the source once more, and does not tell how it spoke."""
        if self._beside.match(sentence.text, sentence.tokens[index].idx if index < len(sentence.tokens) else 0):
            return False
        return self._extents.opens(sentence, index) and sentence.tokens[index].lower_ not in self._reflexives

    def _names_anew(self, sentence: Tagged, start: int) -> bool:
        """Whether "celle de …" stands here, which means a noun before."""
        index = sentence.index_at(start)
        return index < len(sentence.tokens) and sentence.tokens[index].lower_ in self._demonstratives

    def _is_relative(self, sentence: Tagged, start: int) -> bool:
        index = sentence.index_at(start)
        return index < len(sentence.tokens) and sentence.tokens[index].lower_ in self._relatives

    def _is_apposed(self, sentence: Tagged, start: int, end: int) -> bool:
        """Whether the words between two commas explain the noun before them: an apposition or "qui a refusé"."""
        if self._is_relative(sentence, start):
            return True
        first, last = sentence.index_at(start), sentence.index_at(end)
        tokens = sentence.tokens[first:last]
        return bool(tokens) and not any(is_finite(token) for token in tokens)

    def _subject(self, sentence: Tagged, start: int, end: int) -> Range | None:
        """The noun phrase that ends at ``end``, in the part of the sentence from ``start``."""
        colon = max(sentence.text.rfind(mark, start, end) for mark in ":;")
        first, last = sentence.index_at(max(start, colon + 1)), sentence.index_at(end)
        tokens = sentence.tokens
        verbs = [index for index in range(first, last) if is_finite(tokens[index])]
        relative = next((index for index in range(first, last) if tokens[index].lower_ in self._relatives), last)
        shared = next((index for index in verbs if index < relative), None)
        if shared is not None:
            joined = [index for index in range(shared, last) if tokens[index].pos_ == "CCONJ"]
            if joined and joined[-1] + 1 < last:
                first = joined[-1] + 1
            else:
                last = shared
        while first < last and not self._extents.opens(sentence, first):
            first += 1
        last = min(self._extents.end(sentence, first), last) if shared is not None else last
        if last <= first or last - first > MOST_WORDS or not self._extents.names(tokens[first:last]):
            return None
        return tokens[first].idx, min(end_of(tokens[last - 1]), end) if last else end
