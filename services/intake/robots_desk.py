"""Fetches ``robots.txt`` of each host, and keeps it for a day (RFC 9309, section 2.4)."""

from collections import OrderedDict
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from services._runtime.clock import Clock
from services.intake.clients import RefusedFetchError, WebClient
from services.intake.page_checks.robots import Robots, robots_of
from services.intake.text.encodings import decoded, named_charset

KEPT = timedelta(days=1)
MOST_HOSTS = 2_000


class RobotsDesk:
    """What hosts allow the robot that is called ``agent``. If it is not to ``obey``, everything is allowed."""

    def __init__(self, web: WebClient, clock: Clock, agent: str, *, obey: bool = True) -> None:
        self._obey = obey
        self._web = web
        self._clock = clock
        self._agent = agent
        self._kept: OrderedDict[str, tuple[datetime, Robots]] = OrderedDict()

    async def of(self, url: str) -> Robots:
        """The rules of the address's host. A host that answers 4xx allows everything (section 2.3.1.3).

        Raises:
            UnreachableError: the host does not answer, or answers 5xx: nothing is allowed for now (section 2.3.1.4).
        """
        if not self._obey:
            return robots_of("", self._agent)
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        until, robots = self._kept.get(host, (None, None))
        if robots is None or until is None or self._clock() >= until:
            robots = await self._fetched(f"{host}/robots.txt")
            self._kept[host] = self._clock() + KEPT, robots
            if len(self._kept) > MOST_HOSTS:
                self._kept.popitem(last=False)
        return robots

    async def _fetched(self, url: str) -> Robots:
        try:
            fetched = await self._web.get(url, {"Accept": "text/plain,*/*;q=0.5"})
        except RefusedFetchError:
            return robots_of("", self._agent)
        return robots_of(decoded(fetched.body, named_charset(fetched.content_type)).text, self._agent)
