"""Whether a text reports a game, in whose words nations are at war, strikers strike and fans catch a fever."""

import re
from collections.abc import Iterable

from claimwatch_language.wordlists import word_set

_WORDS = word_set(
    "match matches derby league cup season goal goals goalkeeper striker strikers midfielder defender defenders coach "
    "captain fans referee innings wicket wickets overs sixes stadium half-time kick-off penalty offside relegation "
    "tournament scored team teams points equaliser batsman bowler football cricket rugby basketball athletics"
)
_PARTS = frozenset(part for word in _WORDS for part in word.split("-"))
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_FEWEST = 4


def may_be_of_a_game(words: Iterable[str]) -> bool:
    """Whether a text of these words, which are in folded case and have no hyphens, may report a game.

    Most texts do not, and to say so costs a tenth of ``is_of_a_game``.
    """
    return len(_PARTS.intersection(words)) >= _FEWEST


def is_of_a_game(title: str, text: str) -> bool:
    """Whether the title and text have at least four different words of games."""
    return len(_WORDS.intersection(_WORD.findall(f"{title} {text}".casefold()))) >= _FEWEST
