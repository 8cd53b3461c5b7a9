"""The benchmark of intake: what it reads and what it counts."""

import asyncio
import gzip
import json
import os
import subprocess
import sys
from base64 import b64encode
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bench.intake import dates, feeds, pages, pairs, peers
from bench.intake.pages import GoldPage, ReadPage
from bench.intake.served import Newsstand
from tests.fakes.web import PAGE, TEXT, rss

NOW = datetime(2026, 6, 2, 12, 0, tzinfo=UTC)


def written(folder: Path, stated: Mapping[str, Any], *, packed: bool = False) -> Path:
    """A corpus with one page."""
    (folder / "html").mkdir()
    html = PAGE.format(text=TEXT).encode()
    name = "one.html.gz" if packed else "one.html"
    (folder / "html" / name).write_bytes(gzip.compress(html) if packed else html)
    (folder / "ground-truth.json").write_text(json.dumps({"one": stated}), "utf-8")
    return folder


def test_texts_are_compared_by_shingles_of_four_tokens() -> None:
    same = pages.text_rates([("one two three four five", "One, two three four five".lower())])
    assert same == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    half = pages.text_rates([("a b c d e", "a b c d x")])
    assert half == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert pages.text_rates([("a b c d", "")]) == {"precision": None, "recall": 0.0, "f1": None}


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_is_measured_by_what_its_gold_states(tmp_path: Path, packed: bool) -> None:
    second = "The search in the hills went on for weeks, and neighbours said that they had been asked to stay at home."
    body = f"{TEXT}\n{second}"
    stated = {"articleBody": body, "title": "Found", "published_at": "2026-06-02"}
    (page,) = pages.gold_pages(written(tmp_path, stated, packed=packed), None)
    rates = pages.measured([page], pages.ours, NOW)
    assert (rates["f1"], rates["title_exact"], rates["day_right"], rates["failed"]) == (1.0, 1.0, 0.0, 0)
    assert rates["minute_right"] is rates["authors_exact"] is None


def test_a_reader_that_fails_found_nothing() -> None:
    def broken(_page: GoldPage, _now: datetime) -> ReadPage:
        raise RecursionError

    page = GoldPage("a", b"", "https://a.example", "a b c d", "Title", "2026-06-02T10:00:00+00:00", ("Mara Okello",))
    rates = pages.measured([page], broken, NOW)
    assert (rates["failed"], rates["empty"], rates["recall"]) == (1, 1, 0.0)
    assert (rates["title_exact"], rates["minute_right"], rates["authors_exact"]) == (0.0, 0.0, 0.0)


def test_the_time_of_day_counts_in_any_zone() -> None:
    def read(_page: GoldPage, _now: datetime) -> ReadPage:
        return ReadPage("a b c d", published_at="2026-06-02T09:00:30+00:00")

    page = GoldPage("a", b"", "https://a.example", "a b c d", published_at="2026-06-02T12:00:00+03:00")
    assert pages.measured([page], read, NOW)["minute_right"] == 1.0


def test_a_day_is_right_in_the_zone_of_its_gold() -> None:
    assert pages.same_day("2026-06-02", "2026-06-02T09:00:30+00:00")
    assert pages.same_day("2026-06-01T22:30:00-05:00", "2026-06-02T03:30:00+00:00")
    assert not pages.same_day("2026-06-01T22:30:00-05:00", "2026-06-02")
    assert not pages.same_day("2026-06-02", None)


def test_pages_without_a_date_and_texts_known_by_their_beginning_are_counted(tmp_path: Path) -> None:
    stated = {"begins": " ".join(TEXT.split()[:8]), "published_at": None}
    (page,) = pages.gold_pages(written(tmp_path, stated), None)
    rates = pages.measured([page], pages.ours, NOW)
    assert (rates["begins_found"], rates["none_invented"], rates["day_right"], rates["f1"]) == (1.0, 1.0, None, None)
    dated = pages.measured([page], lambda _page, _now: ReadPage("Other words.", published_at="2026-06-02"), NOW)
    assert (dated["begins_found"], dated["none_invented"]) == (0.0, 0.0)


def test_pieces_of_text_are_counted_over_all_pages(tmp_path: Path) -> None:
    stated = {"with": [TEXT[:30], "Words that it lacks"], "without": ["Subscribe now", TEXT[-30:]]}
    (page,) = pages.gold_pages(written(tmp_path, stated), None)
    rates = pages.measured([page], pages.ours, NOW)
    assert (rates["pieces_precision"], rates["pieces_recall"], rates["f1"]) == (0.5, 0.5, None)


