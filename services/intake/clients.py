"""Fetches documents from the web; a fetch can fail for good or for now."""

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from services._runtime.errors import InvalidError, TransientError
from services._runtime.http.outbound import (
    PortError,
    PrivateAddressError,
    ResponseTooLargeError,
    UnreadableBodyError,
    read_limited,
)
from services._runtime.redaction import redacted
from services.intake.received.pdf import is_pdf
from services.intake.text.encodings import named_charset

REFUSING_ERRORS = (
    PortError,
    ResponseTooLargeError,
    UnreadableBodyError,
    httpx.InvalidURL,
    httpx.TooManyRedirects,
    httpx.UnsupportedProtocol,
    UnicodeError,  # the address, or that of a redirect, has a host that is no name (IDNA)
)
TRY_LATER = frozenset({408, 425, 429})
ACCEPT_PAGE = "text/html,application/xhtml+xml;q=0.9,application/pdf;q=0.5"
LONGEST_WAIT_SECONDS = 86_400.0
HTML = frozenset({"text/html", "application/xhtml+xml", ""})


class RefusedFetchError(InvalidError):
    """We do not fetch the address, or its answer is of no use. Repeating the request will not help."""

    def __init__(self, reason: str) -> None:
        super().__init__(redacted(reason))


class UnreachableError(TransientError):
    """The server did not answer, or answered that it cannot serve us at the moment.

    ``wait_seconds`` is how long the server asks to be left alone, 0 if it does not say.
    """

    def __init__(self, reason: str, wait_seconds: float = 0) -> None:
        super().__init__(redacted(reason))
        self.wait_seconds = wait_seconds


@dataclass(frozen=True)
class Fetched:
    """An answer with 200, 304 or a status that was asked for.

    ``url`` is the address after all redirects; header names are in lower case.
    """

    status: int
    url: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def content_type(self) -> str:
        """The ``Content-Type`` header, or an empty text."""
        return self.headers.get("content-type", "")

    @property
    def charset(self) -> str | None:
        """The encoding that the server names; ``None`` if the server names none."""
        return named_charset(self.content_type)


class WebClient:
    """Fetches whole documents of at most ``max_bytes`` within ``timeout_seconds``.

    ``client`` must refuse private addresses and follow redirects.
    """

    def __init__(self, client: httpx.AsyncClient, *, timeout_seconds: float, max_bytes: int) -> None:
        self._client = client
        self._timeout_seconds = timeout_seconds
        self._max_bytes = max_bytes

    async def page(self, url: str) -> Fetched:
        """An HTML page or a PDF.

        Raises:
            RefusedFetchError: the address is private or no URL; or the answer is 4xx, too large, or neither.
            UnreachableError: the server did not answer in time, or answered 408, 425, 429 or 5xx.
        """
        return await self.page_again(url, {}, ())

    async def page_again(self, url: str, conditions: Mapping[str, str], also: Collection[int] = (404, 410)) -> Fetched:
        """An HTML page or a PDF if it changed, or else 304, or the answer with one of the statuses ``also``.

        ``conditions`` are the headers of a conditional GET (RFC 9110, section 13.1).

        Raises:
            RefusedFetchError, UnreachableError: as for ``page``, but for the statuses ``also``.
        """
        fetched = await self.get(url, {"Accept": ACCEPT_PAGE, **conditions}, also)
        media_type = fetched.content_type.partition(";")[0].strip().lower()
        if fetched.status == 200 and media_type not in HTML and not is_pdf(fetched.body):
            raise RefusedFetchError(f"{fetched.url} is {media_type}, neither an HTML page nor a PDF")
        return fetched

    async def get(self, url: str, headers: Mapping[str, str], also: Collection[int] = ()) -> Fetched:
        """A document of any media type. An answer with one of the statuses ``also`` is returned like any other.

        A header that is not ASCII is left out: a server's own validators may be such.

        Raises:
            RefusedFetchError: as for ``page``, but for the media type.
            UnreachableError: as for ``page``.
        """
        try:
            async with asyncio.timeout(self._timeout_seconds):
                return await self._get(url, headers, also)
        except PrivateAddressError as error:
            raise RefusedFetchError(f"{url} leads to a private address") from error
        except REFUSING_ERRORS as error:
            raise RefusedFetchError(f"{url}: {error}") from error
        except (httpx.HTTPError, TimeoutError) as error:
            raise UnreachableError(f"{url}: {type(error).__name__}: {error}".rstrip(": ")) from error

    async def _get(self, url: str, headers: Mapping[str, str], also: Collection[int]) -> Fetched:
        sent = {name: value for name, value in headers.items() if value.isascii()}
        async with self._client.stream("GET", url, headers=sent) as response:
            status = response.status_code
            if status >= 500 or status in TRY_LATER:
                wait_seconds = _wait_seconds(response.headers.get("retry-after", ""))
                raise UnreachableError(f"{response.url} answers {status}", wait_seconds)
            if status != 200 and status not in also and not (status == 304 and _is_conditional(headers)):
                raise RefusedFetchError(f"{response.url} answers {status}")
            body = await read_limited(response, self._max_bytes)
            return Fetched(status, str(response.url), dict(response.headers), body)


def _is_conditional(headers: Mapping[str, str]) -> bool:
    return any(name.startswith("If-") for name in headers)


def _wait_seconds(retry_after: str) -> float:
    """The seconds of a ``Retry-After`` header (RFC 9110, section 10.2.3), at most a day; 0 if it says nothing."""
    if retry_after.isdecimal():
        return min(float(retry_after), LONGEST_WAIT_SECONDS)
    try:
        moment = parsedate_to_datetime(retry_after)
    except (ValueError, OverflowError):
        return 0
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max((aware - datetime.now(UTC)).total_seconds(), 0), LONGEST_WAIT_SECONDS)
