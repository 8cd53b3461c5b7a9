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


COPY = "https%3A%2F%2Fdesk.example%2F2026%2F07%2Fbridge-shelled"


@pytest.mark.parametrize(
    "address",
    [
        f"https://archive.today/{ARTICLE}",
        f"https://archive.fo/wip/{ARTICLE}",
        f"https://web.archive.org/web/2026*/{ARTICLE}",
        f"https://ghostarchive.org/archive/{ARTICLE}",
        f"https://via.hypothes.is/{ARTICLE}",
        f"https://webcache.googleusercontent.com/search?q=cache:AbCd:{ARTICLE}&cd=1",
        "https://webcache.googleusercontent.com/search?q=cache:desk.example/2026/07/bridge-shelled",
        "https://cdn.ampproject.org/v/s/desk.example/2026/07/bridge-shelled/amp?amp_js_v=0.1",
        "https://desk-example.bing-amp.com/c/s/desk.example/2026/07/bridge-shelled",
        "https://bing-amp.com/c/s/desk.example/2026/07/bridge-shelled",
        f"https://urldefense.com/v3/__{ARTICLE}__;!!AbC!xyz$",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__desk.example_2026_07_bridge-2Dshelled&d=DwMF",
        f"https://www.facebook.com/sharer/sharer.php?u={COPY}",
        f"https://t.me/share/url?url={COPY}",
        f"https://api.whatsapp.com/send?text={COPY}",
        f"https://translate.yandex.com/translate?url={COPY}&lang=ru-en",
        "https://search.yahoo.com/r/_ylt=A/RU=https%3a%2f%2fdesk.example%2f2026%2f07%2fbridge-shelled/RK=2/RS=x",
        "https://ww2.desk.example/2026/07/bridge-shelled",
        "https://desk.example/printarticle/2026/07/bridge-shelled",
        f"{ARTICLE}/imprimer",
        f"{ARTICLE}/printable/print",
        f"{ARTICLE}/platform/amp",
        f"{ARTICLE}?tmpl=component&print=1&layout=default",
        f"{ARTICLE}?lang=",
        f"{ARTICLE}?nonamp=1",
        f"{ARTICLE}?linkId=100000123456",
        f"{ARTICLE}?via=indexdotco",
        f"{ARTICLE}?tblci=GiA&obOrigUrl=true",
    ],
)
def test_copies_shares_and_rarer_versions_are_the_article(address: str) -> None:
    assert page_key(address) == page_key(ARTICLE)


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("https://x.com/i/web/status/179", "https://twitter.com/desk/status/179"),
        ("https://xcancel.com/desk/status/179", "https://x.com/desk/status/179/photo/1"),
        ("https://desk.t.me/345", "https://t.me/desk/345"),
        ("https://amp.cnn.com/cnn/2026/06/02/grave/index.html", "https://edition.cnn.com/2026/06/02/grave"),
        ("https://desk.blogspot.example/2026/07/a.html?m=1", "https://desk.blogspot.example/2026/07/a.html"),
    ],
)
def test_posts_and_sites_with_paths_of_their_own(address: str, same: str) -> None:
    assert page_key(address) == page_key(same)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://x.com/desk/status/179", "https://x.com/desk/status/180"),
        ("https://desk.example/check/https://a.example/1", "https://desk.example/check/https://a.example/2"),
        ("https://desk.example/a?linkid=1001", "https://desk.example/a?linkid=1002"),
        ("https://desk.example/platform/123", "https://desk.example/123"),
        ("https://desk.t.me/345", "https://t.me/desk/346"),
        (f"https://archive.today/{ARTICLE}", f"https://archive.today/{ARTICLE}-2"),
        ("https://webcache.googleusercontent.com/search?q=graves", ARTICLE),
    ],
)
def test_other_articles_keep_keys_of_their_own(one: str, other: str) -> None:
    assert page_key(one) != page_key(other)
