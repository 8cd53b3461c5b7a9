"""Converts parts of dependency trees to ranges of characters of the paragraph, and answers questions about trees."""

from collections.abc import Iterable

from spacy.tokens import Token

from claimwatch_language import calendar
from services._extractor.trees import child
from services.attribution.text.surfaces import Range, Ranges

_CIRCUMSTANTIAL = {"during", "after", "before", "at", "by", "since", "until", "despite", "amid", "through", "via"}
_OBJECT_PREPOSITIONS = {"for", "as", "of", "over", "in", "on"}


def token_range(first: Token, last: Token) -> Range:
    """From the start of one token to the end of another, in characters of the paragraph."""
    return first.idx, last.idx + len(last.text)


def subtree_range(token: Token) -> Range:
    """The range of a token with its whole subtree."""
    return token_range(token.left_edge, token.right_edge)


def ranges_of(tokens: Iterable[Token]) -> Ranges:
    """The ranges of the tokens. Adjacent tokens share a range."""
    ordered = sorted(set(tokens), key=lambda token: token.i)
    ranges: list[Range] = []
    previous = -2
    for token in ordered:
        if token.i == previous + 1:
            ranges[-1] = (ranges[-1][0], token.idx + len(token.text))
        else:
            ranges.append(token_range(token, token))
        previous = token.i
    return tuple(ranges)


def subtree_without(root: Token, *excluded: Token) -> Ranges:
    """The ranges of a subtree less the subtrees of some of its tokens."""
    start, last = root.left_edge.i, root.right_edge.i
    ranges: list[Range] = []
    for branch in sorted(excluded, key=lambda token: token.i):
        if branch.left_edge.i > start:
            ranges.append(token_range(root.doc[start], root.doc[branch.left_edge.i - 1]))
        start = max(start, branch.right_edge.i + 1)
    if start <= last:
        ranges.append(token_range(root.doc[start], root.doc[last]))
    return tuple(ranges)


def negation_of(verb: Token) -> Token | None:
    """The "not" or "never" of a verb. The parser may give a "not" directly after the auxiliary to an adverb."""
    negation = child(verb, "neg")
    if negation is None and (auxiliary := child(verb, "aux")) is not None:
        following = auxiliary.nbor(1)
        return following if following.dep_ == "neg" and following.i < verb.i else None
    return negation


def cue_ranges(verb: Token, *more: Token) -> Ranges:
    """A verb with its auxiliaries, negation, particles and adjacent adverbs, and with any further tokens."""
    negation = negation_of(verb)
    tokens = [verb, *more] if negation is None else [verb, negation, *more]
    for dependent in verb.children:
        is_adjacent_adverb = (
            abs(dependent.i - verb.i) == 1
            and dependent.dep_ == "advmod"
            and dependent.n_lefts + dependent.n_rights == 0
        )
        if dependent.dep_ in ("aux", "auxpass", "prt") or is_adjacent_adverb:
            tokens.append(dependent)
    return ranges_of(tokens)


def stands_apart(clause: Token, verb: Token) -> bool:
    """Whether a semicolon separates a clause from the verb after it: "X said so; Y denied it"."""
    return any(dependent.text == ";" for dependent in verb.doc[clause.i : verb.i])


def is_subordinate(verb: Token) -> bool:
    """Whether a clause only says when or why ("two days after they agreed a truce"); such a clause reports nothing."""
    return any(token.dep_ == "mark" and token.lower_ != "as" for token in verb.children)


def is_acronym(token: Token) -> bool:
    """Whether a token is a name in capitals, such as SANA, which the tagger may take for anything."""
    return len(token) > 1 and token.text.isupper() and token.is_alpha


def has_number(tokens: Iterable[Token]) -> bool:
    """Whether one of the tokens is a number, in figures or in words."""
    return any(token.tag_ == "CD" for token in tokens)


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before a verb."""
    return any(dependent.dep_ == "aux" and dependent.tag_ == "TO" for dependent in verb.children)


def completes_object(token: Token, *, adjacent: bool) -> bool:
    """Whether a phrase completes the object before it: "blamed them *for it*", "called him *a liar*".

    With ``adjacent`` the phrase stands directly after the object. Then any preposition completes the object, unless the
    preposition begins a circumstance.
    """
    if token.dep_ == "prep":
        fits = token.lower_ in _OBJECT_PREPOSITIONS or (adjacent and token.lower_ not in _CIRCUMSTANTIAL)
        return fits and not _is_temporal(token)
    if token.dep_ == "advcl" and adjacent:
        return token.left_edge.lower_ == "as" and token.tag_ in ("JJ", "VBN", "VBG")
    return token.dep_ in ("oprd", "xcomp", "acomp", "attr")


def _is_temporal(preposition: Token) -> bool:
    noun = child(preposition, "pobj")
    return preposition.lower_ in ("on", "in") and (noun is None or noun.tag_ == "CD" or noun.lower_ in calendar.NAMES)


def describes_document(clause: Token, verb: Token) -> bool:
    """Whether a clause tells of the report in which somebody speaks: "…, X said in a report, in which Y is missing"."""
    first = clause.left_edge
    if first.i <= verb.i + 1 or first.nbor(-1).text != ",":
        return False
    return first.tag_ == "IN" and first.nbor().lower_ in ("which", "whom")
