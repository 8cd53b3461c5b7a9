"""``/alerts/{id}/acknowledgement`` and ``/acknowledgements``: who sees to an alert, or has settled it."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from claimwatch_contracts.acknowledgement import Acknowledgement
from services._runtime.stored import Unreadable
from services.api.building import acknowledgement_from
from services.api.editing import Editor
from services.api.preconditions import read_answer, written_answer
from services.api.refusals import not_found, unreadable_record
from services.api.requests import AcknowledgementRequest
from services.api.routes.documents import Identity
from services.api.routes.parameters import MOST_ALERTS, Conditional, answers, created_or
from services.api.shown import Listing
from services.api.store.api_store import ApiStore

PATH = "/alerts/{id}/acknowledgement"


def acknowledgement_routes(store: ApiStore, acknowledgements: Editor[Acknowledgement]) -> APIRouter:
    """Acknowledge and resolve alerts, and take that back."""
    router = APIRouter(tags=["alerts"])

    async def refuse_of_others(alert_id: str) -> None:
        if await store.is_of_another_desk(alert_id):
            raise not_found("acknowledgement", alert_id)

    @router.get("/acknowledgements", responses=answers())
    async def of_alerts(
        alert_ids: Annotated[str, Query(min_length=1, max_length=5_000, description="separated by commas")],
    ) -> Listing[Acknowledgement]:
        """What has been said of up to 100 alerts; those of which nobody has said anything are left out."""
        wanted = await store.own_alerts(alert_ids.split(",")[:MOST_ALERTS])
        return Listing(items=tuple(await store.acknowledgements.readable(wanted)), next=None)

    @router.get(PATH, response_model=Acknowledgement, responses=answers(304, 404, 409))
    async def read(alert_id: Identity, conditional: Conditional) -> Response:
        """Who has acknowledged or resolved the alert, with its `ETag`."""
        await refuse_of_others(alert_id)
        return read_answer(await acknowledgements.read(alert_id), conditional)

    @router.put(PATH, response_model=Acknowledgement, responses=created_or(404, 409, 412))
    async def acknowledge(alert_id: Identity, request: AcknowledgementRequest, conditional: Conditional) -> Response:
        """Acknowledge the alert, or resolve it: from then on it is neither repeated nor escalated."""
        alert = await store.alert(alert_id)
        if alert is None:
            raise not_found("alert", alert_id)
        if isinstance(alert, Unreadable):
            raise unreadable_record("alert", alert)
        change = await acknowledgements.replace(alert_id, conditional, partial(acknowledgement_from, request))
        location = f"/alerts/{alert_id}/acknowledgement" if change.created else None
        return written_answer(change.after, change.after, location=location)

    @router.delete(PATH, status_code=204, responses=answers(404, 412))
    async def take_back(alert_id: Identity, conditional: Conditional) -> None:
        """Let the alert fire again. What was due meanwhile is not made up for."""
        await refuse_of_others(alert_id)
        await acknowledgements.delete(alert_id, conditional)

    return router
