"""``/reports``: filed reports, by place, topic, claimant, publisher and time."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import PlainTextResponse, Response

from claimwatch_contracts.amendment import article_of
from claimwatch_contracts.fields import Moment
from claimwatch_contracts.report import Report
from claimwatch_contracts.vocabulary import Measure
from services._runtime.stored import Unreadable
from services.api.filters import ReportFilter
from services.api.preconditions import read_answer, read_bytes
from services.api.refusals import not_found, text_gone, unreadable_record
from services.api.revisions import Revisions
from services.api.routes.claimant_keys import claimant_keys
from services.api.routes.linked_answers import OR_LINKED, ReportForm, WantedForm, linked_answer
from services.api.routes.parameters import Conditional, InPlace, OfClaimant, Wanted, Word, answers, as_is, listing
from services.api.routes.whole_lists import JSON, OR_LINES, LinesOrJson, WholeList
from services.api.shown import ListedReport, Listing
from services.api.store.api_store import ApiStore

PLAIN_TEXT = "text/plain; charset=utf-8"


def report_routes(store: ApiStore) -> APIRouter:
    """List and read reports."""
    router = APIRouter(prefix="/reports", tags=["reports"])

    @router.get("", response_model=Listing[ListedReport], responses=OR_LINES | answers())
    async def list_all(
        wanted: Wanted,
        form: LinesOrJson,
        place: InPlace = None,
        topic: Annotated[Word | None, Query(description="topic key")] = None,
        claimant: OfClaimant = None,
        publisher: Annotated[Word | None, Query(description="the publisher's name, as it is")] = None,
        measure: Annotated[Measure | None, Query(description="what one of its figures counts")] = None,
        incident: Annotated[Word | None, Query(description="the id of its main incident")] = None,
        since: Annotated[Moment | None, Query(description="filed at this time or later")] = None,
        until: Annotated[Moment | None, Query(description="filed at this time or earlier")] = None,
    ) -> Listing[ListedReport] | Response:
        """Reports, last filed first, without their texts. All filters that are given must hold.

        A page has fewer than `limit` when its reports are long. With `format=jsonl` or `Accept: application/jsonl` the
        whole list as JSON Lines, without regard to `limit`. `GET /search` finds reports by their words.
        """
        claimants = await claimant_keys(store, claimant) if claimant is not None else None
        conditions = ReportFilter(place, topic, claimants, publisher, measure, incident, since, until)
        if form != JSON:
            return WholeList("reports", lambda window: store.reports(window, conditions)).answer(form)
        return listing(await store.reports(wanted, conditions), as_is)

    @router.get("/{report_id}", response_model=Report, responses=OR_LINKED | answers(304, 404, 409))
    async def read(report_id: str, http: Request, form: WantedForm, conditional: Conditional) -> Response:
        """One report, text included, with its `ETag`.

        With `format=annotations` its findings as a page of W3C Web Annotations on its text; with `format=schema` the
        claims and quotations in it in the words of schema.org. `Accept: application/ld+json` asks for the former,
        with `profile="https://schema.org"` for the latter.
        """
        report = await _existing(store, report_id)
        if form is ReportForm.JSON:
            return read_answer(report, conditional)
        return linked_answer(form, report, str(http.base_url), conditional)

    @router.get("/{report_id}/text", response_class=PlainTextResponse, responses=answers(304, 404, 409, 410))
    async def read_text(report_id: str, conditional: Conditional) -> Response:
        """The article's text, in which all offsets of the report count code points, with its `ETag`."""
        report = await _existing(store, report_id)
        if report.removed_text is not None:
            raise text_gone(report_id)
        return read_bytes(report.article.text.encode("utf-8", "replace"), PLAIN_TEXT, conditional)

    @router.get("/{report_id}/revisions", responses=answers(404))
    async def read_revisions(report_id: str) -> Revisions:
        """The revisions of the report's article, of which any may be named, with the hash of each text.

        They say also which texts are no longer kept, and whether the article was erased."""
        revisions = await store.revisions(article_of(report_id))
        if revisions is None:
            raise not_found("report", report_id)
        return revisions

    return router


async def _existing(store: ApiStore, report_id: str) -> Report:
    if (report := await store.report(report_id)) is None:
        raise not_found("report", report_id)
    if isinstance(report, Unreadable):
        raise unreadable_record("report", report)
    return report
