"""Intake's HTTP routes."""

from fastapi import FastAPI
from pydantic import BaseModel

from claimwatch_contracts.documents import Erasure
from services._runtime.http.application import http_application
from services._runtime.http.problems import Problem, problem_responses
from services.intake.erasures.erasing import Eraser, ErasureRequest, UnknownArticleError
from services.intake.posting import article_routes
from services.intake.submissions import Submissions


class Doors(BaseModel):
    """What this service answers."""

    service: str = "Claimwatch intake"
    articles: str = "POST /articles"
    erasures: str = "POST /erasures"
    description: str = "GET /openapi.json"


class Erased(BaseModel):
    """The articles that were erased, as they are recorded."""

    erased: tuple[Erasure, ...]


def create_http(submissions: Submissions, eraser: Eraser, *, max_body_bytes: int) -> FastAPI:
    """The application that answers ``POST /articles``, ``POST /erasures`` and ``GET /openapi.json``."""
    app = http_application("Claimwatch intake", max_body_bytes=max_body_bytes)

    @app.get("/", responses=problem_responses(403, 421, 422))
    async def what_there_is() -> Doors:
        """Where things are: articles are taken here, and read at the api."""
        return Doors()

    app.include_router(article_routes(submissions))

    @app.post("/erasures", responses=problem_responses(400, 403, 404, 408, 413, 421, 422, 503))
    async def erase_article(request: ErasureRequest) -> Erased:
        """Erase an article for good, by its id or URL: nothing of its text is kept, and it is not taken in again.

        The request is recorded with its reason, and carried out by each service within seconds. It may be repeated.
        """
        try:
            return Erased(erased=await eraser.erase(request))
        except UnknownArticleError as error:
            raise Problem(404, detail=str(error)) from error

    return app
