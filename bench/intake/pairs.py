"""Pairs of addresses that are one article, or are not: how often their identities agree with it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.gold_lines import GoldLine, read_lines
from services.intake.articles.identity import article_id


class GoldPair(GoldLine):
    """Two addresses, and whether they lead to one article."""

    a: str
    b: str
    same: bool


def gold_pairs(path: Path) -> list[GoldPair]:
    """The pairs of a file, one in each line.

    Raises:
        OSError, ValueError: the file is not of that form.
    """
    return read_lines(path, GoldPair, None)


def measured(pairs: Sequence[GoldPair]) -> dict[str, Any]:
    """The shares of pairs that are one and are known as one, and of those that are not and are kept apart."""
    right = {True: [0, 0], False: [0, 0]}
    for pair in pairs:
        one, other = (article_id(address, "", "") for address in (pair.a, pair.b))
        right[pair.same][0] += (one == other) == pair.same
        right[pair.same][1] += 1
    return {
        name: {"pairs": count, "right": hits / count if count else None}
        for name, (hits, count) in (("one", right[True]), ("not_one", right[False]))
    }
