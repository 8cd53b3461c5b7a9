"""The claimants and figures of a report that a watch takes notice of, and which of the claimants a watch means."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from itertools import chain

from claimwatch_contracts.extraction import Attribution, Claimant, NamedClaimant
from claimwatch_contracts.ledger import Entry
from claimwatch_contracts.report import Report, ReportedFigure
from claimwatch_contracts.vocabulary import CueClass, Measure, Submeasure
from claimwatch_language.names.aliases import BUILT_IN
from claimwatch_language.queries.tree import Field
from claimwatch_language.wordlists import word_set
from services.watch.facts import keys
from services.watch.facts.keys import SaidWord
from services.watch.facts.offices import is_office, office_of
from services.watch.facts.passages import Passages
from services.watch.facts.words import words_of
from services.watch.news.hearing import Hearing

_LEAST_INITIALS = 3
"""Letters of the shortest initials that tell a claimant from other names."""

_OF_BODIES = word_set(
    "of for and agency alliance army association authority bank board brigade brigades bureau centre center club "
    "command commission committee company congress coordination corps council court department directorate federation "
    "force forces foundation front fund group guard institute league legion ministry monitor movement network "
    "observatory office organisation organization party police programme program room rooms service services society "
    "syndicate trust union university watch workers"
)
"""Words in names of bodies, and in no person's."""


@lru_cache(maxsize=10_000)
def meanings_of(claimant: str) -> tuple[tuple[str, ...], tuple[list[str], ...]]:
    """The keys of a claimant that a watch names or gives by key, and the words of each of its names and initials.

    "ELN guerrillas" are those of a watch on the National Liberation Army. Who is called "HDL" and nothing else is meant
    by a watch on the Harbour Defence League.
    """
    name = claimant if " " in claimant else claimant.replace("-", " ")
    alias = BUILT_IN.known(name)
    full_names = {name, *((alias.name, *filter(_is_initials, alias.names)) if alias else ())}
    return (BUILT_IN.key(name), *initials_of(name)), tuple(map(words_of, sorted(full_names)))


def initials_of(name: str) -> tuple[str, ...]:
    """The key that a body has under the initials of its name; none if they are too few to tell it.

    What has neither a body's noun nor a preposition may be a person's name.
    """
    words = name.split()
    letters = "".join(word[0] for word in words if word[0].isupper())
    is_body = not _OF_BODIES.isdisjoint(words_of(name))
    return (letters.casefold(),) if is_body and len(letters) >= _LEAST_INITIALS and not _is_initials(name) else ()


def _is_initials(name: str) -> bool:
    return len(name) >= _LEAST_INITIALS and name.isalpha() and name.isupper()


def cues_of(attribution: Attribution) -> tuple[CueClass, ...]:
    """What the source does by its words. Whoever denies a statement in other words denies, too."""
    denies = attribution.factuality.is_denial
    return (attribution.cue_class, CueClass.DENY) if denies else (attribution.cue_class,)


def _form(claimant: NamedClaimant) -> str:
    """The claimant's form in the article, or its name if it is known from elsewhere."""
    return claimant.text if isinstance(claimant, Claimant) else claimant.name


@lru_cache(maxsize=10_000)
def keys_of_claimant(key: str, name: str, other_names: tuple[str, ...], form: str) -> tuple[str, ...]:
    """The index keys of a claimant and of the words in its names and form. The same claimants come in many reports."""
    names = (f"{name} {key}", *other_names, form)
    words = dict.fromkeys(word for each in names for word in words_of(each))
    initials = chain.from_iterable(map(initials_of, (name, *other_names)))
    return (*map(keys.claimant, (key, *map(BUILT_IN.key, other_names), *initials)), *map(keys.name_word, words))


