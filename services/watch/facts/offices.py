"""Claimants that an article calls by their office alone, and watches that name the office with its place.

A watch on "Kigoma regional commissioner" means "the regional commissioner" in a report on Kigoma, and there also
"Rose Atieno, the regional commissioner". It does not mean "the Mwanza regional commissioner".
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache

from claimwatch_language.names.countries import countries
from claimwatch_language.wordlists import word_set
from services.watch.facts.words import words_of

_KINDS_OF_AREAS = word_set(
    "area borough canton central city community county department district division east eastern governorate local "
    "metropolitan municipal municipality north northern province provincial region regional republic south southern "
    "state territory town township village west western"
)
"""Words in names of places that may be part of an office as well ("state government")."""
_BESIDE = word_set("and at for in of s the")
_ROOMS = word_set("office offices")
"""Words for where an office sits ("the governor's office", "the ombudsman's office")."""
_HEADS = {"governor": "government", "minister": "ministry", "prosecutors": "prosecutor", "prosecution": "prosecutor"}
"""Who heads a body, or another word for it, and the word by which both are compared."""
_OF_AREA = "governor"
"""Who can only be that of a state, a province or the like, whether the name says so or not."""


def words_of_country(code: str | None) -> frozenset[str]:
    """The adjectives of a country, by its ISO 3166 code, in words ("Bolivian")."""
    return _adjectives().get(code or "", frozenset())


@cache
def _adjectives() -> dict[str, frozenset[str]]:
    return {
        country.code: frozenset(
            word for adjective in (*country.adjectives, country.owner) for word in words_of(adjective)
        )
        for country in countries()
    }


def words_of_places(names: Iterable[str]) -> frozenset[str]:
    """The words by which the names of places are told apart."""
    return frozenset().union(*map(_words_of_place, names))


@lru_cache(maxsize=10_000)
def _words_of_place(name: str) -> frozenset[str]:
    """The same of one place. The same places come in many reports."""
    return frozenset(words_of(name)) - _KINDS_OF_AREAS


def telling_words(words: Sequence[str]) -> Sequence[str]:
    """The words of a name without articles and prepositions; all of them if there are no others."""
    return [word for word in words if word not in _BESIDE] or words


@lru_cache(maxsize=10_000)
def office_of(name: str, form: str) -> frozenset[str]:
    """The words of a claimant's office: those that stand beside its name, or all if it is called by its office alone.

    ``form`` is what the article calls it. "The government" that is known to be the Syrian one has none.
    """
    written, known = frozenset(words_of(form)) - _BESIDE, frozenset(words_of(name)) - _BESIDE
    return written - known or (written if known <= written else frozenset())


def is_office(own: Collection[str], watched: Sequence[str], around: Collection[str]) -> bool:
    """Whether a claimant's ``own`` words of office are those that are watched, apart from the place.

    ``around`` are the words of the places that the report is about.
    """
    asked = set(watched) - _BESIDE
    office, held = _bare(asked.difference(around)), _bare(own)
    if _OF_AREA in own:
        office, held = office - _KINDS_OF_AREAS, held - _KINDS_OF_AREAS
    return bool(office) and not asked.isdisjoint(around) and office <= held and held <= office | asked


def _bare(office: Collection[str]) -> frozenset[str]:
    """The words of an office without its room, and with the body in place of its head."""
    return frozenset(_HEADS.get(word, word) for word in office if word not in _ROOMS)
