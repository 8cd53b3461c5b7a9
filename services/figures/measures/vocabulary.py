"""Word lists that the questions share, and the rules that read them."""

from claimwatch_language.wordlists import word_set
from services.figures.lexicon import ADJECTIVES_OF_HARM, DAMAGE, INTRANSITIVES, PARTICIPLES
from services.figures.words import Word, follows

BEFORE_FILLERS = word_set(
    "at least more than over about around some nearly almost up to as many a an the of another additional further "
    "total estimated on in by approximately roughly fewer less no not with those two reached rose risen has become "
    "stands stood for is was were are put also all both shot include includes included among"
)
"""Words between a number and an earlier word of harm that leave the two together ("killing at least 12")."""
_BEFALLING = (
    PARTICIPLES
    | INTRANSITIVES
    | ADJECTIVES_OF_HARM
    | word_set(
        "custody detention jail prisoners prisoner inmates detainees hostages hostage captives refugees idps dying "
        "fleeing evacuating"
    )
)
"""Words of harm that are said of the people harmed; "charged with killing", "on trial for murder" are not."""

_AUXILIARIES = word_set("have has had been were was are is also completely partially partly totally severely")
_DAMAGE_OF_THINGS = DAMAGE - word_set(
    "hit burned burnt hitting struck bombed shelled burning crushed engulfed swept closed"
)


def befalls(words: tuple[Word, ...], index: int) -> bool:
    """Whether a word of harm is said of the people harmed ("burnt to death", not "sentenced to death")."""
    if words[index].folded != "death":
        return words[index].folded in _BEFALLING
    before = [word.folded for word in words[max(0, index - 2) : index]]
    return before[-1:] == ["to"] and before[0] not in {"sentenced", "condemned"}


def are_damaged(words: tuple[Word, ...], index: int) -> bool:
    """Whether "(were) destroyed" or the like, which is said of things, follows the number at ``index``."""
    auxiliary = follows(words, index, {"are", "were", "was"})
    return follows(words, index + 1 if auxiliary else index, DAMAGE)


def are_others_damaged(words: tuple[Word, ...], index: int) -> bool:
    """Whether the number at ``index`` counts more of the things counted before ("damaged 120 others").

    People are hit and burned as well: only "damaged" and the like tell of things alone.
    """
    if not follows(words, index, {"others", "more"}):
        after = index + 1
        while after < len(words) and words[after].folded in _AUXILIARIES:
            after += 1
        is_next = words[index - 1].folded in {"and", ","} if index else False
        return (after > index + 1 or is_next) and after < len(words) and words[after].folded in _DAMAGE_OF_THINGS
    near = [*words[max(0, index - 2) : index], *words[index + 2 : index + 6]]
    return any(word.folded in _DAMAGE_OF_THINGS for word in near)
