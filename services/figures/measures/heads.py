"""What the noun that a number counts says by itself."""

import re
from collections.abc import Iterable
from itertools import pairwise

from claimwatch_contracts.vocabulary import Measure
from claimwatch_language.wordlists import word_set
from services.figures.lexicon import (
    ACTS,
    ADJECTIVES_OF_HARM,
    CASES,
    DAMAGE,
    DISEASES,
    HARM,
    INHABITED,
    NOUNS_OF_HARM,
    PARTICIPLES,
    THINGS,
)
from services.figures.measures.readings import Numeral
from services.figures.people import PEOPLE
from services.figures.words import Word, follows, is_plural

_DESCRIBING = PARTICIPLES | ADJECTIVES_OF_HARM
_OF_DISEASE = DISEASES | {"confirmed", "suspected", "cumulative", "health", "infected", "infections"}
_DEMONYM = re.compile(r"[\w-]+(?:ians?|eans?|ese|ists?|men|[a-z]{2}is|[a-z]{2}ans)$")
"""The ends of names of peoples, for a word with a capital."""
_BY_TRADE = re.compile(r"[a-z-]{3,}(?:[a-z]ists?|ians?|men|women)$")
"""The ends of nouns of people by what they do."""
_NOBODY = word_set(
    "accelerator adder alligator answer badger banner beaver beer bladder blazer blister blunder boiler bomber "
    "booster border boulder browser bulldozer bunker burger burner calculator cancer capacitor career carrier "
    "center centimeter centre chamber chapter character charger charter chopper clipper cluster coffee committee "
    "computer container cooker cooler copper copter corner counter cover cracker crater crawler cruiser cucumber "
    "cutter cylinder dagger danger deer degree destroyer detector diaper digger dinner disaster dispenser dollar "
    "elevator ember encounter escalator excavator factor feather fee fever fiber fighter filler filter finger "
    "firecracker fist flower folder freezer freighter gender generator geyser grinder hammer hamster harvester "
    "header heater hectometer heifer helicopter hunger incinerator incubator indicator kilometer ladder laser "
    "laughter launcher layer leather ledger letter lever lighter list litter liver lobster locker lumber manner "
    "marker matter merger meter millimeter minster mist monitor monster motor mower murder newsletter number "
    "opener order otter oyster panther paper parameter pepper perimeter pier planter pointer poster power printer "
    "projector propeller quarter radiator reactor refrigerator register reminder river rocket roller rooster "
    "roster router rover sampler saucer scanner schooner scooter sector semester server sewer sharpener shelter "
    "shoulder shower shutter silencer simulator skyscraper slaughter slipper sliver sneaker speaker spider "
    "sprinkler steamer sticker stretcher summer supper sweater tanker tender theater theatre thermometer thriller "
    "thunder tier tiger timber timer tower tractor trailer transformer transistor transmitter trawler tree "
    "trigger trouser tumbler tumour twist ulcer van vector ventilator viper voucher water weather whisper winter "
    "wonder wrist zipper"
)
"""Nouns that end like those of people."""
_MANY_BY_TRADE = re.compile(r"[a-z-]{2,}(?:[^aeiou]er|tor|eer)s$")
"""The ends of nouns of several people by what they do."""
_THINGS_ENDING = ("quarters", "papers", "meters", "computers", "copters", "liners", "loaders", "chargers", "towers")
"""The ends of plurals of things that end like those of people."""
_ONE_BY_TRADE = re.compile(r"[a-z-]{2,}(?:[^aeiou]er|tor|ist|ian|man|woman|eer|ee)$")


_STORED = word_set("storage fuel oil gas petrol water septic fish litres liters tonnes refinery depot")
"""Words of a sentence whose tanks are no weapons."""
_ATTRIBUTIVE = word_set("police militia crew staff family refugee migrant prisoner rebel militant opposition aid")
"""Words of people that mean things before a plural ("two police cars")."""


