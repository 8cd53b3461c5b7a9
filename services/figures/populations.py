"""Who is counted: civilians, children, medics, … from the noun a number begins, or from what is said of it."""

from claimwatch_language.wordlists import word_set
from services.figures.lexicon import NOUNS_OF_HARM, PEOPLE, POPULATIONS
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
"""What sort of worker the word before "workers" makes."""
_WERE = word_set("was were are is")
_PARTITIVE = word_set("of the those whom them dead wounded injured killed victims missing arrested detained")


def population(words: tuple[Word, ...], index: int, phrase: Phrase, head: str) -> str | None:
    """The population of the number at ``words[index]``, whose noun phrase and head are known; None for mixed ones."""
    named = [word.folded for word in phrase.words]
    for at in range(len(named) - 1, -1, -1):
        if named[at] in ("workers", "worker", "staff", "personnel") and at and named[at - 1] in _WORKERS:
            return _WORKERS[named[at - 1]]
        if found := POPULATIONS.get(named[at]):
            return None if _is_mixed(words, phrase.last, found) else found
    if head in PEOPLE or head in NOUNS_OF_HARM:
        return _of_members(words, phrase.last)
    return _said_of(words, index) if not head else None


def _is_mixed(words: tuple[Word, ...], index: int, found: str) -> bool:
    """Whether the number counts people of other sorts as well ("40 women, children and elderly")."""
    following = [word.folded for word in words[index : index + 4]]
    if following[:1] not in ([","], ["and"]) or any(word.number is not None for word in words[index : index + 4]):
        return False
    return following[1:2] != [] and POPULATIONS.get(following[1], found) != found


def _of_members(words: tuple[Word, ...], index: int) -> str | None:
    """The population in "members of the security forces", "bodies of civilians"."""
    if index >= len(words) or words[index].folded != "of":
        return None
    following = words[index + 1 : index + 6]
    return next((POPULATIONS[word.folded] for word in following if word.folded in POPULATIONS), None)


def _said_of(words: tuple[Word, ...], index: int) -> str | None:
    """The population in "12 were children", "12 of whom were children", "three of the dead were nurses"."""
    for at in range(index + 1, min(index + 6, len(words) - 1)):
        if words[at].folded in _WERE:
            return POPULATIONS.get(words[at + 1].folded)
        if words[at].folded not in _PARTITIVE:
            return None
    return None
