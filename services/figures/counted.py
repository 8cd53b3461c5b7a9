"""The article's own words for what a number counts, where patterns alone read it."""

from claimwatch_language.wordlists import word_set
from services.figures.lexicon import NOUNS_OF_HARM, PEOPLE, POPULATIONS, THINGS
from services.figures.words import Phrase, Word

ADDED = word_set("more other additional further of the those these or so odd plus extra - same")
"""Words between a number and its noun that say nothing of the noun."""
_JOINTS = {",", "and", "or"}
_LONGEST_LIST = 10
"""Words of a list of populations at most."""


def counted_span(phrase: Phrase, head: str) -> tuple[int, int] | None:
    """The characters of the noun phrase up to its head; to its first plural if the head is an unknown noun."""
    words = list(phrase.words)
    while words and words[0].folded in ADDED:
        del words[0]
    if head in PEOPLE or head in THINGS or head in NOUNS_OF_HARM:
        last = max((index for index, word in enumerate(words) if word.folded == head), default=None)
    else:
        last = next((index for index, word in enumerate(words) if _is_plural(word.folded)), None)
    return None if last is None else (words[0].start, words[last].end)


def mixed_population(words: tuple[Word, ...], phrase: Phrase) -> tuple[int, int] | None:
    """The characters of a list of populations that one number counts ("40 women, children and elderly men").

    ``None`` if the number counts one population alone.
    """
    first = next((word for word in phrase.words if word.folded in POPULATIONS), None)
    if first is None:
        return None
    keys, end, joint = {POPULATIONS[first.folded]}, first.end, False
    for word in words[phrase.last : phrase.last + _LONGEST_LIST]:
        if word.number is not None:
            return None
        if word.folded in _JOINTS:
            joint = True
        elif joint and word.folded in POPULATIONS:
            keys.add(POPULATIONS[word.folded])
            end = word.end
        elif (joint and word.folded not in ("elderly", "young", "unarmed")) or not joint:
            break
    return (first.start, end) if len(keys) > 1 else None


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "'s", "is"))
