"""``claimwatch feeds`` hands lists to the api, and shows a feed of a site before it is added."""

import json
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner, Result

from services._cli import feeds_command
from services._cli.feeds_command import app

FOUND = {
    "url": "https://wire.example/rss",
    "publisher": "The Wire",
    "entries": 7,
    "newest_at": "2026-06-02T08:00:00Z",
    "flaw": "malformed: x",
    "also_found": ["https://wire.example/region/rss"],
    "newest": [{"title": "Rain", "url": None, "published_at": None, "characters": 12, "begins": "It rained"}],
}
TAKEN = [
    {"url": "https://a.example/", "publisher": "A", "status": "created", "feed_id": "1"},
    {"url": "https://b.example/", "publisher": "B", "status": "known", "feed_id": "2"},
]
BAD = {"url": "ftp://c.example/", "publisher": "C", "status": "refused", "reason": "no web address"}


class Services:
    """The api and intake: an answer for each method and path, and what was asked."""

    def __init__(self, **answers: tuple[int, object]) -> None:
        usual: dict[str, tuple[int, object]] = {
            "POST /feeds.opml": (200, {"items": TAKEN}),
            "POST /previews": (200, FOUND),
            "POST /feeds": (201, {"feed_id": "f1"}),
        }
        self.answers = usual | answers
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        if request.method == "GET":
            return httpx.Response(200, content=b"<opml/>")
        status, body = self.answers[f"{request.method} {request.url.path}"]
        return httpx.Response(status, json=body)


def run(services: Services, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    """What a command does."""

    def client(url: str) -> httpx.Client:
        return httpx.Client(base_url=url, transport=httpx.MockTransport(services))

    monkeypatch.setattr(feeds_command, "client_of", client)
    return CliRunner().invoke(app, [*arguments])


def test_a_list_goes_to_the_api_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "feeds.opml").write_bytes(b"<opml>\xff</opml>")
    services = Services()
    result = run(services, monkeypatch, "import", str(tmp_path / "feeds.opml"))
    assert (result.exit_code, result.stdout) == (0, "1 created, 1 known\n"), result.stderr
    (asked,) = services.asked
    assert (asked.content, asked.headers["content-type"]) == (b"<opml>\xff</opml>", "text/x-opml")


def test_a_feed_of_a_list_that_is_refused_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "feeds.opml").write_bytes(b"<opml/>")
    services = Services(**{"POST /feeds.opml": (200, {"items": [*TAKEN, BAD]})})
    result = run(services, monkeypatch, "import", str(tmp_path / "feeds.opml"))
    assert (result.exit_code, result.stdout) == (1, "1 created, 1 known, 1 refused\n")
    assert "ftp://c.example/: no web address" in result.stderr


def test_the_list_is_written_to_a_file_or_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(Services(), monkeypatch, "export").stdout == "<opml/>"
    assert run(Services(), monkeypatch, "export", str(tmp_path / "out.opml")).exit_code == 0
    assert (tmp_path / "out.opml").read_bytes() == b"<opml/>"


def test_the_feed_of_a_site_is_shown_and_added(monkeypatch: pytest.MonkeyPatch) -> None:
    services = Services()
    result = run(services, monkeypatch, "add", "https://wire.example/")
    assert result.exit_code == 0, result.stderr
    assert [json.loads(request.content) for request in services.asked] == [
        {"url": "https://wire.example/"},
        {"url": "https://wire.example/rss", "publisher": "The Wire"},
    ]
    assert [str(request.url.port) for request in services.asked] == ["8081", "8080"]
    for words in ("The Wire, 7 entries", "flawed: malformed: x", "Rain", "also found: https://wire.example/region/rss"):
        assert words in result.stdout
    assert result.stdout.endswith("added: f1\n")


@pytest.mark.parametrize("command", ["preview", "add"])
def test_without_a_feed_the_reason_is_told_and_nothing_is_added(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    services = Services(**{"POST /previews": (422, {"detail": "a web page that names no feed of its own"})})
    result = run(services, monkeypatch, command, "https://wire.example/")
    assert (result.exit_code, len(services.asked)) == (1, 1)
    assert "a web page that names no feed of its own" in result.stderr


def test_a_feed_that_is_followed_already_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    services = Services(**{"POST /feeds": (409, {"detail": "is followed already, as the feed 'f1'", "feed_id": "f1"})})
    result = run(services, monkeypatch, "add", "https://wire.example/")
    assert (result.exit_code, "added" in result.stdout) == (1, False)
    assert "is followed already, as the feed 'f1'" in result.stderr


def test_a_missing_list_is_an_error_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(Services(), monkeypatch, "import", str(tmp_path / "none.opml"))
    assert (result.exit_code, "No such file" in result.stderr) == (2, True)
