"""The incidents in a turn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from claimwatch_contracts.incident import Incident
from services._runtime.mongo import Document
from services.archive.incidents.growth import incident_id
from services.archive.incidents.keys import incident_keys, sure_keys, term_keys
from services.archive.incidents.memory import Again, Candidates, is_left_behind, ranked
from services.archive.incidents.traits import Traits
from services.archive.store.incidents import AS_READ, IncidentStore, as_it_was, asked, fields_of
from services.archive.store.steps import Step, Write, adding

LIKELY = 2
"""The candidates of a report whose entries are read ahead: the best ones."""


@dataclass
class _Kept:
    """An incident that is written, as the document that it was made of, and what was done to it since."""

    document: Document | None
    changes: list[tuple[Incident, Again | None]] = field(default_factory=list)

    @property
    def is_conditional(self) -> bool:
        """Whether it is written only over what it was made of."""
        return self.document is not None and all(again is not None for _, again in self.changes)


class IncidentTurn:
    """An ``IncidentMemory``. What is read counts as it was then, and what is kept counts from then on."""

    def __init__(self, store: IncidentStore) -> None:
        self._store = store
        self._listed: dict[str, list[str]] = {}
        self._unused: set[str] = set()
        self._entered: dict[tuple[str, str], None] = {}
        self._documents: dict[str, Document | None] = {}
        self._incidents: dict[str, Incident | None] = {}
        self._kept: dict[str, _Kept] = {}

    async def look_ahead(self, every: Sequence[Traits]) -> list[str]:
        """Read what reports will be judged by. Returns the incidents that they most likely are about."""
        keys = [(sure_keys(traits), term_keys(traits)) for traits in every]
        await self._read_lists(key for sure, terms in keys for key in asked(sure, terms))
        found = [ranked(self._listed, *each, traits)[0] for each, traits in zip(keys, every, strict=True)]
        own = [incident_id(traits.article_id) for traits in every]
        await self._read([*own, *(identity for identities in found for identity in identities)])
        likely = [*own, *(identity for identities in found for identity in identities[:LIKELY])]
        alive = [await self.by_id(identity) for identity in dict.fromkeys(likely)]
        return [*own, *(incident.incident_id for incident in alive if incident is not None)]

    async def candidates(self, traits: Traits) -> Candidates:
        """The incidents that a report may be about."""
        sure, terms = sure_keys(traits), term_keys(traits)
        await self._read_lists(asked(sure, terms))
        identities, frequencies = ranked(self._listed, sure, terms, traits)
        await self._read(identities)
        alive = [await self.by_id(identity) for identity in identities]
        kept = {incident.incident_id: incident for incident in alive if incident is not None}
        return Candidates(tuple(kept.values()), frequencies)

    async def keep(self, incident: Incident, again: Again | None = None) -> None:
        """Keep an incident, new or changed; see ``IncidentMemory``."""
        identity = incident.incident_id
        kept = await self.kept(identity)
        if again is not None and kept is not None and is_left_behind(incident, kept):
            incident = again(kept)
        written = self._kept.setdefault(identity, _Kept(self._documents.get(identity)))
        written.changes.append((incident, again))
        self._incidents[identity] = incident
        for key in incident_keys(incident):
            self._enter(key, identity)

    def _enter(self, key: str, identity: str) -> None:
        if not self._store.has_entered(key, identity):
            self._entered[key, identity] = None
        listed = self._listed.get(key)
        if listed is not None and identity not in listed:
            listed.append(identity)

    async def kept(self, incident_id: str) -> Incident | None:
        """The incident as it was kept under that id, also a merged one."""
        await self._read([incident_id])
        return self._incidents[incident_id]

    async def by_id(self, incident_id: str) -> Incident | None:
        """The incident with that id, or the one that it turned out to be."""
        incident = await self.kept(incident_id)
        while incident is not None and incident.merged_into is not None:
            incident = await self.kept(incident.merged_into)
        return incident

    async def _read_lists(self, keys: Iterable[str]) -> None:
        if new := [key for key in dict.fromkeys(keys) if key not in self._listed]:
            found = await self._store.listed(new)
            self._unused.update(key for key in new if key not in found)
            self._listed.update({key: list(found.get(key, ())) for key in new})
            wanted = set(new)
            for key, identity in self._entered:
                if key in wanted and identity not in self._listed[key]:
                    self._listed[key].append(identity)

    async def _read(self, identities: Iterable[str]) -> None:
        if new := [identity for identity in dict.fromkeys(identities) if identity not in self._incidents]:
            found = await self._store.documents(new)
            for identity in new:
                document = found.get(identity)
                self._documents[identity] = document
                self._incidents[identity] = None if document is None else self._store.incident_in(document)

    def entering(self) -> Step:
        """What is written first: the keys under which incidents are found."""
        return Step("incident_keys", adding(self._entered, "ids", self._unused))

    def growing(self) -> Step:
        """The incidents that stand."""
        return self._step(is_merged=False)

    def merging(self) -> Step:
        """The incidents that turned out to be others, written when their entries have moved."""
        return self._step(is_merged=True)

    def _step(self, *, is_merged: bool) -> Step:
        kept = [(self._incidents[identity], each) for identity, each in self._kept.items()]
        return Step(
            "incidents",
            [
                _write(incident, each)
                for incident, each in kept
                if incident is not None and (incident.merged_into is not None) is is_merged
            ],
        )

    async def written(self, step: Step, *, all_made: bool) -> None:
        """Note that a step of incidents was made; those that another archive wrote meanwhile are made of its anew."""
        others = [] if all_made else await left_behind(self._store, step)
        for identity in others:
            await self._again(identity)
        for write in step.writes:
            identity = write.query["_id"]
            if identity in others:
                self._store.forget(identity)
            else:
                self._store.remember({"_id": identity} | (write.change or {})["$set"], self._incidents[identity])

    async def _again(self, identity: str) -> None:
        self._store.forget(identity)
        for incident, again in self._kept[identity].changes:
            await self._store.keep(incident, again)

    def is_entered(self) -> None:
        """Note that the keys were written."""
        self._store.entered(self._entered)


async def left_behind(store: IncidentStore, step: Step) -> list[str]:
    """The incidents of a step that are not as it writes them: another archive has written them meanwhile."""
    conditional = {write.query["_id"]: write for write in step.writes if set(write.query) == set(AS_READ)}
    kept = await store.documents(list(conditional))
    return [
        identity
        for identity, write in conditional.items()
        if kept.get(identity, {}).get("digest") != (write.change or {})["$set"]["digest"]
    ]


def _write(incident: Incident, kept: _Kept) -> Write:
    if kept.document is not None and kept.is_conditional:
        return Write(as_it_was(kept.document), {"$set": fields_of(incident)}, upsert=False)
    return Write({"_id": incident.incident_id}, {"$set": fields_of(incident)})
