"""Texts made equal where their difference does not count. What comes out is compared or hashed, never stored or shown.

The three forms go into ids and hashes that outlive a release, so none of them may ever change: that of spacing into an
article's id and the hash of its words, that of typography into a story's key, that of words into the keys of what a
watch has been told. They differ on purpose: a light edit of a text is another article, and still no news.
"""

import re
import unicodedata

_WORD = re.compile(r"\w+")
_PLAIN_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


def normalised_spacing(text: str) -> str:
    """The text whatever its case, its white space and its Unicode compatibility forms."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def normalised_typography(text: str) -> str:
    """The same, whatever its quotation marks and dashes too."""
    return normalised_spacing(text).translate(_PLAIN_MARKS)


def normalised_words(text: str) -> str:
    """The same, whatever stands between its words: the words alone, separated by one space."""
    return " ".join(_WORD.findall(normalised_spacing(text)))
