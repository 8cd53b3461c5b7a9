"""Normal forms of a text, for comparing and hashing. A normal form is never stored or shown.

The three forms go into ids and hashes that outlive a release, so none of the forms may ever change:

* ``normalised_spacing`` goes into an article's id and into the hash of its words,
* ``normalised_typography`` goes into a story's key,
* ``normalised_words`` goes into the keys of what a watch was told.

The forms differ on purpose: a light edit of a text makes another article, but no news.
"""

import re
import unicodedata

_WORD = re.compile(r"\w+")
_PLAIN_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


def normalised_spacing(text: str) -> str:
    """The text without differences of case, white space and Unicode compatibility forms."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def normalised_typography(text: str) -> str:
    """``normalised_spacing``, also without differences of quotation marks and dashes."""
    return normalised_spacing(text).translate(_PLAIN_MARKS)


def normalised_words(text: str) -> str:
    """The words of ``normalised_spacing`` alone, separated by one space."""
    return " ".join(_WORD.findall(normalised_spacing(text)))
