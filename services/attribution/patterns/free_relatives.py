"""What somebody says that a thing is: "what police said was a gas leak", "what she called a siege"."""

from spacy.tokens import Token

from claimwatch_language.wordlists import word_set
from services._extractor.trees import child
from services.attribution.cues.lookup import Cue, Frame
from services.attribution.patterns.candidate import Candidate, Pattern
from services.attribution.patterns.misread_subjects import nearest_subject
from services.attribution.text.surfaces import Range
from services.attribution.text.tags import FINITE_OR_MODAL
from services.attribution.text.trees import cue_ranges, subtree_range, token_range

_NAMED = ("oprd", "dobj", "attr", "ccomp")
_PHRASE_ENDS = word_set(", . ; : ! ? — – -- ) after before while when and but as since until")


def free_relative(verb: Token, cue: Cue) -> Candidate | None:
    """The candidate of a verb in a clause that "what" begins; the content is what the verb calls the thing."""
    subject = nearest_subject(verb)
    if subject is None or subject.lower_ == "what" or subject.right_edge.i >= verb.i:
        return None
    first = subject.left_edge if subject.left_edge.lower_ != "what" else subject.left_edge.nbor(1)
    what = first.nbor(-1) if first.i else first
    if what.lower_ != "what":
        return None
    described = next((token for token in verb.rights if token.lower_ == "as"), None)
    content = _described(described) if described is not None else _said_to_be(verb, what, cue) or _named(verb, cue)
    if not content:
        return None
    return Candidate(
        source=(token_range(first, subject.right_edge),),
        cue=cue_ranges(verb, *(() if described is None else (described,))),
        content=content,
        cue_class=cue.main_class,
        pattern=Pattern.PREPOSITION if described is not None or Frame.CLAUSE not in cue.frames else Pattern.CLAUSE,
    )


def _described(preposition: Token) -> tuple[Range, ...]:
    """ "what the mayor described as a siege"."""
    noun = child(preposition, "pobj", "pcomp")
    return (subtree_range(noun),) if noun is not None else ()


def _said_to_be(verb: Token, what: Token, cue: Cue) -> tuple[Range, ...]:
    """ "what police said was a gas leak": the words from the second verb to the end of its phrase."""
    doc, start = verb.doc, verb.i + 1
    if Frame.CLAUSE not in cue.frames or start >= len(doc) - 1 or doc[start].tag_ not in FINITE_OR_MODAL:
        return ()
    ends = (i for i in range(start + 1, len(doc)) if doc[i].lower_ in _PHRASE_ENDS or doc[i].tag_ in FINITE_OR_MODAL)
    end = next(ends, len(doc))
    return (token_range(what, what), token_range(doc[start], doc[end - 1])) if end > start + 1 else ()


def _named(verb: Token, cue: Cue) -> tuple[Range, ...]:
    """ "what she called a siege"."""
    if Frame.CLAUSE in cue.frames or Frame.NOUN not in cue.frames:
        return ()
    name = next((token for token in verb.rights if token.dep_ in _NAMED), None)
    return (subtree_range(name),) if name is not None else ()
