"""What the archive remembers of incidents."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from claimwatch_contracts.incident import Incident
from services.archive.incidents.traits import Traits

MOST_CANDIDATES = 20
COMMON = 200
"""A term of so many incidents in a week leads to none of them, but still counts as frequent."""
_PLACE = 0.2
"""What a place counts beside terms, whose squares add up to 1."""


@dataclass(frozen=True)
class Candidates:
    """The incidents that a report may be about, and how many recent incidents have each of the report's terms."""

    incidents: tuple[Incident, ...] = ()
    frequencies: Mapping[str, int] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Incident]:
        return iter(self.incidents)

    def __len__(self) -> int:
        return len(self.incidents)


Again = Callable[[Incident], Incident]
"""A change of an incident, which can be made of any form of it."""


def is_left_behind(incident: Incident, kept: Incident) -> bool:
    """Whether what is kept has what an incident lacks: it was grown, or merged, since the incident was read."""
    is_grown = not set(kept.articles) <= set(incident.articles)
    return is_grown or (kept.merged_into is not None and incident.merged_into is None)


class KnownIncidents(Protocol):
    """The incidents by their ids. Two writers may keep one of them at the same moment; see ``keep``."""

    async def keep(self, incident: Incident, again: Again | None = None) -> None:
        """Keep an incident, new or changed. The same again changes nothing.

        ``again`` makes the change anew of what is kept, if another writer has added to that meanwhile. Without it the
        last write wins.
        """

    async def kept(self, incident_id: str) -> Incident | None:
        """The incident as it was kept under that id, also a merged one; ``None`` if there is none."""

    async def by_id(self, incident_id: str) -> Incident | None:
        """The incident with that id, or the one that it turned out to be; ``None`` if there is none."""


class IncidentMemory(KnownIncidents, Protocol):
    """The incidents, found by what a report has in common with them."""

    async def candidates(self, traits: Traits) -> Candidates:
        """The incidents that a report may be about, merged ones under the one that they turned out to be.

        Those of its own article and of the articles that it copies come first, then those that share most with it.
        """


def ranked(
    entries: Mapping[str, Sequence[str]], sure: Sequence[str], terms: Mapping[str, Sequence[str]], traits: Traits
) -> tuple[list[str], dict[str, int]]:
    """The ids of the best candidates, and the frequency of each term, from the index's entries by key.

    ``sure`` and ``terms`` are the report's keys.
    """
    first = dict.fromkeys(identity for key in sure for identity in entries.get(key, ()))
    scores: dict[str, float] = {}
    frequencies: dict[str, int] = {}
    for term, keys in terms.items():
        found = dict.fromkeys(identity for key in keys for identity in entries.get(key, ()))
        frequencies[term] = len(found)
        for identity in found if len(found) < COMMON else ():
            scores[identity] = scores.get(identity, 0.0) + traits.terms.get(term, _PLACE) / (1.0 + len(found))
    best = sorted(scores, key=lambda identity: (-scores[identity], identity))
    return list(dict.fromkeys((*first, *best)))[:MOST_CANDIDATES], frequencies
