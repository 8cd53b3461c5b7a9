"""``incidents``, and ``incident_keys``: the ids of the incidents under each key by which they are looked for.

An incident is packed, because a report reads up to twenty. Beside it stands an abridged body with ``merged_into``,
by which others follow a merger, and ``opened_by``, by which the title of an erased article is found.

Reports need two or three look-ups by ``_id``, whatever the number of incidents: their keys, the incidents under them,
and those that merged ones turned out to be (``turns/incidents.py``). An incident is entered under its keys before it is
written, so that one that is known is found; a key without its incident is passed over.
"""

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping
from hashlib import blake2b

from pymongo import ASCENDING

from claimwatch_contracts.incident import Incident
from services._runtime.mongo import Database, Document
from services._runtime.stored import BODY, packed, readable
from services.archive.incidents.keys import incident_keys
from services.archive.incidents.memory import Again, is_left_behind
from services.archive.store.steps import adding

REMEMBERED = 100_000
"""The entries that one process knows it has made and does not make again."""
READ = 1_000
"""The incidents that a process keeps as it read or wrote them last."""
ABRIDGED = {"opened_by", "merged_into"}
"""The fields of the abridged body."""
AS_READ = ("_id", "digest")
"""What a write finds its document by, if that is to be as it was read. ``digest`` is that of what is packed."""
KEPT = BODY | {"digest": 1}


class IncidentStore:
    """The incidents, as ``KnownIncidents``."""

    def __init__(self, database: Database) -> None:
        self._incidents = database["incidents"]
        self._keys = database["incident_keys"]
        self._entered: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._read: OrderedDict[str, tuple[Document, Incident | None]] = OrderedDict()

    async def prepare(self) -> None:
        """Create the indexes: for writes to what is as it was read, and for incidents that turned out to be another."""
        await self._incidents.create_index([(name, ASCENDING) for name in AS_READ], unique=True)
        await self._incidents.create_index([("body.merged_into", ASCENDING)])

    async def listed(self, keys: Collection[str]) -> dict[str, list[str]]:
        """By key of the index: the ids of the incidents under it."""
        found = self._keys.find({"_id": {"$in": list(keys)}})
        return {document["_id"]: document["ids"] async for document in found}

    async def documents(self, identities: Collection[str]) -> dict[str, Document]:
        """By id: the documents of incidents, as ``incident_in`` reads them."""
        found = self._incidents.find({"_id": {"$in": list(identities)}}, KEPT)
        return {document["_id"]: document async for document in found}

    async def keep(self, incident: Incident, again: Again | None = None) -> None:
        """Enter an incident under the keys that it has not yet, and write it.

        With ``again`` it is written only over what it was made of, else made anew until nobody else writes between.
        """
        identity = incident.incident_id
        while True:
            document = await self._as_read(identity) if again is not None else None
            kept = None if document is None else self.incident_in(document)
            if again is not None and kept is not None and is_left_behind(incident, kept):
                incident = again(kept)
            await self._enter(incident)
            same = {"_id": identity} if document is None else as_it_was(document)
            found = await self._incidents.update_one(same, {"$set": fields_of(incident)}, upsert=document is None)
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
        await self._keys.bulk_write([write.operation() for write in adding(new, "ids")], ordered=False)
        self.entered(new)

    def has_entered(self, key: str, incident_id: str) -> bool:
        """Whether this process knows that the incident is entered under the key."""
        return (key, incident_id) in self._entered

    def forget(self, incident_id: str) -> None:
        """Read an incident anew when it is wanted next."""
        self._read.pop(incident_id, None)

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
            if (await self._incidents.update_one(as_it_was(as_read), {"$set": change})).matched_count:
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
            incident = None if document is None else self.incident_in(document)
        return incident

    async def _by_ids(self, identities: list[str]) -> dict[str, Incident]:
        documents = await self.documents(identities)
        found = {identity: self.incident_in(document) for identity, document in documents.items()}
        return {identity: incident for identity, incident in found.items() if incident is not None}

    def incident_in(self, document: Document) -> Incident | None:
        """The incident in a document, which is read once as long as the document stays as it is."""
        known, incident = self._read.pop(document["_id"], (None, None))
        if known != document:
            incident = readable(Incident, document)
        self.remember(document, incident)
        return incident

    def remember(self, document: Document, incident: Incident | None) -> None:
        """Note which incident a document holds, as it was read or written last."""
        self._read[document["_id"]] = document, incident
        if len(self._read) > READ:
            self._read.popitem(last=False)

    def entered(self, entries: Iterable[tuple[str, str]]) -> None:
        """Remember that these entries of the index are made: each a key and the id of an incident."""
        self._entered.update(dict.fromkeys(entries))
        while len(self._entered) > REMEMBERED:
            self._entered.popitem(last=False)


def fields_of(incident: Incident) -> Document:
    """The fields of an incident's document, without its id."""
    return _packed(incident) | {"body": incident.model_dump(mode="json", include=ABRIDGED)}


def _packed(incident: Incident) -> Document:
    fields = packed(incident)
    return fields | {"digest": blake2b(fields["packed"], digest_size=8).hexdigest()}


def as_it_was(document: Document) -> Document:
    """The condition of a write to a document that nobody has written since it was read."""
    return {name: document.get(name) for name in AS_READ}


def asked(sure: Iterable[str], terms: Mapping[str, Iterable[str]]) -> list[str]:
    """The keys of a report, each once."""
    return list(dict.fromkeys((*sure, *(key for keys in terms.values() for key in keys))))
