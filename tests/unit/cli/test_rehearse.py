"""``claimwatch rehearse`` and ``claimwatch stories`` on a small invented corpus."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from claimwatch_contracts.events import ArticlePublished
from services._cli.extraction.article import Submitted, extract_article, read_report
from services._cli.extraction.printed import report_as_printed
from services._cli.rehearsal.corpus import RefusedCorpusError, read_posts, read_watches
from services._cli.rehearse_command import app as rehearse
from services._cli.stories_command import app as stories
from tests.builders import NOW

STRIKE = (
    "An air strike hit a market in the Syrian town of Ariha on Monday, killing at least 24 people, the health ministry "
    "said. Witnesses said that two planes had circled over the town before the stalls caught fire. Ambulances came "
    "from three neighbouring villages, and the wounded were laid out in a school yard because the clinic was full."
)
RISEN = STRIKE.replace("at least 24", "at least 31")
ELSEWHERE = "The mayor of Lima opened a new bridge over the Rimac. He said that it had cost 40 million dollars."
WATCH = {"watch_id": "ariha", "name": "Ariha", "places": [{"name": "Syria", "geonames_id": 163843}]}


def post(name: str, text: str, hour: int, **more: Any) -> dict[str, Any]:
    """A line of the corpus."""
    fields = {"title": name, "publisher": f"The {name}", "published_at": f"2026-03-02T{hour:02}:00:00Z"}
    return {"id": name, "text": text, "url": f"https://{name}.example/1"} | fields | more


CORPUS = [
    post("courier", STRIKE, 9),
    post("herald", STRIKE, 10),
    post("gazette", ELSEWHERE, 11),
    post("courier-later", RISEN, 12, url="https://courier.example/1"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the corpus and the watch."""
    (tmp_path / "articles.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in CORPUS), "utf-8")
    (tmp_path / "watches.json").write_text(json.dumps([WATCH]), "utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    """``claimwatch rehearse`` with these arguments."""
    return CliRunner().invoke(rehearse, [*arguments, "--workers", "1"])


def lines(text: str) -> list[dict[str, Any]]:
    """JSON Lines."""
    return [json.loads(line) for line in text.splitlines()]


def test_a_corpus_is_rehearsed_and_each_watch_told_what_is_new(folder: Path) -> None:
    told, rows = folder / "alerts.jsonl", folder / "ledger.jsonl"
    result = run(f"{folder}/articles.jsonl", f"{folder}/watches.json", "--alerts", str(told), "--ledger", str(rows))
    assert result.exit_code == 0, result.output
    assert "4 articles, 1 watches: 2 alerts" in result.stderr
    first, second = lines(told.read_text("utf-8"))
    assert [(each["watch"], each["article"]) for each in (first, second)] == [
        ("ariha", "courier"),
        ("ariha", "courier-later"),
    ]
    (killed,) = (row for row in lines(rows.read_text("utf-8")) if row["measure"] == "killed")
    (figure,) = (item for item in first["items"] if item["measure"] == "killed")
    assert (figure["value"], figure["comparator"], figure["place"]) == (24, "at_least", killed["place"])
    (changed,) = (item for item in second["items"] if item["measure"] == "killed")
    assert changed["summary"].endswith("(was at least 24)")
    assert (killed["geonames_id"], killed["low"], killed["grade"]) == (172994, 31, "weak")
    (entry,) = killed["entries"]
    assert entry["value"] == 31
    assert killed["submeasure"] is None
    assert "health" in entry["claimant"].lower()


def test_stories_and_incidents_are_printed_a_line_each_in_order(folder: Path) -> None:
    result = CliRunner().invoke(stories, [f"{folder}/articles.jsonl", "--workers", "1"])
    assert result.exit_code == 0, result.output
    placed = {line["id"]: line for line in lines(result.stdout)}
    assert list(placed) == [line["id"] for line in CORPUS]
    assert placed["herald"]["relation"] == "reprint"
    assert (placed["herald"]["original"], placed["herald"]["similarity"]) == ("courier", 1)
    assert placed["herald"]["story"] == placed["courier"]["story"] == placed["courier-later"]["story"]
    incidents = {placed[name]["incident"] for name in ("courier", "herald", "courier-later")}
    assert len(incidents) == 1
    assert placed["gazette"]["incident"] not in incidents


def test_what_was_extracted_before_is_taken_from_a_file(folder: Path) -> None:
    first = extract_article(Submitted.model_validate(CORPUS[0]))
    (figure,) = first["figures"][:1]
    known = [first | {"figures": [figure | {"value": 9_000}]}, *({"id": line["id"]} for line in CORPUS[1:])]
    file = folder / "extracted.jsonl"
    file.write_text("".join(f"{json.dumps(line)}\n" for line in known), "utf-8")
    result = run(f"{folder}/articles.jsonl", f"{folder}/watches.json", "--extractions", str(file))
    assert result.exit_code == 0, result.output
    first_told, taken_back = lines(result.stdout)
    assert 9_000 in [item.get("value") for item in first_told["items"]]
    assert [item["kind"] for item in taken_back["items"]] == ["retraction"]


def test_what_extract_prints_is_the_report_again() -> None:
    published = ArticlePublished(
        article_id="courier",
        revision=1,
        title="courier",
        text=STRIKE,
        publisher="The courier",
        published_at="2026-03-02T09:00:00Z",
        received_at=NOW,
        language="en",
    )
    read = read_report(published)
    again = report_as_printed(published, json.loads(json.dumps(extract_article(Submitted.model_validate(CORPUS[0])))))
    for name in ("attributions", "figures", "places", "topics", "claims", "occurrences", "aliases", "title_figures"):
        assert getattr(again, name) == getattr(read, name), name


def test_pages_have_revisions_and_scenarios_are_apart() -> None:
    posts = read_posts(map(json.dumps, [*CORPUS, post("again", STRIKE, 13, scenario="B")]), "corpus")
    by_id = {each.id: each.published for each in posts}
    assert (by_id["courier-later"].article_id, by_id["courier-later"].revision) == ("courier", 2)
    assert [each.scenario for each in posts] == [None, None, None, None, "B"]
    unchanged = read_posts(map(json.dumps, [CORPUS[0], CORPUS[0] | {"id": "twice"}]), "corpus")
    assert unchanged[0].published == unchanged[1].published


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ('{"id": "a"}', "corpus, line 1: text: Field required"),
        ("nonsense", "corpus, line 1: no JSON object; each article stands on a line of its own"),
        ('[{"id": "a", "text": "T."}]', "corpus, line 1: no JSON object; "),
        ('{"id": "a", "text": ""}', "corpus, line 1: text: String should have at least 1 character"),
        ("", "corpus: no articles"),
        ("\n\n", "corpus: no articles"),
        ('{"id": "a", "text": "T."}\n{"id": "a", "text": "T."}', "corpus, line 2: the id a is there twice"),
    ],
)
def test_a_line_that_is_no_article_is_named(given: str, reason: str) -> None:
    with pytest.raises(RefusedCorpusError) as refused:
        read_posts(given.splitlines(), "corpus")
    assert str(refused.value).startswith(reason)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("nonsense", "w: not JSON"),
        ("{}", "w: a list of watches is expected"),
        ('[{"name": "nothing asked"}]', "w, watch 1: "),
        (json.dumps([WATCH | {"query": "flood ("}]), "w, watch 1: query: column 8: a bracket is not closed"),
        (json.dumps([WATCH, WATCH]), "w: two watches have one watch_id"),
        (
            json.dumps([WATCH | {"topics": ["flood", "mass_graves"]}]),
            "w, watch 1: topics: unknown topic: mass_graves (did you mean mass-graves?)",
        ),
        (
            json.dumps([WATCH | {"any_of": {"topics": ["xyzzy"]}}]),
            "w, watch 1: any_of.topics: unknown topic: xyzzy",
        ),
    ],
)
def test_a_file_that_is_no_list_of_watches_is_refused(given: str, reason: str) -> None:
    with pytest.raises(RefusedCorpusError) as refused:
        read_watches(given, "w")
    assert str(refused.value).startswith(reason)


def test_a_watch_may_be_as_created_as_stored_or_in_a_scenario() -> None:
    created = {name: value for name, value in WATCH.items() if name != "watch_id"}
    held = read_watches(json.dumps([WATCH, created, {"scenario": "B", "watch": WATCH | {"watch_id": "b"}}]), "w")
    assert [(each.watch.watch_id, each.scenario) for each in held] == [("ariha", None), ("watch-2", None), ("b", "B")]


@pytest.mark.parametrize("missing", ["articles", "watches"])
def test_a_file_that_is_not_there_ends_with_its_name(folder: Path, missing: str) -> None:
    paths = {"articles": f"{folder}/articles.jsonl", "watches": f"{folder}/watches.json"} | {missing: "/nowhere"}
    result = run(paths["articles"], paths["watches"])
    assert result.exit_code == 2
    assert "/nowhere" in result.stderr


@pytest.mark.parametrize("target", ["articles.jsonl", "watches.json", ".", "nowhere/ledger.jsonl"])
@pytest.mark.parametrize("option", ["--alerts", "--ledger"])
def test_a_file_that_cannot_be_written_is_refused_before_anything_is_read(
    folder: Path, option: str, target: str
) -> None:
    before = (folder / "articles.jsonl").read_text("utf-8"), (folder / "watches.json").read_text("utf-8")
    result = run(f"{folder}/articles.jsonl", f"{folder}/watches.json", option, f"{folder}/{target}")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert (len(result.stderr.splitlines()), str(folder) in result.stderr) == (1, True)
    assert before == ((folder / "articles.jsonl").read_text("utf-8"), (folder / "watches.json").read_text("utf-8"))


def test_without_watches_the_ledger_is_written_and_nobody_is_told(folder: Path) -> None:
    (folder / "none.json").write_text("[]", "utf-8")
    result = run(f"{folder}/articles.jsonl", f"{folder}/none.json", "--ledger", f"{folder}/ledger.jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no watches, so nobody is told anything" in result.stderr
    assert lines((folder / "ledger.jsonl").read_text("utf-8"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"nonsense", "no JSON object with an id"),
        (json.dumps(CORPUS[0]).encode(), "an article, not what `extract --jsonl` printed of it"),
        (b"\xff\xfe", "not UTF-8"),
    ],
)
def test_a_file_without_extractions_is_refused(folder: Path, content: bytes, reason: str) -> None:
    (folder / "read.jsonl").write_bytes(content)
    result = run(f"{folder}/articles.jsonl", f"{folder}/watches.json", "--extractions", f"{folder}/read.jsonl")
    assert result.exit_code == 2
    assert reason in result.stderr


@pytest.mark.parametrize("name", ["missing.jsonl", ""])
def test_what_cannot_be_read_is_named_once(folder: Path, name: str) -> None:
    result = CliRunner().invoke(stories, [f"{folder}/{name}"])
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "Errno" not in result.stderr
