"""What goes on after a cue with its speaker: "A bomb exploded, police said, killing seven people"."""

from collections.abc import Iterator

from spacy.tokens import Token

from claimwatch_language.wordlists import word_set
from services._extractor.trees import child
from services.attribution.cues.lookup import may_be_cue
from services.attribution.text.surfaces import Range, Ranges
from services.attribution.text.trees import has_number, subtree_range, token_range

_OF_SPEAKING = word_set(
    "citing quoting referring speaking talking giving using responding reacting reading pointing smiling laughing "
    "crying weeping gesturing appearing addressing visiting declining refusing asking looking sitting standing"
)
"""Participles of what a speaker does while speaking. Verbs that report do so as well."""
_LIVES = word_set("lives life victims responsibility")
_TAKING = word_set("claiming")


def carried_on(clause: Token, verb: Token) -> Ranges:
    """The later parts of a clause before its cue, which the parser gave to the cue.

    They stand after a comma: a participle, a second predicate without a subject, and "with" or "including" with what
    befell somebody.
    """
    return tuple(_parts(clause, verb))


def _parts(clause: Token, verb: Token) -> Iterator[Range]:
    for part in verb.rights:
        first = part.left_edge
        if part.i < clause.i or (first.nbor(-1).text != "," and not _is_second(part, verb)):
            continue
        match part.dep_:
            case "advcl" if _is_outcome(part) or (first.lower_ == "with" and has_number(part.subtree)):
                yield subtree_range(part)
            case "prep" if _has_outcome(part):
                yield subtree_range(part)
            case "conj" if _is_second(part, verb) and child(part, "nsubj", "nsubjpass", "aux") is None:
                joining = child(verb, "cc")
                yield token_range(first if joining is None else joining, part.right_edge)


def _is_outcome(part: Token) -> bool:
    """Whether a participle tells what happened, and not what the speaker did while speaking."""
    if part.tag_ != "VBG" or child(part, "nsubj", "mark", "aux") is not None or part.left_edge.lower_ != part.lower_:
        return False
    if part.lower_ in _TAKING:
        taken = child(part, "dobj")
        return taken is not None and taken.lower_ in _LIVES
    return part.lower_ not in _OF_SPEAKING and not may_be_cue(part.lower_)


def _has_outcome(preposition: Token) -> bool:
    """Whether a phrase gives a number of those in a state, or names some of those counted."""
    if preposition.lower_ == "including":
        return True
    return preposition.lower_ == "with" and has_number(preposition.subtree)


def _is_second(part: Token, verb: Token) -> bool:
    """Whether "and", after a comma, joins a predicate to the clause before the cue; a verb of saying goes on itself."""
    joining = child(verb, "cc")
    if part.dep_ != "conj" or joining is None or joining.nbor(-1).text != "," or joining.i < verb.i:
        return False
    return not may_be_cue(part.lower_) and part.tag_ in ("VBD", "VBZ", "VBP", "VBN")
