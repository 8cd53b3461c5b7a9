"""Questions about dependency trees."""

from collections.abc import Iterator

from spacy.tokens import Token

from services._extractor.trees import child


def children(token: Token, *dependencies: str) -> Iterator[Token]:
    """The children with one of the dependencies, in order."""
    return (dependent for dependent in token.children if dependent.dep_ in dependencies)


def object_of(preposition: Token) -> Token | None:
    """The noun after a preposition."""
    return child(preposition, "pobj", "pcomp")


def complement_of(token: Token, *prepositions: str) -> Token | None:
    """The noun after the first of the prepositions that hangs on a token; after "of", if none is listed."""
    return next(complements_of(token, *prepositions), None)


def complements_of(token: Token, *prepositions: str) -> Iterator[Token]:
    """The nouns after the listed prepositions of a token; after "of", if none is listed."""
    for preposition in children(token, "prep", "agent"):
        if preposition.lower_ in (prepositions or ("of",)) and (noun := object_of(preposition)) is not None:
            yield noun


def is_verb(token: Token) -> bool:
    """Whether the token is a verb or an auxiliary, also a modal one."""
    return token.tag_.startswith("VB") or token.dep_ in ("auxpass", "aux")


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb that it is coordinated with."""
    while True:
        if subject := child(verb, "nsubj", "nsubjpass"):
            return subject
        if verb.dep_ != "conj":
            return None
        verb = verb.head


def first_conjunct(token: Token) -> Token:
    """The first of the words that a word is coordinated with, or the word itself."""
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    return token
