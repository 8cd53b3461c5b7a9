"""``/alerts``: the alerts that watches raised, also live, and their deliveries."""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import Response, StreamingResponse

from claimwatch_contracts.acknowledgement import AlertState
from claimwatch_contracts.fields import Moment
from claimwatch_contracts.vocabulary import Measure
from services._runtime.access.callers import caller
from services._runtime.access.door import STILL
from services._runtime.stored import Unreadable
from services.api.cursors import MAX_LIMIT, Page, Window
from services.api.filters import AlertFilter, DeliveryFilter
from services.api.preconditions import read_answer
from services.api.refusals import not_found, unreadable_record
from services.api.routes.claimant_keys import claimant_keys
from services.api.routes.parameters import (
    MOST_ALERTS,
    Conditional,
    InPlace,
    OfClaimant,
    Wanted,
    Word,
    answers,
    as_is,
    listing,
)
from services.api.routes.whole_lists import JSON, OR_LINES, LinesOrJson, WholeList
from services.api.shown import AlertWithDeliveries, ListedAlert, Listing, SilencedAlert
from services.api.silenced import Silencing
from services.api.store.api_store import ApiStore
from services.api.stream import AlertStream, always

Since = Annotated[Moment | None, Query(description="raised at this time or later")]
STREAM_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
EVENT_STREAM: dict[int | str, dict[str, Any]] = {
    200: {"description": "server-sent events", "content": {"text/event-stream": {"schema": {"type": "string"}}}}
}


def alert_routes(store: ApiStore, stream: AlertStream, silencing: Silencing) -> APIRouter:
    """List, read and follow alerts."""
    router = APIRouter(tags=["alerts"])

    async def page(window: Window, selection: AlertFilter) -> Page[ListedAlert]:
        found = await store.alerts(window, selection)
        return Page(await silencing.listed(found.items), found.next, found.unreadable)

    @router.get("/alerts", response_model=Listing[ListedAlert], responses=OR_LINES | answers())
    async def list_alerts(
        wanted: Wanted,
        form: LinesOrJson,
        watch_id: Annotated[Word | None, Query(description="a watch's id")] = None,
        place: InPlace = None,
        topic: Annotated[Word | None, Query(description="topic key")] = None,
        claimant: OfClaimant = None,
        measure: Annotated[Measure | None, Query(description="what is counted in its news")] = None,
        publisher: Annotated[Word | None, Query(description="the publisher's name, as it is")] = None,
        incident: Annotated[Word | None, Query(description="an incident's id")] = None,
        since: Since = None,
        until: Annotated[Moment | None, Query(description="raised at this time or earlier")] = None,
        state: Annotated[AlertState | None, Query(description="`firing` if nobody has said anything of it")] = None,
    ) -> Listing[ListedAlert] | Response:
        """Alerts, last raised first, each with what silences it now. All filters must hold for its labels.

        With `state` a page may have fewer alerts than `limit`, or none, and still a `next`.

        With `format=jsonl` or `Accept: application/jsonl` the whole list as JSON Lines, without regard to `limit`.
        """
        claimants = None if claimant is None else await claimant_keys(store, claimant)
        selection = AlertFilter(watch_id, since, until, place, topic, claimants, measure, publisher, incident, state)
        if form != JSON:
            return WholeList("alerts", lambda window: page(window, selection)).answer(form)
        return listing(await page(wanted, selection), as_is)

    @router.get("/alerts/stream", response_class=StreamingResponse, responses=EVENT_STREAM | answers())
    async def follow(
        http: Request,
        last_event_id: Annotated[str | None, Header(description="`id` of the last event that was received")] = None,
        since: Since = None,
    ) -> StreamingResponse:
        """New alerts as server-sent events: `event: alert`, `data:` the alert.

        First comes `event: ready`: from there on nothing is missed. Every `id:` says how far the client is, behind the
        alert's own id: with it as `Last-Event-ID` comes exactly what was raised meanwhile, as long as the broker keeps
        that. After an alert's id alone, or `since` a time, comes what is stored, the oldest first; of the minute before
        that alert something may come again: drop ids you have seen. Then comes what is raised from now on. A client
        that does not keep up is disconnected, and gets what it missed when it connects again; so is one whose key was
        revoked or whose session is over.
        """
        beginning = await stream.beginning(last_event_id, since)
        events = stream.events(beginning, caller().desk, http.scope.get(STILL, always))
        return StreamingResponse(events, media_type="text/event-stream", headers=STREAM_HEADERS)

    @router.get("/alerts/silenced", responses=answers())
    async def silenced(
        alert_ids: Annotated[str, Query(min_length=1, max_length=37 * MOST_ALERTS, description="separated by commas")],
    ) -> Listing[SilencedAlert]:
        """Which of up to 100 alerts are silenced now, by what and until when; the others are left out."""
        alerts = await store.alerts_with(alert_ids.split(","))
        return Listing(items=tuple((await silencing.of(alerts)).values()), next=None)

    @router.get("/alerts/{alert_id}", response_model=AlertWithDeliveries, responses=answers(304, 404, 409))
    async def read(alert_id: str, conditional: Conditional) -> Response:
        """One alert with its deliveries and its state, with its `ETag`."""
        if (alert := await store.alert(alert_id)) is None:
            raise not_found("alert", alert_id)
        if isinstance(alert, Unreadable):
            raise unreadable_record("alert", alert)
        deliveries = await store.deliveries(Window(MAX_LIMIT), DeliveryFilter(alert_id=alert_id))
        held = await store.acknowledgements.get(alert_id)
        said = None if held is None or isinstance(held.model, Unreadable) else held.model
        waiting = await store.waiting(alert_id)
        shown = AlertWithDeliveries(
            alert=alert,
            deliveries=deliveries.items,
            waiting=waiting,
            acknowledgement=said,
            silenced=(await silencing.of([alert])).get(alert_id),
        )
        return read_answer(shown, conditional)

    return router
