"""Asks other services in the name of a caller: what a watch would have been told, what a feed would bring."""

from collections.abc import Mapping
from typing import Any, Protocol

import httpx

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.feed_preview import AskedFeed, FeedPreview
from claimwatch_contracts.trial import TriedWatch
from services._runtime.http.problems import Problem, unavailable

SECONDS = 120.0
SHOWN = ("authorization", "cookie")
"""The headers by which a caller is known. The other services ask for the same keys."""


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
            Problem: 503, the watch service does not answer; any other, it refuses.
        """
        body = watch.model_dump_json()
        answer = await _posted(self._http, "the watch service", "/trials", body, headers, {"days": days})
        return TriedWatch.model_validate_json(answer)


class IntakeClient:
    """Intake over HTTP."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    async def preview(self, asked: AskedFeed, headers: Mapping[str, str]) -> FeedPreview:
        """What the feed would bring, by a request in the name of the caller with these headers.

        Raises:
            Problem: 503, intake does not answer; 422, there is no feed; 502, its site does not answer.
        """
        answer = await _posted(self._http, "intake", "/previews", asked.model_dump_json(), headers, {})
        return FeedPreview.model_validate_json(answer)


async def _posted(
    http: httpx.AsyncClient,
    service: str,
    path: str,
    body: str,
    headers: Mapping[str, str],
    params: Mapping[str, Any],
) -> bytes:
    own = {name: headers[name] for name in SHOWN if name in headers}
    try:
        answer = await http.post(path, params=params, content=body, headers={"content-type": "application/json", **own})
    except httpx.TransportError as error:
        raise unavailable(f"{service} does not answer: {type(error).__name__}; try again") from error
    if answer.is_success:
        return answer.content
    raise _refusal(service, answer)


def _refusal(service: str, answer: httpx.Response) -> Problem:
    """The service's problem; it cannot be the caller's if it is none of these."""
    if answer.status_code in (401, 403, 413, 422, 429, 502):
        return Problem(answer.status_code, detail=str(answer.json().get("detail")))
    return unavailable(f"{service} answers {answer.status_code}; try again")
