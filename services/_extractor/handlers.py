"""Answers each article exactly once, even if the extraction fails."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol

import structlog
from aiokafka.errors import MessageSizeTooLargeError

from claimwatch_contracts.events import ArticlePublished
from claimwatch_contracts.vocabulary import ExtractionStatus
from services._extractor.findings import Findings, shortfall
from services._extractor.kind import ExtractorKind
from services._extractor.metrics import ExtractorMetrics
from services._runtime.clock import Clock
from services._runtime.emitting import Emits
from services._runtime.errors import WorkerDiedError

log = structlog.get_logger(__name__)

TRIES = 2
PATIENCE = 1.5
"""Deadlines after which a worker is killed. It should answer after one deadline, with its findings until then."""

Lookup = Callable[[], Awaitable[tuple[object, ...]]]
Answer = tuple[ExtractionStatus, str | None, dict[str, Any]]


class Pool(Protocol):
    """Workers, each with its own extractor."""

    async def call(self, method: str, *args: object, deadline_seconds: float) -> Any:
        """The result of the method on a worker's extractor."""


async def nothing() -> tuple[object, ...]:
    """The lookup of an extractor that needs none."""
    return ()


@dataclass(frozen=True, kw_only=True)
class ExtractorDesk:
    """Hands articles to the workers and emits their answers."""

    kind: ExtractorKind
    pool: Pool
    deadline_seconds: float
    lookup: Lookup
    emitter: Emits
    clock: Clock
    metrics: ExtractorMetrics

    async def handle(self, article: ArticlePublished) -> None:
        """Extract and emit. A failed extraction is an answer too: the article is then filed without these findings.

        Raises:
            Exception: the lookup failed, or the answer was not emitted.
        """
        answer = await self._extract(article)
        try:
            await self._emit(article, answer)
        except MessageSizeTooLargeError:
            await self._emit(article, (ExtractionStatus.FAILED, "more was found than a message can carry", {}))

    async def _emit(self, article: ArticlePublished, answer: Answer) -> None:
        status, reason, fields = answer
        await self.emitter.emit(
            self.kind.answer(article, status=status, reason=reason, extracted_at=self.clock(), **fields)
        )
        self.metrics.answers.labels(status).inc()

    async def _extract(self, article: ArticlePublished) -> Answer:
        if not self.kind.reads(article.language):
            return ExtractionStatus.UNSUPPORTED_LANGUAGE, f"language {article.language!r}", {}
        arguments = (*self.kind.arguments(article), *await self.lookup())
        try:
            with self.metrics.seconds.time():
                findings = await self._read(article.language, *arguments, self.deadline_seconds)
            reason = shortfall(findings, article.text, self.deadline_seconds)
            status = ExtractionStatus.OK if reason is None else ExtractionStatus.PARTIAL
            return status, reason, self.kind.fields(findings.found)
        except Exception as error:
            log.exception("extraction failed", article_id=article.article_id)
            return ExtractionStatus.FAILED, f"{type(error).__name__}: {error}"[:500], {}

    async def _read(self, *arguments: object) -> Findings[Any]:
        for attempt in range(1, TRIES + 1):
            try:
                findings: Findings[Any] = await self.pool.call(
                    "read", *arguments, deadline_seconds=PATIENCE * self.deadline_seconds
                )
            except WorkerDiedError:
                if attempt == TRIES:
                    raise
            else:
                return findings
        raise AssertionError("unreachable")
