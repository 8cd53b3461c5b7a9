"""Harm that is said of a number directly before or after it."""

from claimwatch_contracts.vocabulary import Measure
from claimwatch_language.wordlists import word_set
from services.figures.lexicon import (
    ADJECTIVES_OF_HARM,
    AUXILIARIES,
    DAMAGE,
    GOVERNORS,
    HARM,
    INTRANSITIVES,
    NOUNS_OF_HARM,
    PARTICIPLES,
    PASSIVE_ONLY,
    TAKING,
)
from services.figures.lists import SUBSET_LEADS
from services.figures.measures.readings import Numeral
from services.figures.measures.vocabulary import BEFORE_FILLERS, befalls
from services.figures.words import Word, follows

_DEATHS = [["lost", whose, life] for whose in ("their", "his", "her") for life in ("lives", "life")]
_STRIKING = word_set(
    "stab stabs stabbed stabbing beat beats beaten beating hack hacks hacked hacking club clubbed stone stoned burn "
    "burned burnt burning crush crushed crushing trample trampled trampling starve starved starving shoot shot torture "
    "tortured"
)
_THEM = {"them", "whom", "these", "those"}
_HAVING = word_set("with suffering suffered suffer sustained sustaining have had having")
_INJURIES = word_set("injury injuries burns wounds fractures concussion concussions")
_STATE_WORDS = 9
"""Words after the number of a part in which its injuries are looked for."""
_AFTER_PARTICIPLE = word_set(
    "in by on at when during since and as after near over amid across from while including so this last yesterday "
    "today but or inside outside around along for with"
)
_BETWEEN = word_set(
    "and both either badly gravely fatally then later once even again further being been burnt burned buried"
)
"""Words between an auxiliary and the word of harm ("were shot and killed")."""
_RISES = word_set(
    "reached reaches risen rose rises climbed climbs grown grew grows jumped stands stood passed topped exceeded "
    "increased doubled swelled soared surged"
)
_COUNTS = word_set("number count total tally")
_ARTICLES = word_set("the a its their official")
_OPENING = 12
"""The first words of a sentence, among which the noun stands whose amount it tells."""
_NOMINAL = word_set("the those shot stabbed beaten burned trampled")
"""Words before a word of harm that governs the number after it: "the dead include 12", "shot dead 12"."""


def bodies_before(numeral: Numeral) -> Measure | None:
    """``BODIES_FOUND`` if a word for bodies stands before a number of people ("the bodies of 12 men")."""
    phrase = numeral.phrase.words
    if phrase and not numeral.of_people and not phrase[-1].capital:
        return None
    for word in reversed(numeral.words[max(0, numeral.index - 7) : numeral.index]):
        if HARM.get(word.folded) is Measure.BODIES_FOUND:
            return Measure.BODIES_FOUND
        if word.folded not in BEFORE_FILLERS | {"performed"}:
            return None
    return None


def done_to(numeral: Numeral) -> Measure | None:
    """Harm that a participle does to the number after it, whatever happens to the doer ("accused of killing 8 …")."""
    before = numeral.words[numeral.index - 1].folded if numeral.index else ""
    return HARM[before] if before in GOVERNORS and before.endswith("ing") else None


def said_after(numeral: Numeral) -> Measure | None:
    """Harm said directly after the noun phrase: "dead", "were killed", "wounded in", "who had fled"."""
    words, has_phrase = numeral.words, bool(numeral.phrase.words)
    helped = False
    first = _past_aside(words, numeral.phrase.last)
    if any([word.folded for word in words[start : start + 3]] in _DEATHS for start in (first - 1, first)):
        return Measure.KILLED
    for index, word in enumerate(words[first : first + 7], start=first):
        if word.number is not None:
            return None
        if word.folded in HARM:
            return _applies(words, index, helped, has_phrase)
        if word.folded in PASSIVE_ONLY and (helped or follows(words, index, {"in", "by", "for"})):
            is_of_things = word.folded in DAMAGE and has_phrase and not numeral.of_people
            return None if is_of_things else PASSIVE_ONLY[word.folded]
        if word.folded in AUXILIARIES or word.folded in {"who", "that", "which", "to", "forced", "shot", ","}:
            helped = helped or word.folded in AUXILIARIES
        elif not helped or not (word.folded in _BETWEEN or word.folded.endswith("ly")):
            return None
    return None


def to_death(numeral: Numeral) -> Measure | None:
    """``KILLED`` for "stabbed 29 people to death", ``DETAINED`` for "took 29 guests hostage"."""
    following = [word.folded for word in numeral.words[numeral.index + 1 : numeral.index + _STATE_WORDS]]
    before = [word.folded for word in numeral.words[max(0, numeral.index - 4) : numeral.index]]
    if ["to", "death"] in (following[place : place + 2] for place in range(len(following))):
        return Measure.KILLED if not _STRIKING.isdisjoint(before) else None
    is_taken = "hostage" in following and not TAKING.isdisjoint(before)
    return Measure.DETAINED if is_taken else None


