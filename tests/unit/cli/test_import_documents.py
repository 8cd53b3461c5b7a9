"""``claimwatch import`` posts documents as they are, the pages of web archives as a back-fill, and folders in order."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner, Result
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from services._cli import import_command
from services._cli.import_command import app
from services._cli.importing.files import files_in
from services.intake.received.item import BrokenDocumentError
from services.intake.received.warc import read_captures
from tests.fakes.web import PAGE, TEXT
from tests.unit.intake import wires
from tests.unit.intake.pdfs import pdf

FETCHED = "2026-03-04T05:06:07Z"
HTML = PAGE.format(text=TEXT)


class Intake:
    """An intake that takes everything and remembers it; ``answers`` are by content type."""

    def __init__(self, **answers: tuple[int, dict[str, Any]]) -> None:
        self.answers = answers
        self.posted: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.posted.append(request)
        kind = request.headers["content-type"].partition("/")[2]
        usual = (201, {"items": [{"item": "1", "status": "accepted"}, {"item": "2", "status": "accepted"}]})
        status, answer = self.answers.get(kind, (201, {"status": "accepted"}) if kind == "json" else usual)
        return httpx.Response(status, json=answer)

    @property
    def articles(self) -> list[dict[str, Any]]:
        """The bodies that were posted as JSON."""
        return [json.loads(request.content) for request in self.posted]


def imported(intake: Intake, source: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> Result:
    """What the command does with a file or folder."""
    client = httpx.Client(base_url="http://intake", transport=httpx.MockTransport(intake))
    monkeypatch.setattr(import_command, "client_of", lambda _url: client)
    return CliRunner().invoke(app, [str(source), *options])


def warc(path: Path, *records: tuple[str, str, str, bytes], gzip: bool = True) -> Path:
    """A web archive with records of (URL, status, content type, body)."""
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=gzip)
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "test"}))
        for url, status, kind, body in records:
            http = StatusAndHeaders(f"{status} x", [("Content-Type", kind)], protocol="HTTP/1.1")
            headers = {"WARC-Date": FETCHED}
            writer.write_record(
                writer.create_warc_record(
                    url, "response", payload=io.BytesIO(body), http_headers=http, warc_headers_dict=headers
                )
            )
    return path


def test_a_folder_is_posted_by_its_names_each_file_as_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden.json").write_text("{}")
    (tmp_path / "notes.txt").write_text("not to be imported")
    (tmp_path / "1.xml").write_text(wires.nitf())
    (tmp_path / "2.json").write_text(json.dumps(wires.ninjs_1()))
    (tmp_path / "3.json").write_text(json.dumps({"publisher": "The Courier", "text": "It rained."}))
    (tmp_path / "4.jsonl").write_text(json.dumps({"publisher": "The Courier", "text": "It snowed."}) + "\n")
    (tmp_path / "b" / "5.pdf").write_bytes(pdf("The water rose."))
    intake = Intake()
    result = imported(intake, tmp_path, monkeypatch, "--replay", "--publisher", "Desk")
    assert (result.exit_code, result.stdout) == (0, "7 accepted\n"), result.stderr
    posted = [
        (request.headers["content-type"].partition("/")[2], dict(request.url.params)) for request in intake.posted
    ]
    said = {"publisher": "Desk", "replay": "true"}
    assert posted == [("xml", said), ("json", said), ("json", {}), ("json", {}), ("pdf", said)]
    assert [json.loads(intake.posted[number].content)["replay"] for number in (2, 3)] == [True, True]
    assert intake.posted[0].content.decode() == wires.nitf()


def test_each_item_counts_and_a_refusal_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "1.xml").write_text(wires.g2_item())
    (tmp_path / "2.json").write_text("{")
    items = [
        {"item": "urn:1", "status": "embargoed", "reason": "embargoed until noon"},
        {"item": "urn:2", "status": "known"},
    ]
    result = imported(Intake(xml=(409, {"detail": "d", "items": items})), tmp_path, monkeypatch)
    assert (result.exit_code, result.stdout) == (1, "1 embargoed, 1 known, 1 refused\n")
    assert "1.xml: urn:1: embargoed until noon" in result.stderr
    assert "2.json: Expecting property name" in result.stderr


@pytest.mark.parametrize("gzip", [True, False])
def test_the_pages_of_a_web_archive_are_a_back_fill_dated_by_themselves(
    gzip: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dated = HTML.replace("<head>", '<head><meta property="article:published_time" content="2026-03-01T10:00:00+02:00">')
    file = warc(
        tmp_path / ("crawl.warc.gz" if gzip else "crawl.warc"),
        ("https://wire.example/1?utm_source=x", "200", "text/html; charset=utf-8", dated.encode()),
        ("https://wire.example/2", "200", "text/html", HTML.encode()),
        ("https://wire.example/3", "404", "text/html", HTML.encode()),
        ("https://wire.example/4.png", "200", "image/png", b"png"),
        ("https://wire.example/5", "200", "text/html", b"<html><body></body></html>"),
        ("https://wire.example/6.pdf", "200", "application/pdf", pdf("The water rose in Karsa, said the office.")),
        ("https://wire.example/7.pdf", "200", "application/pdf", pdf("secret", password="x")),
        gzip=gzip,
    )
    intake = Intake()
    result = imported(intake, file, monkeypatch)
    assert (result.exit_code, result.stdout) == (1, "3 accepted, 1 refused, 4 without an article\n"), result.stderr
    assert "https://wire.example/7.pdf: the PDF is encrypted" in result.stderr
    assert [(article["url"], article["published_at"], article["replay"]) for article in intake.articles] == [
        ("https://wire.example/1", "2026-03-01T08:00:00Z", True),
        ("https://wire.example/2", FETCHED, True),
        ("https://wire.example/6.pdf", FETCHED, True),
    ]
    assert TEXT in intake.articles[0]["text"]


@pytest.mark.parametrize(("gzip", "cut"), [(True, 60), (False, 60), (False, 500)])
def test_a_broken_archive_is_told_after_what_could_be_read(
    gzip: bool, cut: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [(f"https://wire.example/{number}", "200", "text/html", HTML.encode()) for number in (1, 2)]
    file = warc(tmp_path / "cut.warc", *pages, gzip=gzip)
    file.write_bytes(file.read_bytes()[:-cut])
    result = imported(Intake(), file, monkeypatch)
    assert (result.exit_code, result.stdout) == (1, "1 accepted, 1 refused, 1 without an article\n")
    assert "cut.warc: no web archive, or broken from here on" in result.stderr


def test_captures_have_the_time_of_their_fetch(tmp_path: Path) -> None:
    file = warc(tmp_path / "crawl.warc", ("https://wire.example/1", "200", "text/html", HTML.encode()))
    with file.open("rb") as archive:
        captures = [capture for capture in read_captures(archive) if capture is not None]
    assert [capture.fetched_at for capture in captures] == [datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)]


def test_what_is_no_archive_is_said_to_be_none() -> None:
    with pytest.raises(BrokenDocumentError, match="no web archive"):
        list(read_captures(io.BytesIO(b"<html>page</html>")))


def test_nothing_at_the_path_is_an_error_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = imported(Intake(), tmp_path / "missing.xml", monkeypatch)
    assert (result.exit_code, "No such file" in result.stderr) == (2, True)
    with pytest.raises(OSError, match="No such file"):
        files_in(tmp_path / "missing")
