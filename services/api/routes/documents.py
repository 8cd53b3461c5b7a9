"""The paths that kinds of documents have in common: create, list, read, replace, delete, the same for each of them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Annotated, Any, Generic, TypeVar

from fastapi import APIRouter, Path
from fastapi.responses import Response
from pydantic import BaseModel

from claimwatch_contracts.base import Contract
from services.api.editing import Editor
from services.api.preconditions import read_answer, written_answer
from services.api.routes.parameters import CHOSEN_ID, Conditional, Key, Wanted, answers, created_or, listing

M = TypeVar("M", bound=Contract)
R = TypeVar("R", bound=BaseModel)
Identity = Annotated[str, Path(alias="id")]
ChosenIdentity = Annotated[str, Path(alias="id", pattern=CHOSEN_ID)]


async def _anything(_of: object) -> None:
    """Refuse nothing."""


@dataclass(frozen=True)
class Kind(Generic[M, R]):
    """What tells one kind of document from the others.

    ``shown`` and ``listed`` are the models of what is answered. ``admit`` refuses a request, ``release`` refuses to
    let the document with an id go, each by raising a problem; ``once_deleted`` says what stays then.
    """

    path: str
    editor: Editor[M]
    request: type[R]
    build: Callable[[R, str, datetime, M | None], M]
    shown: type[BaseModel]
    listed: type[BaseModel]
    once_deleted: str
    admit: Callable[[R], Awaitable[None]] = _anything
    release: Callable[[str], Awaitable[None]] = _anything

    @property
    def name(self) -> str:
        """What one of them is called."""
        return self.editor.kind

    @property
    def plural(self) -> str:
        """What several are called."""
        return self.path.removeprefix("/")

    def router(self) -> APIRouter:
        """A router for the kind's paths, empty."""
        return APIRouter(prefix=self.path, tags=[self.plural])


def document_routes(kind: Kind[M, R]) -> APIRouter:
    """All five."""
    router = kind.router()
    for add in (add_create, add_list, add_read, add_replace, add_delete):
        add(router, kind)
    return router


def add_create(router: APIRouter, kind: Kind[M, R]) -> None:
    """``POST /kind``."""

    async def create(request: R, key: Key = None) -> Response:
        await kind.admit(request)
        change = await kind.editor.create(request, key, partial(kind.build, request))
        readable = kind.editor.readable(change.after)
        return written_answer(readable, readable, location=f"{kind.path}/{change.id}")

    said = f"Create one of the {kind.plural}. With an `Idempotency-Key`, repeating the request creates nothing more."
    add = router.post("", status_code=201, response_model=kind.shown, responses=answers(413), description=said)
    add(_taking(kind.request, create))


def add_list(router: APIRouter, kind: Kind[M, R]) -> None:
    """``GET /kind``."""

    @router.get("", response_model=kind.listed, responses=answers(400), description=f"The {kind.plural}, newest first.")
    async def list_all(wanted: Wanted) -> Any:
        return listing(await kind.editor.documents.page(wanted), kind.editor.readable)


def add_read(router: APIRouter, kind: Kind[M, R]) -> None:
    """``GET /kind/{id}``."""
    said = f"One {kind.name}, with its `ETag`."

    @router.get("/{id}", response_model=kind.shown, responses=answers(304, 404), description=said)
    async def read(identity: Identity, conditional: Conditional) -> Response:
        return read_answer(kind.editor.readable((await kind.editor.read(identity)).model), conditional)


def add_replace(router: APIRouter, kind: Kind[M, R]) -> None:
    """``PUT /kind/{id}``."""

    async def replace(identity: ChosenIdentity, request: R, conditional: Conditional) -> Response:
        await kind.admit(request)
        change = await kind.editor.replace(identity, conditional, partial(kind.build, request))
        readable = kind.editor.readable(change.after)
        return written_answer(readable, readable, location=None if change.before else f"{kind.path}/{change.id}")

    said = f"Replace the {kind.name}, or create it under an id of your choice; with `If-Match` only if it is still so."
    add = router.put("/{id}", response_model=kind.shown, responses=created_or(412), description=said)
    add(_taking(kind.request, replace))


def add_delete(router: APIRouter, kind: Kind[M, R]) -> None:
    """``DELETE /kind/{id}``."""
    refused = (404, 412) if kind.release is _anything else (404, 409, 412)
    said = f"Delete the {kind.name}; {kind.once_deleted}."

    @router.delete("/{id}", status_code=204, responses=answers(*refused), description=said)
    async def delete(identity: Identity, conditional: Conditional) -> None:
        await kind.release(identity)
        await kind.editor.delete(identity, conditional)


def _taking(request: type[BaseModel], endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """The endpoint with a body of that model, which FastAPI reads from its annotation."""
    endpoint.__annotations__["request"] = request
    return endpoint
