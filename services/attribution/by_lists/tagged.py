"""A sentence with the parts of speech of its words."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Token

_FINITE = frozenset(["VERB", "AUX"])
_HYPHENS = frozenset(["-", "‐", "‑"])


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


def is_finite(token: Token) -> bool:
    """Whether a word is a verb with a subject: no participle by itself, no infinitive."""
    return token.pos_ in _FINITE and "Fin" in token.morph.get("VerbForm", [])


def end_of(token: Token) -> int:
    """The offset after a word."""
    return token.idx + len(token.text)


def is_noun(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is a noun: what directly follows an article and is no adjective is one, whatever its tag is."""
    follows_article = index > 0 and tokens[index - 1].pos_ == "DET" and tokens[index].pos_ == "VERB"
    return follows_article or tokens[index].pos_ in ("NOUN", "PROPN")


def is_plural(token: Token) -> bool:
    """Whether the tagger takes a word for a plural."""
    return "Plur" in token.morph.get("Number", [])


def is_name_with_article(tokens: Sequence[Token], index: int) -> bool:
    """Whether an article opens a name inside a phrase ("le quotidien Le Soir")."""
    return tokens[index].is_title and index + 1 < len(tokens) and tokens[index + 1].is_title


def is_hyphen(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token is a hyphen inside a word, which the tokenizer cut ("Croix-Rouge")."""
    if not 0 < index < len(tokens) - 1 or tokens[index].text not in _HYPHENS:
        return False
    return end_of(tokens[index - 1]) == tokens[index].idx and end_of(tokens[index]) == tokens[index + 1].idx
