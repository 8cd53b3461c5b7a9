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


@pytest.mark.parametrize(
    ("header", "least", "most"),
    [
        ("120", 120, 120),
        ("9999999", 86_400, 86_400),
        ("Fri, 01 Jan 2100 00:00:00 GMT", 86_400, 86_400),
        ("Thu, 01 Jan 2004 00:00:00 GMT", 0, 0),
        ("soon", 0, 0),
        ("Mon, 01 Jan 99999999999999999999 00:00:00 GMT", 0, 0),
        ("", 0, 0),
    ],
)
async def test_a_server_says_how_long_it_is_to_be_left_alone(header: str, least: float, most: float) -> None:
    with pytest.raises(UnreachableError) as failure:
        await web(httpx.Response(429, headers={"retry-after": header})).page(URL)
    assert least <= failure.value.wait_seconds <= most


@pytest.mark.parametrize("status", [404, 410])
async def test_the_answer_of_a_page_that_is_gone_is_read_only_when_it_is_asked_for(status: int) -> None:
    gone = httpx.Response(status, stream=httpx.ByteStream(b"withdrawn"))
    assert (await web(gone).page_again(URL, {})).body == b"withdrawn"
    with pytest.raises(RefusedFetchError):
        await web(httpx.Response(status)).page(URL)


@pytest.mark.parametrize("url", ["https://xn--a/", "https://wire.example/moved"])
async def test_an_address_whose_host_is_no_name_is_refused(url: str) -> None:
    def moved(request: httpx.Request) -> httpx.Response:
        assert request.url.host
        return httpx.Response(302, headers={"location": "https://xn--a/"})

    client = httpx.AsyncClient(transport=httpx.MockTransport(moved), follow_redirects=True)
    with pytest.raises(RefusedFetchError):
        await WebClient(client, timeout_seconds=60, max_bytes=1_000).page(url)


async def test_a_validator_that_is_not_ascii_is_not_sent_back() -> None:
    asked: list[httpx.Request] = []

    def unchanged(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(304, stream=httpx.ByteStream(b""))

    client = httpx.AsyncClient(transport=httpx.MockTransport(unchanged))
    validators = {"If-None-Match": '"é"', "If-Modified-Since": "Tue, 02 Jun 2026 08:00:00 GMT"}
    await WebClient(client, timeout_seconds=60, max_bytes=1_000).page_again("https://wire.example/", validators)
    assert [name in asked[0].headers for name in ("if-none-match", "if-modified-since")] == [False, True]
