"""What the three extractors have in common: one article in, exactly one answer out, whatever happens in between."""

from collections.abc import Callable
from typing import Annotated, Any

import structlog
from aiokafka.errors import MessageSizeTooLargeError
from prometheus_client import Counter, Histogram
from pydantic import Field

from claimwatch_contracts.events import ArticlePublished, Extracted
from claimwatch_contracts.topics import ARTICLE_PUBLISHED
from claimwatch_contracts.vocabulary import ExtractionStatus
from services._runtime.boot import Service
from services._runtime.errors import WorkerDiedError
from services._runtime.settings import ServiceSettings
from services._runtime.workers import WorkerPool

log = structlog.get_logger(__name__)

SUPPORTED_LANGUAGES = frozenset({"en"})
TRIES = 2


class ExtractorSettings(ServiceSettings):
    """What every extractor can be told."""

    workers: Annotated[int, Field(ge=1)] = 1
    deadline_seconds: Annotated[float, Field(gt=0)] = 60.0


class ExtractorService:
    """Wires an extractor into a service: subscription, workers, metrics.

    ``factory`` builds the object that does the work, in each worker process; ``arguments`` says what its ``extract``
    is given; ``fields`` turns the result into the event's own fields.
    """

    def __init__(
        self,
        service: Service,
        settings: ExtractorSettings,
        event: type[Extracted],
        version: int,
        *,
        factory: Callable[[], object],
        arguments: Callable[[ArticlePublished], tuple[object, ...]],
        fields: Callable[[Any], dict[str, Any]],
    ) -> None:
        self._service = service
        self._deadline_seconds = settings.deadline_seconds
        self._event = event
        self._version = version
        self._arguments = arguments
        self._fields = fields
        self._pool = WorkerPool(factory, settings.workers)
        prefix = f"claimwatch_{service.name}"
        self._answers = Counter(f"{prefix}_answers", "Articles answered", ["status"], registry=service.registry)
        self._seconds = Histogram(f"{prefix}_extraction_seconds", "Time in extraction", registry=service.registry)
        service.add_part("workers", self._pool.start, self._pool.stop)
        service.subscribe(ARTICLE_PUBLISHED)(self.handle)

    async def handle(self, article: ArticlePublished) -> None:
        """Extract and emit. A failure of the extractor is an answer too, so that the article is filed without it."""
        status, reason, fields = await self._extract(article)
        try:
            await self._answer(article, status, reason, fields)
        except MessageSizeTooLargeError:
            await self._answer(article, ExtractionStatus.FAILED, "more was found than a message can carry", {})

    async def _answer(
        self, article: ArticlePublished, status: ExtractionStatus, reason: str | None, fields: dict[str, Any]
    ) -> None:
        await self._service.emitter.emit(
            self._event(
                article_id=article.article_id,
                revision=article.revision,
                extractor_version=self._version,
                status=status,
                reason=reason,
                extracted_at=self._service.clock(),
                replay=article.replay,
                **fields,
            )
        )
        self._answers.labels(status).inc()

    async def _extract(self, article: ArticlePublished) -> tuple[ExtractionStatus, str | None, dict[str, Any]]:
        if article.language not in SUPPORTED_LANGUAGES:
            return ExtractionStatus.UNSUPPORTED_LANGUAGE, f"language {article.language!r}", {}
        try:
            with self._seconds.time():
                return ExtractionStatus.OK, None, self._fields(await self._call(article))
        except Exception as error:
            log.exception("extraction failed", article_id=article.article_id)
            return ExtractionStatus.FAILED, f"{type(error).__name__}: {error}"[:500], {}

    async def _call(self, article: ArticlePublished) -> Any:
        for attempt in range(1, TRIES + 1):
            try:
                return await self._pool.call(
                    "extract", *self._arguments(article), deadline_seconds=self._deadline_seconds
                )
            except WorkerDiedError:
                if attempt == TRIES:
                    raise
        raise AssertionError("unreachable")
