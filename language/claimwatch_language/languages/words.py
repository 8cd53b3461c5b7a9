"""What the files of a language's folder say: places, topics, figures, their dates, and attributions.

Words are written in small letters, with the straight apostrophe. A phrase of several words has one space between them.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field

from claimwatch_contracts.vocabulary import ClaimantKind, Comparator, CueClass, Measure, Population

Words = tuple[str, ...]


class _Listed(BaseModel):
    """A file's contents. An unknown field is an error, so that no list is written in vain."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FigureWords(_Listed):
    """Numbers, and the words of harm to people.

    ``number_words`` and ``scales`` are values by word ("douze", "mille"). A word of ``dozens`` is a number by itself
    ("dizaine"), and a vague one in the plural, which ends in s. ``comparators`` stand before a number,
    ``comparators_after`` after what is counted. ``between`` are pairs of words around two bounds. ``people`` have their
    population, which is empty if they are just people.

    Of harm: ``harmed`` is counted by itself ("12 morts"). ``befallen`` are participles after people ("40 personnes ont
    été tuées"), after one of ``auxiliaries`` or directly. ``died`` are verbs after people without an auxiliary.
    ``harming`` are verbs and nouns directly before the number ("tuant 12 personnes", "la mort de 12 personnes"); a word
    of ``object_marks`` may stand between. ``of_whole`` opens a part of the figure before ("dont").
    """

    name: str
    separators: str = Field(description="the signs between groups of three digits")
    decimal: str
    number_words: Mapping[str, int]
    number_joints: Words = Field(description='words inside number words ("vingt et un")')
    scales: Mapping[str, int]
    dozens: Mapping[str, int]
    comparators: Mapping[Comparator, Words]
    comparators_after: Mapping[Comparator, Words]
    between: tuple[tuple[str, str], ...]
    of_number: Words = Field(description='what may stand between a number and its noun ("millions de personnes")')
    qualifying: Words = Field(description="adjectives before a noun")
    people: Mapping[str, str]
    harmed: Mapping[Measure, Words]
    auxiliaries: Words
    befallen: Mapping[Measure, Words]
    died: Mapping[Measure, Words]
    harming: Mapping[Measure, Words]
    object_marks: Words
    of_whole: Words
    totals: Words = Field(description='nouns before "of the dead" ("bilan", "nombre")')
    total_of: Words
    reached: Words = Field(description='verbs between a total and its number ("s\'élève à")')

    def population(self, noun: str) -> Population | None:
        """The population that a noun of ``people`` means; ``None`` if it means just people."""
        named = self.people.get(noun)
        return Population(named) if named else None


class DateWords(_Listed):
    """Days and months, and the words around them.

    ``months`` and ``weekdays`` are the names of each, in the order of the calendar; a name may have an abbreviation
    before its full stop. ``before_day`` may stand before the number of a day, ``ordinals`` after it, ``joints``
    between day, month and year. ``days_ago`` are days by how long they are past; ``units`` are the words for a day,
    week, month and year, singular and plural, and ``this``, ``last`` and ``last_after`` stand before and after them.
    ``ago_before`` and ``ago_after`` stand around a count of units. ``nights`` is a pair around the weekdays of a night.

    ``in_month`` stands before a month alone, ``in_year`` before a year, ``since`` before a day from which on something
    went on. ``ahead`` stand before a day that lies ahead, ``ahead_after`` after it. ``said`` are words of speaking and
    publishing: the day next to one is that of the words. ``clauses`` open a clause, ``abbreviations`` end no sentence.
    """

    name: str
    months: tuple[Words, ...]
    weekdays: tuple[Words, ...]
    before_day: Words = ()
    ordinals: Words = ()
    joints: Words = ()
    days_ago: Mapping[str, int]
    units: Mapping[str, str]
    this: Words
    last: Words
    last_after: Words
    ago_before: Words = ()
    ago_after: Words = ()
    nights: tuple[tuple[str, str], ...] = ()
    in_month: Words
    in_year: Words
    since: Words
    ahead: Words
    ahead_after: Words
    said: Words
    clauses: Words
    abbreviations: Words


