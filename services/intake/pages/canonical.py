"""The address that a page states as its article's own."""

from typing import Any
from urllib.parse import urljoin

from services.intake.articles.addresses import InvalidUrlError, canonical_url
from services.intake.articles.sites import is_front_page, site_of

LINKS = "//link[@href][contains(concat(' ', normalize-space(@rel), ' '), ' canonical ')]/@href"
METAS = "//meta[@property='og:url']/@content"


def stated_address(tree: Any, url: str) -> str | None:
    """The canonical address in the page's head (RFC 6596), or else ``og:url``.

    An address on another site, or that of a front page, is none. Neither is one of several that contradict each other.
    ``url`` is the page's address.
    """
    for path in (LINKS, METAS):
        stated = {address for written in tree.xpath(path) if (address := _address(str(written), url))}
        if len(stated) == 1:
            return stated.pop()
    return None


def _address(written: str, url: str) -> str | None:
    try:
        address = canonical_url(urljoin(url, written.strip())) if written.strip() else None
    except (InvalidUrlError, ValueError):
        return None
    return address if address and site_of(address) == site_of(url) and not is_front_page(address) else None
