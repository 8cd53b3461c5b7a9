"""The paths that all kinds of documents share: create, list, read, replace, patch and delete."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Annotated, Any, Generic, TypeVar

from fastapi import APIRouter, Body, Path
from fastapi.responses import Response
from pydantic import BaseModel, BeforeValidator, ValidationError

from claimwatch_contracts.base import Versioned
from claimwatch_contracts.fields import shaped
from services.api.editing import Change, Editor
from services.api.merge_patch import MERGE_PATCH, merged, only_answered, without
from services.api.preconditions import read_answer, written_answer
from services.api.refusals import invalid
from services.api.routes.parameters import CHOSEN_ID, Conditional, Key, Wanted, answers, created_or, listing

M = TypeVar("M", bound=Versioned)
R = TypeVar("R", bound=BaseModel)
Identity = Annotated[str, Path(alias="id")]
ChosenIdentity = Annotated[
    str,
    Path(alias="id", json_schema_extra={"pattern": CHOSEN_ID}),
    shaped(CHOSEN_ID, "up to 128 letters, digits and . _ ~ -, of which the first is a letter or digit"),
]


async def _as_it_is(request: R) -> R:
    """Accept every request unchanged."""
    return request


async def _always_creatable(_request: BaseModel, _key: str | None) -> None:
    """Let every request create a document."""


async def _always_replaceable(_request: BaseModel, _identity: str) -> None:
    """Let every request stand under every id."""


async def _always_deletable(_identity: str) -> None:
    """Let every document be deleted."""


@dataclass(frozen=True, kw_only=True)
class Kind(Generic[M, R]):
    """The differences between kinds of documents.

    ``answer`` and ``listed`` are the models of answers. ``read_as`` is the model of reading one document, if that
    contains more than writers set. ``written`` makes the answer to a writer, if it differs from that to readers.
    ``check_request`` completes a request; ``check_creatable`` takes one that is to create a document, with its
    ``Idempotency-Key``, ``check_replacement`` one that is to stand under an id from now on; ``check_deletable`` takes
    the id of a document to be deleted. They refuse by raising a problem.
    ``refused_new`` are the statuses with which ``check_creatable`` refuses. ``once_deleted`` says what stays after a
    deletion.
    """

    path: str
    editor: Editor[M]
    request: type[R]
    build: Callable[[R, str, datetime, M | None], M]
    answer: type[BaseModel]
    listed: type[BaseModel]
    once_deleted: str
    check_request: Callable[[R], Awaitable[R]] = _as_it_is
    check_creatable: Callable[[R, str | None], Awaitable[None]] = _always_creatable
    check_replacement: Callable[[R, str], Awaitable[None]] = _always_replaceable
    refused_new: tuple[int, ...] = ()
    check_deletable: Callable[[str], Awaitable[None]] = _always_deletable
    read_as: type[BaseModel] | None = None
    written: Callable[[Change[M]], BaseModel] | None = None

    @property
    def only_answered(self) -> frozenset[str]:
        """The fields of an answer that are ignored in a request."""
        return only_answered(self.read_as or self.answer, self.request)

    def patched(self, model: M, patch: dict[str, Any]) -> R:
        """The request that stands for the document with the patch applied.

        Raises:
            RequestValidationError: the document would be invalid.
        """
        fields = self.only_answered
        current = without(self.editor.readable(model).model_dump(mode="json"), fields)
        body = merged(current, without(patch, fields))
        try:
            return self.request.model_validate(body)
        except ValidationError as error:
            raise invalid(error, body) from error

    def written_answer(self, change: Change[M]) -> Response:
        """The answer to the caller who changed a document; with a location if the document was created."""
        readable = self.editor.readable(change.after)
        answered = readable if self.written is None else self.written(change)
        return written_answer(readable, answered, location=f"{self.path}/{change.id}" if change.created else None)

    @property
    def name(self) -> str:
        """The name of one document of this kind."""
        return self.editor.kind

    @property
    def plural(self) -> str:
        """The name of several documents of this kind."""
        return self.path.removeprefix("/")

    @property
    def refuses_more(self) -> tuple[int, ...]:
        """The status that refuses one document too many; empty if there is no limit."""
        return () if self.editor.most is None else (409,)

    def router(self) -> APIRouter:
        """An empty router for the kind's paths."""
        return APIRouter(prefix=self.path, tags=[self.plural])


