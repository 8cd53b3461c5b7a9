"""``/incidents``: what happened, with its ledger and its timeline. ``/ledger``: rows of all incidents and totals."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from claimwatch_contracts.fields import Moment
from claimwatch_contracts.vocabulary import Measure
from services._runtime.stored import Unreadable
from services.api.ledger.filters import IncidentFilter, RowFilter
from services.api.ledger.history import IncidentHistory, history
from services.api.ledger.shown import ListedIncident, ListedRow, ShownIncident, shown
from services.api.ledger.store import LedgerStore
from services.api.ledger.tables import ENTRY_COLUMNS, INCIDENT_COLUMNS, entry_rows, incident_row
from services.api.preconditions import read_answer
from services.api.refusals import not_found, unreadable_record
from services.api.routes.claimant_keys import claimant_keys
from services.api.routes.csv_answers import OR_CSV, WantsCsv, csv_answer
from services.api.routes.parameters import Conditional, Place, Wanted, Word, answers, as_is, listing
from services.api.shown import Listing
from services.api.store.api_store import ApiStore

InPlace = Annotated[Place | None, Query(description="GeoNames id: the place and all that lies in it")]


def incident_routes(store: LedgerStore) -> APIRouter:
    """List and read incidents."""
    router = APIRouter(prefix="/incidents", tags=["incidents"])

    @router.get("", response_model=Listing[ListedIncident], responses=OR_CSV | answers())
    async def list_all(
        wanted: Wanted,
        as_csv: WantsCsv,
        place: InPlace = None,
        topic: Annotated[Word | None, Query(description="topic key")] = None,
        since: Annotated[Moment | None, Query(description="with an article published at this time or later")] = None,
    ) -> Listing[ListedIncident] | Response:
        """Incidents, the one with the latest article first. All filters that are given must hold.

        With `format=csv` or `Accept: text/csv` the whole list, a line for each incident, without regard to `limit`.
        """
        selection = IncidentFilter(place, topic, since)
        if as_csv:
            return csv_answer(
                "incidents",
                INCIDENT_COLUMNS,
                lambda window: store.incidents(window, selection),
                lambda incident: [incident_row(incident)],
            )
        return listing(await store.incidents(wanted, selection), as_is)

    @router.get("/{incident_id}", response_model=ShownIncident, responses=answers(304, 404, 409))
    async def read(incident_id: str, conditional: Conditional) -> Response:
        """One incident with its rows of the ledger and its timeline, with its `ETag`.

        The id of an incident that turned out to be another answers with that one, and `Content-Location` names it.
        """
        found = await store.incident(incident_id)
        if found is None:
            raise not_found("incident", incident_id)
        if isinstance(found, Unreadable):
            raise unreadable_record("incident", found)
        reports, left_out = await store.reports(found.ids)
        answer = read_answer(shown(found.incident, found.sheet, found.ids[1:], reports, left_out), conditional)
        answer.headers["Content-Location"] = f"/incidents/{found.ids[0]}"
        return answer

    @router.get("/{incident_id}/history", responses=answers(404, 409))
    async def read_history(incident_id: str) -> IncidentHistory:
        """Every figure that was given of an incident, the first first; those of merged incidents are among them."""
        found = await store.incident(incident_id)
        if found is None:
            raise not_found("incident", incident_id)
        if isinstance(found, Unreadable):
            raise unreadable_record("incident", found)
        return history(await store.entries(found.ids), found.ids)

    return router


def ledger_routes(store: LedgerStore, names: ApiStore) -> APIRouter:
    """List rows of the ledger. ``names`` has the users' aliases of claimants."""
    router = APIRouter(prefix="/ledger", tags=["ledger"])

    @router.get("", response_model=Listing[ListedRow], responses=OR_CSV | answers())
    async def list_all(
        wanted: Wanted,
        as_csv: WantsCsv,
        place: InPlace = None,
        measure: Annotated[Measure | None, Query(description="what is counted")] = None,
        incident: Annotated[Word | None, Query(description="an incident's id, also a former one")] = None,
        claimant: Annotated[Word | None, Query(description="a claimant's key, or one of its names")] = None,
        since: Annotated[Moment | None, Query(description="with a figure published at this time or later")] = None,
        until: Annotated[Moment | None, Query(description="with a figure published at this time or earlier")] = None,
    ) -> Listing[ListedRow] | Response:
        """Rows of the ledger, each with the latest figure of each claimant: those of incidents, and standing totals.

        Those of the incident or place with the latest article come first. `since`, `until` and
        `claimant` are met by one figure.
        With `format=csv` or `Accept: text/csv` the whole list, a line for each entry, without regard to `limit`.
        """
        incident_id = None if incident is None else await store.current_id(incident)
        claimants = None if claimant is None else await claimant_keys(names, claimant)
        selection = RowFilter(place, measure, incident_id, since, until, claimants)
        if as_csv:
            return csv_answer("ledger", ENTRY_COLUMNS, lambda window: store.rows(window, selection), entry_rows)
        return listing(await store.rows(wanted, selection), as_is)

    return router
