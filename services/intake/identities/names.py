"""The names under which an article comes in: the keys of its addresses, and a feed's identifier of its entry."""

from dataclasses import dataclass

from services.intake.articles.addresses import InvalidUrlError
from services.intake.articles.identity import article_id
from services.intake.articles.page_key import page_key
from services.intake.articles.page_origin import PageOrigin
from services.intake.articles.sites import is_front_page, site_of
from services.intake.text.content_words import sample_of, share_kept

LEAST_SHARED = 0.5
GUID = "guid:"


@dataclass(frozen=True)
class Names:
    """The names of an article as it comes in, and its id if nobody knows any of them.

    ``own`` is the key of its own address, ``None`` if it has no address. ``others`` are the keys of further addresses
    of its page and of its feed's identifier, the most reliable first. ``sample`` is a trace of its text.
    """

    own: str | None
    own_id: str
    others: tuple[str, ...]
    sample: tuple[int, ...]


@dataclass(frozen=True)
class Named:
    """The article that a name leads to. ``sample`` is a trace of the text that it had when it got the name."""

    article_id: str
    sample: tuple[int, ...] = ()

    def may_be(self, text: str) -> bool:
        """Whether a text under another address may be the article's: it has half of the sampled words.

        A site may state one canonical address for all its pages, and a feed may number its entries anew each day.
        """
        share = share_kept(self.sample, text)
        return share is not None and share >= LEAST_SHARED


def names_of(
    url: str | None, own_id: str, text: str, *, page: PageOrigin | None = None, guid: tuple[str, str] | None = None
) -> Names:
    """The names of an article. ``guid`` is the id of its feed and the feed's identifier of the entry."""
    own = None if url is None else page_key(url)
    others = [*_of_page(page), *_of_guid(url, guid)]
    return Names(own, own_id, tuple(name for name in dict.fromkeys(others) if name != own), sample_of(text))


def id_under(name: str) -> str | None:
    """The id that an article has if the address with this key is its own; ``None`` for a feed's identifier."""
    return None if name.startswith(GUID) else article_id(name, "", "")


def _of_page(page: PageOrigin | None) -> list[str]:
    """The keys of the canonical address and of the address after all redirects."""
    addresses = () if page is None else (page.canonical, page.address)
    return [key for address in addresses if address and (key := _key(address))]


def _of_guid(url: str | None, guid: tuple[str, str] | None) -> list[str]:
    if guid is None:
        return []
    feed_id, identifier = guid
    is_address = identifier.startswith(("http://", "https://"))
    same_site = is_address and url is not None and site_of(identifier) == site_of(url)
    address = _key(identifier) if same_site else None
    return [f"{GUID}{feed_id}:{identifier}", *([address] if address else [])]


def _key(address: str) -> str | None:
    try:
        return None if is_front_page(address) else page_key(address)
    except InvalidUrlError:
        return None
