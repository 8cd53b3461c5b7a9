"""Create, replace and delete, the same for every kind of document: conditional, repeatable, and never over a change
that somebody else made in between."""

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from claimwatch_contracts.base import Contract, derived_id
from claimwatch_contracts.signing import SecretError
from services._runtime.clock import Clock
from services._runtime.problems import Problem
from services.api.etags import etag_of
from services.api.preconditions import Preconditions, representation
from services.api.refusals import changed_meanwhile, invalid, key_reused, not_found, taken
from services.api.store import Documents, Held

M = TypeVar("M", bound=Contract)
Build = Callable[[str, datetime, M | None], M]


@dataclass(frozen=True)
class Change(Generic[M]):
    """A document before and after; ``before`` is ``None`` when it was created."""

    id: str
    before: M | None
    after: M


@dataclass(frozen=True)
class Editor(Generic[M]):
    """Edits the documents of one kind. ``readable`` is a document as it is answered to readers: it has the ETag."""

    kind: str
    documents: Documents[M]
    clock: Clock
    readable: Callable[[M], BaseModel] = lambda model: model

    async def create(self, request: BaseModel, key: str | None, build: Build[M]) -> Change[M]:
        """Create a document. The same request with the same key creates nothing and gives the document as it is now.

        That may have been changed since: what only the first answer may show is the caller's to withhold.

        Raises:
            Problem: 422, the key came with another request.
            RequestValidationError: the document is impossible.
        """
        identity = derived_id("request", self.kind, key) if key else str(uuid.uuid4())
        return await self._create(request, identity, build, key_reused(self.kind))

    async def create_as(self, request: BaseModel, identity: str, build: Build[M]) -> Change[M]:
        """Create a document under an id that the request names; repeating it is as harmless as with a key.

        Raises:
            Problem: 409, another request has created one under this id.
            RequestValidationError: the document is impossible.
        """
        return await self._create(request, identity, build, taken(self.kind, identity))

    async def _create(self, request: BaseModel, identity: str, build: Build[M], refusal: Problem) -> Change[M]:
        digest = hashlib.sha256(representation(request)).hexdigest()
        while True:
            now = self.clock()
            model = _built(build, identity, now, None)
            if await self.documents.insert(identity, model, created_at=now, request=digest):
                return Change(identity, None, model)
            if held := await self.documents.get(identity):
                if held.request != digest:
                    raise refusal
                return Change(identity, None, held.model)

    async def read(self, identity: str) -> Held[M]:
        """The document.

        Raises:
            Problem: 404.
        """
        if (held := await self.documents.get(identity)) is None:
            raise not_found(self.kind, identity)
        return held

    async def replace(self, identity: str, preconditions: Preconditions, build: Build[M]) -> Change[M]:
        """Replace the document, or create it under this id.

        Raises:
            Problem: 412, it is not as the caller expects.
            RequestValidationError: the document is impossible.
        """
        while True:
            held = await self.documents.get(identity)
            self._require(preconditions, identity, held)
            now = self.clock()
            model = _built(build, identity, now, held.model if held else None)
            if held is None:
                stored = await self.documents.insert(identity, model, created_at=now, request="")
            else:
                stored = await self.documents.replace(held, model)
            if stored:
                return Change(identity, held.model if held else None, model)

    async def change(self, identity: str, preconditions: Preconditions, build: Callable[[M, datetime], M]) -> Change[M]:
        """Change a document that is there.

        Raises:
            Problem: 404; 412, it is not as the caller expects; and what ``build`` raises.
        """
        while True:
            held = await self.read(identity)
            self._require(preconditions, identity, held)
            model = build(held.model, self.clock())
            if await self.documents.replace(held, model):
                return Change(identity, held.model, model)

    async def delete(self, identity: str, preconditions: Preconditions) -> None:
        """Delete a document that is there.

        Raises:
            Problem: 404; 412, it is not as the caller expects.
        """
        while True:
            held = await self.read(identity)
            self._require(preconditions, identity, held)
            if await self.documents.delete(held):
                return

    def _require(self, preconditions: Preconditions, identity: str, held: Held[M] | None) -> None:
        etag = None if held is None else etag_of(representation(self.readable(held.model)))
        if not preconditions.allow_change(etag):
            raise changed_meanwhile(self.kind, identity)


def _built(build: Build[M], identity: str, now: datetime, current: M | None) -> M:
    try:
        return build(identity, now, current)
    except (ValidationError, SecretError) as error:
        raise invalid(error) from error
