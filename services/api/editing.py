"""Creates, replaces and deletes documents of every kind.

Edits are conditional and can be repeated, and no edit overwrites a change that another caller made in between.
"""

import hashlib
import json
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from claimwatch_contracts.amendment import Amendment
from claimwatch_contracts.base import Versioned
from claimwatch_contracts.signing import SecretError
from services._runtime.clock import Clock
from services._runtime.http.problems import Problem
from services._runtime.stored import Unreadable
from services.api.access.audit import UNRECORDED, Recorder
from services.api.erasing import without_article
from services.api.etags import etag_of
from services.api.preconditions import Preconditions, representation
from services.api.refusals import (
    changed_meanwhile,
    invalid,
    key_reused,
    not_found,
    of_another_desk,
    taken,
    too_many,
    unreadable,
)
from services.api.store.documents import Documents, Held

M = TypeVar("M", bound=Versioned)
Build = Callable[[str, datetime, M | None], M]


@dataclass(frozen=True)
class Change(Generic[M]):
    """A document before and after a change; ``before`` is ``None`` if there was no readable document."""

    id: str
    before: M | None
    after: M
    created: bool = False


@dataclass(frozen=True)
class Editor(Generic[M]):
    """Edits the documents of one kind. ``readable`` makes the form that readers get; the ETag is computed from it.

    There are at most ``most`` documents, but concurrent requests may create a few more. Each change is recorded in the
    form that readers get.
    """

    kind: str
    documents: Documents[M]
    clock: Clock
    readable: Callable[[M], BaseModel] = lambda model: model
    most: int | None = None
    recorder: Recorder = UNRECORDED

    async def create(self, request: BaseModel, key: str | None, build: Build[M]) -> Change[M]:
        """Create a document. The same request with the same key creates nothing and returns the current document.

        The current document may have changed since. The caller must hide what only the first answer may show.

        Raises:
            Problem: 422, the key came with another request; 409, there are as many documents as there can be.
            RequestValidationError: the document is invalid.
        """
        identity = await self.documents.identity_of(key) if key else str(uuid.uuid4())
        return await self._create(request, identity, build, key_reused(self.kind))

    async def create_as(
        self, request: BaseModel, identity: str, build: Build[M], refusal: Problem | None = None
    ) -> Change[M]:
        """Create a document under the request's own id. The same request may be repeated; another one is refused.

        Raises:
            Problem: 409, another request has created this id, or there are as many documents as there can be.
            RequestValidationError: the document is invalid.
        """
        return await self._create(request, identity, build, refusal or taken(self.kind, identity))

    async def _create(self, request: BaseModel, identity: str, build: Build[M], refusal: Problem) -> Change[M]:
        digest = hashlib.sha256(representation(request)).hexdigest()
        while True:
            now = self.clock()
            model = _built(build, identity, now, None)
            if await self.documents.get(identity) is None:
                await self._require_room()
            insertion = self.documents.insert(identity, model, created_at=now, request=digest)
            if await self._recorded(identity, None, model, insertion):
                return Change(identity, None, model, created=True)
            if held := await self.documents.get(identity):
                if held.request != digest:
                    raise refusal
                return Change(identity, None, self._model(held), created=True)
            await self._refuse_of_another_desk(identity)

    async def read(self, identity: str) -> M:
        """The document.

        Raises:
            Problem: 404, there is none; 409, the document cannot be read.
        """
        return self._model(await self._held(identity))

    async def _held(self, identity: str) -> Held[M]:
        if (held := await self.documents.get(identity)) is None:
            raise not_found(self.kind, identity)
        return held

    def _model(self, held: Held[M]) -> M:
        if isinstance(held.model, Unreadable):
            raise unreadable(self.kind, held.model)
        return held.model

    async def replace(self, identity: str, preconditions: Preconditions, build: Build[M]) -> Change[M]:
        """Replace the document, or create it under this id.

        Raises:
            Problem: 412, a precondition fails; 409, there are as many documents as there can be, or another desk has
                one with this id.
            RequestValidationError: the document is invalid.
        """
        while True:
            held = await self.documents.get(identity)
            self._require(preconditions, identity, held)
            now = self.clock()
            before = None if held is None or isinstance(held.model, Unreadable) else held.model
            model = _built(build, identity, now, before)
            if held is None:
                await self._require_room()
                writing = self.documents.insert(identity, model, created_at=now, request="")
            else:
                writing = self.documents.replace(held, model)
            if await self._recorded(identity, before, model, writing):
                return Change(identity, before, model, created=held is None)
            if held is None and await self.documents.get(identity) is None:
                await self._refuse_of_another_desk(identity)

    async def change(
        self, identity: str, preconditions: Preconditions, build: Callable[[M, datetime], Awaitable[M]]
    ) -> Change[M]:
        """Change an existing document.

        Raises:
            Problem: 404, there is none; 409, the document cannot be read; 412, a precondition fails.
            Exception: ``build`` raised it.
        """
        while True:
            held = await self._held(identity)
            self._require(preconditions, identity, held)
            before = self._model(held)
            try:
                model = await build(before, self.clock())
            except (ValidationError, SecretError) as error:
                raise invalid(error) from error
            if await self._recorded(identity, before, model, self.documents.replace(held, model)):
                return Change(identity, before, model)

    async def delete(self, identity: str, preconditions: Preconditions) -> None:
        """Delete an existing document.

        Raises:
            Problem: 404, there is none; 412, a precondition fails.
        """
        while True:
            held = await self._held(identity)
            self._require(preconditions, identity, held)
            before = None if isinstance(held.model, Unreadable) else held.model
            if await self._recorded(identity, before, None, self.documents.delete(held)):
                return

    async def _recorded(self, identity: str, before: M | None, after: M | None, writing: Awaitable[bool]) -> bool:
        """Whether the document was written. The change is recorded first, so that none is made without a record."""
        shown = [None if model is None else self.readable(model) for model in (before, after)]
        entry = await self.recorder.note(self.kind, identity, *shown)
        if await writing:
            return True
        await self.recorder.take_back(entry)
        return False

    async def _refuse_of_another_desk(self, identity: str) -> None:
        if await self.documents.is_taken(identity) and await self.documents.get(identity) is None:
            raise of_another_desk(self.kind, identity)

    async def _require_room(self) -> None:
        if self.most is not None and await self.documents.count() >= self.most:
            raise too_many(self.kind, self.most)

    def _require(self, preconditions: Preconditions, identity: str, held: Held[M] | None) -> None:
        etag = None if held is None else self._etag(held)
        if not preconditions.allow_change(etag):
            raise changed_meanwhile(self.kind, identity)

    def _etag(self, held: Held[M]) -> str:
        if isinstance(held.model, Unreadable):
            return etag_of(json.dumps(held.body, default=str).encode())
        return etag_of(representation(self.readable(held.model)))


def _built(build: Build[M], identity: str, now: datetime, current: M | None) -> M:
    try:
        return build(identity, now, current)
    except (ValidationError, SecretError) as error:
        raise invalid(error) from error


async def forget_article(amendments: Documents[Amendment], recorder: Recorder, article_id: str) -> int:
    """Remove an article from every amendment. One that is about no other article is deleted, as is an unreadable one.

    The record of their changes forgets what they said. Returns the number of amendments that were about the article.
    Repeating it changes nothing.
    """
    count = 0
    while found := await amendments.with_value("articles", article_id):
        for amendment_id in found:
            if (held := await amendments.get(amendment_id)) is None:
                continue
            await recorder.forget("amendment", amendment_id)
            left = None if isinstance(held.model, Unreadable) else without_article(held.model, article_id)
            count += await (amendments.delete(held) if left is None else amendments.replace(held, left))
    return count
