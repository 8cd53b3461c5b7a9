"""Intake's HTTP routes."""

from datetime import datetime
from typing import Annotated

from fastapi import Body, FastAPI, Response
from pydantic import BaseModel

from claimwatch_contracts.documents import Erasure
from services._runtime.http.application import http_application
from services._runtime.http.problems import Problem, problem_responses
from services.intake.articles.submission import SubmittedArticle, TextTooLongError
from services.intake.clients import RefusedFetchError, UnreachableError
from services.intake.erasures.erasing import ErasedArticleError, Eraser, ErasureRequest, UnknownArticleError
from services.intake.feed_preview import FeedPreview, Preview, PreviewRequest, UnreadableFeedError
from services.intake.fetching import NoArticleError
from services.intake.handlers import Intake, Receipt
from services.intake.rereading.check import PageCheck

EXAMPLE = {
    "title": "Graves found near Al-Rasi",
    "text": "The ministry said on Tuesday that at least four bodies were found near Al-Rasi.",
    "url": "https://wire.example/2026/06/graves-found",
    "publisher": "Example Wire",
    "published_at": "2026-06-02T08:30:00Z",
    "language": "en",
}


class Doors(BaseModel):
    """What this service answers."""

    service: str = "Claimwatch intake"
    articles: str = "POST /articles"
    erasures: str = "POST /erasures"
    page: str = "GET /articles/{article_id}/page"
    preview: str = "POST /feeds/preview"
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


def create_http(intake: Intake, eraser: Eraser, previews: FeedPreview, *, max_body_bytes: int) -> FastAPI:
    """The application that takes articles, erases them, and shows feeds before they are added."""
    app = http_application("Claimwatch intake", max_body_bytes=max_body_bytes)

    @app.get("/", responses=problem_responses(403, 421, 422))
    async def what_there_is() -> Doors:
        """Where things are: articles are taken here, and read at the api."""
        return Doors()

    @app.post(
        "/articles",
        status_code=201,
        responses={
            200: {"model": Receipt, "description": "This content was published before"},
            **problem_responses(400, 403, 408, 410, 413, 421, 422, 502, 503),
        },
    )
    async def submit_article(
        article: Annotated[SubmittedArticle, Body(examples=[EXAMPLE])], response: Response
    ) -> Receipt:
        """Publish an article. 201 says that the broker has it; the same content again is 200 and changes nothing.

        A changed title or text under the same URL is the next revision. After 503 send the same request again.
        """
        try:
            receipt = await intake.submit(article)
        except TextTooLongError as error:
            raise Problem(413, detail=str(error)) from error
        except ErasedArticleError as error:
            raise Problem(410, detail=str(error)) from error
        except (RefusedFetchError, NoArticleError) as error:
            raise Problem(422, detail=str(error)) from error
        except UnreachableError as error:
            raise Problem(502, detail=str(error)) from error
        if receipt.status == "known":
            response.status_code = 200
        return receipt

    @app.post("/erasures", responses=problem_responses(400, 403, 404, 408, 413, 421, 422, 503))
    async def erase_article(request: ErasureRequest) -> Erased:
        """Erase an article for good, by its id or URL: nothing of its text is kept, and it is not taken in again.

        The request is recorded with its reason, and carried out by each service within seconds. It may be repeated.
        """
        try:
            return Erased(erased=await eraser.erase(request))
        except UnknownArticleError as error:
            raise Problem(404, detail=str(error)) from error

    @app.get("/articles/{article_id}/page", responses=problem_responses(403, 404, 421, 503))
    async def page_state(article_id: str) -> PageState:
        """What became of the page that an article's text was taken from, which is read again for some days."""
        check = await intake.checks.check(article_id)
        if check is None:
            raise Problem(404, detail=f"no page of an article {article_id} is read again")
        return _shown(check)

    @app.post("/feeds/preview", responses=problem_responses(400, 403, 408, 413, 421, 422, 502, 503))
    async def preview_feed(request: PreviewRequest) -> Preview:
        """What a feed holds, before it is added: nothing is stored or published, and nobody is told.

        422 says what is at the address instead, and where its feed is if that is known.
        """
        try:
            return await previews.preview(str(request.url))
        except (UnreadableFeedError, RefusedFetchError) as error:
            raise Problem(422, detail=str(error)) from error
        except UnreachableError as error:
            raise Problem(502, detail=str(error)) from error

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
