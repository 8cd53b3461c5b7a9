"""Names of articles: who was first has a name for good, also when several come at once."""

import asyncio
from typing import Any

import pytest

from services.intake.articles.identity import article_id
from services.intake.articles.page_origin import PageOrigin
from services.intake.identities.names import Names, names_of
from services.intake.identities.store import IdentityStore

SITE = "https://wire.example"
STRIKE = "Shells struck the market of Alder on Tuesday morning and killed twelve people, the governor said."
FLOOD = "The river rose overnight, four villages were cut off, soldiers brought bread and fuel by boat."


def names(path: str, text: str, canonical: str | None = None, guid: tuple[str, str] | None = None) -> Names:
    """The names of an article on a page of the site."""
    url = f"{SITE}{path}"
    page = PageOrigin(url, url, f"{SITE}{canonical}") if canonical else None
    return names_of(url, article_id(url, "", ""), text, page=page, guid=guid)


@pytest.fixture
def store(database: Any) -> IdentityStore:
    """The store."""
    return IdentityStore(database)


async def test_an_address_leads_to_whoever_was_first_under_it(store: IdentityStore) -> None:
    first = await store.identity(names("/a", STRIKE, "/c"), STRIKE)
    assert first == article_id(f"{SITE}/a", "", "")
    assert await store.identity(names("/c", FLOOD), FLOOD) == first
    assert await store.identity(names("/b", STRIKE, "/c"), STRIKE) == first
    assert await store.identity(names("/a", FLOOD, "/elsewhere"), FLOOD) == first
    assert await store.known_as(f"{SITE}/elsewhere") == first
    assert await store.known_as(f"{SITE}/unknown") is None


async def test_another_text_under_a_shared_name_is_another_article(store: IdentityStore) -> None:
    first = await store.identity(names("/a", STRIKE, "/c", ("f", "1")), STRIKE)
    other = await store.identity(names("/b", FLOOD, "/c", ("f", "1")), FLOOD)
    assert other == article_id(f"{SITE}/b", "", "") != first
    assert await store.identity(names("/d", STRIKE, guid=("f", "1")), STRIKE) == first
    assert await store.identity(names("/e", STRIKE, guid=("g", "1")), STRIKE) == article_id(f"{SITE}/e", "", "")


async def test_all_that_come_at_once_get_one_id(store: IdentityStore) -> None:
    coming = [names(path, STRIKE, "/c") for path in ("/a", "/b", "/c", "/d") for _ in range(3)]
    assert len(set(await asyncio.gather(*(store.identity(each, STRIKE) for each in coming)))) == 1