def test_the_day_of_the_address_is_that_of_a_moment_in_utc() -> None:
    url = "https://a.example/2026/06/01/flood"
    assert pages.same_day("2026-06-01", "2026-06-02T03:30:00+00:00", url)
    assert not pages.same_day("2026-06-01", "2026-06-02T03:30:00+00:00")
    assert not pages.same_day("2026-06-01", "2026-06-02T13:30:00+00:00", url)
    assert not pages.same_day("2026-06-01", "2026-06-02", url)
    assert pages.same_day("2026-06-01", "2026-06-01T22:30:00-05:00")


def test_days_are_counted_as_right_wrong_none_and_invented() -> None:
    gold = {"a": "2026-06-02", "b": "2026-06-02", "c": "2026-06-02", "d": "2026-06-02", "e": "", "f": "", "g": None}
    answers = {"a": "2026-06-02", "b": "2026-06-01", "c": None, "e": "2026-06-02", "f": None, "g": "2026-06-02"}

    def read(page: GoldPage, _now: datetime) -> ReadPage:
        return ReadPage("", published_at=answers[page.name])

    corpus = [GoldPage(name, b"", f"https://page.example/{name}", published_at=day) for name, day in gold.items()]
    counted = dates.measured(corpus, read, NOW)
    del counted["pages_per_second"]
    assert counted == {"pages": 4, "right": 1, "wrong": 1, "none": 2, "pages_without_a_date": 2, "invented": 1}


def test_documents_of_feeds_are_counted_by_each_reader(tmp_path: Path) -> None:
    dated = "<pubDate>Tue, 02 Jun 2026 09:00:00 GMT</pubDate>"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.xml").write_text(rss(("https://a.example/1", "One", "Words."), more=dated), "utf-8")
    (tmp_path / "b.html").write_text("<html><body>No feed.</body></html>", "utf-8")
    (tmp_path / "c.json").write_text(
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"}]})
    )
    (tmp_path / "notes.txt").write_text("not looked at", "utf-8")
    counted = feeds.measured(feeds.documents(tmp_path, None), feeds.READERS, NOW)
    ours, plain = counted["claimwatch"], counted["feedparser"]
    assert (ours["documents"], ours["read"], ours["refused"], ours["entries"]) == (3, 2, 1, 2)
    assert (ours["with_address"], ours["with_text"], ours["with_date"]) == (1, 1, 1)
    assert (plain["read"], plain["entries"], plain["failed"]) == (1, 1, 0)


def test_pairs_are_counted_apart(tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    lines = [
        {"a": "https://a.example/1", "b": "https://m.a.example/1", "same": True},
        {"a": "https://a.example/1", "b": "https://a.example/other-slug", "same": True},
        {"a": "https://a.example/1", "b": "https://a.example/2", "same": False},
    ]
    file.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    counted = pairs.measured(pairs.gold_pairs(file))
    assert counted == {"one": {"pairs": 2, "right": 0.5}, "not_one": {"pairs": 1, "right": 1.0}}


def test_a_peer_is_installed_or_said_to_be_missing() -> None:
    assert {*peers.installed(), *peers.missing()} == set(peers.READERS)
    assert set(peers.installed()) >= peers.OURS


def test_a_reader_apart_answers_each_page_or_says_how_it_failed() -> None:
    environment = {"PATH": os.environ["PATH"]}
    lines = [{"html": b64encode(b"<p>x</p>").decode(), "url": "https://a.example"}] * 2
    command = [sys.executable, str(Path(peers.__file__).with_name("apart.py")), "newspaper"]
    told = "".join(json.dumps(line) + "\n" for line in lines)
    done = subprocess.run(command, input=told, capture_output=True, text=True, check=True, env=environment)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == 2
    assert all(answer.keys() == {"error"} or "text" in answer for answer in answers)


async def test_each_answer_of_the_newsstand_has_one_entry_more_and_some_feeds_never_answer() -> None:
    stand = Newsstand(hanging=1, entries=3)
    server = await asyncio.start_server(stand.serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]

    async def asked(feed: int) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /%d.xml HTTP/1.1\r\nhost: a\r\n\r\n" % feed)
        try:
            return await reader.read()
        finally:
            writer.close()

    async with server:
        links = [
            [entry.url for entry in feeds.read_feed(body.partition(b"\r\n\r\n")[2], "", feeds.URL, NOW).entries]
            for body in (await asked(1), await asked(1))
        ]
        assert [len(each) for each in links] == [3, 3]
        assert links[0][1:] == links[1][:-1]
        hung = asyncio.create_task(asked(0))
        await asked(1)
        assert not hung.done()
        hung.cancel()
        await asyncio.wait([hung])
