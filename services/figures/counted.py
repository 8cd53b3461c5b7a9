"""The article's own words for what a number counts, where patterns alone read it."""

import re

from claimwatch_language.wordlists import word_set
from services.figures.lexicon import NOUNS_OF_HARM, THINGS
from services.figures.people import PEOPLE, POPULATIONS
from services.figures.words import Phrase, Word, is_plural

ADDED = word_set("more other additional further of the those these or so odd plus extra - same")
"""Words between a number and its noun that say nothing of the noun."""
_JOINTS = {",", "and", "or"}
_RUN_IN = re.compile(r"\.?--|\.(?=[A-Z])")
"""What stands between a word and a byline that follows without a space."""
_MARKS = " .,;:'\"“”‘’()[]-–—"
_NUMERALS = word_set("dozen hundred thousand million")
_REPEATING = word_set(
    "arrests deaths fatalities injuries wounded injured killed dead displaced missing killings body bodies corpse "
    "corpses"
)
"""Nouns that say no more than the measure."""
_SHORTEST_WORD = 5
"""Letters of words in capitals that are no abbreviation, at least."""
_SAYING = word_set("said say says told")
"""Verbs whose subject is not what was counted before ("15 villagers, soldiers and doctors said")."""
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
        last = next((index for index, word in enumerate(words) if is_plural(word.folded)), None)
    return None if last is None else (words[0].start, words[last].end)


def mixed_population(words: tuple[Word, ...], phrase: Phrase) -> tuple[int, int] | None:
    """The characters of a list of populations that one number counts ("40 women, children and elderly men").

    ``None`` if the number counts one population alone, or if no "and" or "or" ends the list: what follows a comma alone
    is another's ("25 girls, police said").
    """
    first = next((word for word in phrase.words if word.folded in POPULATIONS), None)
    if first is None:
        return None
    keys, end, joint, is_ended = {POPULATIONS[first.folded]}, first.end, False, False
    for word in words[phrase.last : phrase.last + _LONGEST_LIST]:
        if word.number is not None:
            return None
        if word.folded in _JOINTS:
            joint, is_ended = True, is_ended or word.folded != ","
        elif joint and word.folded in POPULATIONS:
            keys.add(POPULATIONS[word.folded])
            end = word.end
        elif word.folded in _SAYING and len(keys) > 1:
            return None
        elif (joint and word.folded not in ("elderly", "young", "unarmed")) or not joint:
            break
    return (first.start, end) if len(keys) > 1 and is_ended else None


def bare(words: str) -> str:
    """The words for what is counted, without a byline run into them, and without what only repeats the measure.

    Words all in capitals are in lower case.
    """
    kept = _RUN_IN.split(words, maxsplit=1)[0].strip(_MARKS).split()
    while kept and kept[0].casefold() in _NUMERALS:
        del kept[0]
    if kept and kept[-1].casefold() in _REPEATING:
        del kept[-1]
    rest = " ".join(kept)
    return rest.casefold() if rest.isupper() and len(rest) >= _SHORTEST_WORD else rest
