"""The article in a page: its text, title and date, without the rest of the page."""

import gzip
from datetime import UTC, datetime

import pytest

from services.intake.clients import Fetched
from services.intake.pages.article import read_page

NOW = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)
URL = "https://wire.example/2026/06/graves-found"
PAGE = """<!doctype html><html lang="en"><head><title>Graves found - Example Wire</title>
<meta property="og:title" content="Graves found near Al-Rasi">{meta}</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Graves found near Al-Rasi</h1>
<p>The ministry said on Tuesday that at least four bodies were found near the village of Al-Rasi.</p>
<p>“We will not stop here – naïveté is over,” it said, after weeks of search in the hills above the town.</p>
</article><footer>All rights reserved. Subscribe to our newsletter.</footer></body></html>"""


def test_the_article_is_what_the_author_wrote() -> None:
    meta = '<meta property="article:published_time" content="2026-06-02T10:30:00+02:00">'
    page = read_page(PAGE.format(meta=meta).encode(), "utf-8", URL, NOW)
    assert page.title == "Graves found near Al-Rasi"
    assert page.published_at == datetime(2026, 6, 2, 8, 30, tzinfo=UTC)
    assert "at least four bodies" in page.text
    assert "“We will not stop here – naïveté is over,” it said" in page.text
    assert not any(word in page.text for word in ("Home", "Sport", "rights", "newsletter"))


@pytest.mark.parametrize(("encoding", "charset"), [("windows-1252", "windows-1252"), ("utf-16", "utf-16")])
def test_the_encoding_is_the_one_the_server_names(encoding: str, charset: str) -> None:
    assert "naïveté" in read_page(PAGE.format(meta="").encode(encoding), charset, URL, NOW).text


def test_an_encoding_that_nobody_knows_is_detected() -> None:
    assert "naïveté" in read_page(PAGE.format(meta="").encode(), "x-unheard-of", URL, NOW).text


@pytest.mark.parametrize(
    "content_type",
    ["text/html", "text/html; charset=utf-8", 'text/html;charset="UTF-8"', "text/html; Charset=utf8; q=1"],
)
def test_a_page_is_the_same_however_its_server_names_the_encoding(content_type: str) -> None:
    fetched = Fetched(200, URL, {"content-type": content_type}, PAGE.format(meta="").encode())
    page = read_page(fetched.body, fetched.charset, fetched.url, NOW)
    assert page == read_page(PAGE.format(meta="").encode(), None, URL, NOW)
    assert "“We will not stop here – naïveté is over,”" in page.text


@pytest.mark.parametrize(
    "words",
    [
        "“Nobody warned us,” said Zoë Krüger – the clinic’s head – and counted 23 wounded in one night.",
        "It cost £3m… the café’s owner, José Peña, said that “nothing” was left of the 12 houses.",
        "The ministry said on Tuesday that at least four bodies were found near the village of Al-Rasi.",
        "Mr Şimşek said ‘no’ to the visitors from Kraków and Łódź, and 40 % of them left on Friday.",
    ],
)
def test_an_english_page_is_the_same_with_a_charset_in_the_header_in_the_page_or_nowhere(words: str) -> None:
    page = PAGE.replace("after weeks of search", words)
    bare, declared = page.format(meta=""), page.format(meta="<meta charset=utf-8>")
    served = [(bare, "text/html; charset=utf-8"), (declared, "text/html"), (bare, "text/html"), (bare, "")]
    texts = {
        read_page(html.encode(), Fetched(200, URL, {"content-type": header}, b"").charset, URL, NOW).text
        for html, header in served
    }
    assert len(texts) == 1
    assert words in texts.pop()


def test_a_page_that_states_no_date_has_none() -> None:
    assert read_page(PAGE.format(meta="").encode(), None, "https://wire.example/a", NOW).published_at is None


@pytest.mark.parametrize(
    "body", [b"", b"\x00\x01", b"%PDF-1.7", b"<html></html>", b"just words", gzip.compress(PAGE.encode())]
)
def test_what_holds_no_article_has_no_text(body: bytes) -> None:
    assert read_page(body, None, URL, NOW).text == ""
