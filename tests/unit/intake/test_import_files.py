"""A file of articles is read line by line; a refused line has a reason and does not end the reading."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.intake.articles.import_files import RefusedLine, read_articles
from services.intake.articles.submission import SubmittedArticle

GOOD = {"text": "Four bodies were found.", "publisher": "Example Wire"}


def line(**fields: object) -> bytes:
    """One line of a file."""
    return json.dumps(GOOD | fields).encode() + b"\n"


def test_articles_and_refused_lines_come_in_order() -> None:
    lines = [
        b"\xef\xbb\xbf" + line(title="first"),
        b"\n",
        b"{not json}\n",
        line(text="x" * 11),
        line(titel="typo"),
        b"\xff\xfe\n",
        b'["a list"]\n',
        line(title="last", published_at="2026-06-02T08:30:00+02:00", language="en-GB", replay=True),
    ]
    first, *refused, last = read_articles(lines, max_text_characters=len(GOOD["text"]))
    assert isinstance(first, SubmittedArticle)
    assert first.title == "first"
    assert last == SubmittedArticle(
        **GOOD,
        title="last",
        published_at=datetime(2026, 6, 2, 6, 30, tzinfo=UTC),
        language="en",
        replay=True,
    )
    numbers = [item.number for item in refused if isinstance(item, RefusedLine)]
    assert numbers == [3, 5, 6, 7]
    assert len(refused) == 5


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"text": " \n"}, "empty"),
        ({"text": "a\0b"}, "NUL"),
        ({"text": "a\ud83d"}, "surrogate"),
        ({"title": "\udc00"}, "title"),
        ({"text": None}, "text"),
        ({"publisher": None}, "publisher"),
        ({"published_at": "2026-06-02T08:30:00"}, "timezone"),
        ({"url": "file:///etc/passwd"}, "http"),
        ({"language": "English"}, "ISO 639-1"),
        ({"text": "x" * 101}, "more than 100"),
    ],
)
def test_the_reason_names_what_is_wrong(fields: dict[str, object], reason: str) -> None:
    (refused,) = read_articles([line(**fields)], max_text_characters=100)
    assert isinstance(refused, RefusedLine)
    assert reason in refused.reason


def test_lines_are_read_only_when_asked_for() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield line()

    assert isinstance(next(read_articles(endless())), SubmittedArticle)


@given(st.lists(st.binary(max_size=60) | st.text(max_size=60).map(str.encode), max_size=5))
def test_no_bytes_stop_the_reading(lines: list[bytes]) -> None:
    found = list(read_articles([*lines, line()]))
    assert isinstance(found[-1], SubmittedArticle)
    assert len(found) <= len(lines) + 1


@given(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), min_size=1))
def test_a_text_is_kept_to_the_letter(text: str) -> None:
    (found,) = read_articles([line(text=text)])
    if text.strip():
        assert isinstance(found, SubmittedArticle)
        assert found.text == text
    else:
        assert isinstance(found, RefusedLine)


def test_an_article_without_a_publisher_is_its_hosts() -> None:
    article = SubmittedArticle(text="x", url="https://www.Wire.example/a?utm_source=x#top")
    assert (article.url, article.named_publisher) == ("https://www.wire.example/a", "wire.example")
