"""spaCy's small English model, with only the components that a comparison needs."""

import spacy
from spacy.language import Language

from services._extractor.parsing import MODEL

ENTITIES_ONLY = ("tagger", "parser", "attribute_ruler", "lemmatizer")
"""The components to leave out if only entities are needed."""


def load_small(*, without: tuple[str, ...] = ()) -> Language:
    """The attribution service's model, without some of its components."""
    return spacy.load(MODEL, exclude=list(without))
