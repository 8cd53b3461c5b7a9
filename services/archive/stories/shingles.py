"""Word shingles, hashed: how much of one text is in another, and the keys to find a text by.

A shingle is three words in a row, and two texts are compared by containment in the shorter one, because copies are cut
(Broder, "On the resemblance and containment of documents", 1997). Of a long text a sample is kept: the hashes divisible
by a power of two, its rate. Two samples have in common what the coarser one would keep.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b

SHINGLE_WORDS = 3
MOST_KEPT = 1_024
"""About the most hashes that are kept of a text."""
KEY_RATE, FEWEST_KEYS = 8, 24
"""One hash in ``KEY_RATE`` is a key, and further ones of a text that would have fewer keys than ``FEWEST_KEYS``."""


def shingles_of(words: Sequence[str]) -> frozenset[int]:
    """The kept hashes of the words' shingles. Fewer words than a shingle's are one shingle."""
    last = max(1, len(words) - SHINGLE_WORDS + 1) if words else 0
    return _sampled((_hash(words[first : first + SHINGLE_WORDS]) for first in range(last)), rate_of(len(words)))


def rate_of(words: int) -> int:
    """Of a text of so many words one hash in how many is kept."""
    rate = 1
    while words > MOST_KEPT * rate:
        rate *= 2
    return rate


def keys_of(shingles: frozenset[int], fewest: int = FEWEST_KEYS) -> list[int]:
    """The hashes that a text is found by. Texts that share hashes choose alike among them."""
    in_order = sorted(shingles, key=lambda value: (value % KEY_RATE != 0, value))
    chosen = sum(value % KEY_RATE == 0 for value in in_order)
    return in_order[: max(chosen, fewest)]


def containment(one: frozenset[int], other: frozenset[int], rates: tuple[int, int]) -> float:
    """The share of the shorter text's shingles that the other has too, from 0 to 1; ``rates`` are those of the two."""
    coarser = max(rates)
    one, other = (_sampled(own, coarser) for own in (one, other))
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def _sampled(hashes: Iterable[int], rate: int) -> frozenset[int]:
    return frozenset(hashes) if rate == 1 else frozenset(value for value in hashes if value % rate == 0)


def _hash(words: Sequence[str]) -> int:
    text = " ".join(words).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "little")
