"""Incidents in the memory of one process: for commands that need no server, and for tests."""

from collections import defaultdict

from claimwatch_contracts.incident import Incident
from services.archive.incidents.keys import incident_keys, sure_keys, term_keys
from services.archive.incidents.memory import Again, Candidates, is_left_behind, ranked
from services.archive.incidents.traits import Traits


class InMemoryIncidents:
    """An ``IncidentMemory`` that forgets everything with the process."""

    def __init__(self) -> None:
        self._incidents: dict[str, Incident] = {}
        self._entries: defaultdict[str, list[str]] = defaultdict(list)

    async def candidates(self, traits: Traits) -> Candidates:
        """The incidents that a report may be about."""
        sure, terms = sure_keys(traits), term_keys(traits)
        identities, frequencies = ranked(self._entries, sure, terms, traits)
        incidents = [await self.by_id(identity) for identity in identities]
        alive = {incident.incident_id: incident for incident in incidents if incident is not None}
        return Candidates(tuple(alive.values()), frequencies)

    async def keep(self, incident: Incident, again: Again | None = None) -> None:
        """Keep an incident, new or changed."""
        kept = self._incidents.get(incident.incident_id)
        if again is not None and kept is not None and is_left_behind(incident, kept):
            incident = again(kept)
        self._incidents[incident.incident_id] = incident
        for key in incident_keys(incident):
            if incident.incident_id not in self._entries[key]:
                self._entries[key].append(incident.incident_id)

    async def kept(self, incident_id: str) -> Incident | None:
        """The incident as it was kept under that id, also a merged one."""
        return self._incidents.get(incident_id)

    async def by_id(self, incident_id: str) -> Incident | None:
        """The incident with that id, or the one that it turned out to be."""
        incident = self._incidents.get(incident_id)
        while incident is not None and incident.merged_into is not None:
            incident = self._incidents.get(incident.merged_into)
        return incident
