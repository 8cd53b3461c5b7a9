"""What a number counts and of whom, from the words around it; no parse, one sentence at a time."""

import re
from collections.abc import Set
from dataclasses import dataclass
from enum import Enum

from claimwatch_contracts.vocabulary import Measure, Nature
from claimwatch_language.wordlists import word_set
from services.figures.lexicon import (
    ACTS,
    ADJECTIVES_OF_HARM,
    AUXILIARIES,
    GOVERNORS,
    GROUPS,
    HARM,
    INTRANSITIVES,
    NOUNS_OF_HARM,
    PARTICIPLES,
    PASSIVE_ONLY,
    PEOPLE,
    POPULATIONS,
    THINGS,
)
from services.figures.lists import SUBSET_LEADS, is_linked, is_part
from services.figures.populations import population
from services.figures.words import Phrase, Word, phrase_after

_DESCRIBING = PARTICIPLES | ADJECTIVES_OF_HARM
_REACH_AFTER = 16
_REACH_BEFORE = 30
_CLAUSE_ENDS = word_set('; " “ ” ( ) while when where as because said says which whose but')
_DEMONYM = re.compile(r"[\w-]+(?:ians?|eans?|ese|ists?|men|[a-z]{2}is|[bcdlnrst]ans)$")
_BEFORE_FILLERS = word_set(
    "at least more than over about around some nearly almost up to as many a an the of another additional further "
    "total estimated on in by approximately roughly fewer less no not with those two reached rose risen has become "
    "stands stood to for is was were are put also all both shot include includes included among"
)


class Grounds(Enum):
    """Where the words stand that say what is counted, the best first."""

    NAMED = "the noun counted, or a unit"
    SAID = "what is said of it, directly before or after"
    LISTED = "the number it is listed with"
    FAR = "the rest of the sentence"
    PRESUMED = "nowhere: people or things to whom nothing is known to be done"


@dataclass(frozen=True)
class Reading:
    """What a number counts; ``of_previous`` says that it is a part of the figure before it."""

    measure: Measure
    population: str | None = None
    of_previous: bool = False
    grounds: Grounds = Grounds.NAMED


def reading(words: tuple[Word, ...], index: int, previous: Reading | None) -> Reading:
    """What the number at ``words[index]`` counts; ``previous`` is the reading of the number before it in the sentence.

    A number that names nothing itself ("including nine", "8 in the north") counts what the one before it counted.
    """
    phrase = phrase_after(words, index)
    head = _head(phrase.words)
    linked = previous is not None and is_linked(words, index, phrase)
    part = previous is not None and (is_part(words, index) or (linked and previous.of_previous))
    linked = linked or part
    measure, grounds = _measure(words, index, phrase, head, previous if linked else None)
    if (head in GROUPS and measure in _OF_PERSONS) or _are_dealt_with(words, phrase.last, measure):
        measure = Measure.PEOPLE_OTHER if head in GROUPS else Measure.OTHER
    return Reading(measure, population(words, index, phrase, head), part, grounds)


def _measure(
    words: tuple[Word, ...], index: int, phrase: Phrase, head: str, listed: Reading | None
) -> tuple[Measure, Grounds]:
    if head in THINGS and head not in PEOPLE:
        return THINGS[head], Grounds.NAMED
    if listed and listed.measure in THINGS.values() and not phrase.words and _are_damaged(words, index):
        return listed.measure, Grounds.LISTED
    if found := _by_head(head, phrase) or _bodies_before(words, index):
        return found, Grounds.NAMED
    if (
        found := _done_to(words, index)
        or _after(words, phrase.last, bool(phrase.words))
        or _directly_before(words, index)
    ):
        return found, Grounds.SAID
    if listed and _inherits(listed, head, words, index, phrase):
        return listed.measure, Grounds.LISTED
    if found := _later(words, index, phrase.last, head) or _elsewhere(words, index, phrase) or HARM.get(head):
        return found, Grounds.FAR
    people = _is_people(head) or _acts(phrase) or (not phrase.words and _follows(words, index, {"are", "were", "have"}))
    return (Measure.PEOPLE_OTHER if people else Measure.OTHER), Grounds.PRESUMED


_OF_PERSONS = {Measure.KILLED, Measure.WOUNDED, Measure.MISSING, Measure.BODIES_FOUND}
"""What befalls persons: a number of families is no number of them."""
_DEALT_WITH = word_set("identified claimed returned buried repatriated handed released")


def _are_dealt_with(words: tuple[Word, ...], index: int, measure: Measure) -> bool:
    """Whether bodies are counted that were found long before ("900 bodies have been identified")."""
    said = next((word.folded for word in words[index:] if word.folded not in AUXILIARIES), "")
    return measure is Measure.BODIES_FOUND and said in _DEALT_WITH and words[index].folded in AUXILIARIES


