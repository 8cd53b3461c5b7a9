"""``requests`` as it is to behave in a confined worker: no redirects, short bodies, and the last answer remembered."""

import re
from dataclasses import dataclass
from typing import Any

import requests
from requests.adapters import HTTPAdapter

MOST_BYTES = 65_536
EXCERPT_CHARACTERS = 1_000
_HANDED_OUT = re.compile(r'("[^"]*(?:token|secret|passw|key|session)[^"]*"\s*:\s*")(?:\\.|[^"\\])*', re.IGNORECASE)
"""What a service hands out to whoever logs in, in JSON."""


@dataclass(frozen=True)
class Answered:
    """What a server answered to one request."""

    status: int
    retry_after: str | None
    excerpt: str


class BoundedAdapter(HTTPAdapter):
    """The connection of every session.

    ``answers`` are those to all requests of this process, in order; ``None`` where there was none.
    """

    answers: list[Answered | None] = []  # noqa: RUF012 - sessions make their adapters themselves

    def send(self, request: Any, *arguments: Any, **options: Any) -> requests.Response:
        """The response, read up to a limit.

        Raises:
            requests.TooManyRedirects: the answer is a redirect.
            requests.ConnectionError: the body is too long.
        """
        self.answers.append(None)
        response = super().send(request, *arguments, **options | {"stream": True, "proxies": None})
        body = response.raw.read(MOST_BYTES + 1, decode_content=True)
        response.close()
        self.answers[-1] = _answered(response, body)
        if response.is_redirect:
            raise requests.TooManyRedirects("a redirect is not followed", response=response)
        if len(body) > MOST_BYTES:
            raise requests.ConnectionError(f"the answer has more than {MOST_BYTES} bytes", response=response)
        response._content = body
        return response


def bound_all_sessions() -> None:
    """Let every session of this process connect through the adapter."""
    setattr(requests.sessions, "HTTPAdapter", BoundedAdapter)  # noqa: B010 - each session makes one by this name


def _answered(response: requests.Response, body: bytes) -> Answered:
    text = body[:EXCERPT_CHARACTERS].decode(errors="replace")
    readable = "".join(character if character.isprintable() else " " for character in text)
    excerpt = _HANDED_OUT.sub(r"\1***", readable)
    return Answered(response.status_code, response.headers.get("retry-after"), excerpt)
