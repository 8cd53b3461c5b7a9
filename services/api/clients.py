"""Asks other services in the name of a caller: what a watch would have been told, what a feed would bring."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import httpx

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.feed_preview import AskedFeed, FeedPreview
from claimwatch_contracts.trial import TriedWatch
from services._runtime.http.problems import Problem, unavailable

SECONDS = 120.0
SHOWN = ("authorization", "cookie")
"""The headers by which a caller is known. The other services ask for the same keys."""


@dataclass(frozen=True)
class Neighbour:
    """Another service of ours: what it is called, the beginning of its settings, and our setting of its address."""

    name: str
    prefix: str
    setting: str


WATCH = Neighbour("the watch service", "CLAIMWATCH_WATCH", "CLAIMWATCH_API_WATCH_URL")
INTAKE = Neighbour("intake", "CLAIMWATCH_INTAKE", "CLAIMWATCH_API_INTAKE_URL")


OF_CALLERS = (403, 413, 422, 429, 502)
"""The refusals that are about what the caller asks."""


class Trials(Protocol):
    """What tries watches; ``WatchClient`` describes the method in full."""

    async def tried(self, watch: Watch, days: float, headers: Mapping[str, str]) -> TriedWatch:
        """What the watch would have been told."""


class Previews(Protocol):
    """What looks at feeds; ``IntakeClient`` describes the method in full."""

    async def preview(self, asked: AskedFeed, headers: Mapping[str, str]) -> FeedPreview:
        """What the feed would bring."""


def service_http(url: str) -> httpx.AsyncClient:
    """A client of the service at that URL. It lies in our own network, so no proxy is asked."""
    return httpx.AsyncClient(base_url=url, timeout=SECONDS, trust_env=False)


class WatchClient:
    """The watch service over HTTP."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    async def tried(self, watch: Watch, days: float, headers: Mapping[str, str]) -> TriedWatch:
        """What the watch would have been told, by a request in the name of the caller with these headers.

        Raises:
            Problem: 503, the watch service does not answer; 502, a setting keeps it from answering us; any other, it
                refuses the caller.
        """
        body = watch.model_dump_json()
        answer = await _posted(self._http, WATCH, "/trials", body, headers, {"days": days})
        return TriedWatch.model_validate_json(answer)


class IntakeClient:
    """Intake over HTTP."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    async def preview(self, asked: AskedFeed, headers: Mapping[str, str]) -> FeedPreview:
        """What the feed would bring, by a request in the name of the caller with these headers.

        Raises:
            Problem: 503, intake does not answer; 422, there is no feed; 502, its site does not answer, or a setting
                keeps intake from answering us.
        """
        answer = await _posted(self._http, INTAKE, "/previews", asked.model_dump_json(), headers, {})
        return FeedPreview.model_validate_json(answer)


async def _posted(
    http: httpx.AsyncClient,
    service: Neighbour,
    path: str,
    body: str,
    headers: Mapping[str, str],
    params: Mapping[str, Any],
) -> bytes:
    own = {name: headers[name] for name in SHOWN if name in headers}
    try:
        answer = await http.post(path, params=params, content=body, headers={"content-type": "application/json", **own})
    except httpx.TransportError as error:
        raise unavailable(f"{service.name} does not answer; try again. {service.setting} says where it is") from error
    if answer.is_success:
        return answer.content
    raise _refusal(service, answer)


def _refusal(service: Neighbour, answer: httpx.Response) -> Problem:
    """The service's problem with the caller; or with us, which no caller can mend and a setting does."""
    status = answer.status_code
    if status in OF_CALLERS and (detail := _detail(answer)) is not None:
        return Problem(status, detail=detail)
    if status == 401:
        same = "CLAIMWATCH_ACCESS, CLAIMWATCH_MONGO and CLAIMWATCH_MONGO_DATABASE must be the same for both"
        return Problem(502, detail=f"{service.name} does not let in who is let in here: {same}")
    if status == 421:
        names = f"{service.prefix}_ALLOWED_HOSTS adds names"
        return Problem(502, detail=f"{service.name} takes no requests for {answer.url.host}: {names}")
    return unavailable(
        f"what answers at {service.setting} says {status}; try again, or look whether {service.name} is there"
    )


def _detail(answer: httpx.Response) -> str | None:
    """What a problem document says; ``None`` if the answer is none."""
    try:
        body = answer.json()
    except ValueError:
        return None
    return str(body["detail"]) if isinstance(body, dict) and body.get("detail") else None
