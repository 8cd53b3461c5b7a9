"""The questions by which a number is read, in their order: the first answer counts."""

from collections.abc import Callable
from dataclasses import replace

from claimwatch_contracts.vocabulary import Measure, Nature
from services.figures.counted import counted_span, mixed_population
from services.figures.finer import submeasure_of_all, submeasure_said
from services.figures.lexicon import AUXILIARIES, DAMAGE, DEALT_WITH, OF_PERSONS, THINGS
from services.figures.lists import is_gapped, is_linked, is_part, is_part_of_next, next_in_row
from services.figures.measures import heads, near
from services.figures.measures.readings import Grounds, Numeral, Reading
from services.figures.measures.vocabulary import are_damaged
from services.figures.people import GROUPS
from services.figures.populations import population
from services.figures.words import Word, follows, phrase_after

_LONGEST_ROW = 4
"""The most numbers of a row that are looked through for the one that says what all of them count."""
_REACH = 60
"""Words before and after a number that may name its submeasure."""


def reading(words: tuple[Word, ...], index: int, previous: Reading | None, row: int = _LONGEST_ROW) -> Reading:
    """What the number at ``words[index]`` counts; ``previous`` is the reading of the number before it in the sentence.

    A number that names nothing itself ("including nine", "8 in the north") counts what the number before it counts, or
    what one of the next ``row`` numbers of its row counts ("12 and 15 people").
    """
    own = _own_reading(words, index, previous)
    is_open = own.grounds is Grounds.PRESUMED and not _is_part_by_itself(words, index, own)
    following = next_in_row(words, index) if row and is_open else None
    return own if following is None else replace(reading(words, following, None, row - 1), of_previous=own.of_previous)


def _is_part_by_itself(words: tuple[Word, ...], index: int, own: Reading) -> bool:
    """Whether a number is a part of the number before it ("two of them seriously, and 2,000 have fled")."""
    return own.of_previous and follows(words, index, {"of"}) and follows(words, index + 1, {"them", "whom"})


def _own_reading(words: tuple[Word, ...], index: int, previous: Reading | None) -> Reading:
    phrase = phrase_after(words, index)
    head = heads.head_of(phrase.words)
    linked = previous is not None and (is_linked(words, index, phrase) or is_gapped(words, index, phrase))
    part = previous is not None and (is_part(words, index) or (linked and previous.of_previous))
    of_people = heads.are_people(phrase.words, head)
    numeral = Numeral(words, index, phrase, head, of_people, previous if linked or part else None)
    measure, grounds = _measure(numeral)
    if (head in GROUPS and measure in OF_PERSONS) or _are_dealt_with(words, phrase.last, measure):
        measure = Measure.PEOPLE_OTHER if head in GROUPS else Measure.OTHER
    nearby = words[max(0, index - _REACH) : index + _REACH]
    return Reading(
        measure,
        population(words, index, phrase, head),
        part,
        is_part_of_next(words, index),
        grounds,
        counted=mixed_population(words, phrase) or counted_span(phrase, head),
        is_mixed=mixed_population(words, phrase) is not None,
        submeasure=submeasure_said(measure, [head]) or submeasure_of_all(measure, nearby),
    )


def _measure(numeral: Numeral) -> tuple[Measure, Grounds]:
    answers = ((ask(numeral), grounds) for ask, grounds in _QUESTIONS)
    answer = ((measure, grounds) for measure, grounds in answers if measure is not None)
    return next(answer, (Measure.OTHER, Grounds.PRESUMED))


def _damaged_as_listed(numeral: Numeral) -> Measure | None:
    """The listed measure of things, for a number without a noun that "(were) destroyed" or the like follows."""
    listed = numeral.listed
    if listed is None or listed.measure not in THINGS.values():
        return None
    if not all(word.folded in DAMAGE for word in numeral.phrase.words):
        return None
    return listed.measure if are_damaged(numeral.words, numeral.index) else None


def _as_listed(numeral: Numeral) -> Measure | None:
    """The measure of the number that this one is listed with."""
    listed, phrase = numeral.listed, numeral.phrase
    if listed is None or listed.measure.nature is Nature.QUANTITY:
        return None
    if numeral.of_people and listed.measure.nature is Nature.THINGS:
        return None
    if phrase.words and [word.folded for word in phrase.words] != ["more"]:
        has_predicate = phrase.last < len(numeral.words) and numeral.words[phrase.last].folded in AUXILIARIES
        return listed.measure if numeral.of_people and not has_predicate else None
    is_subject = follows(numeral.words, numeral.index, {"are", "were", "have"})
    return None if is_subject and listed.measure in THINGS.values() else listed.measure


_QUESTIONS: tuple[tuple[Callable[[Numeral], Measure | None], Grounds], ...] = (
    (heads.cases, Grounds.NAMED),
    (heads.thing, Grounds.NAMED),
    (_damaged_as_listed, Grounds.SAID),
    (heads.harm_of_head, Grounds.NAMED),
    (near.bodies_before, Grounds.NAMED),
    (near.done_to, Grounds.SAID),
    (near.hurt_by_state, Grounds.SAID),
    (near.to_death, Grounds.SAID),
    (near.among_named, Grounds.SAID),
    (near.said_after, Grounds.SAID),
    (near.said_before, Grounds.SAID),
    (near.of_far_amount, Grounds.SAID),
    (_as_listed, Grounds.LISTED),
    (heads.harm_word, Grounds.NAMED),
    (heads.people, Grounds.PRESUMED),
)


def _are_dealt_with(words: tuple[Word, ...], index: int, measure: Measure) -> bool:
    """Whether the bodies counted were found long before ("900 bodies have been identified")."""
    predicate = next((word.folded for word in words[index:] if word.folded not in AUXILIARIES), "")
    return measure is Measure.BODIES_FOUND and predicate in DEALT_WITH and words[index].folded in AUXILIARIES
