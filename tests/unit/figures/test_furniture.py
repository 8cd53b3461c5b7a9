"""Page furniture: its numbers are no figures, whatever the text has lost on its way."""

import pytest

from services.figures.extractor import FigureExtractor

NEWS = "Nine people were killed in Homs."


@pytest.mark.parametrize(
    "furniture",
    [
        pytest.param("12.03.2026Get short URL 0 21", id="stamp and counters"),
        pytest.param("Share 12 Tweet 5 Comments 3", id="share counters"),
        pytest.param("Comments (34) | Share 1.2k", id="counters in brackets"),
        pytest.param("1,204 Views 33 Likes", id="counts before their words"),
        pytest.param("12 comments", id="a line of its own"),
        pytest.param("4 min read", id="read time"),
        pytest.param("Reading time: 5 minutes", id="reading time"),
        pytest.param("Image 3 of 12", id="gallery"),
        pytest.param("3 / 12", id="page of pages"),
        pytest.param("© 2026 Herald Group", id="copyright"),
        pytest.param("Updated 3 hours ago", id="age of the page"),
        pytest.param("Last updated 12 May 2026 14:05 GMT", id="stamp"),
        pytest.param(
            "We and our 842 partners store and access information on a device, such as cookies.", id="consent box"
        ),
        pytest.param("This site uses 14 kinds of cookies.", id="cookies"),
        pytest.param("Sign up for our newsletter and join 50,000 readers.", id="newsletter"),
        pytest.param("You have 2 free articles left this month.", id="free articles"),
        pytest.param("Follow us: 12.3k Followers", id="followers"),
        pytest.param("Read more: 5 things to know about the war", id="read more"),
        pytest.param("Related: 12 dead in Hama blast (3 May 2024)", id="related"),
        pytest.param("Story ID: 2233445", id="number of the story"),
        pytest.param("Call us on 555 1234 99.", id="telephone"),
        pytest.param("Top 10 stories", id="list of stories"),
        pytest.param("Subscribe now for 5 issues.", id="subscription"),
    ],
)
def test_furniture_gives_no_figure_and_hides_none(furniture: str) -> None:
    for text in (f"{furniture}\n{NEWS}", f"{furniture}\n\n{NEWS}\n{furniture}"):
        assert [figure.text for figure in FigureExtractor().extract(text)] == ["Nine"]


@pytest.mark.parametrize(
    "text",
    [
        "They sold 300 shares.",
        "He had 40 followers in the sect.",
        "The firm has 12 partners.",
        "The site drew 300 comments in a day.",
        "The cookie factory employs 120 people.",
    ],
)
def test_a_sentence_of_the_news_with_such_words_keeps_its_figure(text: str) -> None:
    assert len(FigureExtractor().extract(text)) == 1
