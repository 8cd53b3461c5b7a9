"""Where noun phrases begin and end, by the parts of speech of a sentence's words. All indexes are those of tokens."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import ClaimantKind
from claimwatch_language.languages.patterns import any_of
from claimwatch_language.languages.words import SayingWords
from services.attribution.by_lists.layout import COVER
from services.attribution.by_lists.tagged import Tagged, is_finite, is_hyphen, is_name_with_article, is_noun

MOST_WORDS = 30
_NAMING = frozenset(["NOUN", "PROPN", "PRON", "NUM", "X"])
_INSIDE = _NAMING | {"DET", "ADJ"}


class Extents:
    """Measures noun phrases in the sentences of one language."""

    def __init__(self, words: SayingWords) -> None:
        self._days = re.compile(day_pattern(words), re.IGNORECASE)
        self._addressed, self._of = frozenset(words.addressed), frozenset(words.of_source)
        self._relatives, self._pronouns = frozenset(words.relatives), frozenset(words.pronouns)
        self._articles = frozenset(words.articles)
        self._posts, self._titles = frozenset(words.posts), frozenset(words.titles)
        self._joints, self._hearers = frozenset(words.name_joints), frozenset(words.hearers)
        self._reached = frozenset(words.reached)
        self._inside_names = re.compile(rf"(?:{any_of(words.inside_names)})(?!\w)", re.IGNORECASE)
        self._media = frozenset(words.kinds.get(ClaimantKind.MEDIA, ())) & frozenset(words.known)

    def opens(self, sentence: Tagged, index: int) -> bool:
        """Whether a noun phrase may begin with the token ``index``."""
        token = sentence.tokens[index]
        if token.lower_ in self._relatives or COVER in token.text:
            return False
        if self._days.match(sentence.text, token.idx):
            return False
        is_name = token.is_title and index > 0
        return is_name or token.pos_ in ("DET", "NOUN", "PROPN", "PRON", "NUM") or token.lower_ in self._articles

    def names(self, tokens: Sequence[Token]) -> bool:
        """Whether the words name anybody or anything."""
        return any(
            token.pos_ in _NAMING or token.is_title or (index > 0 and tokens[index - 1].pos_ == "DET")
            for index, token in enumerate(tokens)
        )

    def end(self, sentence: Tagged, first: int) -> int:
        """The index after the noun phrase that begins with the token ``first``."""
        tokens, index = sentence.tokens, first
        while index < len(tokens) and index - first < MOST_WORDS:
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

    def end_with_place(self, sentence: Tagged, first: int) -> int:
        """The index after the noun phrase and those that stand behind prepositions ("chef de la police à Gao")."""
        end = self.end(sentence, first)
        while end + 1 < len(sentence.tokens) and end > first and sentence.tokens[end].lower_ in self._addressed:
            first, end = end + 1, self.end(sentence, end + 1)
        return end

    def _stops(self, sentence: Tagged, index: int, first: int) -> bool:
        token = sentence.tokens[index]
        if COVER in token.text or token.lower_ in self._relatives:
            return True
        if token.is_punct:
            return not is_hyphen(sentence.tokens, index)
        if index > first and self._days.match(sentence.text, token.idx):
            return True
        if index > first and token.pos_ == "DET" and is_noun(sentence.tokens, index - 1):
            return not is_name_with_article(sentence.tokens, index)
        if token.lower_ in self._addressed:
            return not self._names_its_place(sentence, index, first)
        is_after_article = index > 0 and sentence.tokens[index - 1].pos_ == "DET"
        return index > first and not is_after_article and self.is_participle(token)

    def _names_its_place(self, sentence: Tagged, index: int, first: int) -> bool:
        """Whether a preposition joins a place to the post before it ("l'ambassade de Russie à Paris")."""
        tokens = sentence.tokens
        following = [token for token in tokens[index + 1 : index + 3] if token.pos_ != "DET"][:1]
        if not following or self.is_medium(following[0]):
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

    def is_participle(self, token: Token) -> bool:
        """Whether a word opens a participle's clause ("publié par …", "joint par …")."""
        is_participle = token.pos_ == "VERB" and "Part" in token.morph.get("VerbForm", [])
        return token.lower_ in self._reached or (is_participle and not token.is_title)

    def is_medium(self, token: Token) -> bool:
        """Whether a word is the name of a medium or another name in capitals."""
        return token.lower_ in self._media or (token.is_upper and len(token.text) > 1)


def day_pattern(words: SayingWords) -> str:
    """The pattern of a day with a time of it: "lundi soir"."""
    named = rf"(?:{any_of(words.days)})(?:\s(?:{any_of(words.parts_of_day)}))?(?:\s{words.date})?"
    return rf"(?:{named}|{words.dated})(?!\w)"
