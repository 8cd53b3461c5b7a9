"""The rest of a list that the parser cut off from a content: "crimes committed by A, B and C"."""

from spacy.tokens import Token

from services.attribution.patterns.marks import SENTENCE_ENDS
from services.attribution.text.surfaces import Range, Ranges
from services.attribution.text.tags import NOMINAL
from services.attribution.text.trees import token_range

_ENDS = SENTENCE_ENDS | {":"}
_IN_LISTS = NOMINAL | {"CC", "IN", ",", "VBN"}


def rest_of_list(verb: Token, content: Ranges) -> tuple[Range, ...]:
    """The words from the content's end to the sentence's end, if they only go on with a list; else nothing.

    A list goes on with a comma, has an "and" or "or", and has no verb but participles.
    """
    doc, end = verb.doc, max(stop for _, stop in content)
    start = verb.i
    while start < len(doc) and doc[start].idx < end:
        start += 1
    if start >= len(doc) - 1 or doc[start].text != "," or doc[start + 1].tag_ not in NOMINAL:
        return ()
    last = start
    while last < len(doc) and doc[last].text not in _ENDS:
        last += 1
    rest = doc[start:last]
    is_list = any(token.tag_ == "CC" for token in rest) and all(token.tag_ in _IN_LISTS for token in rest)
    return (token_range(rest[0], rest[-1]),) if is_list else ()
