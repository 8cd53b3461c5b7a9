"""The content that a noun or adjective introduces as a cue: "the claim *that* …", "aware *of* …"."""

from spacy.tokens import Token

from claimwatch_language.wordlists import word_set
from services._extractor.trees import child
from services.attribution.cues.lookup import Cue, Frame
from services.attribution.patterns.candidate import Pattern
from services.attribution.patterns.complements import Complement
from services.attribution.text.trees import subtree_range

_BEING = word_set("is was are were remains remained")


def introduced_by(word: Token, cue: Cue, pattern: Pattern) -> Complement | None:
    """The content after a noun or adjective. A noun's content may also stand after "is"."""
    if word.dep_ == "nsubj" and word.head.lower_ in _BEING and Frame.CLAUSE in cue.frames:
        clause = child(word.head, "ccomp")
        if clause is not None and clause.i > word.head.i:
            return Complement((subtree_range(clause),), cue.main_class, pattern)
    of_verb = word.head.children if word.dep_ == "dobj" else ()
    for branch in (*word.children, *(token for token in of_verb if token.dep_ == "prep")):
        if branch.i < word.i:
            continue
        if branch.dep_ in ("ccomp", "acl", "xcomp", "relcl") and _fits(branch, cue):
            return Complement((subtree_range(branch),), cue.main_class, pattern)
        if branch.dep_ == "prep" and branch.lower_ in cue.prepositions:
            introduced = child(branch, "pobj", "pcomp")
            if introduced is not None:
                return Complement((subtree_range(introduced),), cue.prepositions[branch.lower_], pattern, (branch,))
    return None


def _fits(clause: Token, cue: Cue) -> bool:
    """Whether a clause has a form that the cue takes: an infinitive or a "that" clause."""
    first = clause.left_edge
    if first.tag_ == "TO" and first.head == clause:
        return Frame.INFINITIVE in cue.frames
    marked = first.lower_ in ("that", "whether", "if") and first.dep_ == "mark"
    return Frame.CLAUSE in cue.frames and (marked or clause.dep_ == "ccomp")