def head_of(phrase: tuple[Word, ...]) -> str:
    """The last known word of a noun phrase, else the phrase's last word; empty for an empty phrase."""
    for word, following in pairwise(phrase):
        if word.folded in _ATTRIBUTIVE and following.folded not in PEOPLE and is_plural(following.folded):
            return following.folded
    for word in reversed(phrase):
        if word.folded in PEOPLE or word.folded in THINGS or word.folded in NOUNS_OF_HARM:
            return word.folded
    for word in reversed(phrase):
        if _are_by_trade(word.folded):
            return word.folded
        if word.capital and _DEMONYM.match(word.folded):
            return word.folded
    return phrase[-1].folded if phrase else ""


def is_one(word: str, *, capital: bool) -> bool:
    """Whether a singular noun in lower case means a person by trade or nation ("a grocer", "an American")."""
    return (_ONE_BY_TRADE.match(word) is not None and word not in _NOBODY) or (
        capital and word.endswith(("an", "i", "ese"))
    )


def is_people(head: str, *, capital: bool) -> bool:
    """Whether a noun in lower case means people. ``capital`` says that it is written with one."""
    if head in PEOPLE or _BY_TRADE.match(head) or _are_by_trade(head):
        return True
    return capital and _DEMONYM.match(head) is not None


def _are_by_trade(word: str) -> bool:
    """Whether a plural in lower case means people by what they do ("rioters")."""
    return _MANY_BY_TRADE.match(word) is not None and not are_things(word)


def are_things(word: str) -> bool:
    """Whether a plural in lower case that may end like a word for people means things ("computers")."""
    return word in THINGS or word.endswith(_THINGS_ENDING) or word[:-1] in _NOBODY


def are_people(phrase: tuple[Word, ...], head: str) -> bool:
    """Whether the head of a noun phrase means people."""
    return any(is_people(head, capital=word.capital) for word in phrase if word.folded == head)


def cases(numeral: Numeral) -> Measure | None:
    """``PEOPLE_OTHER`` for cases of a disease."""
    return Measure.PEOPLE_OTHER if are_cases(numeral.head, (word.folded for word in numeral.words)) else None


def are_cases(head: str, words: Iterable[str]) -> bool:
    """Whether a noun of a sentence with these words counts cases of a disease, and not of a court."""
    return head in CASES and not _OF_DISEASE.isdisjoint(words)


def thing(numeral: Numeral) -> Measure | None:
    """The measure of a thing counted ("12 houses")."""
    if numeral.head in PEOPLE or _acts(numeral):
        return None
    return thing_measure(numeral.head, (word.folded for word in numeral.words))


def thing_measure(head: str, words: Iterable[str]) -> Measure | None:
    """The measure of a noun of things in a sentence with these words. Villages and the like count only if damaged."""
    words = tuple(words)
    if head in {"tank", "tanks"} and not _STORED.isdisjoint(words):
        return None
    if head in INHABITED and DAMAGE.isdisjoint(words):
        return None
    return THINGS.get(head)


def harm_of_head(numeral: Numeral) -> Measure | None:
    """The harm that the noun phrase names ("12 deaths", "12 wounded civilians")."""
    head = numeral.head
    if head in NOUNS_OF_HARM and head not in PEOPLE:
        return HARM[head]
    if head in {"lives", "souls"}:
        return Measure.KILLED
    if numeral.of_people:
        return next((HARM[word.folded] for word in numeral.phrase.words if word.folded in _DESCRIBING), None)
    return None


def harm_word(numeral: Numeral) -> Measure | None:
    """The harm of a head that is a word of harm in any other use."""
    return HARM.get(numeral.head)


def people(numeral: Numeral) -> Measure | None:
    """``PEOPLE_OTHER`` if people are counted, by their noun or because they do what only people do."""
    is_subject = not numeral.phrase.words and follows(numeral.words, numeral.index, {"are", "were", "have"})
    return Measure.PEOPLE_OTHER if numeral.of_people or _acts(numeral) or is_subject else None


def _acts(numeral: Numeral) -> bool:
    """Whether what only people do is said directly after a number ("40,000 returned home")."""
    return bool(numeral.phrase.words) and numeral.phrase.words[0].folded in ACTS
