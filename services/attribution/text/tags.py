"""Sets of the tagger's Penn Treebank tags."""

FINITE = frozenset({"VBD", "VBZ", "VBP"})
"""Verbs in the past or present tense."""
FINITE_OR_MODAL = FINITE | {"MD"}
COMMON_NOUN = frozenset({"NN", "NNS"})
PROPER_NOUN = frozenset({"NNP", "NNPS"})
NOMINAL = COMMON_NOUN | PROPER_NOUN | {"DT", "JJ", "PRP", "PRP$", "POS", "CD", "HYPH"}
"""Tags in a noun phrase without verbs and prepositions."""