def document_routes(kind: Kind[M, R]) -> APIRouter:
    """A router with all six operations."""
    router = kind.router()
    for add in (add_create, add_list, add_read, add_replace, add_patch, add_delete):
        add(router, kind)
    return router


def add_create(router: APIRouter, kind: Kind[M, R]) -> None:
    """``POST /kind``."""

    async def create(request: R, key: Key = None) -> Response:
        checked = await kind.check_request(request)
        await kind.check_creatable(checked, key)
        change = await kind.editor.create(checked, key, partial(kind.build, checked))
        readable = kind.editor.readable(change.after)
        return written_answer(readable, readable, location=f"{kind.path}/{change.id}")

    text = f"Create one of the {kind.plural}. With an `Idempotency-Key`, repeating the request creates nothing more."
    refused = answers(408, *kind.refuses_more, *kind.refused_new, 413)
    add = router.post("", status_code=201, response_model=kind.answer, responses=refused, description=text)
    add(taking(kind, create))


def add_list(router: APIRouter, kind: Kind[M, R]) -> None:
    """``GET /kind``."""

    @router.get("", response_model=kind.listed, responses=answers(), description=f"The {kind.plural}, newest first.")
    async def list_all(wanted: Wanted) -> Any:
        return listing(await kind.editor.documents.page(wanted), kind.editor.readable)


def add_read(router: APIRouter, kind: Kind[M, R]) -> None:
    """``GET /kind/{id}``."""
    text = f"One {kind.name}, with its `ETag`."

    @router.get("/{id}", response_model=kind.answer, responses=answers(304, 404, 409), description=text)
    async def read(identity: Identity, conditional: Conditional) -> Response:
        return read_answer(kind.editor.readable(await kind.editor.read(identity)), conditional)


def add_replace(router: APIRouter, kind: Kind[M, R], more: str = "") -> None:
    """``PUT /kind/{id}``. ``more`` is added to the description."""

    async def replace(identity: ChosenIdentity, request: R, conditional: Conditional) -> Response:
        checked = await kind.check_request(request)
        await kind.check_replacement(checked, identity)
        change = await kind.editor.replace(identity, conditional, partial(kind.build, checked))
        return kind.written_answer(change)

    text = f"Replace the {kind.name}, or create it under an id of your choice; with `If-Match` only if it is still so."
    refused = created_or(409, 412)
    add = router.put("/{id}", response_model=kind.answer, responses=refused, description=f"{text} {more}".rstrip())
    add(taking(kind, replace))


def add_patch(router: APIRouter, kind: Kind[M, R]) -> None:
    """``PATCH /kind/{id}``."""
    text = f"Change fields of the {kind.name} (RFC 7396): a field that is `null` goes back to its default."

    @router.patch("/{id}", response_model=kind.answer, responses=answers(404, 408, 409, 412, 413), description=text)
    async def patch(
        identity: Identity, patch: Annotated[dict[str, Any], Body(media_type=MERGE_PATCH)], conditional: Conditional
    ) -> Response:
        async def changed(current: M, now: datetime) -> M:
            request = kind.patched(current, patch)
            if patch != {"enabled": False}:  # which is allowed also for a document that would be refused today
                request = await kind.check_request(request)
                await kind.check_replacement(request, identity)
            return kind.build(request, identity, now, current)

        return kind.written_answer(await kind.editor.change(identity, conditional, changed))


def add_delete(router: APIRouter, kind: Kind[M, R]) -> None:
    """``DELETE /kind/{id}``."""
    refused = (404, 412) if kind.check_deletable is _always_deletable else (404, 409, 412)
    text = f"Delete the {kind.name}; {kind.once_deleted}."

    @router.delete("/{id}", status_code=204, responses=answers(*refused), description=text)
    async def delete(identity: Identity, conditional: Conditional) -> None:
        await kind.check_deletable(identity)
        await kind.editor.delete(identity, conditional)


def taking(kind: Kind[M, R], endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """The endpoint, annotated with the kind's request model, so that FastAPI reads the body with that model.

    Fields that only answers have are dropped, so that callers can send an answer back.
    """
    drop = BeforeValidator(lambda body: without(body, kind.only_answered))
    endpoint.__annotations__["request"] = Annotated[kind.request, drop]
    return endpoint
