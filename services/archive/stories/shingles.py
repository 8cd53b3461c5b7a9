"""Word shingles, hashed: how much of one text is in another, and the keys to find a text by.

A shingle is three words in a row. Texts are compared by containment, because copies are cut (Broder, "On the
resemblance and containment of documents", 1997).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

SHINGLE_WORDS = 3
MOST_WORDS = 1_024
"""The longest text all of whose shingles are kept."""
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
    rows = zip(*(words[first:] for first in range(SHINGLE_WORDS)), strict=False)
    texts = {" ".join(row) for row in rows} or ({" ".join(words)} if words else set())
    return Shingles(frozenset(value for value in map(_hash, texts) if value % rate == 0), rate)


def _rate(words: int) -> int:
    rate = 1
    while words > MOST_WORDS * rate:
        rate *= 2
    return rate


def _hash(shingle: str) -> int:
    return int.from_bytes(blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
