"""A page from the web as an article, by the same client and reader that intake uses."""

from services._cli.extraction.article import Submitted
from services._runtime.clock import utc_now
from services._runtime.errors import InvalidMessageError
from services._runtime.http.outbound import guarded_client
from services.intake.clients import WebClient
from services.intake.received.web import read_web
from services.intake.settings import IntakeSettings


async def fetch_article(url: str, settings: IntakeSettings) -> Submitted:
    """The article at a URL.

    Raises:
        ClaimwatchError: the address is refused or unreachable, or there is no article in the page.
    """
    timeout = settings.fetch_timeout_seconds
    async with guarded_client(
        allow_private=settings.allow_private_addresses,
        ports=settings.allowed_ports,
        timeout_seconds=timeout,
        follow_redirects=True,
    ) as client:
        fetched = await WebClient(client, timeout_seconds=timeout, max_bytes=settings.max_fetch_bytes).page(url)
    page = read_web(fetched.body, fetched.charset, fetched.url, utc_now())
    if not page.text.strip():
        raise InvalidMessageError("there is no article in the page")
    return Submitted(id=url, title=page.title, text=page.text, published_at=page.published_at)
