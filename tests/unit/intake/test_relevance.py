"""Whether a page is about its entry, and which addresses may lead to a page with the article's text."""

import pytest

from services.intake.articles.wrappers import has_page, unwrapped
from services.intake.feeds.relevance import is_about

TEASER = "The governor said that nine people were killed at the bridge on Friday."
PAGE = "Nine people were killed on Friday when shells hit a bridge, the governor told the region’s radio station."
WALL = "We and our partners keep information on your device, and ask for permission to show advertising that fits."


@pytest.mark.parametrize(
    ("page", "title", "text", "expected"),
    [
        (PAGE, "Bridge shelled", TEASER, True),
        (WALL, "Bridge shelled", TEASER, False),
        (PAGE, "Nine people killed at bridge", "", True),
        (WALL, "Nine people killed at bridge", "", False),
        (WALL, "Nine people killed at bridge", "Read more", False),
        (PAGE.upper(), "", TEASER, True),
        ("州长星期五说，九人死亡。", "九人死亡，大桥关闭", "", True),
        ("我们和合作伙伴使用信息", "九人死亡，大桥关闭", "", False),
        (WALL, "One", "Short.", True),
        ("", "", "", True),
    ],
)
def test_a_page_is_about_an_entry_if_it_has_a_good_part_of_its_words(
    page: str, title: str, text: str, expected: bool
) -> None:
    assert is_about(page, title, text) is expected


@pytest.mark.parametrize(
    ("url", "own"),
    [
        (
            "https://www.google.com/url?rct=j&url=https://desk.example/n/6%3Fid%3D2&ct=ga",
            "https://desk.example/n/6?id=2",
        ),
        (
            "http://www.bing.com/news/apiclick.aspx?ref=x&url=https%3a%2f%2fdesk.example%2fn%2f6",
            "https://desk.example/n/6",
        ),
        ("https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)"),
        ("https://desk.example/url?url=https://other.example/", "https://desk.example/url?url=https://other.example/"),
    ],
)
def test_an_address_that_a_wrapper_carries_is_taken_out_of_it(url: str, own: str) -> None:
    assert unwrapped(url) == own


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://t.me/river/311", False),
        ("https://news.google.com/rss/articles/CBMi?oc=5", False),
        ("https://www.google.com/url?sa=t", False),
        ("https://desk.example/n/6", True),
        ("https://not-t.me/river", True),
    ],
)
def test_frames_of_posts_and_redirections_have_no_page_to_ask(url: str, expected: bool) -> None:
    assert has_page(url) is expected
