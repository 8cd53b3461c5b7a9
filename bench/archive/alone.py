"""The archive's stored memories, each call in a turn of its own: for look-ups that are timed, and for tests."""

from claimwatch_contracts.incident import Incident
from services._runtime.mongo import Database
from services.archive.incidents.memory import Again, Candidates
from services.archive.incidents.traits import Traits
from services.archive.judging.judge import Judge
from services.archive.store.entries import EntryStore
from services.archive.store.incidents import IncidentStore
from services.archive.store.sheets import SheetStore
from services.archive.store.stories import StoryStore
from services.archive.store.turns.incidents import IncidentTurn
from services.archive.store.turns.stories import StoryTurn
from services.archive.stories.fingerprint import Fingerprint


class StoriesAlone:
    """A ``StoryMemory``."""

    def __init__(self, database: Database) -> None:
        self._store = StoryStore(database)

    async def candidates(self, new: Fingerprint) -> list[Fingerprint]:
        """Those that decide about the new one's story."""
        return await StoryTurn(self._store).candidates(new)

    async def keep(self, placed: Fingerprint) -> Fingerprint:
        """Remember the fingerprint, and return it with the story that is stored."""
        while True:
            turn = StoryTurn(self._store)
            kept = await turn.keep(placed)
            if await turn.write() is None:
                return kept


class IncidentsAlone:
    """An ``IncidentMemory``. What is kept in one turn is read in that, so that nobody writes between."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._store = IncidentStore(database)

    async def candidates(self, traits: Traits) -> Candidates:
        """The incidents that a report may be about."""
        return await IncidentTurn(self._store).candidates(traits)

    async def keep(self, incident: Incident, again: Again | None = None) -> None:
        """Keep an incident."""
        turn = IncidentTurn(self._store)
        await turn.keep(incident, again)
        await turn.entering().make(self._database)
        for step in (turn.growing(), turn.merging()):
            await turn.written(step, all_made=await step.make(self._database))
        turn.is_entered()

    async def kept(self, incident_id: str) -> Incident | None:
        """The incident as it was kept under that id."""
        return await self._store.kept(incident_id)

    async def by_id(self, incident_id: str) -> Incident | None:
        """The incident with that id, or the one that it turned out to be."""
        return await self._store.by_id(incident_id)


def stored_judge(database: Database) -> Judge:
    """A judge that remembers in the database."""
    return Judge(StoriesAlone(database), IncidentsAlone(database), EntryStore(database), SheetStore(database))
