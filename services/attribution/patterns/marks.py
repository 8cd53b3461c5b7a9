"""Marks of punctuation at which a pattern stops, as tokens of a parse."""

SENTENCE_ENDS = frozenset((".", "!", "?", ";"))
"""Marks that end a sentence, or a main clause of it."""
COUNT_ENDS = frozenset((".", ";", ":", "!", "?", '"', "“", "”", "''", "``", "(", ")"))
"""Marks after which a count does not go on. A comma or a dash is for each pattern to judge."""
