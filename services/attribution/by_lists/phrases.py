"""Noun phrases that can name a source, by the parts of speech of a sentence's words."""

import re

from claimwatch_language.languages.words import SayingWords
from services.attribution.by_lists.extents import MOST_WORDS, Extents, day_pattern
from services.attribution.by_lists.found import Range
from services.attribution.by_lists.tagged import Tagged, end_of, is_finite, is_plural

_MOST_APPOSITIONS = 3
_MOST_IN_BRACKET = 8


class Phrases:
    """Finds sources that follow a verb or a preposition in the sentences of one language."""

    def __init__(self, words: SayingWords, extents: Extents) -> None:
        self._extents = extents
        self._days = re.compile(day_pattern(words), re.IGNORECASE)
        self._addressed, self._of = frozenset(words.addressed), frozenset(words.of_source)
        self._articles = frozenset(words.articles)
        self._relative = words.relatives[0]

    def after(self, sentence: Tagged, start: int, most_appositions: int = _MOST_APPOSITIONS) -> Range | None:
        """The noun phrase that begins at ``start``, with its appositions and a relative clause."""
        first = sentence.index_at(start)
        last = self._extents.end(sentence, first)
        if last == first or not self._extents.names(sentence.tokens[first:last]):
            return None
        last = self._with_bracket(sentence, self._with_relative(sentence, last))
        for _ in range(most_appositions):
            last = self._with_apposition(sentence, first, last)
        return sentence.tokens[first].idx, end_of(sentence.tokens[last - 1])

    def name_at_end(self, sentence: Tagged, start: int, end: int) -> Range | None:
        """The name of several words behind an adjective, with its apposition: "à la radio locale | Ana Sow"."""
        for index in range(sentence.index_at(start) + 1, sentence.index_at(end) - 1):
            before, *name = sentence.tokens[index - 1 : index + 2]
            if before.pos_ == "ADJ" and not before.is_title and all(token.is_title for token in name):
                return self.after(sentence, name[0].idx)
        return None

    def begins(self, sentence: Tagged, start: int) -> bool:
        """Whether a noun phrase that may be a source begins at ``start``."""
        index = sentence.index_at(start)
        if index >= len(sentence.tokens):
            return False
        token = sentence.tokens[index]
        is_of = token.lower_ in self._of and token.lower_ not in self._articles and token.pos_ != "DET"
        if self._days.match(sentence.text, token.idx) or token.lower_ in self._addressed or is_of:
            return False
        return self._extents.opens(sentence, index)

    def addressee(self, sentence: Tagged, start: int) -> int | None:
        """The offset after the noun phrase at ``start``, or after any word behind a determiner; ``None`` if none is."""
        if found := self.after(sentence, start, most_appositions=0):
            return self._medium_end(sentence, *found) or found[1]
        index = sentence.index_at(start)
        is_determined = index + 1 < len(sentence.tokens) and sentence.tokens[index].pos_ == "DET"
        return end_of(sentence.tokens[index + 1]) if is_determined else None

    def _medium_end(self, sentence: Tagged, start: int, end: int) -> int | None:
        """The offset after the name of a medium to which somebody spoke whose name follows ("à l'AFP | Ana Sow")."""
        first, last = sentence.index_at(start), sentence.index_at(end)
        tokens = sentence.tokens
        named = (
            index
            for index in range(first, last - 1)
            if self._extents.is_medium(tokens[index])
            and (tokens[index + 1].is_title or tokens[index + 1].pos_ == "DET")
        )
        return next((end_of(tokens[index]) for index in named), None)

    def _with_relative(self, sentence: Tagged, last: int) -> int:
        """The index after a relative clause, or a participle's, that directly follows, up to the next comma."""
        tokens = sentence.tokens
        is_clause = last < len(tokens) and (
            tokens[last].lower_ == self._relative or self._extents.is_participle(tokens[last])
        )
        if not is_clause:
            return last
        return next((index for index in range(last, len(tokens)) if tokens[index].is_punct), last)

    def _with_bracket(self, sentence: Tagged, last: int) -> int:
        """The index after a bracket that directly follows, as with a short name: "(HCR)"."""
        tokens = sentence.tokens[last : last + _MOST_IN_BRACKET]
        if not tokens or tokens[0].text != "(":
            return last
        return next((last + index + 1 for index, token in enumerate(tokens) if token.text == ")"), last)

    def _with_apposition(self, sentence: Tagged, first: int, last: int) -> int:
        """The index after an apposition between a comma and the next one, or the end.

        What is plural beside a singular noun is no apposition ("Fatou, les yeux rouges").
        """
        tokens = sentence.tokens
        if last >= len(tokens) or tokens[last].text != "," or last + 1 >= len(tokens):
            return last
        ends = (index for index in range(last + 1, len(tokens)) if tokens[index].is_punct and tokens[index].text != "-")
        end = next(ends, len(tokens))
        inside = tokens[last + 1 : end]
        if not inside or not self._may_appose(sentence, last + 1) or any(is_finite(token) for token in inside):
            return last
        if is_plural(inside[0]) and not any(map(is_plural, tokens[first:last])):
            return last
        reached = self._with_relative(sentence, self._extents.end_with_place(sentence, last + 1))
        return end if end - last < MOST_WORDS and reached == end else last

    def _may_appose(self, sentence: Tagged, index: int) -> bool:
        """Whether an apposition may begin here, as a noun phrase does or with a word for a post ("responsable à")."""
        following = sentence.tokens[index + 1].lower_ if index + 1 < len(sentence.tokens) else ""
        is_post = sentence.tokens[index].pos_ == "ADJ" and following in self._addressed | self._of
        return is_post or self._extents.opens(sentence, index)