def _head(phrase: tuple[Word, ...]) -> str:
    """The last word of the phrase that is known, else its last word, else an empty string."""
    for word in reversed(phrase):
        if word.folded in PEOPLE or word.folded in THINGS or word.folded in NOUNS_OF_HARM:
            return word.folded
    for word in reversed(phrase):
        if word.capital and _DEMONYM.match(word.folded):
            return word.folded
    return phrase[-1].folded if phrase else ""


def _acts(phrase: Phrase) -> bool:
    """Whether what the number counts does what only people do ("5,000 sought shelter")."""
    return bool(phrase.words) and phrase.words[0].folded in ACTS


def _is_people(head: str) -> bool:
    return head in PEOPLE or head in POPULATIONS or _DEMONYM.match(head) is not None


def _by_head(head: str, phrase: Phrase) -> Measure | None:
    if head in NOUNS_OF_HARM and head not in PEOPLE:
        return HARM[head]
    if head in {"lives", "souls"}:
        return Measure.KILLED
    if _is_people(head):
        return next((HARM[word.folded] for word in phrase.words if word.folded in _DESCRIBING), None)
    return None


def _bodies_before(words: tuple[Word, ...], index: int) -> Measure | None:
    for word in reversed(words[max(0, index - 7) : index]):
        if HARM.get(word.folded) is Measure.BODIES_FOUND:
            return Measure.BODIES_FOUND
        if word.folded not in _BEFORE_FILLERS | {"performed"}:
            return None
    return None


def _after(words: tuple[Word, ...], index: int, has_phrase: bool) -> Measure | None:
    """Harm said of the phrase that ends before ``index``: "dead", "were killed", "wounded in", "who had fled"."""
    helped = False
    index = _past_aside(words, index)
    if any([word.folded for word in words[at : at + 3]] in _DEATHS for at in (index - 1, index)):
        return Measure.KILLED
    for offset, word in enumerate(words[index : index + 7]):
        if word.number is not None:
            return None
        if word.folded in HARM:
            return _applies(words, index + offset, helped, has_phrase)
        if word.folded in PASSIVE_ONLY and (helped or _follows(words, index + offset, {"in", "by", "for"})):
            return PASSIVE_ONLY[word.folded]
        if word.folded in AUXILIARIES or word.folded in {"who", "that", "which", "to", "forced", "shot", ","}:
            helped = helped or word.folded in AUXILIARIES
        elif not helped or word.is_mark:
            return None
    return None


_DEATHS = [["lost", whose, life] for whose in ("their", "his", "her") for life in ("lives", "life")]


def _past_aside(words: tuple[Word, ...], index: int) -> int:
    """The index after ", including 12 children," in commas or dashes; the same index where there is no such aside."""
    opening = words[index].folded if index < len(words) else ""
    if opening not in {"--", ",", "–", "—"} or not _follows(words, index, SUBSET_LEADS):
        return index
    closing = (at for at in range(index + 2, min(index + 9, len(words))) if words[at].folded == opening)
    return next(closing, index - 1) + 1


def _applies(words: tuple[Word, ...], index: int, helped: bool, has_phrase: bool) -> Measure | None:
    """The harm at ``index`` if it befalls what stands before it, None if what stands before it does it."""
    folded = words[index].folded
    if helped and not _befalls(words, index):
        return None
    if helped or folded in ADJECTIVES_OF_HARM or folded in INTRANSITIVES:
        return HARM[folded]
    if folded not in PARTICIPLES:
        return None
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None or following.is_mark or following.folded in _AFTER_PARTICIPLE:
        return HARM[folded]
    if following.number is not None and index + 2 < len(words):
        return HARM[folded] if words[index + 2].folded in HARM else None
    return None if has_phrase else HARM[folded]


_AFTER_PARTICIPLE = word_set(
    "in by on at when during since and as after near over amid across from while including so this last yesterday "
    "today but or inside outside around along for with"
)


def _follows(words: tuple[Word, ...], index: int, expected: Set[str]) -> bool:
    return index + 1 < len(words) and words[index + 1].folded in expected


def _directly_before(words: tuple[Word, ...], index: int) -> Measure | None:
    """Harm done to the number: "killing at least", "the deaths of", "the toll reached", "the dead include"."""
    for at in range(index - 1, max(-1, index - 8), -1):
        folded = words[at].folded
        if folded in GOVERNORS or (folded in NOUNS_OF_HARM and words[at + 1].folded == "of"):
            return HARM[folded]
        if folded in {"lives", "toll", "fatally"}:
            return Measure.KILLED
        if folded in HARM and at and words[at - 1].folded in _NOMINAL:
            return HARM[folded]
        if folded not in _BEFORE_FILLERS:
            return None
    return None


_NOMINAL = word_set("the those shot stabbed beaten burned trampled")
"""Before a word of harm: "the dead include 12", "shot dead 12"."""


def _inherits(listed: Reading, head: str, words: tuple[Word, ...], index: int, phrase: Phrase) -> bool:
    if listed.measure.nature is Nature.QUANTITY:
        return False
    if phrase.words:
        has_predicate = phrase.last < len(words) and words[phrase.last].folded in AUXILIARIES
        return _is_people(head) and not has_predicate
    return listed.measure not in THINGS.values() or not _follows(words, index, {"are", "were", "have"})


