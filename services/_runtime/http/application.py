"""Makes the HTTP applications of all services, so that all are guarded and answer errors in the same form."""

from collections.abc import Iterable, Sequence
from typing import Any

from fastapi import Depends, FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

from services._runtime.http.head_requests import answer_head
from services._runtime.http.known_parameters import only_known_parameters
from services._runtime.http.limited_body import LimitedBody
from services._runtime.http.own_origin import OwnOrigin
from services._runtime.http.problems import METHODS, add_problem_handlers


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


EXPOSED = ("ETag", "Location", "Content-Location", "Retry-After")
"""The headers of answers that pages of other origins may read."""


def guarded(app: ASGIApp, names: Iterable[str], origins: Sequence[str] = ()) -> ASGIApp:
    """The application, wrapped in the checks that every request must pass, except those for health and metrics.

    Pages of the ``origins`` may ask it, with a key and never with a session's cookie (CORS). There are none by default.

    ``names`` are the hosts by which the service is reached. A check of the caller, such as one by key, belongs here
    around ``app``, so that requests from pages of other sites are refused first.
    """
    checked = OwnOrigin(app, names, origins)
    if not origins:
        return checked
    return CORSMiddleware(
        checked, allow_origins=origins, allow_methods=METHODS, allow_headers=["*"], expose_headers=EXPOSED
    )
