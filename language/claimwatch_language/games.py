"""Whether a text reports a game, in whose words nations are at war, strikers strike and fans catch a fever."""

import re

from claimwatch_language.wordlists import word_set

_WORDS = word_set(
    "match matches derby league cup season goal goals goalkeeper striker strikers midfielder defender defenders coach "
    "captain fans referee innings wicket wickets overs sixes stadium half-time kick-off penalty offside relegation "
    "tournament scored team teams points equaliser batsman bowler football cricket rugby basketball athletics"
)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_FEWEST = 4


def is_of_a_game(title: str, text: str) -> bool:
    """Whether the title and text have at least four different words of games."""
    return len(_WORDS.intersection(_WORD.findall(f"{title} {text}".casefold()))) >= _FEWEST