def among_named(numeral: Numeral) -> Measure | None:
    """The harm of those of whom some are listed: "Among the dead are a boy and 18 soldiers"."""
    opening = [word.folded for word in numeral.words[:4]]
    if opening[:2] != ["among", "the"] or len(opening) < 4 or opening[3] not in {"is", "are", "was", "were"}:
        return None
    if any(word.is_mark and word.folded != "," for word in numeral.words[4 : numeral.index]) or not numeral.of_people:
        return None
    return HARM.get(opening[2])


def hurt_by_state(numeral: Numeral) -> Measure | None:
    """``WOUNDED`` if a part of some people has injuries ("14 of them with severe burns", "two of whom have wounds")."""
    words = [word.folded for word in numeral.words[numeral.index + 1 : numeral.index + _STATE_WORDS]]
    if words[:1] != ["of"] or not _THEM.intersection(words[1:2]):
        return None
    before, injury = next(((words[2:index], word) for index, word in enumerate(words) if word in _INJURIES), ([], None))
    return Measure.WOUNDED if injury is not None and _HAVING.intersection(before) else None


def said_before(numeral: Numeral) -> Measure | None:
    """Harm said directly before the number: "killing at least", "the deaths of", "the toll reached"."""
    words = numeral.words
    for index in range(numeral.index - 1, max(-1, numeral.index - 8), -1):
        folded = words[index].folded
        if words[index].number is not None and follows(words, index, {"of"}):
            return None
        if folded in GOVERNORS or (folded in NOUNS_OF_HARM and words[index + 1].folded == "of"):
            return HARM[folded]
        if folded in {"lives", "toll", "fatally"}:
            return Measure.KILLED
        if folded in HARM and index and words[index - 1].folded in _NOMINAL:
            return HARM[folded]
        if folded not in BEFORE_FILLERS:
            return None
    return None


def of_far_amount(numeral: Numeral) -> Measure | None:
    """Harm whose toll or number opens the sentence, if it rose or stood directly before a number without a noun.

    "The death toll from a strike on a market in Leso, a town in the north, has risen to at least 52."
    """
    if numeral.phrase.words and not numeral.of_people:
        return None
    words = numeral.words
    measure, first = _opening_amount(words)
    reach = next((i for i in range(numeral.index - 1, first, -1) if words[i].folded not in BEFORE_FILLERS - _RISES), 0)
    return measure if measure is not None and reach > first and words[reach].folded in _RISES else None


def _opening_amount(words: tuple[Word, ...]) -> tuple[Measure | None, int]:
    """What the noun counts that begins a sentence, behind its dateline, and the index of the noun."""
    for index, word in enumerate(words[:_OPENING]):
        before = words[index - 1].folded if index else ""
        if word.folded in {"toll", "tolls"}:
            return HARM.get(before, Measure.KILLED), index
        if word.folded in _COUNTS and before in _ARTICLES and follows(words, index, {"of"}):
            kinds = (HARM[later.folded] for later in words[index + 2 : index + 6] if later.folded in HARM)
            return next(kinds, None), index
    return None, 0


def _past_aside(words: tuple[Word, ...], index: int) -> int:
    """The index after ", including 12 children," in commas or dashes, or after an aside in brackets.

    It is ``index`` itself without such an aside.
    """
    opening = words[index].folded if index < len(words) else ""
    if opening == "(":
        closed = (end for end in range(index + 1, min(index + 12, len(words))) if words[end].folded == ")")
        return next(closed, index - 1) + 1
    if opening in SUBSET_LEADS:
        return _auxiliary_after(words, index)
    if opening not in {"--", ",", "–", "—"} or not follows(words, index, SUBSET_LEADS):
        return index
    closing = (end for end in range(index + 2, min(index + 9, len(words))) if words[end].folded == opening)
    return next(closing, index - 1) + 1


def _auxiliary_after(words: tuple[Word, ...], index: int) -> int:
    """The index of the first "were" after an aside without commas ("12 men including two boys were killed")."""
    following = range(index + 1, min(index + 10, len(words)))
    return next((later for later in following if words[later].folded in {"were", "have", "are", "had"}), index)


def _applies(words: tuple[Word, ...], index: int, helped: bool, has_phrase: bool) -> Measure | None:
    """The harm at ``index`` if the words before it suffer the harm; ``None`` if they do it.

    ``helped`` says that an auxiliary stands in between ("were").
    """
    folded = words[index].folded
    if helped and not befalls(words, index):
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
