"""Log lines: the form of exceptions, the length of a line, and secrets that no line may contain."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from services._runtime.logs import LONGEST_TRACEBACK, configure_logs
from services._runtime.redaction import redacted

PASSWORD = "S3cretPw"
ARTICLE = "The mayor said so. " * 10_000
LINE_CHARACTERS = 2 * LONGEST_TRACEBACK


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """The output of the configured logs."""
    root = logging.getLogger()
    level = root.level
    configure_logs("figures", "INFO")
    (ours,) = root.handlers
    assert isinstance(ours, logging.StreamHandler)
    stream = io.StringIO()
    ours.setStream(stream)
    yield stream
    root.removeHandler(ours)
    root.setLevel(level)
    structlog.reset_defaults()


def the_line(written: io.StringIO) -> tuple[str, dict[str, Any]]:
    (line,) = written.getvalue().splitlines()
    return line, json.loads(line)


def deep(frames: int, text: str, password: str) -> None:
    held = {"text": text, "password": password}
    if frames:
        deep(frames - 1, held["text"], held["password"])
    raise ValueError("no use")


def test_the_variables_of_frames_are_not_told(written: io.StringIO) -> None:
    try:
        deep(3, ARTICLE, PASSWORD)
    except ValueError:
        structlog.get_logger("services.test").exception("it failed")
    line, told = the_line(written)
    assert told["exception"].endswith("ValueError: no use")
    assert "in deep" in told["exception"]
    assert PASSWORD not in line
    assert "The mayor" not in line


@pytest.mark.parametrize("name", ["services.test", "uvicorn.error", "asyncio"])
def test_a_line_is_short_whatever_failed(written: io.StringIO, name: str) -> None:
    try:
        try:
            deep(200, "", "")
        except ValueError as error:
            raise RuntimeError("x" * 7_000_000) from error
    except RuntimeError:
        logging.getLogger(name).exception("y" * 1_000_000)
    line, told = the_line(written)
    assert len(line) < LINE_CHARACTERS
    assert told["exception"].startswith("Traceback")
    assert told["exception"].endswith("xxx")


def test_values_are_short_whatever_they_are(written: io.StringIO) -> None:
    structlog.get_logger("services.test").error("odd", found=["an item"] * 100_000, subject="z" * 100_000, count=3)
    line, told = the_line(written)
    assert len(line) < LINE_CHARACTERS
    assert (told["count"], told["service"], told["level"]) == (3, "figures", "error")


@pytest.mark.parametrize(
    "url",
    [
        f"mongodb://claimwatch:{PASSWORD}@db-1:27017,db-2/?authSource=x",
        f"mongodb+srv://claimwatch:{PASSWORD}@cluster.example/x",
        f"mongodb://claimwatch:un/esc@ped{PASSWORD}@db-1/x",
        f"http://bob:{PASSWORD}@feeds.example:8080/all.xml answers 404",
        f"<http://{PASSWORD}@feeds.example/>",
        f"https://feeds.example/all.xml?feed=rss2&access_token={PASSWORD}",
        f"https://feeds.example/all.xml?Password={PASSWORD}#top",
    ],
)
def test_a_password_in_a_url_is_not_told(written: io.StringIO, url: str) -> None:
    error = OSError(f"no answer from {url}")
    structlog.get_logger("services.test").error(f"{url} failed", url=url, exc_info=error)
    line, told = the_line(written)
    assert PASSWORD not in line
    assert "***" in told["url"]


@pytest.mark.parametrize(
    "text",
    [
        "https://social.example/@mayor/1 and press@social.example",
        "http://127.0.0.1:8080/@mayor",
        "https://news.example/a?feed=rss2&page=2",
        "mongodb://127.0.0.1:27017",
    ],
)
def test_a_url_without_a_password_is_told_as_it_is(text: str) -> None:
    assert redacted(text) == text
