"""``/reports``: filed reports, by place, topic, claimant, publisher and time."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from claimwatch_contracts.amendment import article_of
from claimwatch_contracts.fields import Moment
from claimwatch_contracts.report import Report
from services._runtime.stored import Unreadable
from services.api.filters import ReportFilter
from services.api.preconditions import read_answer
from services.api.refusals import not_found, unreadable_record
from services.api.revisions import Revisions
from services.api.routes.claimant_keys import claimant_keys
from services.api.routes.parameters import Conditional, Place, Wanted, Word, answers, as_is, listing
from services.api.shown import ListedReport, Listing
from services.api.store.api_store import ApiStore


def report_routes(store: ApiStore) -> APIRouter:
    """List and read reports."""
    router = APIRouter(prefix="/reports", tags=["reports"])

    @router.get("", responses=answers())
    async def list_all(
        wanted: Wanted,
        place: Annotated[Place | None, Query(description="GeoNames id: the place and all that lies in it")] = None,
        topic: Annotated[Word | None, Query(description="topic key")] = None,
        claimant: Annotated[Word | None, Query(description="a claimant's key, or one of its names")] = None,
        publisher: Annotated[Word | None, Query(description="the publisher's name, as it is")] = None,
        since: Annotated[Moment | None, Query(description="filed at this time or later")] = None,
    ) -> Listing[ListedReport]:
        """Reports, last filed first, without their texts. All filters that are given must hold.

        A page has fewer than `limit` when its reports are long."""
        claimants = await claimant_keys(store, claimant) if claimant is not None else None
        conditions = ReportFilter(place, topic, claimants, publisher, since)
        return listing(await store.reports(wanted, conditions), as_is)

    @router.get("/{report_id}", response_model=Report, responses=answers(304, 404, 409))
    async def read(report_id: str, conditional: Conditional) -> Response:
        """One report, text included, with its `ETag`."""
        if (report := await store.report(report_id)) is None:
            raise not_found("report", report_id)
        if isinstance(report, Unreadable):
            raise unreadable_record("report", report)
        return read_answer(report, conditional)

    @router.get("/{report_id}/revisions", responses=answers(404))
    async def read_revisions(report_id: str) -> Revisions:
        """The revisions of the report's article, of which any may be named, with the hash of each text.

        They say also which texts are no longer kept, and whether the article was erased."""
        revisions = await store.revisions(article_of(report_id))
        if revisions is None:
            raise not_found("report", report_id)
        return revisions

    return router
