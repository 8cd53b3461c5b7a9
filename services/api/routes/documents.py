"""The paths that kinds of documents have in common: create, list, read, replace, patch, delete, the same for each."""

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
    """Accept everything."""
    return request


async def _anything(_of: object) -> None:
    """Refuse nothing."""


@dataclass(frozen=True, kw_only=True)
class Kind(Generic[M, R]):
    """What tells one kind of document from the others.

    ``answer`` and ``listed`` are the models of what is answered, ``read_as`` that of reading one where it says more
    than was written. ``written`` gives what the writer of a document is answered, if that is not what readers are.
    ``check_request`` completes a request or refuses it, ``check_deletable`` refuses to let the document with an id go,
    each by raising a problem; ``once_deleted`` says what stays then.
    """

    path: str
    editor: Editor[M]
    request: type[R]
    build: Callable[[R, str, datetime, M | None], M]
    answer: type[BaseModel]
    listed: type[BaseModel]
    once_deleted: str
    check_request: Callable[[R], Awaitable[R]] = _as_it_is
    check_deletable: Callable[[str], Awaitable[None]] = _anything
    read_as: type[BaseModel] | None = None
    written: Callable[[Change[M]], BaseModel] | None = None

    @property
    def only_answered(self) -> frozenset[str]:
        """The fields of an answer that a request may repeat and does not set."""
        return only_answered(self.read_as or self.answer, self.request)

    def patched(self, model: M, patch: dict[str, Any]) -> R:
        """The request that would make of a document what the patch says.

        Raises:
            RequestValidationError: the document would be impossible.
        """
        fields = self.only_answered
        current = without(self.editor.readable(model).model_dump(mode="json"), fields)
        wanted = merged(current, without(patch, fields))
        try:
            return self.request.model_validate(wanted)
        except ValidationError as error:
            raise invalid(error, wanted) from error

    def written_answer(self, change: Change[M]) -> Response:
        """The answer to who changed a document; with its location if it was created under an id of their choice."""
        readable = self.editor.readable(change.after)
        answered = readable if self.written is None else self.written(change)
        return written_answer(readable, answered, location=f"{self.path}/{change.id}" if change.created else None)

    @property
    def name(self) -> str:
        """What one of them is called."""
        return self.editor.kind

    @property
    def plural(self) -> str:
        """What several are called."""
        return self.path.removeprefix("/")

    @property
    def refuses_more(self) -> tuple[int, ...]:
        """The status of a request for one more than there can be."""
        return () if self.editor.most is None else (409,)

    def router(self) -> APIRouter:
        """A router for the kind's paths, empty."""
        return APIRouter(prefix=self.path, tags=[self.plural])


def document_routes(kind: Kind[M, R]) -> APIRouter:
    """All six."""
    router = kind.router()
    for add in (add_create, add_list, add_read, add_replace, add_patch, add_delete):
        add(router, kind)
    return router


def add_create(router: APIRouter, kind: Kind[M, R]) -> None:
    """``POST /kind``."""

    async def create(request: R, key: Key = None) -> Response:
        admitted = await kind.check_request(request)
        change = await kind.editor.create(admitted, key, partial(kind.build, admitted))
        readable = kind.editor.readable(change.after)
        return written_answer(readable, readable, location=f"{kind.path}/{change.id}")

    said = f"Create one of the {kind.plural}. With an `Idempotency-Key`, repeating the request creates nothing more."
    refused = answers(408, *kind.refuses_more, 413)
    add = router.post("", status_code=201, response_model=kind.answer, responses=refused, description=said)
    add(taking(kind, create))


def add_list(router: APIRouter, kind: Kind[M, R]) -> None:
    """``GET /kind``."""

    @router.get("", response_model=kind.listed, responses=answers(), description=f"The {kind.plural}, newest first.")
    async def list_all(wanted: Wanted) -> Any:
        return listing(await kind.editor.documents.page(wanted), kind.editor.readable)


def add_read(router: APIRouter, kind: Kind[M, R]) -> None:
    """``GET /kind/{id}``."""
    said = f"One {kind.name}, with its `ETag`."

    @router.get("/{id}", response_model=kind.answer, responses=answers(304, 404, 409), description=said)
    async def read(identity: Identity, conditional: Conditional) -> Response:
        return read_answer(kind.editor.readable(await kind.editor.read(identity)), conditional)


def add_replace(router: APIRouter, kind: Kind[M, R], more: str = "") -> None:
    """``PUT /kind/{id}``. ``more`` is what its description says besides."""

    async def replace(identity: ChosenIdentity, request: R, conditional: Conditional) -> Response:
        build = partial(kind.build, await kind.check_request(request))
        change = await kind.editor.replace(identity, conditional, build)
        return kind.written_answer(change)

    said = f"Replace the {kind.name}, or create it under an id of your choice; with `If-Match` only if it is still so."
    refused = created_or(*kind.refuses_more, 412)
    add = router.put("/{id}", response_model=kind.answer, responses=refused, description=f"{said} {more}".rstrip())
    add(taking(kind, replace))


def add_patch(router: APIRouter, kind: Kind[M, R]) -> None:
    """``PATCH /kind/{id}``."""
    said = f"Change fields of the {kind.name} (RFC 7396): what is `null` goes back to what it is if not given."

    @router.patch("/{id}", response_model=kind.answer, responses=answers(404, 408, 409, 412, 413), description=said)
    async def patch(
        identity: Identity, patch: Annotated[dict[str, Any], Body(media_type=MERGE_PATCH)], conditional: Conditional
    ) -> Response:
        async def changed(current: M, now: datetime) -> M:
            request = kind.patched(current, patch)
            pauses = patch == {"enabled": False}  # which is for what would be refused today, too
            return kind.build(request if pauses else await kind.check_request(request), identity, now, current)

        return kind.written_answer(await kind.editor.change(identity, conditional, changed))


def add_delete(router: APIRouter, kind: Kind[M, R]) -> None:
    """``DELETE /kind/{id}``."""
    refused = (404, 412) if kind.check_deletable is _anything else (404, 409, 412)
    said = f"Delete the {kind.name}; {kind.once_deleted}."

    @router.delete("/{id}", status_code=204, responses=answers(*refused), description=said)
    async def delete(identity: Identity, conditional: Conditional) -> None:
        await kind.check_deletable(identity)
        await kind.editor.delete(identity, conditional)


def taking(kind: Kind[M, R], endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """The endpoint with a body of the kind's request, which FastAPI reads from its annotation.

    What only answers have is dropped, so that an answer can be sent back.
    """
    drop = BeforeValidator(lambda given: without(given, kind.only_answered))
    endpoint.__annotations__["request"] = Annotated[kind.request, drop]
    return endpoint
