"""Word shingles, hashed: how much of one text is in another, and the keys to find a text by.

A shingle is three words in a row. Texts are compared by containment, because copies are cut (Broder, "On the
resemblance and containment of documents", 1997).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

SHINGLE_WORDS = 3
MOST_WORDS = 1_024
"""The longest text all of whose shingles are kept."""
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
_LARGEST = (1 << 64) - 1
KEY_RATE = 16
"""One hash in how many is a key to find the text by."""


@dataclass(frozen=True)
class Shingles:
    """The hashes of a text's shingles: those that are divisible by ``rate``, a power of two.

    Of two texts those are compared that the coarser of both rates would keep.
    """

    hashes: frozenset[int]
    rate: int = 1

    def share_in(self, other: "Shingles") -> float:
        """The share of these shingles, from 0 to 1, that the other text has too."""
        own, others = self._beside(other)
        return len(own & others) / len(own) if own else 0.0

    def containment(self, other: "Shingles") -> float:
        """The share of the shorter text's shingles, from 0 to 1, that the other text has too."""
        own, others = self._beside(other)
        shorter = min(len(own), len(others))
        return len(own & others) / shorter if shorter else 0.0

    def resemblance(self, other: "Shingles") -> float:
        """The share of the shingles of either text, from 0 to 1, that both have (Jaccard index)."""
        own, others = self._beside(other)
        return len(own & others) / len(own | others) if own else 0.0

    def keys(self, fewest: int) -> list[int]:
        """The hashes that the text is found by, and further ones of a short text so that it has ``fewest``.

        Texts that have hashes in common choose alike among them.
        """
        keys = sorted(value for value in self.hashes if value % KEY_RATE == 0)
        if len(keys) < fewest:
            keys += sorted(value for value in self.hashes if value % KEY_RATE)[: fewest - len(keys)]
        return keys

    def _beside(self, other: "Shingles") -> tuple[frozenset[int], frozenset[int]]:
        rate = max(self.rate, other.rate)
        return self._at(rate), other._at(rate)

    def _at(self, rate: int) -> frozenset[int]:
        return self.hashes if rate == self.rate else frozenset(value for value in self.hashes if value % rate == 0)


def shingles_of(words: Sequence[str]) -> Shingles:
    """The shingles of the words. Fewer words than a shingle's are one shingle."""
    rate = _rate(len(words))
    hashed = [_hash(word) for word in words]
    if words and len(words) < SHINGLE_WORDS:
        hashed += [0] * (SHINGLE_WORDS - len(words))
    values = set(map(_mixed, hashed, hashed[1:], hashed[2:]))
    return Shingles(frozenset(values if rate == 1 else (value for value in values if value % rate == 0)), rate)


def _rate(words: int) -> int:
    rate = 1
    while words > MOST_WORDS * rate:
        rate *= 2
    return rate


@lru_cache(maxsize=100_000)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _mixed(first: int, second: int, third: int) -> int:
    """The hash of a shingle from those of its words, in 64 bits (multilinear hashing with fixed odd factors)."""
    mixed = (first * _FACTORS[0] + second * _FACTORS[1] + third * _FACTORS[2]) & _LARGEST
    return mixed ^ mixed >> 31
