"""Verbs of counts that several patterns share: those that change a count, and those that make it known."""

from claimwatch_language.wordlists import word_set

CHANGING = word_set("""
    raise raises raised lower lowers lowered revise revises revised update updates updated correct corrects corrected
""")
"""Verbs, in all forms, by which a body changes its own count."""
PUBLISHING = word_set("publish publishes published release releases released issue issues issued")
"""Verbs, in all forms, by which a body makes a count known."""