def _done_to(words: tuple[Word, ...], index: int) -> Measure | None:
    """Harm that a participle does to the number behind it, whatever comes of the doer ("accused of killing 8 …")."""
    before = words[index - 1].folded if index else ""
    return HARM[before] if before in GOVERNORS and before.endswith("ing") else None


def _later(words: tuple[Word, ...], number: int, index: int, head: str) -> Measure | None:
    """Harm in the rest of the clause, past places and further numbers ("12 men and six boys here were killed").

    A number behind another predicate, or behind what a verb before it takes as object, begins a clause of its own
    ("400 were admitted and 12 have died", "the clinic received 45 patients and 3 died").
    """
    if not _is_people(head):
        return None
    closed = not _may_be_subject(words, number) or _is_predicate(words[index - 1])
    if not closed and (found := _done_together(words, index)):
        return found
    helped = False
    for offset, word in enumerate(words[index : index + _REACH_AFTER]):
        if closed and word.number is not None and _before(words, index + offset) in _JOINING:
            return None
        closed = closed or word.folded in AUXILIARIES or _is_predicate(word)
        if word.folded in _CLAUSE_ENDS and not (word.folded == "said" and _follows(words, index + offset, {","})):
            return None
        if helped and _befalls(words, index + offset):
            return HARM[word.folded]
        if helped and word.folded in PASSIVE_ONLY:
            return PASSIVE_ONLY[word.folded]
        if word.folded in ADJECTIVES_OF_HARM and words[index + offset - 1].folded in {"left", "the"}:
            return HARM[word.folded]
        helped = word.folded in AUXILIARIES or (helped and not word.is_mark and word.number is None)
    return None


_BEFALLING = (
    PARTICIPLES
    | INTRANSITIVES
    | ADJECTIVES_OF_HARM
    | word_set(
        "custody detention jail prisoners prisoner inmates detainees hostages hostage captives refugees idps dying "
        "fleeing evacuating"
    )
)
"""Words of harm that are said of those whom it befalls; "charged with killing", "on trial for murder" are not."""
_JOINING = {"and", "but", "while"}
_CLAUSE_OPENERS = _JOINING | word_set(
    "that said says or when where after before because as if which including from of among with"
)


def _befalls(words: tuple[Word, ...], index: int) -> bool:
    """Whether a word of harm is said of those whom it befalls ("burnt to death", not "sentenced to death")."""
    if words[index].folded != "death":
        return words[index].folded in _BEFALLING
    before = [word.folded for word in words[max(0, index - 2) : index]]
    return before[-1:] == ["to"] and before[0] not in {"sentenced", "condemned"}


def _before(words: tuple[Word, ...], index: int) -> str:
    """The word before a number and what bounds it; empty for a name, a day or a mark, and where there is none."""
    fillers = _BEFORE_FILLERS - _CLAUSE_OPENERS
    word = next((word for word in reversed(words[:index]) if word.folded not in fillers), None)
    return "" if word is None or word.is_mark or word.capital or word.number is not None else word.folded


def _may_be_subject(words: tuple[Word, ...], index: int) -> bool:
    """Whether the number opens its clause, so that no verb before it takes it as object."""
    return _before(words, index) in _CLAUSE_OPENERS | {""}


def _is_predicate(word: Word) -> bool:
    return word.folded in ACTS or (word.folded.endswith("ed") and word.folded not in HARM and not word.capital)


def _done_together(words: tuple[Word, ...], index: int) -> Measure | None:
    """What the number and others listed with it did ("three girls and a man died")."""
    for word in words[index : index + _REACH_AFTER]:
        if word.folded in INTRANSITIVES:
            return HARM[word.folded]
        if word.number is None and word.folded not in PEOPLE | _COORDINATION and "-" not in word.folded:
            return None
    return None


_COORDINATION = word_set("and , a an the other another his her their")


def _elsewhere(words: tuple[Word, ...], index: int, phrase: Phrase) -> Measure | None:
    """For a number without a noun: the nearest harm before it in the sentence, else the nearest thing."""
    if phrase.words:
        return None
    before = [word.folded for word in reversed(words[max(0, index - _REACH_BEFORE) : index])]
    harm = (Measure.KILLED if word == "toll" else HARM[word] for word in before if word in HARM or word == "toll")
    if found := next(harm, None):
        return found
    if _follows(words, index, {"are", "were", "have"}) and not _are_damaged(words, index):
        return None
    return next((THINGS[word] for word in before if word in THINGS), None)


_DAMAGED = word_set(
    "destroyed damaged hit burned burnt razed flattened shelled bombed looted flooded demolished closed"
)


def _are_damaged(words: tuple[Word, ...], index: int) -> bool:
    """Whether the number is followed by "were destroyed" or the like, which befalls things."""
    return _follows(words, index, {"are", "were", "was"}) and _follows(words, index + 1, _DAMAGED)
