"""``incidents``, and ``incident_keys``: the ids of the incidents under each key by which they are looked for.

An incident is packed, because a report reads up to twenty. Beside it stands an abridged body with ``merged_into``,
by which others follow a merger, and ``opened_by``, by which the title of an erased article is found.

A report needs two or three look-ups by ``_id``, whatever the number of incidents: its keys, the incidents under them,
and those that merged ones turned out to be. An incident is entered under its keys before it is written, so that one
that is known is found; a key without its incident is passed over.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from pymongo import ASCENDING, UpdateOne

from claimwatch_contracts.incident import Incident
from services._runtime.mongo import Database, Document
from services._runtime.stored import BODY, packed, readable
from services.archive.incidents.keys import incident_keys, sure_keys, term_keys
from services.archive.incidents.memory import Again, Candidates, is_left_behind, ranked
from services.archive.incidents.traits import Traits
from services.archive.store.ahead import DocumentsAhead

REMEMBERED = 100_000
"""The entries that one process knows it has made and does not make again."""
READ = 1_000
"""The incidents that a process keeps as it read them last."""
ABRIDGED = {"opened_by", "merged_into"}
"""The fields of the abridged body."""
AS_READ = ("_id", "digest")
"""What a write finds its document by, if that is to be as it was read. ``digest`` is that of what is packed."""
KEPT = BODY | {"digest": 1}


class IncidentStore:
    """The incidents, as an ``IncidentMemory``."""

    def __init__(self, database: Database) -> None:
        self._incidents = database["incidents"]
        self._keys = database["incident_keys"]
        self._keys_ahead = DocumentsAhead(self._keys)
        self._entered: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._read: OrderedDict[str, tuple[Document, Incident | None]] = OrderedDict()

    async def prepare(self) -> None:
        """Create the indexes: for writes to what is as it was read, and for incidents that turned out to be another."""
        await self._incidents.create_index([(name, ASCENDING) for name in AS_READ], unique=True)
        await self._incidents.create_index([("body.merged_into", ASCENDING)])

    async def look_ahead(self, traits: Traits) -> None:
        """Read the entries of the index that the candidates will be chosen from."""
        self._keys_ahead.let_go(traits.article_id)
        await self._keys_ahead.look_ahead(traits.article_id, _asked(sure_keys(traits), term_keys(traits)))

    async def candidates(self, traits: Traits) -> Candidates:
        """The incidents that a report may be about. They are read anew, since another archive may change them."""
        sure, terms = sure_keys(traits), term_keys(traits)
        found_keys = await self._keys_ahead.read(traits.article_id, _asked(sure, terms))
        self._keys_ahead.let_go(traits.article_id)
        entries = {key: entry["ids"] for key, entry in found_keys.items()}
        identities, frequencies = ranked(entries, sure, terms, traits)
        found = await self._by_ids(identities)
        alive = [await self._alive(found.get(identity)) for identity in identities]
        kept = {incident.incident_id: incident for incident in alive if incident is not None}
        return Candidates(tuple(kept.values()), frequencies)

    async def keep(self, incident: Incident, again: Again | None = None) -> None:
        """Enter an incident under the keys that it has not yet, and write it.

        With ``again`` it is written only over what it was made of, else made anew until nobody else writes between.
        """
        identity = incident.incident_id
        while True:
            document = await self._as_read(identity) if again is not None else None
            kept = None if document is None else self._incident_in(document)
            if again is not None and kept is not None and is_left_behind(incident, kept):
                incident = again(kept)
            await self._enter(incident)
            same = {"_id": identity} if document is None else _as_it_was(document)
            written = _packed(incident) | {"body": incident.model_dump(mode="json", include=ABRIDGED)}
            found = await self._incidents.update_one(same, {"$set": written}, upsert=document is None)
            if document is None or found.matched_count:
                return
            self._read.pop(identity, None)

    async def _as_read(self, identity: str) -> Document | None:
        """The document of an incident as it was read last; as it is now if it was not read or not as it was read."""
        known, _ = self._read.get(identity, (None, None))
        return known if known is not None else await self._incidents.find_one({"_id": identity}, KEPT)

    async def _enter(self, incident: Incident) -> None:
        """Enter an incident under those of its keys under which this process has not entered it."""
        new = [(key, incident.incident_id) for key in incident_keys(incident)]
        new = [entry for entry in new if entry not in self._entered]
        if not new:
            return
        try:
            await self._keys.bulk_write([_entering(*entry) for entry in new], ordered=False)
        finally:
            self._keys_ahead.written(key for key, _ in new)
        self._remember(new)

    async def untitle(self, incident_ids: Iterable[str], article_id: str) -> None:
        """Take the title from those of the incidents that the article opened."""
        opened = {"_id": {"$in": sorted(set(incident_ids))}, "body.opened_by": article_id}
        documents = [document async for document in self._incidents.find(opened, KEPT)]
        for document in documents:
            await self._untitle(document)

    async def _untitle(self, document: Document) -> None:
        """Take the title from the incident in a document, which is read again if it was written since."""
        as_read: Document | None = document
        while as_read is not None:
            incident = readable(Incident, as_read) if as_read.get("packed") is not None else None
            change = {"body.title": ""} if incident is None else _packed(incident.model_copy(update={"title": ""}))
            if (await self._incidents.update_one(_as_it_was(as_read), {"$set": change})).matched_count:
                return
            as_read = await self._incidents.find_one({"_id": document["_id"]}, KEPT)

    async def kept(self, incident_id: str) -> Incident | None:
        """The incident as it was kept under that id, also a merged one."""
        return (await self._by_ids([incident_id])).get(incident_id)

    async def by_id(self, incident_id: str) -> Incident | None:
        """The incident with that id, or the one that it turned out to be."""
        return await self._alive(await self.kept(incident_id))

    async def _alive(self, incident: Incident | None) -> Incident | None:
        while incident is not None and incident.merged_into is not None:
            document = await self._incidents.find_one({"_id": incident.merged_into}, KEPT)
            incident = None if document is None else self._incident_in(document)
        return incident

    async def _by_ids(self, identities: list[str]) -> dict[str, Incident]:
        documents = self._incidents.find({"_id": {"$in": identities}}, KEPT)
        found = {document["_id"]: self._incident_in(document) async for document in documents}
        return {identity: incident for identity, incident in found.items() if incident is not None}

    def _incident_in(self, document: Document) -> Incident | None:
        """The incident in a document, which is read once as long as the document stays as it is."""
        known, incident = self._read.pop(document["_id"], (None, None))
        if known != document:
            incident = readable(Incident, document)
        self._read[document["_id"]] = document, incident
        if len(self._read) > READ:
            self._read.popitem(last=False)
        return incident

    def _remember(self, entries: Iterable[tuple[str, str]]) -> None:
        self._entered.update(dict.fromkeys(entries))
        while len(self._entered) > REMEMBERED:
            self._entered.popitem(last=False)


def _packed(incident: Incident) -> Document:
    fields = packed(incident)
    return fields | {"digest": blake2b(fields["packed"], digest_size=8).hexdigest()}


def _as_it_was(document: Document) -> Document:
    """The condition of a write to a document that nobody has written since it was read."""
    return {name: document.get(name) for name in AS_READ}


def _asked(sure: Iterable[str], terms: Mapping[str, Iterable[str]]) -> list[str]:
    """The keys of a report, each once."""
    return list(dict.fromkeys((*sure, *(key for keys in terms.values() for key in keys))))


def _entering(key: str, incident_id: str) -> UpdateOne:
    return UpdateOne({"_id": key}, {"$addToSet": {"ids": incident_id}}, upsert=True)
