"""Words of counts that several patterns share: who changes or publishes a count, and the marks that end one."""

from claimwatch_language.wordlists import word_set

CHANGING = word_set("""
    raise raises raised lower lowers lowered revise revises revised update updates updated correct corrects corrected
""")
"""Verbs, in all forms, by which a body changes its own count."""
PUBLISHING = word_set("publish publishes published release releases released issue issues issued")
"""Verbs, in all forms, by which a body makes a count known."""
MARKS = frozenset((".", ";", ":", "!", "?", '"', "“", "”", "''", "``", "(", ")"))
"""Marks after which a count does not go on. A comma or a dash is for each pattern to judge."""
