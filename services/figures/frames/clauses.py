"""Whether a clause or a verb tells of others, of parts, of two parties, or of people who were struck."""

from spacy.tokens import Token

from claimwatch_contracts.vocabulary import Measure
from services._extractor.trees import child
from services.figures.frames.states import is_state
from services.figures.frames.trees import children, complements_of
from services.figures.frames.vocabulary import SHOT
from services.figures.lexicon import HARM, HIT, PARTICIPLES, PROJECTILES, STRUCK


def is_shot_dead(verb: Token) -> bool:
    """Whether a participle with its agent was read as a verb ("people shot and killed by police")."""
    last = child(verb, "conj")
    is_cut = verb.lower_ in SHOT and child(verb, "dobj", "aux") is None
    return is_cut and last is not None and last.lower_ in PARTICIPLES and child(last, "agent") is not None


def is_apart(clause: Token, noun: Token) -> bool:
    """Whether a clause tells of others ("two bombers, and many more injured", "the mother of Ali, who was shot")."""
    if any(noun.i < joint.i < clause.i for joint in children(noun, "cc")):
        return True
    return clause.dep_ == "relcl" and any(
        owner.tag_ == "NNP" and owner.i < clause.i and owner.nbor().text == "," for owner in complements_of(noun)
    )


def is_of_parts(clause: Token, subject: Token) -> bool:
    """Whether a relative clause tells of some of those it follows ("90 migrants, of whom 60 drowned")."""
    parts = (*complements_of(subject), *complements_of(clause))
    return any(noun.lower_ in ("whom", "which") for noun in parts)


def runs_on(verb: Token) -> bool:
    """Whether two numbers with their fates stand side by side ("8 persons killed 58 others injured")."""
    harmed, others = child(verb, "nsubj"), child(verb, "dobj")
    if verb.lower_ not in PARTICIPLES or harmed is None or others is None:
        return False
    are_numbered = all(child(noun, "nummod") is not None for noun in (harmed, others))
    return are_numbered and any(is_state(word) and word.i == others.i + 1 for word in children(others, "acl", "amod"))


def is_struck(verb: Token) -> bool:
    """Whether people were shot or the like, in a sentence that tells of nobody's death."""
    if any(word.lower_ == "down" for word in children(verb, "prt", "advmod", "prep")):
        return False
    by = child(verb, "agent")
    is_by_fire = by is not None and any(word.lower_ in PROJECTILES for word in by.subtree)
    is_struck = verb.lower_ in STRUCK or (is_by_fire and verb.lower_ in HIT)
    return is_struck and all(HARM.get(word.lower_) is not Measure.KILLED for word in verb.doc)


def is_joined(verb: Token, later: Token) -> bool:
    """Whether "and" or the like joins a later predicate to a verb. Without it the parse is mostly wrong."""
    return any(verb.i < joint.i < later.i for joint in children(verb, "cc"))
