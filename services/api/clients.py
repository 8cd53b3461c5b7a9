"""Asks the watch service what a watch would have been told."""

from collections.abc import Mapping
from typing import Protocol

import httpx

from claimwatch_contracts.documents import Watch
from claimwatch_contracts.trial import TriedWatch
from services._runtime.http.problems import Problem, unavailable

SECONDS = 120.0
SHOWN = ("authorization", "cookie")
"""The headers by which a caller is known. The watch service asks for the same keys."""


class Trials(Protocol):
    """What tries watches; ``WatchClient`` describes the method in full."""

    async def tried(self, watch: Watch, days: float, headers: Mapping[str, str]) -> TriedWatch:
        """What the watch would have been told."""


def watch_http(url: str) -> httpx.AsyncClient:
    """A client of the watch service at that URL. It lies in our own network, so no proxy is asked."""
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
        own = {name: headers[name] for name in SHOWN if name in headers}
        body = {"content": watch.model_dump_json(), "headers": {"content-type": "application/json", **own}}
        try:
            answer = await self._http.post("/trials", params={"days": days}, **body)  # type: ignore[arg-type]
        except httpx.TransportError as error:
            raise unavailable(f"the watch service does not answer: {type(error).__name__}; try again") from error
        if answer.is_success:
            return TriedWatch.model_validate_json(answer.content)
        raise _refusal(answer)


def _refusal(answer: httpx.Response) -> Problem:
    """The watch service's problem; it cannot be the caller's if it is none of these."""
    if answer.status_code in (401, 403, 413, 422, 429):
        return Problem(answer.status_code, detail=str(answer.json().get("detail")))
    return unavailable(f"the watch service answers {answer.status_code}; try again")
