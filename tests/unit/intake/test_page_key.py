"""Addresses of one article have one key, and those of others have others."""

import pytest
from hypothesis import given

from services.intake.articles.page_key import page_key
from tests.unit.intake.test_identity import urls

ARTICLE = "https://desk.example/2026/07/bridge-shelled"


@pytest.mark.parametrize(
    "address",
    [
        "https://m.desk.example/2026/07/bridge-shelled",
        "https://www.desk.example/2026/07/bridge-shelled",
        "https://mobile.desk.example/2026/07/bridge-shelled/",
        "https://amp.desk.example/2026/07/bridge-shelled",
        "http://desk.example/2026/07/bridge-shelled",
        "http://www.desk.example:80/2026/07/bridge-shelled/",
        f"{ARTICLE}/amp/",
        f"{ARTICLE}/amp",
        f"{ARTICLE}.amp",
        f"{ARTICLE}?amp=1",
        f"{ARTICLE}?amp",
        f"{ARTICLE}?outputType=amp",
        "https://desk.example/amp/2026/07/bridge-shelled",
        "https://desk-example.cdn.ampproject.org/c/s/desk.example/2026/07/bridge-shelled",
        "https://desk-example.cdn.ampproject.org/v/s/www.desk.example/2026/07/bridge-shelled/amp/?amp_js_v=0.1",
        "https://www.google.com/amp/s/desk.example/2026/07/bridge-shelled",
        f"{ARTICLE}/print",
        f"{ARTICLE}?print=true",
        f"{ARTICLE}?view=print",
        f"{ARTICLE}/index.html",
        f"{ARTICLE};jsessionid=2F7",
        f"{ARTICLE}?PHPSESSID=77",
        f"{ARTICLE}?utm_source=t&CMP=share_btn_tg&ysclid=lx1",
        f"{ARTICLE}#comments",
        "https://desk.example/2026/06/../07/./bridge-shelled",
    ],
)
def test_the_versions_of_a_page_have_one_key(address: str) -> None:
    assert page_key(address) == page_key(ARTICLE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://мост.example/1", "https://xn--l1aeje.example/1"),
        ("https://desk.example/s?q=a+b", "https://desk.example/s?q=a%20b"),
        ("https://desk.example/s?a=1&b=2", "https://desk.example/s?b=2&a=1"),
        ("https://desk.example", "https://www.desk.example/index.php"),
        ("https://desk.example/story.html", "https://desk.example/story.amp.html"),
    ],
)
def test_spellings_of_one_address_have_one_key(one: str, other: str) -> None:
    assert page_key(one) == page_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://desk.example/#!/n/1", "https://desk.example/#!/n/2"),
        ("https://desk.example/#/n/1", "https://desk.example/#/n/2"),
        (ARTICLE, f"{ARTICLE}?page=2"),
        (ARTICLE, f"{ARTICLE}-2"),
        (ARTICLE, "https://desk.example/2026/07/Bridge-Shelled"),
        (ARTICLE, "https://news.desk.example/2026/07/bridge-shelled"),
        (ARTICLE, "https://desk.example:8443/2026/07/bridge-shelled"),
        ("https://desk.example/en/1", "https://desk.example/ar/1"),
        ("https://desk.example/?p=1", "https://desk.example/?p=2"),
        ("https://desk.example/?view=77", "https://desk.example/?view=78"),
        ("https://m.example/1", "https://example/1"),
        ("https://desk.example/amp", "https://desk.example/ampere"),
        ("https://desk.example/a%2Fb", "https://desk.example/a/b"),
    ],
)
def test_what_may_be_another_article_has_another_key(one: str, other: str) -> None:
    assert page_key(one) != page_key(other)


@given(urls())
def test_a_key_is_its_own(url: str) -> None:
    assert page_key(page_key(url)) == page_key(url)