class SayingWords(_Listed):
    """Who says something, and by which words.

    ``model`` is the spaCy package of the language; it tags parts of speech as Universal Dependencies do. ``stems`` are
    those of regular verbs, by the class of their cue. ``endings`` make their finite forms, ``present_participles`` and
    ``past_participles`` the others. ``forms`` are finite forms of other verbs, ``participles`` what stands after an
    auxiliary. ``nominal`` are the beginnings of verbs whose object is a content too ("a annoncé la mort de").
    """

    name: str
    model: str
    quotes: tuple[tuple[str, str], ...]
    according: Words
    according_of: Words = Field(default=(), description='words that "of" joins with a source ("aux dires de")')
    of: Words = Field(default=(), description='the words for "of", also with an article in them ("du")')
    no_sources: Words = Field(description='what follows a word of "according" and is no source')
    endings: Words
    present_participles: Words
    past_participles: Words
    stems: Mapping[CueClass, Words]
    forms: Mapping[CueClass, Words]
    participles: Mapping[CueClass, Words]
    nominal: Words
    in_the_past: Words = Field(default=(), description="beginnings of verbs that say something with an auxiliary only")
    rejecting: Words = Field(default=(), description='beginnings of verbs whose object may be no content ("rejette")')
    rejected: Words = Field(default=(), description='beginnings of nouns that are a content of theirs ("accusations")')
    estimating: Words = Field(default=(), description='beginnings of verbs with an amount ("estime à 120 le nombre")')
    amount_marks: Words = Field(default=(), description='words before an amount or a deed ("à")')
    self_saying: Words = Field(
        default=(), description='beginnings of verbs by which one says how one is ("se dit prêt")'
    )
    urging: Words = Field(default=(), description='beginnings of verbs by which one calls on somebody ("appelle X à")')
    telling: Words = Field(default=(), description='beginnings of verbs that have a hearer as object ("informe X que")')
    by_agent: Words = Field(default=(), description="beginnings of participles behind which an agent is a source")
    agents: Words = Field(default=(), description='words before an agent ("par")')
    hearsay: Words = Field(default=(), description='nouns for sources without a name ("de source policière")')
    hearing: Words = Field(default=(), description='words between "one" and where one has it from ("auprès de")')
    joining: Words = Field(default=(), description='words that join two verbs of one subject ("et", "mais")')
    reading: Words = Field(default=(), description='infinitives behind "one can" ("peut-on lire")')
    possessives: Words = ()
    own_sources: Words = Field(default=(), description='nouns for sources behind a possessive ("selon sa famille")')
    no_speech: Words = Field(default=(), description="verbs that say nothing with a joined pronoun")
    auxiliaries: Words
    passive: Words
    clitics: Words = Field(description='pronouns joined to an inverted verb ("-t-il")')
    before_verb: Words = Field(description="particles between a subject and its verb")
    within_verb: Words = Field(description="adverbs between an auxiliary and its participle")
    negations: Words
    reflexives: Words
    complementisers: Words
    infinitive_marks: Words
    infinitives: str = Field(description="a pattern of infinitives")
    relatives: Words
    going_on: Words = Field(default=(), description='words that open the rest of a quotation ("mais", "et")')
    days: Words
    parts_of_day: Words = Field(default=(), description='what may stand behind a day ("soir")')
    date: str = Field(default="(?!)", description='a pattern of the rest of a date behind its day ("17 juin")')
    dated: str = Field(default="(?!)", description='a pattern of dates without a day ("le 17 juin", "en mai")')
    reached: Words = Field(default=(), description='adjectives by which it is said how a source spoke ("joint par …")')
    demonstratives: Words = Field(default=(), description='pronouns for a noun before ("celle de")')
    addressed: Words = Field(description="prepositions after which no source follows")
    issued: Words = Field(default=(), description='words between a source and who it comes from ("bilan … par")')
    in_opinion: Words = Field(default=(), description='words before one who is then quoted ("pour X, « … »")')
    of_source: Words = Field(description="prepositions inside a source")
    as_said: Words = Field(description='words before an inverted cue without "that" ("comme")')
    pronouns: Words
    impersonal: Words
    subject_pronouns: Words = Field(default=(), description="pronouns that are nothing but subjects")
    needing_object: Words = Field(default=(), description="beginnings of verbs behind which a noun is their object")
    impersonal_one: Words = Field(default=(), description='pronouns for nobody in particular ("on")')
    articles: Words
    titles: Words
    posts: Words = Field(
        default=(), description='nouns for posts and offices that name their place ("ambassade à Rome")'
    )
    name_joints: Words = Field(default=(), description='words that may join the words of a name ("Comité contre …")')
    hearers: Words = Field(default=(), description='nouns for those who are told something ("la presse")')
    unnamed_marks: Words = Field(
        default=(), description='beginnings of words by which a source stays unnamed ("anonymat")'
    )
    inside_names: Words = Field(default=(), description='what goes on a name ("Médecins sans frontières")')
    abbreviations: Words = Field(description="words whose full stop ends no sentence")
    unsure: Words = Field(description="words by which a sentence is less than a plain fact")
    kinds: Mapping[ClaimantKind, Words]
    known: Mapping[str, str] = Field(description="English names of claimants by their names in this language")


