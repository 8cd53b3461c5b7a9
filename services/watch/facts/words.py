"""The words of a text, as watches and their keys know them."""

import re

WORD = re.compile(r"\w+")
TYPOGRAPHIC_MARKS = "‘’“”–—…\N{NO-BREAK SPACE}"
BLANKS_BETWEEN_WORDS = {code: " " for code in range(128) if not WORD.match(chr(code))}
"""Every ASCII character that is in no word, by its code."""


def words_of(text: str) -> list[str]:
    """The words of a text in order, in folded case. A word is a longest run of letters, digits and underscores.

    English texts are mostly ASCII but for typographic marks. Splitting such a text at blanks takes a third to a half of
    the time of a regular expression.
    """
    folded = text.casefold()
    if not folded.isascii():
        for mark in TYPOGRAPHIC_MARKS:
            folded = folded.replace(mark, " ")
    return folded.translate(BLANKS_BETWEEN_WORDS).split() if folded.isascii() else WORD.findall(folded)