class Heard:
    """The claimants and figures of a report that a watch with some hearing takes notice of.

    ``taken_back`` are entries of the ledger that no longer stand: a report that says no more than that concerns whoever
    asked for them. ``around`` are the words in the names of the places that the report is about.
    """

    def __init__(
        self,
        report: Report,
        hearing: Hearing,
        taken_back: tuple[Entry, ...] = (),
        around: frozenset[str] = frozenset(),
    ) -> None:
        self._figures = hearing.figures(report)
        self._statements = [attribution for attribution in report.attributions if hearing.hears(attribution)]
        self.taken_back = taken_back
        heard: list[Attribution | ReportedFigure | Entry] = [*self._statements, *self._figures, *taken_back]
        claimants = (each.claimant for each in heard if each.claimant is not None)
        self._claimants: list[NamedClaimant] = list({claimant.key: claimant for claimant in claimants}.values())
        self._around = around
        self._other_names = report.aliases

    def claimants(self, watched: str) -> list[NamedClaimant]:
        """The claimants that have the watched claimant's key, a name with all words of the watched name, or its office.

        ``watched`` is a name or a key; a key is read as the name that it was made from.
        """
        known, names = meanings_of(watched)
        indexes = set().union(*(self._by_key.get(key, ()) for key in known), self._by_initials.get(known[0], ()))
        indexes = indexes.union(*map(self._named, names), *map(self._in_office, names))
        return [self._claimants[index] for index in sorted(indexes)]

    @property
    def keys(self) -> Iterable[str]:
        """The index keys of the claimants, of the words in their names, of the figures' measures and of cues."""
        return chain(
            *(
                keys_of_claimant(each.key, each.name, self._other_names.get(each.key, ()), _form(each))
                for each in self._claimants
            ),
            map(keys.name_word, self._around),
            map(keys.measure, self._by_measure),
            *(map(keys.measure, filter(None, (entry.measure, entry.submeasure))) for entry in self.taken_back),
            map(keys.cue, self.cues),
        )

    @property
    def said_words(self) -> Iterable[SaidWord]:
        """The index keys of the words of statements; some come several times."""
        of_contents = (keys.said(Field.CONTENT, word) for word in self.contents.words)
        return chain(of_contents, (keys.said(Field.SOURCE, word) for word in self.sources.words))

    @cached_property
    def cues(self) -> frozenset[CueClass]:
        """The cue classes of the statements."""
        return frozenset(cue for statement in self._statements for cue in cues_of(statement))

    @cached_property
    def contents(self) -> Passages:
        """What each statement says."""
        return Passages([words_of(statement.content.text) for statement in self._statements])

    @cached_property
    def sources(self) -> Passages:
        """Who makes each statement: in the article's words, and the claimant's names."""
        written = [statement.source.text for statement in self._statements if statement.source is not None]
        claimants = dict.fromkeys(each.claimant for each in self._statements if each.claimant is not None)
        names = (
            name
            for claimant in claimants
            for name in (claimant.text, claimant.name, *self._other_names.get(claimant.key, ()))
        )
        return Passages([words_of(name) for name in dict.fromkeys((*written, *names))])

    def figures(self, measure: Measure | Submeasure) -> list[ReportedFigure]:
        """The figures of a measure or submeasure, in the order of the text."""
        return self._by_measure.get(measure, [])

    def _named(self, words: list[str]) -> set[int]:
        """The indexes of the claimants that have a name with all the words."""
        names = [self._by_word.get(word, set()) for word in words]
        return {claimant for claimant, _ in set.intersection(*names)} if names else set()

    def _in_office(self, words: list[str]) -> set[int]:
        """The indexes of the claimants that are called by the watched office, in a report on its place."""
        if self._around.isdisjoint(words):
            return set()
        return {index for index, own in enumerate(self._offices) if own and is_office(own, words, self._around)}

    @cached_property
    def _offices(self) -> list[frozenset[str]]:
        return [office_of(claimant.name, _form(claimant)) for claimant in self._claimants]

    def _names(self) -> Iterable[tuple[tuple[int, int], str]]:
        """Each name, with the index of its claimant and its own index among the claimant's names."""
        for index, claimant in enumerate(self._claimants):
            names = (f"{claimant.name} {claimant.key}", *self._other_names.get(claimant.key, ()))
            yield from (((index, name_index), name) for name_index, name in enumerate(names))

    @cached_property
    def _by_word(self) -> Mapping[str, set[tuple[int, int]]]:
        names: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
        for indexes, name in self._names():
            for word in words_of(name):
                names[word].add(indexes)
        return names

    @cached_property
    def _by_key(self) -> Mapping[str, list[int]]:
        keys: defaultdict[str, list[int]] = defaultdict(list)
        for index, claimant in enumerate(self._claimants):
            for key in (claimant.key, *map(BUILT_IN.key, self._other_names.get(claimant.key, ()))):
                keys[key].append(index)
        return keys

    @cached_property
    def _by_initials(self) -> Mapping[str, set[int]]:
        """The indexes of the claimants whose names have the initials: the watch may know a body by these alone."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for index, claimant in enumerate(self._claimants):
            for name in (claimant.name, *self._other_names.get(claimant.key, ())):
                for initials in initials_of(name):
                    found[initials].add(index)
        return found

    @cached_property
    def _by_measure(self) -> Mapping[Measure | Submeasure, list[ReportedFigure]]:
        figures: defaultdict[Measure | Submeasure, list[ReportedFigure]] = defaultdict(list)
        for figure in self._figures:
            figures[figure.measure].append(figure)
            if figure.submeasure is not None:
                figures[figure.submeasure].append(figure)
        return figures
