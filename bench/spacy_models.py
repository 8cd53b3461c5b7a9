"""spaCy's small English model with as much of it as a comparison needs."""

import spacy
from spacy.language import Language

from services.attribution.text.parsing import MODEL

ENTITIES_ONLY = ("tagger", "parser", "attribute_ruler", "lemmatizer")
"""What to leave out where only entities are wanted."""


def load_small(*, without: tuple[str, ...] = ()) -> Language:
    """The model that the attribution service uses, some components left out."""
    return spacy.load(MODEL, exclude=list(without))
