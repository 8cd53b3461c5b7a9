"""``claimwatch import`` posts the files of a rehearsal as well, and stops at a key that is refused."""

import json
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner, Result

from services._cli import import_command
from services._cli.import_command import app

LINES = [{"id": f"a{number}", "publisher": "The Courier", "title": "Rain", "text": "It rained."} for number in (1, 2)]


class Intake:
    """An intake that gives one answer and remembers what was posted."""

    def __init__(self, status: int, answer: dict[str, str]) -> None:
        self.status, self.answer = status, answer
        self.posted: list[dict[str, str]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.posted.append(json.loads(request.content))
        return httpx.Response(self.status, json=self.answer)


def imported(intake: Intake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    """What the command does with the lines."""
    file = tmp_path / "articles.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in LINES))
    client = httpx.Client(base_url="http://intake", transport=httpx.MockTransport(intake))
    monkeypatch.setattr(import_command, "client_of", lambda _url: client)
    return CliRunner().invoke(app, [str(file)])


def test_the_ids_of_a_corpus_are_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = Intake(202, {"status": "accepted"})
    result = imported(intake, tmp_path, monkeypatch)
    assert (result.exit_code, result.stdout) == (0, "2 accepted\n")
    assert [set(body) for body in intake.posted] == [{"publisher", "title", "text", "authors", "replay"}] * 2


@pytest.mark.parametrize("status", [401, 403])
def test_nothing_more_is_posted_with_a_key_that_is_refused(
    status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake = Intake(status, {"detail": "show a key: cwk_…"})
    result = imported(intake, tmp_path, monkeypatch)
    assert (result.exit_code, len(intake.posted)) == (2, 1)
    assert "CLAIMWATCH_KEY is refused: show a key: cwk_…" in result.stderr


@pytest.mark.parametrize("status", [429, 503])
def test_what_intake_cannot_take_now_is_posted_again(
    status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Busy(Intake):
        def __call__(self, request: httpx.Request) -> httpx.Response:
            self.status = 202 if self.posted else status
            return super().__call__(request)

    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    intake = Busy(202, {"status": "accepted"})
    result = imported(intake, tmp_path, monkeypatch)
    assert (result.exit_code, result.stdout, len(intake.posted)) == (0, "2 accepted\n", 3)


def test_a_refusal_is_told_in_its_own_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = imported(Intake(410, {"detail": "it was erased"}), tmp_path, monkeypatch)
    assert (result.exit_code, result.stdout) == (1, "2 refused\n")
    assert "Rain: it was erased" in result.stderr
