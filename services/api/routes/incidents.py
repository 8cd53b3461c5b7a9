"""``/incidents``: what happened, with its ledger and its timeline. ``/ledger``: rows of all incidents and totals."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from claimwatch_contracts.fields import Moment
from claimwatch_contracts.vocabulary import Measure
from services._runtime.stored import Unreadable
from services.api.ledger.filters import IncidentFilter, RowFilter
from services.api.ledger.history import IncidentHistory, history, sheets_of_totals, totals_in
from services.api.ledger.shown import ListedIncident, ListedRow, ShownIncident, shown
from services.api.ledger.speaking import NOWHERE
from services.api.ledger.store import LedgerStore
from services.api.ledger.tables import ENTRY_COLUMNS, INCIDENT_COLUMNS, entry_rows, incident_row
from services.api.preconditions import read_answer
from services.api.refusals import not_found, unreadable_record
from services.api.routes.claimant_keys import claimant_keys
from services.api.routes.parameters import Conditional, InPlace, Wanted, Word, answers, as_is, listing
from services.api.routes.whole_lists import JSON, OR_WHOLE, AnyForm, WholeList
from services.api.shown import Listing
from services.api.store.api_store import ApiStore


def incident_routes(store: LedgerStore) -> APIRouter:
    """List and read incidents."""
    router = APIRouter(prefix="/incidents", tags=["incidents"])

    @router.get("", response_model=Listing[ListedIncident], responses=OR_WHOLE | answers())
    async def list_all(
        wanted: Wanted,
        form: AnyForm,
        place: InPlace = None,
        topic: Annotated[Word | None, Query(description="topic key")] = None,
        measure: Annotated[Measure | None, Query(description="what is counted in one of its rows")] = None,
        since: Annotated[Moment | None, Query(description="with an article published at this time or later")] = None,
        until: Annotated[Moment | None, Query(description="without an article published after this time")] = None,
    ) -> Listing[ListedIncident] | Response:
        """Incidents, the one with the latest article first. All filters that are given must hold.

        With `format=csv` or `Accept: text/csv` the whole list, a line for each incident, without regard to `limit`;
        with `format=jsonl` or `Accept: application/jsonl` as JSON Lines.
        """
        selection = IncidentFilter(place, topic, since, until, measure)
        if form != JSON:
            return WholeList(
                "incidents",
                lambda window: store.incidents(window, selection),
                INCIDENT_COLUMNS,
                lambda incident: [incident_row(incident)],
            ).answer(form)
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
        """Every figure that was given of an incident, the first first; those of merged incidents are among them.

        `standing` are the rows of standing totals that the articles on it give.
        """
        found = await store.incident(incident_id)
        if found is None:
            raise not_found("incident", incident_id)
        if isinstance(found, Unreadable):
            raise unreadable_record("incident", found)
        entries = await store.entries(found.ids)
        standing = totals_in(entries, await store.sheets(sheets_of_totals(entries)))
        return history(entries, found.ids, found.sheet.rows).model_copy(update={"standing": standing})

    return router


def ledger_routes(store: LedgerStore, aliases: ApiStore) -> APIRouter:
    """List rows of the ledger."""
    router = APIRouter(prefix="/ledger", tags=["ledger"])

    @router.get("", response_model=Listing[ListedRow], responses=OR_WHOLE | answers())
    async def list_all(
        wanted: Wanted,
        form: AnyForm,
        place: InPlace = None,
        measure: Annotated[Measure | None, Query(description="what is counted")] = None,
        claimant: Annotated[Word | None, Query(description="with a figure of a claimant, by key or name")] = None,
        incident: Annotated[Word | None, Query(description="an incident's id, also a former one")] = None,
        since: Annotated[Moment | None, Query(description="with a figure published at this time or later")] = None,
        until: Annotated[Moment | None, Query(description="with a figure published at this time or earlier")] = None,
    ) -> Listing[ListedRow] | Response:
        """Rows of the ledger, each with the latest figure of each claimant: those of incidents, and standing totals.

        Those of the incident or place with the latest article come first. `claimant`, `since` and `until` are met by
        one figure. Those of whoever speaks for a body are entered under the body's name; the rows with them say so.
        With `format=csv` or `Accept: text/csv` the whole list, a line for each entry, without regard to `limit`; with
        `format=jsonl` or `Accept: application/jsonl` a line of JSON for each row.
        """
        incident_id = None if incident is None else await store.current_id(incident)
        claimants = None if claimant is None else await claimant_keys(aliases, claimant)
        spoken = NOWHERE if claimants is None else await store.spoken(claimants)
        selection = RowFilter(place, measure, claimants, incident_id, since, until, spoken)
        if form != JSON:
            return WholeList("ledger", lambda window: store.rows(window, selection), ENTRY_COLUMNS, entry_rows).answer(
                form
            )
        return listing(await store.rows(wanted, selection), as_is)

    return router
