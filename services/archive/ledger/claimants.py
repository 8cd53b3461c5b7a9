"""Who speaks for whom in an incident, so that a claimant is one claimant in all articles on it.

"The hospital", "its director Anna Reyes" and "a medic at the hospital" are one claimant of an incident; the next
incident has another hospital. Bare roles and bare bodies ("the director", "the union") mean what the article, or else
the incident, has only one of. Names that could mean two claimants stay apart.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from claimwatch_contracts.extraction import NamedClaimant
from claimwatch_contracts.ledger import LedgerEntry
from claimwatch_language.names.aliases import BUILT_IN, Aliases
from services.archive.ledger.bodies import Bodies
from services.archive.ledger.naming import bare, read_name, words_of
from services.archive.ledger.speaking import Speakers, node_of

_ACCUSED_WORDS = 8
"""Words at the beginning of an accusation that name the accused."""


class Voices:
    """The claimants of the entries of one incident, each under the claimant that it speaks for."""

    def __init__(self, entries: Iterable[LedgerEntry], aliases: Aliases = BUILT_IN) -> None:
        spoken = [entry for entry in entries if entry.claimant is not None]
        self._speakers = Speakers(spoken)
        labels = self._speakers.labels
        forms = self._speakers.forms.values()
        self._bodies = Bodies(labels.values(), self._speakers.appositions(), forms, spoken, aliases)
        self._of = {node: self._bodies.key(label) for node, label in labels.items()}
        self._meant: dict[str, str | None] = {}

    def of(self, entry: LedgerEntry) -> str | None:
        """The key of the claimant for whom an entry speaks; ``None`` for the article's own voice."""
        return None if entry.claimant is None else self._of[node_of(entry)]

    def shown(self, key: str, entry: LedgerEntry) -> NamedClaimant | None:
        """The claimant of an entry under the name that says most, or by which operators know it."""
        if entry.claimant is None:
            return None
        return entry.claimant.model_copy(update={"key": key, "name": self._bodies.name(key) or entry.claimant.name})

    def names(self, key: str) -> tuple[str, ...]:
        """The name under which a claimant is shown, and what else the articles call it that names it alone."""
        return self._bodies.names(key)

    def of_person(self, key: str) -> tuple[str, ...]:
        """The names of the only claimant for whom a claimant of the articles with that key speaks, if it is one."""
        found = {meant for (_, claimant), meant in self._of.items() if claimant == key}
        return self.names(found.pop()) if len(found) == 1 else ()

    def meant(self, words: str) -> str | None:
        """The key of the claimant that words in one of the articles name; ``None`` if they name none, or several."""
        if words not in self._meant:
            self._meant[words] = self._bodies.meant(read_name(bare(words)).body or bare(words))
        return self._meant[words]

    def accused(self, words: str) -> set[str]:
        """The keys of the claimants that the beginning of an accusation names."""
        start = words_of(" ".join(words.split()[:_ACCUSED_WORDS]))
        return {key for core, keys in self._cores.items() if core <= start for key in keys}

    @cached_property
    def _cores(self) -> dict[frozenset[str], set[str]]:
        """The claimants by the words of each form of their names."""
        keys: defaultdict[str, set[str]] = defaultdict(set)
        for node, forms in self._speakers.forms.items():
            for form in forms:
                keys[form].add(self._of[node])
        cores: defaultdict[frozenset[str], set[str]] = defaultdict(set)
        for form, meant in keys.items():
            if core := self._bodies.core(form):
                cores[core] |= meant
        return dict(cores)
