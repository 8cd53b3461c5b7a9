"""Takes a request to erase an article: finds it, records the erasure, and tells all who keep anything of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Protocol

from pydantic import Field, StringConstraints

from claimwatch_contracts.documents import Erasure
from claimwatch_contracts.events import ArticleErased
from claimwatch_contracts.fields import KnownFields
from services._runtime.clock import Clock
from services._runtime.emitting import Emits, emit_within
from services._runtime.errors import InvalidError

Words = StringConstraints(strip_whitespace=True, min_length=1)


class ErasedArticleError(InvalidError):
    """The article was erased on request, and is not taken in again."""


class UnknownArticleError(InvalidError):
    """No article with that id or URL ever came in."""


class ErasureRequest(KnownFields):
    """A request to erase an article. ``article`` is its id or its URL; a page with several articles loses them all."""

    article: Annotated[str, Words, Field(max_length=4_000)]
    reason: Annotated[str, Words, Field(max_length=1_000)]
    requested_by: Annotated[str, Words, Field(max_length=200)]


@dataclass(frozen=True)
class KnownArticle:
    """An article that came in; ``revisions`` is the number of its newest revision."""

    article_id: str
    url: str | None
    publisher: str | None
    revisions: int


class KeptErasures(Protocol):
    """The store of erasures; ``store.ErasureStore`` describes the methods in full."""

    async def known(self, article: str) -> Mapping[str, KnownArticle]:
        """The articles with that id or URL, by id."""

    async def record(self, erasure: Erasure) -> Erasure:
        """Store the erasure; an earlier one of the same article keeps its reason and time."""


@dataclass(frozen=True)
class Eraser:
    """Erases articles. A repeated request repeats the event, and so reaches whoever missed it."""

    store: KeptErasures
    emitter: Emits
    clock: Clock
    publish_timeout_seconds: float

    async def erase(self, request: ErasureRequest) -> tuple[Erasure, ...]:
        """Erase every article that is meant. From the record on, none of them is taken in.

        The newest revision is looked up after the record: a submission that was under way has its number by then.

        Raises:
            UnknownArticleError: nothing came in under that id or URL.
            TransientError, KafkaError, PyMongoError, TimeoutError: it may not be done; request it again.
        """
        found = await self.store.known(request.article)
        if not found:
            raise UnknownArticleError(f"no article has come in as {request.article}")
        for article in found.values():
            await self.store.record(self._erasure(article, request))
        found = await self.store.known(request.article)
        erasures = [await self.store.record(self._erasure(article, request)) for article in found.values()]
        for erasure in erasures:
            await emit_within(self.emitter, _event(erasure), self.publish_timeout_seconds)
        return tuple(erasures)

    def _erasure(self, article: KnownArticle, request: ErasureRequest) -> Erasure:
        return Erasure(
            article_id=article.article_id,
            url=article.url,
            publisher=article.publisher,
            revisions=article.revisions,
            reason=request.reason,
            requested_by=request.requested_by,
            requested_at=self.clock(),
        )


def _event(erasure: Erasure) -> ArticleErased:
    return ArticleErased(article_id=erasure.article_id, revisions=erasure.revisions, erased_at=erasure.requested_at)
