"""Reading of standoff annotations."""

from pathlib import Path

import pytest

from bench.attribution.gold import read_articles, read_standoff
from bench.attribution.marked import Marked, merged
from bench.attribution.wording import wording

TEXT = "“We walk,” the baker said, “at dawn.”\r\n"
ANNOTATIONS = (
    "T1\tSource 11 20\tthe baker\n"
    "T2\tCue 21 25\tsaid\n"
    "T3\tContent 0 10;27 37\t“We walk,” “at dawn.”\n"
    "T4\tContent 5 9\twalk\n"
    "T5\tAttribution 21 25\tsaid\n"
    "E1\tAttribution:T5 Content:T3 Cue:T2 Source:T1\n"
    "E2\tAttribution:T5 Cue:T2 Source:T1\n"
    "E3\tAttribution-no-source:T5 Content:T3 Content2:T4 Cue:T2\n"
)


def test_interrupted_parts_are_read_and_an_attribution_without_content_is_left_out() -> None:
    whole, without_source = read_standoff(ANNOTATIONS)
    assert whole == Marked(source=((11, 20),), cue=((21, 25),), content=((0, 10), (27, 37)))
    assert without_source.source == ()
    assert without_source.content == ((0, 10), (27, 37), (5, 9))


def test_notes_and_the_rest_of_a_broken_line_are_passed_over() -> None:
    broken = ANNOTATIONS.replace("T4\t", "The rest of a stretch\n#1\tAnnotatorNotes T4\tsure?\nT4\t")
    assert read_standoff(broken) == read_standoff(ANNOTATIONS)


def test_the_first_annotator_counts_and_line_ends_stay(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "bakery_news.txt").write_bytes(TEXT.encode())
    (tmp_path / "attributions" / "bakery_news_b2.ann").write_text("", "utf-8")
    (tmp_path / "attributions" / "bakery_news_a1.ann").write_text(ANNOTATIONS, "utf-8")
    (article,) = read_articles(tmp_path)
    assert (article.name, article.text) == ("bakery_news", TEXT)
    assert len(article.attributions) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We walk,” “at dawn.”", "direct"),
        ('he would "walk" at dawn', "mixed"),
        ("he would walk", "indirect"),
        ("walk at dawn.”", "direct"),
        ("walk” at dawn", "mixed"),
        ("the baker's “walk", "mixed"),
    ],
)
def test_the_wording_follows_the_double_marks(text: str, expected: str) -> None:
    assert wording(text, ((0, len(text)),)) == expected


def test_predictions_of_one_cue_and_source_become_one() -> None:
    first = Marked(((0, 2),), ((3, 5),), ((6, 8),), "assert", 0.9)
    second = Marked(((0, 2),), ((3, 5),), ((9, 12),), "assert", 0.5)
    without_cue = Marked(((0, 2),), (), ((6, 8),))
    assert merged([first, without_cue, second, without_cue]) == [
        Marked(((0, 2),), ((3, 5),), ((6, 8), (9, 12)), "assert", 0.9),
        without_cue,
        without_cue,
    ]
