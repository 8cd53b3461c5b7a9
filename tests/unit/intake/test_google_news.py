"""An entry of Google News is a headline of its own publisher, rebuilt from the form that such feeds have."""

from base64 import urlsafe_b64encode

from tests.unit.intake.world import World

LINK = "https://news.google.com/rss/articles/CBMi1?oc=5"
OTHERS = "&lt;ol&gt;&lt;li&gt;40 hurt, says another &lt;font&gt;Herald&lt;/font&gt;&lt;/li&gt;&lt;/ol&gt;"


def feed(source: str, title: str = "Ferry stops at Al-Rasi, 4 hurt - The Courier", link: str = LINK) -> str:
    """A feed of one entry."""
    return (
        '<rss version="2.0"><channel><title>"ferry" - Google News</title><item>'
        f"<title>{title}</title><link>{link}</link><guid isPermaLink='false'>CBMi1</guid>"
        f"<pubDate>Tue, 02 Jun 2026 08:00:00 GMT</pubDate><description>{OTHERS}</description>{source}"
        "</item></channel></rss>"
    )


async def read(document: str) -> list[tuple[str, str, str]]:
    """Publisher, title and text of what came in."""
    world = World()
    await world.poll_each(document)
    return [(event.publisher, event.title, event.text) for event in world.published]


async def test_the_headline_comes_in_under_its_own_publisher() -> None:
    headline = "Ferry stops at Al-Rasi, 4 hurt"
    source = '<source url="https://courier.example">The Courier</source>'
    assert await read(feed(source)) == [("The Courier", headline, headline)]


async def test_an_older_link_holds_the_address_and_the_headline_is_still_its_publishers() -> None:
    headline, address = "Ferry stops at Al-Rasi, 4 hurt", b"https://courier.example/news/ferry-stops"
    message = b"\x08\x13\x22" + bytes([len(address)]) + address + b"\xd2\x01\x00"
    link = f"https://news.google.com/rss/articles/{urlsafe_b64encode(message).decode().rstrip('=')}?oc=5"
    world = World()
    await world.poll_each(feed('<source url="https://courier.example">The Courier</source>', link=link))
    (event,) = world.published
    assert (event.publisher, event.title, event.url) == ("The Courier", headline, address.decode())


async def test_without_a_source_it_is_the_feeds() -> None:
    headline = "Ferry stops at Al-Rasi, 4 hurt - The Courier"
    assert await read(feed("")) == [("Wire", headline, headline)]


async def test_a_source_of_another_feed_changes_nothing() -> None:
    source = '<source url="https://courier.example">The Courier</source>'
    ((publisher, title, _),) = await read(feed(source, link="https://wire.example/gone"))
    assert (publisher, title) == ("Wire", "Ferry stops at Al-Rasi, 4 hurt - The Courier")
