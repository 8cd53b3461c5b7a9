"""Lets a page be fetched when its host allows it and was left alone for long enough."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from services._runtime.clock import Clock
from services.intake.articles.wrappers import has_page
from services.intake.clients import RefusedFetchError, UnreachableError
from services.intake.fetching import FetchedPage, PageFetcher
from services.intake.page_checks.store import PageCheckStore
from services.intake.robots_desk import RobotsDesk

LONGEST_WAIT_SECONDS = 30.0
SHORTEST_WAIT_SECONDS = 0.05


class ForbiddenPageError(RefusedFetchError):
    """The host's ``robots.txt`` does not allow us to fetch the page."""


@dataclass(frozen=True)
class PolitePages:
    """Fetches the pages that feeds link to, for all instances together one after the other from each host.

    ``host_pause_seconds`` lie between two pages of a host, unless its ``robots.txt`` asks for more. What reads pages
    again leaves the same hosts alone for the same time.
    """

    fetcher: PageFetcher
    hosts: PageCheckStore
    robots: RobotsDesk
    clock: Clock
    host_pause_seconds: float
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def page(self, url: str) -> FetchedPage:
        """The article at an address, as ``PageFetcher.page`` finds it.

        Raises:
            ForbiddenPageError: ``robots.txt`` does not allow it.
            UnreachableError: the page or ``robots.txt`` could not be fetched, or the host is to be left alone for long.
            NoArticleError, RefusedFetchError: as for ``PageFetcher.page``.
        """
        if not has_page(url):
            return await self.fetcher.page(url)
        await self._wait_for_turn(url)
        try:
            return await self.fetcher.page(url)
        except UnreachableError as error:
            if error.wait_seconds:
                await self.hosts.leave_host(_host(url), self.clock() + timedelta(seconds=error.wait_seconds))
            raise

    async def _wait_for_turn(self, url: str) -> None:
        robots, host = await self.robots.of(url), _host(url)
        if not robots.allows(url):
            raise ForbiddenPageError(f"robots.txt of {host} does not allow us to fetch {url}")
        between = max(self.host_pause_seconds, robots.pause_seconds)
        while not await self.hosts.claim_host(host, self.clock(), between):
            free_at = await self.hosts.free_at(host)
            wait = 0.0 if free_at is None else (free_at - self.clock()).total_seconds()
            if wait > max(LONGEST_WAIT_SECONDS, between):
                raise UnreachableError(f"{host} is left alone for {wait:,.0f} s")
            await self.pause(max(wait, SHORTEST_WAIT_SECONDS))


def _host(url: str) -> str:
    return urlsplit(url).netloc
