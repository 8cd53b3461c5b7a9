"""Every service's HTTP application is made here, so that all of them are guarded and answer errors alike."""

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
    """An application without routes. ``described`` is what else its OpenAPI document says of it."""
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
    """The application behind what every request to every service passes, health and metrics excepted.

    ``names`` are the hosts that the service is reached by. Whoever wants to know who asks, by a key for instance, wraps
    ``app`` in another middleware here: then requests of other sites' pages are refused before.
    """
    return OwnOrigin(app, names)
