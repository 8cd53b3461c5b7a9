"""The words of a text that carry its content, for comparing texts of which one is not kept."""

import re
from zlib import crc32

SAMPLE = 64
LEAST_SAMPLE = 3
_WORD = re.compile(r"[^\W\d_]{4,}")
_UNSPACED = re.compile(r"(?=([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]{2}))")


def content_words(text: str) -> set[str]:
    """The different words of at least four letters, case-folded, and the pairs of characters in unspaced scripts."""
    folded = text.casefold()
    return {*_WORD.findall(folded), *_UNSPACED.findall(folded)}


def sample_of(text: str) -> tuple[int, ...]:
    """A sample of a text's words: the 64 smallest of their hashes.

    It stands for the set of words as in bottom-k sketches (Cohen and Kaplan, 2007).
    """
    return tuple(sorted(map(_hash, content_words(text)))[:SAMPLE])


def share_kept(sample: tuple[int, ...], text: str) -> float | None:
    """The share of the sampled words that the text has, or ``None`` if fewer than three words were sampled."""
    if len(sample) < LEAST_SAMPLE:
        return None
    return len(set(sample) & set(map(_hash, content_words(text)))) / len(sample)


def _hash(word: str) -> int:
    return crc32(word.encode(errors="surrogatepass"))
