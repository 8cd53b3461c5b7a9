"""Reads the pages of articles again when they are due, one page of a host at a time, and publishes what changed."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

import structlog
from prometheus_client import Counter

from claimwatch_language.saying.withdrawals import says_withdrawn
from services._runtime.classification import classify
from services._runtime.clock import Clock
from services._runtime.errors import ErrorClass
from services.intake.clients import Fetched, RefusedFetchError, UnreachableError, WebClient
from services.intake.erasures.erasing import ErasedArticleError
from services.intake.erasures.store import ErasureStore
from services.intake.fetching import FetchedPage, NoArticleError, PageFetcher
from services.intake.handlers import Intake
from services.intake.page_checks.check import Finding, PageCheck
from services.intake.page_checks.schedule import Schedule
from services.intake.page_checks.store import PageCheckStore
from services.intake.page_checks.traces import steady_hash
from services.intake.robots_desk import RobotsDesk
from services.intake.text.content_words import sample_of

log = structlog.get_logger(__name__)

MISSING = (404, 410)
ROUND_OF_HOST = 6
ROUND = 200
LONGEST_ROUND_SECONDS = 100.0
LONG = timedelta(seconds=45)
SLACK = 0.95
"""The share of a pause for which a host is closed: a timer may fire a little before the clock says so."""


@dataclass(frozen=True)
class Pace:
    """``host_pause_seconds`` lie between two requests to a host, unless its ``robots.txt`` asks for more.

    ``hosts_at_once`` hosts are asked side by side. A page that was taken is free again after ``lease_seconds``.
    """

    check_seconds: float
    host_pause_seconds: float
    hosts_at_once: int
    lease_seconds: float


@dataclass(frozen=True)
class Rereader:
    """The loop. ``ready`` says whether articles can be published; while it says no, nothing is fetched."""

    store: PageCheckStore
    erasures: ErasureStore
    web: WebClient
    robots: RobotsDesk
    pages: PageFetcher
    intake: Intake
    schedule: Schedule
    clock: Clock
    readings: Counter
    pace: Pace
    ready: Callable[[], Awaitable[bool]]
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def run(self) -> None:
        """Read due pages, for ever. While the broker or the database is away, nothing is read."""
        while True:
            try:
                if await self.ready():
                    await self.round()
            except Exception as error:
                if classify(error) is not ErrorClass.TRANSIENT:
                    raise
                log.error("pages not read again", exc_info=error)  # noqa: TRY400 - tried again in seconds
            await self.pause(self.pace.check_seconds)

    async def round(self) -> None:
        """Read the pages that are due, of each host a few. What a host has left over is spread over its next minutes.

        Raises:
            TransientError, KafkaError, PyMongoError, TimeoutError: the broker or the database failed.
        """
        by_host = defaultdict(list)
        for check in await self.store.due(self.clock(), ROUND):
            by_host[urlsplit(check.page.asked).netloc].append(check)
        free = asyncio.Semaphore(self.pace.hosts_at_once)
        results = await asyncio.gather(
            *(self._of_host(host, checks, free) for host, checks in by_host.items()), return_exceptions=True
        )
        for failure in filter(None, results):
            raise failure

    async def _of_host(self, host: str, checks: list[PageCheck], free: asyncio.Semaphore) -> None:
        now, pause = self.clock(), self.pace.host_pause_seconds
        for index, check in enumerate(checks[ROUND_OF_HOST:], start=ROUND_OF_HOST):
            await self.store.postpone(check, now + timedelta(seconds=index * pause))
        async with free:
            for index, check in enumerate(checks[:ROUND_OF_HOST]):
                if index * pause > LONGEST_ROUND_SECONDS:
                    return
                if index:
                    await self.pause(pause)
                if not await self.store.claim_host(host, self.clock(), pause * SLACK):
                    await self._make_way(host, checks[index:ROUND_OF_HOST])
                    return
                lease_until = self.clock() + timedelta(seconds=self.pace.lease_seconds)
                if taken := await self.store.take(check, lease_until):
                    pause = max(pause, await self._read_one(host, taken))

    async def _make_way(self, host: str, checks: list[PageCheck]) -> None:
        """Postpone the checks of a host that is left alone for long: they would keep others from being looked at."""
        free_at = await self.store.free_at(host)
        if free_at is not None and free_at - self.clock() > LONG:
            for check in checks:
                await self.store.postpone(check, free_at)

    async def _read_one(self, host: str, taken: PageCheck) -> float:
        """Read the page and store its state. Returns the pause in seconds that the host asks for."""
        if await self.erasures.is_erased(taken.article_id):
            await self.store.forget(taken.article_id)
            return 0
        asks = 0.0
        try:
            robots = await self.robots.of(taken.page.asked)
            asks = robots.pause_seconds
            if robots.allows(taken.page.asked):
                finding, state = await self._read_again(taken)
            else:
                finding, state = Finding.REFUSED, self._refused(taken, "robots.txt does not allow it")
        except UnreachableError as error:
            finding, state = Finding.FAILED, self._failed(taken, error)
            await self.store.leave_host(host, self.clock() + timedelta(seconds=max(error.wait_seconds, 60)))
        except (RefusedFetchError, NoArticleError) as error:
            finding, state = Finding.REFUSED, self._refused(taken, str(error))
        except ErasedArticleError:
            await self.store.forget(taken.article_id)
            return asks
        except Exception as error:
            if classify(error) is not ErrorClass.BUG:
                raise
            log.exception("reading a page again met a bug", article_id=taken.article_id)
            finding, state = Finding.REFUSED, self._refused(taken, f"{type(error).__name__}: {error}")
        if asks:
            await self.store.leave_host(host, self.clock() + timedelta(seconds=asks * SLACK))
        self.readings.labels(finding).inc()
        await self.store.keep(taken, state)
        log.info("page read again", article_id=taken.article_id, finding=str(finding), reason=state.last_error)
        return asks

    async def _read_again(self, check: PageCheck) -> tuple[Finding, PageCheck]:
        conditions = {"If-None-Match": check.page.etag, "If-Modified-Since": check.page.last_modified}
        sent = {name: value for name, value in conditions.items() if value}
        fetched = await self.web.page_again(check.page.asked, sent, MISSING)
        if fetched.status == 304:
            return Finding.UNCHANGED, check.unchanged(self.schedule, self.clock())
        read = await self.pages.read(check.page.asked, fetched)
        if fetched.status in MISSING:
            return await self._missing(check, fetched, read)
        return await self._there(check, read)

    async def _missing(self, check: PageCheck, fetched: Fetched, read: FetchedPage) -> tuple[Finding, PageCheck]:
        if read.page.withdrawal:
            return await self._withdraw(check, read.page.withdrawal)
        return Finding.GONE, check.gone(self.schedule, self.clock(), f"{fetched.url} answers {fetched.status}")

    async def _there(self, check: PageCheck, read: FetchedPage) -> tuple[Finding, PageCheck]:
        page, now = read.page, self.clock()
        text = page.text[: self.intake.max_text_characters]
        traces = steady_hash(text)
        if traces == check.words_hash:
            return Finding.UNCHANGED, check.changed_validators(read.origin).unchanged(self.schedule, now)
        if page.withdrawal and not check.is_like(text):
            return await self._withdraw(check, page.withdrawal)
        if not text.strip() or not (check.is_like(text) or says_withdrawn(text)):
            return Finding.OTHER, check.refused(self.schedule, now, "the page shows something else than the article")
        title = page.title if page.title and page.title != check.page.title else check.title
        receipt = await self.intake.revise(check, title, text, page.authors)
        finding = Finding.CHANGED if receipt.status == "accepted" else Finding.UNCHANGED
        return finding, check.changed(self.schedule, now, read.origin, traces, sample_of(text))

    async def _withdraw(self, check: PageCheck, notice: str) -> tuple[Finding, PageCheck]:
        now = self.clock()
        await self.intake.revise(check, check.title, notice)
        return Finding.WITHDRAWN, check.withdrawn(now)

    def _refused(self, check: PageCheck, reason: str) -> PageCheck:
        return check.refused(self.schedule, self.clock(), reason)

    def _failed(self, check: PageCheck, error: UnreachableError) -> PageCheck:
        return check.failed(self.schedule, self.clock(), str(error), error.wait_seconds)
