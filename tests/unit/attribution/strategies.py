"""Strategies for texts: arbitrary characters, and the rules' own words and marks in any order."""

from hypothesis import strategies as st

WORDS = (
    "The mayor",
    "said",
    "that",
    "it rained",
    "he",
    "according to",
    "accused",
    "of lying",
    "Ali Hassan (AH)",
    "who",
)
SIGNS = ("“", "”", '"', "«", "»", "‘", "’", "''", "'", ",", ".", ":", "\n\n", "\n", " ", "— ", "\u00a0", "😀", "É")
PIECES = st.lists(st.sampled_from(WORDS + SIGNS), max_size=40)
TEXTS = st.one_of(st.text(max_size=200), PIECES.map(" ".join), PIECES.map("".join))
