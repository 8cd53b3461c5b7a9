"""The population counted (civilians, children, medics, …), by the noun after a number or by its predicate."""

from claimwatch_language.wordlists import word_set
from services.figures.lexicon import NOUNS_OF_HARM, THINGS
from services.figures.people import PEOPLE, POPULATIONS
from services.figures.words import Phrase, Word

_WORKERS = {
    "aid": "aid_workers",
    "humanitarian": "aid_workers",
    "relief": "aid_workers",
    "rescue": "aid_workers",
    "health": "medics",
    "healthcare": "medics",
    "medical": "medics",
    "media": "journalists",
}
"""The population of "workers", by the word before it."""
_WERE = word_set("was were are is")
_PARTITIVE = word_set("of the those whom them dead wounded injured killed victims missing arrested detained")


def population(words: tuple[Word, ...], index: int, phrase: Phrase, head: str) -> str | None:
    """The population of the number at ``words[index]``; ``None`` if there is none. Of several it is the first."""
    if head in THINGS and head not in PEOPLE:
        return None
    nouns = [word.folded for word in phrase.words]
    for position in range(len(nouns) - 1, -1, -1):
        noun, before = nouns[position], nouns[position - 1] if position else ""
        if noun in ("workers", "worker", "staff", "personnel") and before in _WORKERS:
            return _WORKERS[before]
        if key := POPULATIONS.get(noun):
            return key
    if head in PEOPLE or head in NOUNS_OF_HARM:
        return _of_members(words, phrase.last)
    return _of_predicate(words, index) if not head else None


def _of_members(words: tuple[Word, ...], index: int) -> str | None:
    """The population in "members of the security forces", "bodies of civilians"."""
    if index >= len(words) or words[index].folded != "of":
        return None
    following = words[index + 1 : index + 6]
    return next((POPULATIONS[word.folded] for word in following if word.folded in POPULATIONS), None)


def _of_predicate(words: tuple[Word, ...], index: int) -> str | None:
    """The population in "12 were children", "12 of whom were children", "three of the dead were nurses".

    In "half of the 40 dead were children" it is that of the half.
    """
    if index > 2 and [word.folded for word in words[index - 2 : index]] == ["of", "the"]:
        return None
    for position in range(index + 1, min(index + 6, len(words) - 1)):
        if words[position].folded in _WERE:
            return POPULATIONS.get(words[position + 1].folded)
        if words[position].folded not in _PARTITIVE:
            return None
    return None
