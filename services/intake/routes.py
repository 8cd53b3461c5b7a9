"""Intake's HTTP routes."""

from datetime import datetime

from fastapi import FastAPI
from pydantic import BaseModel

from claimwatch_contracts.documents import Erasure
from claimwatch_contracts.feed_preview import AskedFeed, FeedPreview
from services._runtime.access.described import add_security
from services._runtime.http.application import http_application
from services._runtime.http.problems import Problem, problem_responses
from services.intake.allowance import Allowance
from services.intake.article_routes import article_routes
from services.intake.clients import RefusedFetchError, UnreachableError
from services.intake.described import completed
from services.intake.erasures.erasing import Eraser, ErasureRequest, UnknownArticleError
from services.intake.page_checks.check import PageCheck
from services.intake.previewing import NoFeedError, Previews
from services.intake.roles import needed
from services.intake.sent_documents import SentDocuments


class Doors(BaseModel):
    """What this service answers."""

    service: str = "Claimwatch intake"
    articles: str = "POST /articles"
    erasures: str = "POST /erasures"
    page: str = "GET /articles/{article_id}/page"
    previews: str = "POST /previews"
    description: str = "GET /openapi.json"


class PageState(BaseModel):
    """The state of the page that an article's text was taken from.

    ``next_reading_at`` is null after the last reading. ``gone_at`` is when the page was first missing, and null while
    it is there. ``last_error`` says why the last reading brought nothing.
    """

    article_id: str
    address: str
    readings: int
    last_reading_at: datetime | None
    next_reading_at: datetime | None
    changed_at: datetime | None
    gone_at: datetime | None
    last_error: str | None


class Erased(BaseModel):
    """The articles that were erased, as they are recorded."""

    erased: tuple[Erasure, ...]


def create_http(
    documents: SentDocuments, eraser: Eraser, previews: Previews, allowance: Allowance, *, max_body_bytes: int
) -> FastAPI:
    """The application that takes articles, erases them, and shows what became of their pages and what a feed holds."""
    app = http_application("Claimwatch intake", max_body_bytes=max_body_bytes)

    @app.get("/", responses=problem_responses(403, 421, 422))
    async def what_there_is() -> Doors:
        """Where things are: articles are taken here, and read at the api."""
        return Doors()

    app.include_router(article_routes(documents, allowance))

    @app.post("/previews", responses=problem_responses(400, 403, 408, 413, 421, 422, 502, 503))
    async def preview_feed(asked: AskedFeed) -> FeedPreview:
        """What the feed at an address would bring, or that of the site whose page is there. Nothing is stored."""
        try:
            return await previews.preview(asked.url)
        except (NoFeedError, RefusedFetchError) as error:
            raise Problem(422, detail=str(error)) from error
        except UnreachableError as error:
            raise Problem(502, detail=str(error)) from error

    @app.post("/erasures", responses=problem_responses(400, 403, 404, 408, 413, 421, 422, 503))
    async def erase_article(request: ErasureRequest) -> Erased:
        """Erase an article for good, by its id or URL: nothing of its text is kept, and it is not taken in again.

        The request is recorded with its reason, and carried out by each service within seconds. It may be repeated.
        """
        try:
            return Erased(erased=await eraser.erase(request))
        except UnknownArticleError as error:
            raise Problem(404, detail=str(error)) from error

    @app.get("/articles/{article_id}/page", responses=problem_responses(403, 404, 421, 422, 503))
    async def page_state(article_id: str) -> PageState:
        """What became of the page that an article's text was taken from, which is read again for some days."""
        check = await documents.intake.checks.check(article_id)
        if check is None:
            raise Problem(404, detail=f"no page of an article {article_id} is read again")
        return _shown(check)

    made = app.openapi
    app.openapi = lambda: add_security(completed(made()), needed)  # type: ignore[method-assign]
    return app


def _shown(check: PageCheck) -> PageState:
    return PageState(
        article_id=check.article_id,
        address=check.page.asked,
        readings=check.readings,
        last_reading_at=check.read_at,
        next_reading_at=check.next_at,
        changed_at=check.changed_at,
        gone_at=check.gone_at,
        last_error=check.last_error,
    )
