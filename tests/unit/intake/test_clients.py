"""The web client: which failures are for good, and which secrets their reasons leave out."""

import httpx
import pytest

from services.intake.clients import RefusedFetchError, UnreachableError, WebClient

SECRET = "S3cretFeedPw"
URL = f"http://bob:{SECRET}@feeds.example/all.xml"


def web(answer: httpx.Response | Exception) -> WebClient:
    def handle(_request: httpx.Request) -> httpx.Response:
        if isinstance(answer, Exception):
            raise answer
        return answer

    client = httpx.AsyncClient(transport=httpx.MockTransport(handle))
    return WebClient(client, timeout_seconds=5, max_bytes=1_000)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (httpx.Response(404), RefusedFetchError),
        (httpx.Response(503), UnreachableError),
        (httpx.Response(200, headers={"content-encoding": "gzip, gzip"}), RefusedFetchError),
        (httpx.Response(200, headers={"content-length": "9999"}), RefusedFetchError),
        (httpx.ConnectError(f"no way to {URL}"), UnreachableError),
    ],
)
async def test_a_failed_fetch_says_why_without_the_password(answer: httpx.Response | Exception, kind: type) -> None:
    with pytest.raises(kind) as failure:
        await web(answer).page(URL)
    assert "feeds.example/all.xml" in str(failure.value)
    assert SECRET not in str(failure.value)
