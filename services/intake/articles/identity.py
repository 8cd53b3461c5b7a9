"""The id of an article, which is the same on every instance and at every submission."""

from claimwatch_contracts.base import derived_id
from claimwatch_language.normalising import normalised_spacing
from services.intake.articles.page_key import page_key, shared_page_key


def article_id(url: str | None, publisher: str, text: str, key: str | None = None) -> str:
    """The article's id, derived from the key of its page, or without a URL from the publisher and the text's words.

    ``key`` distinguishes several articles at one URL.
    """
    if url is None:
        return derived_id("article", publisher, normalised_spacing(text))
    return derived_id("article", page_key(url)) if key is None else derived_id("article", shared_page_key(url), key)


def item_id(guid: str) -> str:
    """The id of an article that has no address, but an identifier of its sender's."""
    return derived_id("article", "guid", guid)
