"""Questions about dependency trees that several extractors ask."""

from spacy.tokens import Token


def child(token: Token, *dependencies: str) -> Token | None:
    """The first child with one of the dependencies."""
    return next((dependent for dependent in token.children if dependent.dep_ in dependencies), None)


def holds(root: Token, token: Token) -> bool:
    """Whether a token lies in a subtree (the parses are projective)."""
    return root.left_edge.i <= token.i <= root.right_edge.i


def is_passive(verb: Token) -> bool:
    """Whether a verb form is passive: it has a passive auxiliary or subject, or is a bare participle."""
    if child(verb, "auxpass", "nsubjpass"):
        return True
    return verb.tag_ == "VBN" and not child(verb, "aux", "nsubj", "dobj")
