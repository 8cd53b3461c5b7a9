"""One page has one canonical address, and one content has one hash."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.articles.addresses import InvalidUrlError, canonical_url
from services.intake.articles.content import content_of
from services.intake.articles.identity import article_id

HOSTS = st.sampled_from(["wire.example", "WIRE.Example.", "münchen.example", "192.0.2.7", "[2001:DB8::1]"])
PATHS = st.lists(st.text(alphabet="aB1é/%~ .+;:@!2F7e", max_size=12), max_size=3).map("/".join)
PARAMETERS = st.lists(
    st.sampled_from(
        ["id=7", "b=%7e", "utm_source=x", "UTM%5Fmedium=y", "fbclid=z", "q=a+b", "q=é", "empty=", "bare", ""]
    ),
    max_size=5,
)


@st.composite
def urls(draw: st.DrawFn) -> str:
    """URLs of articles in many spellings."""
    scheme = draw(st.sampled_from(["http", "https", "HTTPS"]))
    port = draw(st.sampled_from(["", ":80", ":443", ":8080"]))
    query = "&".join(draw(PARAMETERS))
    fragment = draw(st.sampled_from(["", "#top", "#a?b"]))
    return f"{scheme}://{draw(HOSTS)}{port}/{draw(PATHS)}?{query}{fragment}"


@given(urls())
def test_the_canonical_url_is_its_own(url: str) -> None:
    assert canonical_url(canonical_url(url)) == canonical_url(url)


@given(urls(), st.integers(0, 5), st.sampled_from(["utm_campaign=c", "gclid=1", "FBCLID=2", "mc_eid=%20"]))
def test_tracking_changes_nothing_wherever_it_stands(url: str, position: int, tracking: str) -> None:
    base, _, rest = url.partition("?")
    query, mark, fragment = rest.partition("#")
    parameters = query.split("&")
    parameters.insert(min(position, len(parameters)), tracking)
    assert canonical_url(f"{base}?{'&'.join(parameters)}{mark}{fragment}") == canonical_url(url)


@given(st.text(max_size=40))
def test_any_text_is_a_url_or_refused(text: str) -> None:
    for candidate in (text, f"https://{text}", f"https://wire.example/{text}"):
        try:
            assert canonical_url(canonical_url(candidate)) == canonical_url(candidate)
        except InvalidUrlError:
            continue


@pytest.mark.parametrize(
    ("given_url", "canonical"),
    [
        ("HTTP://Wire.Example:80", "http://wire.example/"),
        ("https://wire.example:443/a/?", "https://wire.example/a/"),
        ("https://wire.example/a#comments", "https://wire.example/a"),
        ("https://wire.example/a?id=2&utm_source=rss&page=1", "https://wire.example/a?id=2&page=1"),
        ("https://wire.example/%7euser/%e2%82%ac", "https://wire.example/~user/%E2%82%AC"),
        ("https://wire.example/€", "https://wire.example/%E2%82%AC"),
        ("https://wire.example/100%", "https://wire.example/100%25"),
        ("  https://wire.example/a \n", "https://wire.example/a"),
        ("https://[2001:DB8::1]:8443/a", "https://[2001:db8::1]:8443/a"),
        ("https://wire.example/a?CMP=rss&xtor=RSS-3208&ocid=x&_ga=2.1&id=7", "https://wire.example/a?id=7"),
        ("https://wire.example/a?from=rss&ref=twitter_home&source=newsletter-3", "https://wire.example/a"),
        (
            "https://wire.example/a?from=2026&ref=77&source=reuters",
            "https://wire.example/a?from=2026&ref=77&source=reuters",
        ),
        ("https://wire.example/#!/story/1?x=é", "https://wire.example/#!/story/1?x=%C3%A9"),
    ],
)
def test_spellings_that_mean_the_same(given_url: str, canonical: str) -> None:
    assert canonical_url(given_url) == canonical


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://wire.example/a", "https://wire.example/a/"),
        ("https://wire.example/a", "https://wire.example/A"),
        ("https://wire.example/a?x=1&y=2", "https://wire.example/a?y=2&x=1"),
        ("https://wire.example/a%2Fb", "https://wire.example/a/b"),
        ("https://wire.example/a", "http://wire.example/a"),
        ("https://wire.example/#!/story/1", "https://wire.example/#!/story/2"),
        ("https://wire.example/#/story/1", "https://wire.example/#/story/2"),
    ],
)
def test_what_may_be_another_page_stays_one(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


@pytest.mark.parametrize(
    "url",
    [
        *("", "wire.example/a", "ftp://wire.example/", "javascript:alert(1)", "https://", "https:///a", "https://a b/"),
        *("https://user:secret@wire.example/", "https://wire.example:99999/", "https://[::1/", "https://a/\x00"),
    ],
)
def test_what_is_no_address_of_an_article_is_refused(url: str) -> None:
    with pytest.raises(InvalidUrlError):
        canonical_url(url)


def test_an_article_is_its_url_or_else_its_publisher_and_words() -> None:
    by_url = article_id("https://wire.example/a?utm_source=x", "A", "one")
    assert by_url == article_id("https://WIRE.example/a", "B", "two")
    by_text = article_id(None, "A", "At least  four\nbodies")
    assert by_text == article_id(None, "A", "at least four bodies")
    assert article_id("https://wire.example/a#b", "A", "one", "b") not in {
        by_url,
        article_id("https://wire.example/a", "A", "one", "c"),
    }
    assert len({by_url, by_text, article_id(None, "B", "At least four bodies"), article_id(None, "A", "five")}) == 4


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_a_content_is_title_and_text_to_the_letter(title: str, text: str, other_title: str, other_text: str) -> None:
    same = (title, text) == (other_title, other_text)
    assert (content_of(title, text).content_hash == content_of(other_title, other_text).content_hash) is same


def test_the_ids_of_articles_that_are_stored_stay_as_they_are() -> None:
    text = "“Ｗe  Need\u00a0help—now,” SHE said: ﬁne\n\nStraße… it’s 5–6"
    assert article_id(None, "The Herald", text) == "0d903be3-37f8-5eea-bf1c-a319eb8f6d8f"
