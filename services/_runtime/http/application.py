"""Makes the HTTP applications of all services, so that all are guarded and answer errors in the same form."""

from collections.abc import Iterable
from typing import Any

from fastapi import Depends, FastAPI
from starlette.types import ASGIApp

from services._runtime.http.head_requests import answer_head
from services._runtime.http.known_parameters import only_known_parameters
from services._runtime.http.limited_body import LimitedBody
from services._runtime.http.own_origin import OwnOrigin
from services._runtime.http.problems import add_problem_handlers


def http_application(title: str, *, max_body_bytes: int, **described: Any) -> FastAPI:
    """An application without routes. ``described`` are further fields of its OpenAPI document."""
    app = FastAPI(
        title=title,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        dependencies=[Depends(only_known_parameters)],
        **described,
    )
    add_problem_handlers(app)
    app.add_middleware(LimitedBody, max_bytes=max_body_bytes)
    answer_head(app)
    return app


def guarded(app: ASGIApp, names: Iterable[str]) -> ASGIApp:
    """The application, wrapped in the checks that every request must pass, except those for health and metrics.

    ``names`` are the hosts by which the service is reached. A check of the caller, such as one by key, belongs here
    around ``app``, so that requests from pages of other sites are refused first.
    """
    return OwnOrigin(app, names)
