"""``/amendments``: corrections by hand, and ``/reports/{id}/findings``, what they may be about."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from claimwatch_contracts.amendment import Amendment, article_of
from services.api.findings import Findings, findings_of
from services.api.preconditions import read_answer, written_answer
from services.api.requests import AmendmentRequest
from services.api.routes.amendment_desk import AmendmentDesk
from services.api.routes.documents import ChosenIdentity, Identity
from services.api.routes.parameters import Conditional, Wanted, Word, answers, created_or, listing
from services.api.shown import ListedAmendment, Listing


def amendment_routes(desk: AmendmentDesk) -> APIRouter:
    """Make, list, read and take back amendments."""
    router = APIRouter(tags=["amendments"])

    @router.get("/amendments", responses=answers())
    async def list_all(
        wanted: Wanted,
        report_id: Annotated[Word | None, Query(description="amendments of this report's article")] = None,
        incident_id: Annotated[Word | None, Query(description="amendments that name this incident")] = None,
    ) -> Listing[ListedAmendment]:
        """Amendments, newest first, also those that were taken back."""
        conditions = {"body.articles": article_of(report_id)} if report_id is not None else {}
        conditions |= {"body.incidents": incident_id} if incident_id is not None else {}
        return listing(await desk.store.amendments.page(wanted, conditions), _listed)

    @router.get("/amendments/{id}", response_model=Amendment, responses=answers(304, 404, 409))
    async def read(identity: Identity, conditional: Conditional) -> Response:
        """One amendment, with its `ETag`."""
        return read_answer(await desk.editor.read(identity), conditional)

    @router.put("/amendments/{id}", response_model=Amendment, responses=created_or(409, 412))
    async def put(identity: ChosenIdentity, request: AmendmentRequest, conditional: Conditional) -> Response:
        """Correct a finding, the incident of a report, or incidents, under an id of your choice.

        The report is filed again, and nobody is notified. With `If-Match` only if the amendment is still so.
        """
        change = await desk.put(identity, request, conditional)
        location = f"/amendments/{identity}" if change.created else None
        return written_answer(change.after, change.after, location=location)

    @router.delete("/amendments/{id}", status_code=204, responses=answers(404, 409, 412))
    async def take_back(
        identity: Identity,
        conditional: Conditional,
        by: Annotated[Word | None, Query(description="who takes it back")] = None,
    ) -> None:
        """Take the amendment back: the report says again what was extracted. The amendment stays as a record."""
        await desk.take_back(identity, by, conditional)

    @router.get("/reports/{id}/findings", responses=answers(404, 409))
    async def findings(identity: Identity) -> Findings:
        """The figures and statements of a report, each with the id by which it is amended."""
        return findings_of(await desk.report(identity))

    return router


def _listed(amendment: Amendment) -> ListedAmendment:
    return ListedAmendment(**{name: getattr(amendment, name) for name in Amendment.model_fields})
