"""People taken by armed men, and prisoners who are held there no longer."""

from spacy.tokens import Token

from claimwatch_language.wordlists import word_set
from services._extractor.trees import child
from services.figures.frames.trees import children, complements_of, subject_of
from services.figures.people import POPULATIONS

_CAPTORS = word_set(
    "bandits bandit kidnappers kidnapper abductors pirates raiders raider gang gangs captors hijackers robbers "
    "jihadis haram shabaab isis isil cultists militia militias"
)
CAPTORS = _CAPTORS | frozenset(word for word, key in POPULATIONS.items() if key == "fighters")
"""Words of a sentence in which somebody may be taken."""
_TAKING = word_set(
    "took take takes taken taking seized seize seizing snatched snatching marched marching herded herding whisked "
    "carried carrying dragged dragging led bundled drove driven spirited carted rounded"
)
"""Verbs by which somebody is led away."""
_AWAY = word_set("away off")
_FROM_WHERE = word_set(
    "school schools home homes house houses village villages bus buses vehicle vehicles dormitory dormitories church "
    "churches camp mosque train car cars farm farms market hostel seminary boat hotel college classroom beds"
)
_INTO_WHERE = word_set(
    "bush forest forests jungle hills mountains desert captivity boats trucks vehicles lorries motorcycles motorbikes"
)
_RECAPTURED = word_set("recaptured recapturing rearrested re-arrested recapture")
_PICKED = word_set("picked picking pick")
_MADE = word_set("made make makes making went go goes going fled flee left disappeared rode drove escaped")
ESCAPES = word_set("escape escaped escapes escaping absconded fled flee break broke breaking broken jailbreak")
"""Words of people who free themselves."""
_MOVED = word_set(
    "transfer transferred transfers transferring move moved moves moving relocate relocated evacuate evacuated visit "
    "visited"
)
MOVES = _MOVED | word_set("house houses housed holds")
"""What is done to prisoners who stay prisoners, and what is told of them at length."""


def is_captor(noun: Token | None) -> bool:
    """Whether a noun means armed men who may take people with them."""
    if noun is None:
        return False
    armed = any(word.lower_ == "armed" for word in children(noun, "amod"))
    return noun.lower_ in CAPTORS or (armed and noun.lower_ == "men")


def taken_by(verb: Token) -> Token | None:
    """The noun for whoever does what a verb says, by its subject or after "by"."""
    by = child(verb, "agent")
    if by is not None:
        return child(by, "pobj")
    return None if child(verb, "nsubjpass") is not None else subject_of(verb)


def recaptured(verb: Token) -> Token | None:
    """The verb, if it tells that somebody was caught again, or picked up by police."""
    if verb.lower_ in _PICKED:
        is_up = any(word.lower_ == "up" for word in children(verb, "prt"))
        return verb if is_up and _are_police(taken_by(verb)) else None
    return verb if verb.lower_ in _RECAPTURED else None


def _are_police(noun: Token | None) -> bool:
    return noun is not None and POPULATIONS.get(noun.lower_) == "security_forces"


def held_by(preposition: Token) -> Token | None:
    """The hands in which somebody is ("in the hands of the kidnappers")."""
    hands = child(preposition, "pobj")
    is_held = hands is not None and preposition.lower_ == "in" and hands.lower_ == "hands"
    if hands is None or not is_held or not any(is_captor(noun) for noun in complements_of(hands)):
        return None
    return hands


def taken(verb: Token) -> Token | None:
    """The verb, if it tells that people are taken: "were taken from their school", "carried off by the gunmen"."""
    if verb.lower_ not in _TAKING:
        return None
    by_captors = is_captor(taken_by(verb))
    if child(verb, "auxpass") is None and not by_captors:
        return None
    is_away = any(word.lower_ in _AWAY for word in children(verb, "prt", "advmod"))
    is_from = any(noun.lower_ in _FROM_WHERE for noun in complements_of(verb, "from"))
    is_to = any(noun.lower_ in _INTO_WHERE for noun in complements_of(verb, "into", "to", "onto"))
    elsewhere = any(word.lower_ == "to" for word in children(verb, "prep")) and not is_to
    return verb if (is_to or is_from or (is_away and by_captors)) and not (elsewhere and not by_captors) else None


def made_off(verb: Token) -> Token | None:
    """The verb, if armed men go away by it with those after "with"."""
    is_away = any(word.lower_ in _AWAY for word in children(verb, "prt", "advmod"))
    is_gone = verb.lower_ in ("left", "fled", "disappeared", "escaped") or is_away
    return verb if verb.lower_ in _MADE and is_gone and is_captor(subject_of(verb)) else None


def are_no_longer_there(noun: Token) -> bool:
    """Whether prisoners escape, or are brought elsewhere."""
    verb, steps = noun.head, 3
    if noun.dep_ == "nsubj":
        while steps and verb.lower_ not in ESCAPES:
            steps -= 1
            following = child(verb, "xcomp")
            if following is None:
                return False
            verb = following
        return verb.lower_ in ESCAPES
    return noun.dep_ in ("dobj", "nsubjpass") and verb.lower_ in _MOVED
