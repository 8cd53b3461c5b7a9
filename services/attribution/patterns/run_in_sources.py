"""Sources without a comma after them, which the parser joins with the next words: "according to SANA rebels fled"."""

from spacy.tokens import Token

from claimwatch_language.wordlists import word_set
from services.attribution.names.claimant_kinds import is_role
from services.attribution.patterns.misread_subjects import SUBJECTS
from services.attribution.text.tags import FINITE_OR_MODAL
from services.attribution.text.trees import is_acronym

OUTLET_NOUNS = word_set("""
    agency television tv radio newspaper broadcaster channel network daily magazine website station
""")
"""Nouns for news outlets."""
_OF_OUTLETS = word_set("""
    report reports reporter reporters correspondent correspondents journalist journalists staff editor editors website
    channel footage source sources official officials anchor presenter interview crew team account page editorial
    article articles survey poll reporting
""")
"""Nouns that an outlet's name may describe: "state television footage"."""
_HARMING = word_set("""
    killing wounding injuring leaving destroying damaging displacing targeting causing forcing burning burying trapping
""")
"""Participles of what happened, which no speaker does while speaking."""


def phrase_after(preposition: Token) -> Token | None:
    """The head of the noun phrase after a preposition that the parser gave to the next verb as its subject."""
    start = preposition.i + 1
    inside = preposition.doc[start : preposition.sent.end]
    return next((token for token in inside if token.dep_ in SUBJECTS and token.left_edge.i == start), None)


def last_of_source(noun: Token) -> Token | None:
    """The last token of a source to which the parser added the subject or a participle of the clause after it."""
    following = noun.right_edge.i + 1
    doc = noun.doc
    if following < len(doc) and doc[following].tag_ in FINITE_OR_MODAL and noun.lower_ not in _OF_OUTLETS:
        for token in doc[noun.left_edge.i : noun.i]:
            people = token.tag_ == "NNS" and token.dep_ in ("compound", "nmod") and is_role(token.text)
            if token.lower_ in OUTLET_NOUNS or people:
                return token
    harm = next((token for token in noun.rights if token.dep_ == "acl" and token.lower_ in _HARMING), None)
    if harm is not None and harm.left_edge.i > noun.i and doc[harm.left_edge.i - 1].text != ",":
        return doc[harm.left_edge.i - 1]
    return None


def name_after(noun: Token) -> Token | None:
    """The agency's name in capitals after the noun for it, which the parser may take for a verb: "news agency SANA"."""
    last = noun.right_edge
    if noun.lower_ not in OUTLET_NOUNS or last.i + 1 >= len(noun.doc):
        return None
    name = last.nbor(1)
    return name if is_acronym(name) else None
