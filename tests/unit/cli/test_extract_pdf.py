"""``claimwatch extract`` reads a PDF, and says why it cannot read another."""

import json
from pathlib import Path

from typer.testing import CliRunner

from services._cli.extract_command import app
from tests.unit.intake.pdfs import pdf


def test_a_pdf_is_read_by_its_pages(tmp_path: Path) -> None:
    body = pdf(
        "The ministry said on Monday that 14 people were killed in Karsa,\nand that nobody was missing.", Title="Karsa"
    )
    (tmp_path / "report.PDF").write_bytes(body)
    result = CliRunner().invoke(app, [str(tmp_path / "report.PDF"), "--json"])
    found = json.loads(result.stdout)
    assert [(figure["value"], figure["measure"]) for figure in found["figures"]] == [(14, "killed")]
    assert [each["claimant"]["text"] for each in found["attributions"]][:1] == ["The ministry"]


def test_a_pdf_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "locked.pdf").write_bytes(pdf("x", password="p"))
    result = CliRunner().invoke(app, [str(tmp_path / "locked.pdf")])
    assert (result.exit_code, "opens only with a password" in result.stderr) == (2, True)
