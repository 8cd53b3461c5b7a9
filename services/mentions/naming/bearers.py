"""Names of groups, outlets, companies and the like that look like places, or hold a place's name."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claimwatch_language.names.particles import ARABIC_ARTICLES
from services.mentions.naming.tokens import Token

_APOSTROPHES = str.maketrans("", "", "'’ʼ‘`´")
_GAPS = frozenset(["' ", "’ "])
"""What stands between the words of a name after a plural with an apostrophe, besides what may stand in any name."""


@dataclass(frozen=True)
class Bearer:
    """A listed name as its words in lower case. ``facility`` is the kind of a name that is a place after all."""

    words: tuple[str, ...]
    facility: str | None = None


def bearer_end(tokens: Sequence[Token], index: int) -> tuple[int, str | None] | None:
    """The index after the listed name that begins at ``index``, and the kind of facility; ``None`` without a name.

    The longest name counts. An Arabic article before its first word is part of it.
    """
    first = index + 1 if _is_article(tokens, index) else index
    for bearer in _by_first_word().get(_plain(tokens[first]), ()):
        last = first + len(bearer.words)
        if _is_written(tokens, first, last, bearer.words):
            return last, bearer.facility
    return None


def _is_article(tokens: Sequence[Token], index: int) -> bool:
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is not None and following.joinable and tokens[index].low in ARABIC_ARTICLES


def _is_written(tokens: Sequence[Token], first: int, last: int, words: tuple[str, ...]) -> bool:
    name = tokens[first:last]
    if (
        len(name) < len(words)
        or not name[0].capital
        or not all(token.joinable or token.gap in _GAPS for token in name[1:])
    ):
        return False
    return all(_plain(token) == word for token, word in zip(name, words, strict=True))


def _plain(token: Token) -> str:
    return token.low.translate(_APOSTROPHES)


@cache
def _by_first_word() -> Mapping[str, Sequence[Bearer]]:
    """The listed names by their first word, the longest first."""
    names = defaultdict(list)
    for bearer in sorted(_listed(), key=lambda bearer: -len(bearer.words)):
        names[bearer.words[0]].append(bearer)
    return names


def _listed() -> Iterator[Bearer]:
    tables = tomllib.loads(files(__package__).joinpath("bearers.toml").read_text(encoding="utf-8"))
    facilities = tables.pop("facilities")
    for facility, table in [*((None, table) for table in tables.values()), *facilities.items()]:
        for line in table.split("\n"):
            if line:
                words = line.replace("'s ", " ").replace("-", " ").translate(_APOSTROPHES).split()
                yield Bearer(tuple(words), facility)
