"""``/reports``: what was filed, by place, topic, claimant, publisher and time."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import AwareDatetime

from claimwatch_contracts.report import Report
from services.api.filters import ReportFilter
from services.api.preconditions import read_answer
from services.api.refusals import not_found
from services.api.routes.parameters import Conditional, Wanted, answers, as_is, listing
from services.api.shown import ListedReport, Listing
from services.api.store import ApiStore


def report_routes(store: ApiStore) -> APIRouter:
    """List and read reports."""
    router = APIRouter(prefix="/reports", tags=["reports"])

    @router.get("", responses=answers(400))
    async def list_all(
        wanted: Wanted,
        place: Annotated[int | None, Query(description="GeoNames id: the place itself and all that lies in it")] = None,
        topic: Annotated[str | None, Query(description="topic key")] = None,
        claimant: Annotated[str | None, Query(description="claimant key")] = None,
        publisher: Annotated[str | None, Query(description="the publisher's name, as it is")] = None,
        since: Annotated[AwareDatetime | None, Query(description="filed at this time or later")] = None,
    ) -> Listing[ListedReport]:
        """Reports, last filed first, without their texts. All filters that are given must hold."""
        conditions = ReportFilter(place, topic, claimant, publisher, since)
        return listing(await store.reports(wanted, conditions), as_is)

    @router.get("/{report_id}", response_model=Report, responses=answers(304, 404))
    async def read(report_id: str, conditional: Conditional) -> Response:
        """One report, text included, with its `ETag`."""
        if (report := await store.report(report_id)) is None:
            raise not_found("report", report_id)
        return read_answer(report, conditional)

    return router
