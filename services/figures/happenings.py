"""Whether a sentence says that something happened to what it counts, or that what it counts did something."""

from claimwatch_contracts.vocabulary import Measure
from claimwatch_language.wordlists import word_set
from services.figures.lexicon import ACTS, AUXILIARIES, DAMAGE, HARM, OUTCOMES, THINGS
from services.figures.words import Phrase, Word

_EVENTS: frozenset[str] = (
    DAMAGE
    | frozenset(HARM)
    | frozenset(OUTCOMES)
    | frozenset(ACTS)
    | frozenset(word for word, measure in THINGS.items() if measure is Measure.ATTACKS)
    | word_set(
        "abandoned aboard ambushed attack attacked attacking attacks besieged blaze blew blockaded blocked blown "
        "board breached breaching canceled cancelled cancelling capsized clinic collided confiscated contaminated "
        "crash crashed cut damages defaced defused delayed deployed deploying deported derailed deserted detonated "
        "disaster discovered diverted downed dropped dropping drove earthquake evacuated evicted expelled exploded "
        "exploding fell falling landed fire fired fires firing flood flooding floods grounded gusts halted hijacked "
        "hospital hospitalised hospitals hunger intercepted intercepting kph landslide landslides launched launching "
        "looting losing lost mph overran overrun overturned patrolled poisoned quake quarantined raided raiding "
        "ransacked recaptured recovered relocated retaken retook sank seize seized seizing sending sent severed "
        "shooting shut shuttered sinking smuggled storm stormed storming storms struck sunk surrendered surrounded "
        "suspended swept taken targeted targeting torched vaccinated vandalised vandalized wildfire wildfires "
        "winds"
    )
)
"""Words by which a sentence tells of an event."""
_FILLERS = word_set(
    "at least more than over about around some nearly almost up to as many a an the of another additional further "
    "total all both other on against in were was this week"
)
_OF_NO_USE = word_set(
    "job jobs vote votes delegate delegates superdelegates point points ballot ballots seat seats "
    "poll polls sale sales "
    "share shares email emails ad ads advertisement advertisements song songs post posts tweet tweets dollar dollars "
    "donor donors follower followers subscriber subscribers viewer viewers respondent respondents"
)
"""Nouns of what elections, markets and media count."""
_MANY = 10
"""Of so many things, or more, an event anywhere in the sentence is enough."""
_NEAR = 9
"""Words of a predicate after a noun at most."""


def has_event(words: tuple[Word, ...], index: int, phrase: Phrase, highest: float) -> bool:
    """Whether an event befalls what ``words[index]`` counts, or is done by it; ``phrase`` is its noun phrase.

    ``highest`` is the number itself, or its upper bound.
    """
    if highest >= _MANY:
        return any(word.folded in _EVENTS for word in words)
    return _is_before(words, index) or _is_after(words, phrase.last)


def is_of_no_use(phrase: Phrase) -> bool:
    """Whether a noun phrase names what elections, markets and media count."""
    return any(word.folded in _OF_NO_USE for word in phrase.words)


def _is_before(words: tuple[Word, ...], index: int) -> bool:
    """An event directly before: "attacked three vehicles", "explosions at two hotels"."""
    for word in reversed(words[max(0, index - 5) : index]):
        if word.folded in _EVENTS:
            return True
        if word.folded not in _FILLERS:
            return False
    return False


def _is_after(words: tuple[Word, ...], last: int) -> bool:
    """An event in the predicate after: "four flights were cancelled", "two bombs exploded"."""
    is_predicate = False
    for position, word in enumerate(words[last : last + _NEAR]):
        if word.number is not None or word.folded in {".", ";"}:
            return False
        is_predicate = is_predicate or word.folded in AUXILIARIES or word.folded in {"who", "that", "which"}
        if word.folded in _EVENTS and (is_predicate or position == 0):
            return True
    return False
