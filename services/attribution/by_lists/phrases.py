"""Noun phrases that can name a source, by the parts of speech of a sentence's words."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.languages.patterns import any_of
from claimwatch_language.languages.words import SayingWords
from services.attribution.by_lists.found import Range
from services.attribution.by_lists.layout import COVER

_NAMING = frozenset(["NOUN", "PROPN", "PRON", "NUM", "X"])
_INSIDE = _NAMING | {"DET", "ADJ"}
_FINITE = frozenset(["VERB", "AUX"])
_HYPHENS = frozenset(["-", "‐", "‑"])
_MOST_APPOSITIONS = 3
_MOST_WORDS = 30
_MOST_IN_BRACKET = 8


class Tagged:
    """A covered sentence with its tagged tokens, without blanks as tokens."""

    def __init__(self, text: str, doc: Doc) -> None:
        self.text = text
        self.tokens = [token for token in doc if not token.is_space]
        self._starts = [token.idx for token in self.tokens]
        self._first_verb = next((token.idx for token in self.tokens if is_finite(token)), len(text))

    def index_at(self, offset: int) -> int:
        """The index of the first token that begins at ``offset`` or later."""
        return bisect_left(self._starts, offset)

    def has_verb_before(self, offset: int) -> bool:
        """Whether a finite verb begins before ``offset``."""
        return self._first_verb < offset

    def is_noun(self, offset: int) -> bool:
        """Whether a noun with its article begins at ``offset`` ("une note")."""
        index = self.index_at(offset)
        return (
            0 < index < len(self.tokens) and self.tokens[index].pos_ == "NOUN" and self.tokens[index - 1].pos_ == "DET"
        )

    def has_verb_in(self, start: int, end: int) -> bool:
        """Whether a finite verb begins between two offsets."""
        return any(is_finite(token) for token in self.tokens[self.index_at(start) : self.index_at(end)])


class Phrases:
    """Finds sources in the sentences of one language."""

    def __init__(self, words: SayingWords) -> None:
        self._words = words
        self._days = re.compile(day_pattern(words), re.IGNORECASE)
        self._addressed = frozenset(words.addressed)
        self._of = frozenset(words.of_source)
        self._relatives = frozenset(words.relatives)
        self._articles = tuple(words.articles)
        self._reflexives = frozenset(words.reflexives)
        self._pronouns = frozenset(words.pronouns)
        self._subjects = frozenset([*words.impersonal, *words.impersonal_one, *words.subject_pronouns])
        self._beside = re.compile(rf"\s*(?:{any_of([*words.pronouns, *words.within_verb])})\s*(?=,|\Z)", re.IGNORECASE)
        self._posts, self._titles = frozenset(words.posts), frozenset(words.titles)
        self._reached, self._demonstratives = frozenset(words.reached), frozenset(words.demonstratives)
        self._joints, self._hearers = frozenset(words.name_joints), frozenset(words.hearers)
        self._inside_names = re.compile(rf"(?:{any_of(words.inside_names)})(?!\w)", re.IGNORECASE)
        self._media = frozenset(words.kinds.get(ClaimantKind.MEDIA, ())) & frozenset(words.known)
        self._particles = re.compile(rf"(?:(?<!\w)|(?<='))(?:{any_of(words.before_verb)})\s*\Z", re.IGNORECASE)

    def after(self, sentence: Tagged, start: int, most_appositions: int = _MOST_APPOSITIONS) -> Range | None:
        """The noun phrase that begins at ``start``, with its appositions and a relative clause."""
        first = sentence.index_at(start)
        last = self._end(sentence, first)
        if last == first or not self._names(sentence.tokens[first:last]):
            return None
        last = self._with_bracket(sentence, self._with_relative(sentence, last))
        for _ in range(most_appositions):
            last = self._with_apposition(sentence, first, last)
        return sentence.tokens[first].idx, _end(sentence.tokens[last - 1])

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
        return self._opens(sentence, index)

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
        for first in reversed(range(max(0, last - _MOST_WORDS), last)):
            if tokens[first].is_punct or is_finite(tokens[first]):
                break
            if self._opens(sentence, first) and self._end(sentence, first) == last and self._names(tokens[first:last]):
                found = first
        return (tokens[found].idx, _end(tokens[last - 1])) if found is not None else None

    def addressee(self, sentence: Tagged, start: int) -> int | None:
        """The offset after the noun phrase at ``start``, or after any word behind a determiner; ``None`` if none is."""
        if found := self.after(sentence, start, most_appositions=0):
            return self._medium_end(sentence, *found) or found[1]
        index = sentence.index_at(start)
        is_determined = index + 1 < len(sentence.tokens) and sentence.tokens[index].pos_ == "DET"
        return _end(sentence.tokens[index + 1]) if is_determined else None

    def _pronoun_before(self, sentence: Tagged, end: int) -> Range | None:
        """The pronoun directly before a verb, if one is its subject."""
        index = sentence.index_at(end) - 1
        if index < 0 or sentence.tokens[index].lower_ not in self._subjects:
            return None
        return sentence.tokens[index].idx, _end(sentence.tokens[index])

    def _medium_end(self, sentence: Tagged, start: int, end: int) -> int | None:
        """The offset after the name of a medium to which somebody spoke whose name follows ("à l'AFP | Ana Sow")."""
        first, last = sentence.index_at(start), sentence.index_at(end)
        tokens = sentence.tokens
        named = (
            index for index in range(first, last - 1) if self._is_medium(tokens[index]) and tokens[index + 1].is_title
        )
        return next((_end(tokens[index]) for index in named), None)

    def _is_medium(self, token: Token) -> bool:
        return token.lower_ in self._media or (token.is_upper and len(token.text) > 1)

    def _names_apposed(self, sentence: Tagged, index: int) -> bool:
        """Whether what stands between commas names the source once more, and does not tell how it spoke."""
        if self._beside.match(sentence.text, sentence.tokens[index].idx if index < len(sentence.tokens) else 0):
            return False
        return self._opens(sentence, index) and sentence.tokens[index].lower_ not in self._reflexives

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
        while first < last and not self._opens(sentence, first):
            first += 1
        last = min(self._end(sentence, first), last) if shared is not None else last
        if last <= first or last - first > _MOST_WORDS or not self._names(tokens[first:last]):
            return None
        return tokens[first].idx, min(_end(tokens[last - 1]), end) if last else end

    def _opens(self, sentence: Tagged, index: int) -> bool:
        token = sentence.tokens[index]
        if token.lower_ in self._relatives or COVER in token.text:
            return False
        if self._days.match(sentence.text, token.idx):
            return False
        is_name = token.is_title and index > 0
        return is_name or token.pos_ in ("DET", "NOUN", "PROPN", "PRON", "NUM") or token.lower_ in self._articles

    def _end(self, sentence: Tagged, first: int) -> int:
        """The index after the noun phrase that begins with the token ``first``."""
        tokens, index = sentence.tokens, first
        while index < len(tokens) and index - first < _MOST_WORDS:
            token = tokens[index]
            if index > first and (inside := self._inside_names.match(sentence.text, token.idx)):
                index = sentence.index_at(inside.end())
                continue
            if self._stops(sentence, index, first):
                break
            if token.lower_ in self._of or token.pos_ == "CCONJ":
                if index + 1 >= len(tokens) or self._stops(sentence, index + 1, first):
                    break
            elif token.lower_ in self._addressed or token.pos_ in _INSIDE or token.is_punct:
                pass
            elif not self._is_inside(sentence, index, first):
                break
            index += 1
            if index == first + 1 and token.lower_ in self._pronouns:
                break
        return index

    def _end_with_place(self, sentence: Tagged, first: int) -> int:
        """The index after the noun phrase and those that stand behind prepositions ("chef de la police à Gao")."""
        end = self._end(sentence, first)
        while end + 1 < len(sentence.tokens) and end > first and sentence.tokens[end].lower_ in self._addressed:
            first, end = end + 1, self._end(sentence, end + 1)
        return end

    def _stops(self, sentence: Tagged, index: int, first: int) -> bool:
        token = sentence.tokens[index]
        if COVER in token.text or token.lower_ in self._relatives:
            return True
        if token.is_punct:
            return not _is_hyphen(sentence.tokens, index)
        if index > first and self._days.match(sentence.text, token.idx):
            return True
        if index > first and token.pos_ == "DET" and _is_noun(sentence.tokens, index - 1):
            return not _is_name_with_article(sentence.tokens, index)
        if token.lower_ in self._addressed:
            return not self._names_its_place(sentence, index, first)
        is_after_article = index > 0 and sentence.tokens[index - 1].pos_ == "DET"
        return index > first and not is_after_article and self._is_participle(token)

    def _names_its_place(self, sentence: Tagged, index: int, first: int) -> bool:
        """Whether a preposition joins a place to the post before it ("l'ambassade de Russie à Paris")."""
        tokens = sentence.tokens
        following = [token for token in tokens[index + 1 : index + 3] if token.pos_ != "DET"][:1]
        if not following or self._is_medium(following[0]):
            return False
        has_post = any(token.lower_ in self._posts for token in tokens[first:index])
        heads = [token for token in tokens[first:index] if token.pos_ in ("NOUN", "PROPN")][:1]
        is_body = bool(heads) and heads[0].is_title and heads[0].lower_ not in self._titles
        if is_body and index - first > 1 and tokens[index].lower_ in self._joints:
            return following[0].is_lower and following[0].lower_ not in self._hearers
        return has_post and tokens[index + 1].is_title

    def _is_inside(self, sentence: Tagged, index: int, first: int) -> bool:
        """Whether a word that is no noun belongs to the phrase: a name, or what directly follows a noun."""
        token = sentence.tokens[index]
        if index == first:
            return token.lower_ in self._articles or token.is_title
        if (
            sentence.tokens[index - 1].pos_ == "DET"
            or token.is_title
            or token.text.startswith("-")
            or sentence.tokens[index - 1].text.endswith(("-", "'"))
        ):
            return True
        is_infinitive = "Inf" in token.morph.get("VerbForm", [])
        return sentence.tokens[index - 1].pos_ in _NAMING and not is_finite(token) and not is_infinitive

    def _is_participle(self, token: Token) -> bool:
        is_participle = token.pos_ == "VERB" and "Part" in token.morph.get("VerbForm", [])
        return token.lower_ in self._reached or (is_participle and not token.is_title)

    def _with_relative(self, sentence: Tagged, last: int) -> int:
        """The index after a relative clause, or a participle's, that directly follows, up to the next comma."""
        tokens = sentence.tokens
        is_clause = last < len(tokens) and (
            tokens[last].lower_ == self._words.relatives[0] or self._is_participle(tokens[last])
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
        if _is_plural(inside[0]) and not any(map(_is_plural, tokens[first:last])):
            return last
        reached = self._with_relative(sentence, self._end_with_place(sentence, last + 1))
        return end if end - last < _MOST_WORDS and reached == end else last

    def _may_appose(self, sentence: Tagged, index: int) -> bool:
        """Whether an apposition may begin here, as a noun phrase does or with a word for a post ("responsable à")."""
        following = sentence.tokens[index + 1].lower_ if index + 1 < len(sentence.tokens) else ""
        is_post = sentence.tokens[index].pos_ == "ADJ" and following in self._addressed | self._of
        return is_post or self._opens(sentence, index)

    def _names(self, tokens: Sequence[Token]) -> bool:
        return any(
            token.pos_ in _NAMING or token.is_title or (index > 0 and tokens[index - 1].pos_ == "DET")
            for index, token in enumerate(tokens)
        )

    def without_particles(self, text: str, end: int) -> int:
        """The offset before the small words that stand before the verb at ``end``."""
        while match := self._particles.search(text, max(0, end - 20), end):
            end = match.start()
        return end


def day_pattern(words: SayingWords) -> str:
    """The pattern of a day with a time of it: "lundi soir"."""
    named = rf"(?:{any_of(words.days)})(?:\s(?:{any_of(words.parts_of_day)}))?(?:\s{words.date})?"
    return rf"(?:{named}|{words.dated})(?!\w)"


def _end(token: Token) -> int:
    return token.idx + len(token.text)


def _is_name_with_article(tokens: Sequence[Token], index: int) -> bool:
    """Whether an article opens a name inside a phrase ("le quotidien Le Soir")."""
    return tokens[index].is_title and index + 1 < len(tokens) and tokens[index + 1].is_title


def _is_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is a noun: what directly follows an article and is no adjective is one, whatever its tag is."""
    follows_article = index > 0 and tokens[index - 1].pos_ == "DET" and tokens[index].pos_ == "VERB"
    return follows_article or tokens[index].pos_ in ("NOUN", "PROPN")


def _is_plural(token: Token) -> bool:
    return "Plur" in token.morph.get("Number", [])


def _is_hyphen(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token is a hyphen inside a word, which the tokenizer cut ("Croix-Rouge")."""
    if not 0 < index < len(tokens) - 1 or tokens[index].text not in _HYPHENS:
        return False
    return _end(tokens[index - 1]) == tokens[index].idx and _end(tokens[index]) == tokens[index + 1].idx


def is_finite(token: Token) -> bool:
    """Whether a word is a verb with a subject: no participle by itself, no infinitive."""
    return token.pos_ in _FINITE and "Fin" in token.morph.get("VerbForm", [])
