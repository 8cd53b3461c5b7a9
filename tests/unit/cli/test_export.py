"""What an export writes: lines that are read again in any version, and tables that a spreadsheet does not run."""

import csv
import io
import json
from datetime import date
from typing import Any

import pytest

from claimwatch_contracts.events import AlertRaised
from claimwatch_contracts.report import RemovedText, Report
from services._cli.export.articles import submitted
from services._cli.export.figures import COLUMNS, figure_rows
from services._cli.export.lines import is_exported, line_of, read_line
from services._cli.export.writing import json_lines
from services._runtime.stored import Unreadable
from services.api.ledger.tables import ENTRY_COLUMNS, comma_separated, entry_rows
from services.archive.ledger.rows import rows_of
from services.intake.articles.import_files import RefusedLine, read_articles
from services.intake.articles.submission import SubmittedArticle
from tests.builders import NOW, TEXT, article, report
from tests.golden import documents, messages
from tests.ledger_builders import entry

URL = "https://courier.example/graves"


def line(content: Report | AlertRaised) -> bytes:
    """The exported line, as a file has it."""
    return line_of(content, NOW).encode()


def read(*lines: bytes) -> list[SubmittedArticle | RefusedLine]:
    """What an import makes of the lines."""
    return list(read_articles(lines, translate=submitted))


def test_an_exported_report_is_read_as_it_was() -> None:
    exported = json.loads(line(report()))
    assert is_exported(exported)
    assert (exported["kind"], exported["v"], exported["at"]) == ("report", Report.VERSION, NOW.isoformat())
    assert read_line(exported) == report()


@pytest.mark.parametrize("version", range(1, Report.VERSION + 1))
def test_a_report_of_every_version_is_read(version: int) -> None:
    (stored,) = [document for document in documents("reports", version) if document["body"]]
    content = read_line({"kind": "report", "v": version, "body": stored["body"]})
    assert isinstance(content, Report)
    assert content.figures


@pytest.mark.parametrize("version", range(1, AlertRaised.VERSION + 1))
def test_an_alert_of_every_version_is_read(version: int) -> None:
    (body,) = messages("alert-raised", version)
    content = read_line({"kind": "alert-raised", "v": version, "body": body})
    assert isinstance(content, AlertRaised)
    assert content.news


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "watch"}, "'watch' is none of report, alert-raised"),
        ({"v": Report.VERSION + 1}, "newer Claimwatch"),
        ({"v": "3"}, "'3' is no version"),
        ({"v": 0}, "0 is no version"),
        ({"body": {}}, "report_id: Field required"),
        ({"body": None}, "valid dictionary"),
    ],
)
def test_a_line_that_cannot_be_read_says_why(change: dict[str, Any], reason: str) -> None:
    content = read_line(json.loads(line(report())) | change)
    assert isinstance(content, Unreadable)
    assert reason in content.reason


def test_an_exported_report_is_imported_as_its_article_and_as_a_replay() -> None:
    published = article(url=URL, published_at=NOW)
    (imported,) = read(line(report(published)))
    assert isinstance(imported, SubmittedArticle)
    assert imported.replay
    expected = {name: getattr(published, name) for name in ("title", "text", "url", "publisher", "published_at")}
    assert imported.model_dump(include=set(expected)) == expected


def test_what_is_no_exported_report_is_refused_or_an_article_as_before() -> None:
    gone = report().model_copy(update={"removed_text": RemovedText(removed_at=NOW, characters=9, sha256="0" * 64)})
    alert = AlertRaised.model_validate(messages("alert-raised", 3)[0])
    plain = json.dumps({"text": "Two boats sank.", "publisher": "p"}).encode()
    without, told, newer, taken = read(line(gone), line(alert), b'{"kind": "report", "v": 99, "body": {}}', plain)
    assert isinstance(without, RefusedLine)
    assert "the text of a1:1 was removed" in without.reason
    assert isinstance(told, RefusedLine)
    assert "an alert, not an article" in told.reason
    assert isinstance(newer, RefusedLine)
    assert (newer.number, "newer Claimwatch" in newer.reason) == (3, True)
    assert isinstance(taken, SubmittedArticle)
    assert not taken.replay


def test_a_figure_is_a_row_with_its_claimant_place_and_article() -> None:
    filed = report(article(url=URL)).model_copy(update={"incident_id": "i1"})
    (row,) = figure_rows(filed, NOW)
    assert tuple(sorted(row)) == tuple(sorted(COLUMNS))
    assert row["report_id"] == "a1:1"
    assert (row["measure"], row["value"], row["comparator"], row["text"]) == ("bodies_found", 40, "more_than", "40")
    assert (row["claimant"], row["claimant_kind"], row["cue"]) == ("Health Ministry", "government", "said")
    assert (row["place"], row["geonames_id"], row["within"]) == ("Raqqa", 172955, "Syria")
    assert TEXT[row["start"] : row["end"]] == "40"
    assert (row["incident_id"], row["filed_at"]) == ("i1", NOW.isoformat())


def test_a_figure_without_place_or_claimant_is_a_row_too() -> None:
    filed = report()
    bare = filed.figures[0].model_copy(update={"place": None, "claimant": None, "attribution": None})
    changed = bare.model_copy(update={"corrects": bare})
    for figure, word in ((bare, None), (changed, "corrects")):
        (row,) = figure_rows(filed.model_copy(update={"figures": (figure,)}), NOW)
        assert set(row) == set(COLUMNS)
        assert (row["place"], row["claimant"], row["changed"]) == (None, None, word)


def test_a_table_has_its_columns_and_runs_nothing_in_a_spreadsheet() -> None:
    out = io.StringIO()
    write = comma_separated(out, ("text", "value", "open", "none"))
    write({"text": '=HYPERLINK("http://x.example")', "value": -3.5, "open": True, "none": None})
    write({"text": 'said "no",\nand left', "value": 4, "open": False, "none": date(2026, 1, 2)})
    rows = list(csv.reader(io.StringIO(out.getvalue(), newline="")))
    assert rows[0] == ["text", "value", "open", "none"]
    assert rows[1] == ['\'=HYPERLINK("http://x.example")', "-3.5", "true", ""]
    assert rows[2] == ['said "no",\nand left', "4", "false", "2026-01-02"]


def test_rows_as_json_lines_are_objects() -> None:
    out = io.StringIO()
    write = json_lines(out)
    write({"place": "Raqqa – عين", "value": 4.0})
    assert json.loads(out.getvalue()) == {"place": "Raqqa – عين", "value": 4.0}
    assert "عين" in out.getvalue()


def test_an_entry_of_the_ledger_is_a_row_with_what_is_said_of_its_whole_row() -> None:
    (row,) = rows_of([entry("Mayor", 3, article="a1"), entry("Police", 5, article="a2", hours=1)])
    mayor, police = entry_rows(row)
    assert set(mayor) == set(police) == set(ENTRY_COLUMNS)
    assert [(each["claimant"], each["value"], each["article_id"]) for each in (mayor, police)] == [
        ("Mayor", 3, "a1"),
        ("Police", 5, "a2"),
    ]
    assert {(each["row_id"], each["low"], each["high"], each["independent"]) for each in (mayor, police)} == {
        (row.row_id, 3, 5, 2)
    }
    assert (mayor["place"], mayor["within"], mayor["grade"]) == ("Alder", "Tarn, Northland", row.grade.value)