class PlaceWords(_Listed):
    """Names of places and the words around them.

    ``alphabet`` is a pattern of the language's names where they are not in Latin letters: the gazetteer's names
    in these letters are names of the language. ``folding`` are letters written one for another. ``endings`` of cases
    fall off a word, the longest first, if at least ``least_stem`` letters are left; ``alternations`` are patterns that
    are then replaced in the stem. ``prefixes`` are words written together with a name, and what is put back in place of
    each; ``elided`` are those before an apostrophe.

    ``located_by`` stand before a place. ``areas`` are kinds of areas by the English word for the kind: before a name,
    with one of ``area_joints``, or after it. ``names`` are names that the gazetteer lacks, by GeoNames id. Without a
    preposition only towns of ``least_bare`` inhabitants are found, with one those of ``least_located``.
    """

    name: str
    alphabet: str | None = None
    folding: Mapping[str, str] = {}
    endings: Words = ()
    least_stem: int = 3
    alternations: tuple[tuple[str, str], ...] = ()
    prefixes: tuple[tuple[str, str], ...] = ()
    elided: Words = ()
    located_by: Words = ()
    areas: Mapping[str, str] = {}
    area_joints: Words = ()
    conjunctions: Words = ()
    persons: Words = Field(default=(), description="titles before the name of a person")
    no_places: Words = Field(default=(), description="words that are names of towns too")
    names: Mapping[str, int] = {}
    least_bare: int = 1_000_000
    least_located: int = 1_000_000


class TopicWords(_Listed):
    """The terms of the built-in topics, and their exclusions, by the topic's key.

    A term is written as in ``topics/topics.toml``, and a word may end in ``*``, which stands for any letters. Terms
    match whole words in any case. ``folding`` are letters written one for another. ``joined`` is a pattern of what may
    be written together with a word of a term, before it.
    """

    name: str
    topics: Mapping[str, Words]
    exclusions: Mapping[str, Words] = {}
    folding: Mapping[str, str] = {}
    joined: str = ""


_L = TypeVar("_L", bound=_Listed)


def figure_words(language: str) -> FigureWords | None:
    """The language's words of figures; ``None`` if there are none."""
    return _read(language, "figures.toml", FigureWords)


def date_words(language: str) -> DateWords | None:
    """The language's words of dates; ``None`` if there are none."""
    return _read(language, "dates.toml", DateWords)


def saying_words(language: str) -> SayingWords | None:
    """The language's words of attributions; ``None`` if there are none."""
    return _read(language, "saying.toml", SayingWords)


def place_words(language: str) -> PlaceWords | None:
    """The language's words of places; ``None`` if there are none."""
    return _read(language, "places.toml", PlaceWords)


def topic_words(language: str) -> TopicWords | None:
    """The language's words of topics; ``None`` if there are none."""
    return _read(language, "topics.toml", TopicWords)


@cache
def languages_with(file: str) -> frozenset[str]:
    """The codes of the languages whose folder has the file."""
    folders = (folder for folder in files(__package__).iterdir() if folder.is_dir())
    return frozenset(folder.name for folder in folders if folder.joinpath(file).is_file())


@cache
def _read(language: str, file: str, model: type[_L]) -> _L | None:
    if language not in languages_with(file):
        return None
    listed = files(__package__).joinpath(language, file).read_text(encoding="utf-8")
    return model.model_validate(tomllib.loads(listed))
