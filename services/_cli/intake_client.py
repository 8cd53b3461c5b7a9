"""How commands speak to a running intake: they wait for it for a minute while it is away."""

import json
import os
from ipaddress import ip_address

import httpx
from tenacity import Retrying, retry_if_exception_type, stop_after_delay, wait_exponential_jitter

from services._runtime.errors import InvalidError, TransientError

PATIENCE_SECONDS = 60.0
LATER = (httpx.codes.SERVICE_UNAVAILABLE, httpx.codes.TOO_MANY_REQUESTS)
KEY_REFUSED = (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN)
USUAL_INTAKE = "http://127.0.0.1:8081"


class UnavailableError(TransientError):
    """Intake cannot take the request now; posting it again is safe."""


class KeyRefusedError(InvalidError):
    """CLAIMWATCH_KEY is missing, unknown or not enough: no other request will be taken either."""


def client_of(intake: str) -> httpx.Client:
    """A client of the intake at that URL. It shows the key of the environment's CLAIMWATCH_KEY, if there is one."""
    key = os.environ.get("CLAIMWATCH_KEY")
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return httpx.Client(base_url=intake, timeout=60, trust_env=not _is_loopback(intake), headers=headers)


def _is_loopback(url: str) -> bool:
    """Whether the URL leads to this machine, which a proxy of the environment does not know as we do."""
    host = httpx.URL(url).host
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def posted(
    http: httpx.Client,
    path: str,
    body: dict[str, object] | bytes,
    content_type: str = "application/json",
    parameters: dict[str, str] | None = None,
) -> httpx.Response:
    """Intake's answer, waited for while it is away. A body that is no object is sent as it is.

    Raises:
        UnavailableError: it was away for longer than a minute.
        KeyRefusedError: it takes nothing from whoever shows this key.
    """
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"Content-Type": content_type}
    for attempt in Retrying(
        retry=retry_if_exception_type(UnavailableError),
        stop=stop_after_delay(PATIENCE_SECONDS),
        wait=wait_exponential_jitter(multiplier=0.2, max=5),
        reraise=True,
    ):
        with attempt:
            try:
                answer = http.post(path, content=content, headers=headers, params=parameters)
            except httpx.TransportError as error:
                raise UnavailableError(str(error)) from error
            if answer.status_code in LATER:
                raise UnavailableError(answer.text)
            if answer.status_code in KEY_REFUSED:
                raise KeyRefusedError(f"CLAIMWATCH_KEY is refused: {detail_of(answer)}")
            return answer
    raise AssertionError("unreachable")


def detail_of(answer: httpx.Response) -> str:
    """What a refusal says to people; the whole answer if it is no problem document."""
    try:
        return str(answer.json()["detail"])
    except (ValueError, LookupError, TypeError):
        return answer.text
