"""Which site an address belongs to, and whether it is that of a front page."""

import re
from urllib.parse import urlsplit

from tld import get_fld

_FRONT = re.compile(
    r"/?(?:(?:home|index|default|start)(?:\.\w{2,5})?)?/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?", re.IGNORECASE
)


def site_of(url: str) -> str:
    """The registrable domain of the address's host by the Public Suffix List, with its port if that is not usual.

    A host without such a domain, for instance an IP address, is a site of its own; so are the last two labels of a name
    under an unknown suffix.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".")
    domain = get_fld(url, fail_silently=True, search_private=True) or _last_labels(host)
    return domain if parts.port in (None, 80, 443) else f"{domain}:{parts.port}"


def is_front_page(url: str) -> bool:
    """Whether the address leads to a site's front page, also that of a language."""
    parts = urlsplit(url)
    return not parts.query and not parts.fragment.startswith(("!", "/")) and _FRONT.fullmatch(parts.path) is not None


def _last_labels(host: str) -> str:
    return host if ":" in host or host.replace(".", "").isdigit() else ".".join(host.split(".")[-2:])
