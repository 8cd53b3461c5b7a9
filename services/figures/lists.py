"""Numbers that belong together: the numbers of a list, and a whole and its parts."""

from claimwatch_language.wordlists import word_set
from services.figures.lexicon import HARM, NOUNS_OF_HARM
from services.figures.words import Phrase, Word, follows

_LINKS = word_set(": , and or including plus over with among of -- others well addition")
_BREAKS = word_set("was were is are has have had that who said when while where as after but because")
SUBSET_LEADS = word_set("including among include includes included")


_TOTALS = word_set("total number figure tally count")
_GAP = word_set("in at near from on")


def is_gapped(words: tuple[Word, ...], index: int, phrase: Phrase) -> bool:
    """Whether a number without a noun has the predicate of the number before ("9 died in Homs, 8 in Hama").

    "The total" means what was counted before ("bringing the total to 14"), and so does what it is "up from".
    """
    before = [word.folded for word in words[max(0, index - 4) : index]]
    if "to" in before and any(word in _TOTALS for word in before):
        return True
    if before[-1:] == ["from"] and before[-2:-1] in (["up"], ["down"]):
        return True
    if [word.folded for word in phrase.words] not in ([], ["more"], ["others"]):
        return False
    joint = any(word in {",", "and", "while"} for word in before[-3:])
    return joint and phrase.last < len(words) and words[phrase.last].folded in _GAP


_ROW = word_set(", and or then & later to")


def next_in_row(words: tuple[Word, ...], index: int) -> int | None:
    """The index of the number that shares its noun with the number at ``index`` ("12, 15 and 20 people")."""
    for following in range(index + 1, min(index + 5, len(words))):
        if words[following].number is not None:
            return following if following > index + 1 else None
        if words[following].folded not in _ROW:
            return None
    return None


def is_linked(words: tuple[Word, ...], index: int, phrase: Phrase) -> bool:
    """Whether the number at ``index`` stands in one list with the number before it."""
    between: list[str] = []
    for word in reversed(words[max(0, index - 16) : index]):
        if word.number is not None:
            break
        between.append(word.folded)
    if any(word in _BREAKS for word in between) or any(word in HARM and word not in NOUNS_OF_HARM for word in between):
        return False
    return any(word in _LINKS for word in between) or not phrase.words


def is_part_of_next(words: tuple[Word, ...], index: int) -> bool:
    """Whether the number at ``index`` is a part of the next one ("23 of the 53 wounded")."""
    if not follows(words, index, {"of"}):
        return False
    whole = index + 3 if follows(words, index + 1, {"the", "those", "these", "its", "their"}) else index + 2
    return whole < len(words) and words[whole].number is not None


def is_part(words: tuple[Word, ...], index: int) -> bool:
    """Whether the number is a part: "including 12", "12 of them", "of the 40 killed, 12", "40 people: 12"."""
    last = next((before for before in range(index - 1, -1, -1) if words[before].number is not None), None)
    if last is not None:
        opening = [word.folded for word in words[max(0, last - 2) : last]]
        of_them = opening in (["of", "the"], ["of"], ["among", "the"], ["among"]) and last <= 2
        if of_them or any(word.folded == ":" for word in words[last + 1 : index]):
            return True
    before = [word.folded for word in words[max(0, index - 5) : index]]
    after = [word.folded for word in words[index + 1 : index + 3]]
    if any(word in SUBSET_LEADS for word in before) or "of whom" in " ".join(before):
        return True
    if after[:1] == ["in"] and [word.folded for word in words[index + 2 : index + 4]][1:] == ["condition"]:
        return last is not None
    return after[:1] == ["of"] and after[1:] in (["them"], ["whom"], ["those"])
