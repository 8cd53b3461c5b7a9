"""Every HTTP error is a problem document, ``application/problem+json`` (RFC 9457)."""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

import structlog
from aiokafka.errors import KafkaError
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pymongo.errors import OperationFailure, PyMongoError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match
from starlette.types import Scope

from services._runtime.classification import TRANSIENT, classify
from services._runtime.errors import ErrorClass, InvalidError
from services._runtime.plain_words import in_words

MEDIA_TYPE = "application/problem+json"
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
TYPES = "urn:claimwatch:problem:"
"""How the type of every problem begins. Types are stable: callers may go by them."""
OF_STATUS = {
    400: "bad-request",
    401: "not-authenticated",
    403: "forbidden",
    404: "not-found",
    405: "method-not-allowed",
    408: "too-slow",
    409: "conflict",
    410: "gone",
    412: "changed-meanwhile",
    413: "too-large",
    415: "unsupported-type",
    421: "not-this-host",
    422: "invalid",
    429: "too-many-requests",
    500: "internal",
    502: "bad-gateway",
    503: "unavailable",
}
"""The types of problems that have none of their own."""
RETRY_AFTER_SECONDS = 5
MOST_ERRORS_IN_DETAIL = 5

log = structlog.get_logger(__name__)


class Problem(InvalidError):  # noqa: N818 - the RFC's own word
    """An error answer. ``title`` describes the kind of problem, ``detail`` this occurrence; both are human-readable.

    ``type`` is the kind's name, which the document has as a URN. Without a ``type``, the kind is that of the status.
    """

    def __init__(
        self,
        status: int,
        title: str | None = None,
        detail: str | None = None,
        type: str | None = None,  # noqa: A002 - the RFC's own word
        *,
        headers: Mapping[str, str] | None = None,
        extensions: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(detail or title or phrase(status))
        self.status = status
        self.title = title or phrase(status)
        self.detail = detail
        self.type = f"{TYPES}{type or OF_STATUS.get(status, status)}"
        self.headers = headers
        self.extensions = extensions or {}

    def document(self) -> dict[str, Any]:
        """The problem details object."""
        members = {"type": self.type, "title": self.title, "status": self.status, **self.extensions}
        return members if self.detail is None else members | {"detail": self.detail}


class ProblemResponse(Response):
    """A problem as sent. Characters other than ASCII are escaped, so that a text may contain lone surrogates."""

    media_type = MEDIA_TYPE

    def __init__(self, problem: Problem) -> None:
        super().__init__(json.dumps(problem.document()), problem.status, problem.headers)


def phrase(status: int) -> str:
    """The reason phrase of an HTTP status."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"


def unavailable(detail: str) -> Problem:
    """The problem that another server fails for now: the same request will succeed later."""
    return Problem(503, detail=detail, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})


def add_problem_handlers(app: FastAPI) -> None:
    """Answer every error of the application with a problem document."""

    async def raised(_request: Request, error: Any) -> Response:
        return ProblemResponse(error)

    async def refused(request: Request, error: Any) -> Response:
        return ProblemResponse(_of_http(error, request))

    async def invalid(_request: Request, error: Any) -> Response:
        return ProblemResponse(_of_validation(error))

    async def of_library(request: Request, error: Any) -> Response:
        if classify(error) is not ErrorClass.TRANSIENT:
            raise error
        log.warning("request failed for now", path=request.url.path, error=repr(error))
        return ProblemResponse(unavailable(f"{_who(error)} does not answer; try again in a moment"))

    async def unexpected(_request: Request, _error: Any) -> Response:
        return ProblemResponse(Problem(500))  # Starlette raises the error again, and the server logs it.

    app.add_exception_handler(Problem, raised)
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(RequestValidationError, invalid)
    for error in (*TRANSIENT, OperationFailure):
        app.add_exception_handler(error, of_library)
    app.add_exception_handler(Exception, unexpected)


def _who(error: Exception) -> str:
    """Who fails for now, in words."""
    if isinstance(error, PyMongoError):
        return "the database"
    return "Kafka" if isinstance(error, KafkaError) else "a part of this service"


def _of_http(error: HTTPException, request: Request) -> Problem:
    detail = None if error.detail == phrase(error.status_code) else str(error.detail)
    headers = dict(error.headers or {})
    if error.status_code == 404 and detail is None:
        detail = f"there is nothing at {request.url.path[:200]!r}; /openapi.json says what there is"
    if error.status_code == 405:
        headers["Allow"] = ", ".join(_allowed(request))
    return Problem(error.status_code, detail=detail, headers=headers)


def _allowed(request: Request) -> list[str]:
    """Every method that some route takes for the path."""
    routes = request.app.router.routes
    taken = {method for method in METHODS if _takes(routes, {**request.scope, "method": method})}
    answered = taken | {"HEAD"} if "GET" in taken else taken
    return [method for method in METHODS if method in answered]


def _takes(routes: Sequence[BaseRoute], scope: Scope) -> bool:
    return any(route.matches(scope)[0] is Match.FULL for route in routes)


def _of_validation(error: RequestValidationError) -> Problem:
    """The problem of an invalid request. Each of its ``errors`` has a JSON pointer into the body, or a parameter.

    A fault inside of a text has its ``column``, counted from 1.
    """
    items = [item for item in error.errors() if not _is_consequence(item)]
    faults = [(_path_in(error.body, item), in_words(item)) for item in items]
    columns = [_column(item) for item in items]
    errors = [
        {"detail": words} | _location(path) | column for (path, words), column in zip(faults, columns, strict=True)
    ]
    detail = "; ".join(f"{'.'.join(path[1:]) or path[0]}: {words}" for path, words in faults[:MOST_ERRORS_IN_DETAIL])
    return Problem(422, detail=detail, extensions={"errors": errors})


def _is_consequence(item: Mapping[str, Any]) -> bool:
    """Whether a list is only too short without its entries at fault, each of which has an error of its own."""
    sent = item.get("input")
    return item["type"] == "too_short" and isinstance(sent, list) and len(sent) >= item["ctx"]["min_length"]


def _path_in(body: Any, item: Mapping[str, Any]) -> list[str]:
    """Where the fault is, without what pydantic adds and the body does not contain.

    That are the names of union members, and the place in a text that is no JSON.
    """
    source, *rest = item["loc"]
    if item["type"] == "json_invalid":
        return [str(source)]
    kept = []
    for count, part in enumerate(rest, start=1):
        is_field = isinstance(body, dict) and part in body
        inside = is_field or (isinstance(body, list) and isinstance(part, int) and part < len(body))
        is_whole = source == "body" and item["type"] != "missing" and "input" in item and body == item["input"]
        if inside or (count == len(rest) and not is_whole) or not isinstance(body, dict | list):
            kept.append(str(part))
            body = body[part] if inside else None
    return [str(source), *kept]


def _column(item: Mapping[str, Any]) -> dict[str, int]:
    column = item.get("ctx", {}).get("column")
    return {} if column is None else {"column": column}


def _location(path: Sequence[str]) -> dict[str, str]:
    source, *rest = path
    if source != "body":
        return {"parameter": "/".join(rest), "in": source}
    return {"pointer": "#" + "".join(f"/{part.replace('~', '~0').replace('/', '~1')}" for part in rest)}


def problem_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems of a route, for its ``responses`` in OpenAPI."""
    return {
        status: {
            "description": phrase(status),
            "content": {MEDIA_TYPE: {"schema": _SCHEMA, "example": Problem(status, detail="what is wrong").document()}},
        }
        for status in statuses
    }


_SCHEMA: dict[str, Any] = {
    "type": "object",
    "title": "Problem",
    "description": "RFC 9457 problem details",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "format": "uri", "pattern": f"^{TYPES}"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {"type": "array", "items": {"type": "object"}},
    },
}
