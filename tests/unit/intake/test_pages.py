"""The article in a page, the words in a fragment, the language of a text."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.language import identify
from services.intake.markup import text_of
from services.intake.pages import read_page

URL = "https://wire.example/2026/06/graves-found"
PAGE = """<!doctype html><html lang="en"><head><title>Graves found - Example Wire</title>
<meta property="og:title" content="Graves found near Al-Rasi">{meta}</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Graves found near Al-Rasi</h1>
<p>The ministry said on Tuesday that at least four bodies were found near the village of Al-Rasi.</p>
<p>“We will not stop here – naïveté is over,” it said, after weeks of search in the hills above the town.</p>
</article><footer>All rights reserved. Subscribe to our newsletter.</footer></body></html>"""


def test_the_article_is_what_the_author_wrote() -> None:
    meta = '<meta property="article:published_time" content="2026-06-02T10:30:00+02:00">'
    page = read_page(PAGE.format(meta=meta).encode(), "utf-8", URL)
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


def test_a_page_that_states_no_date_has_none() -> None:
    assert read_page(PAGE.format(meta="").encode(), None, "https://wire.example/a").published_at is None


@pytest.mark.parametrize("body", [b"", b"\x00\x01", b"%PDF-1.7", b"<html></html>", b"just words"])
def test_what_holds_no_article_has_no_text(body: bytes) -> None:
    assert read_page(body, None, URL, NOW).text == ""


def test_blocks_are_lines_and_scripts_are_not_text() -> None:
    fragment = "<p>One\n  <b>two</b> &amp; three</p>four<br/>five<script>if (a < b) x()</script><ul><li>six</ul>"
    assert text_of(fragment) == "One two & three\nfour\nfive\nsix"


@given(st.text())
def test_any_fragment_is_text_without_blank_lines(fragment: str) -> None:
    lines = text_of(fragment).split("\n")
    assert lines == [""] or all(line.strip() for line in lines)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministry said on Tuesday that at least four bodies were found.", "en"),
        ("قالت الوزارة يوم الثلاثاء إنه تم العثور على أربع جثث على الأقل.", "ar"),
        ("Das Ministerium sagte, dass mindestens vier Leichen gefunden wurden.", "de"),
        ("Le ministère a déclaré mardi qu'au moins quatre corps ont été retrouvés.", "fr"),
        ("Министерство сообщило во вторник, что найдены по меньшей мере четыре тела.", "ru"),
        ("Damascus", "en"),
        ("12", "en"),
        ("", "en"),
    ],
)
def test_the_language_of_sentences_and_the_fallback_for_names(text: str, language: str) -> None:
    assert identify(text) == language


def test_a_long_text_that_repeats_itself_is_not_short() -> None:
    assert identify("Das Ministerium sagte, dass vier Leichen gefunden wurden. " * 5_000) == "de"
