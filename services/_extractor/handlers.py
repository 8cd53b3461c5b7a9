"""What the three extractors have in common: one article in, exactly one answer out, whatever happens in between."""

from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from aiokafka.errors import MessageSizeTooLargeError
from prometheus_client import Counter, Histogram

from claimwatch_contracts.events import ArticlePublished, Extracted
from claimwatch_contracts.topics import ARTICLE_PUBLISHED
from claimwatch_contracts.vocabulary import ExtractionStatus
from services._extractor.findings import Findings, shortfall
from services._extractor.settings import ExtractorSettings
from services._runtime.boot import Service
from services._runtime.errors import WorkerDiedError
from services._runtime.workers import WorkerPool

log = structlog.get_logger(__name__)

SUPPORTED_LANGUAGES = frozenset({"en"})
TRIES = 2
PATIENCE = 1.5
"""How many deadlines a worker may take before it is killed: it should answer after one, with what it found."""

Lookup = Callable[[], Awaitable[tuple[object, ...]]]
Answer = tuple[ExtractionStatus, str | None, dict[str, Any]]


async def _nothing() -> tuple[object, ...]:
    return ()


def add_extractor(
    service: Service,
    settings: ExtractorSettings,
    event: type[Extracted],
    version: int,
    *,
    extractor: Callable[[], object],
    arguments: Callable[[ArticlePublished], tuple[object, ...]],
    fields: Callable[[Any], dict[str, Any]],
    lookup: Lookup = _nothing,
) -> Service:
    """Make a service an extractor.

    ``extractor`` builds the object that does the work, in each worker process, so it must be picklable; its ``read``
    is given what ``arguments`` and ``lookup`` say and a number of seconds, and returns ``Findings``; ``fields`` turns
    what was found into the event's own fields. A failure of ``lookup`` is no answer: the message is tried again.
    """
    pool = WorkerPool(extractor, settings.workers)
    desk = ExtractorDesk(service, pool, settings.deadline_seconds, event, version, arguments, fields, lookup)
    service.add_part("workers", pool.start, pool.stop)
    for _ in range(settings.workers):
        service.subscribe(ARTICLE_PUBLISHED)(desk.handle)
    return service


class ExtractorDesk:
    """Hands articles to the workers and emits their answers."""

    def __init__(
        self,
        service: Service,
        pool: WorkerPool,
        deadline_seconds: float,
        event: type[Extracted],
        version: int,
        arguments: Callable[[ArticlePublished], tuple[object, ...]],
        fields: Callable[[Any], dict[str, Any]],
        lookup: Lookup,
    ) -> None:
        self._service = service
        self._pool = pool
        self._deadline_seconds = deadline_seconds
        self._event = event
        self._version = version
        self._arguments = arguments
        self._fields = fields
        self._lookup = lookup
        prefix = f"claimwatch_{service.name}"
        self._answers = Counter(f"{prefix}_answers", "Articles answered", ["status"], registry=service.registry)
        self._seconds = Histogram(f"{prefix}_extraction_seconds", "Time in extraction", registry=service.registry)

    async def handle(self, article: ArticlePublished) -> None:
        """Extract and emit. A failure of the extractor is an answer too, so that the article is filed without it.

        Raises:
            Exception: what has to be looked up could not be, or the answer not be emitted.
        """
        answer = await self._extract(article)
        try:
            await self._emit(article, answer)
        except MessageSizeTooLargeError:
            await self._emit(article, (ExtractionStatus.FAILED, "more was found than a message can carry", {}))

    async def _emit(self, article: ArticlePublished, answer: Answer) -> None:
        status, reason, fields = answer
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

    async def _extract(self, article: ArticlePublished) -> Answer:
        if article.language not in SUPPORTED_LANGUAGES:
            return ExtractionStatus.UNSUPPORTED_LANGUAGE, f"language {article.language!r}", {}
        arguments = (*self._arguments(article), *await self._lookup())
        try:
            with self._seconds.time():
                findings = await self._read(*arguments, self._deadline_seconds)
            reason = shortfall(findings, article.text, self._deadline_seconds)
            status = ExtractionStatus.OK if reason is None else ExtractionStatus.PARTIAL
            return status, reason, self._fields(findings.found)
        except Exception as error:
            log.exception("extraction failed", article_id=article.article_id)
            return ExtractionStatus.FAILED, f"{type(error).__name__}: {error}"[:500], {}

    async def _read(self, *arguments: object) -> Findings[Any]:
        for attempt in range(1, TRIES + 1):
            try:
                findings: Findings[Any] = await self._pool.call(
                    "read", *arguments, deadline_seconds=PATIENCE * self._deadline_seconds
                )
            except WorkerDiedError:
                if attempt == TRIES:
                    raise
            else:
                return findings
        raise AssertionError("unreachable")
