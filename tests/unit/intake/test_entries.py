"""Which entries of a feed are one article, and which are parts of one page."""

import pytest

from services.intake.feeds.entries import Entry, with_keys

PAGE = "https://live.example/day"


def entry(text: str, guid: str | None = None, title: str = "Toll") -> Entry:
    """An entry on the page."""
    return Entry(PAGE, title, text, None, guid)


def places(*linked: tuple[Entry, str]) -> list[tuple[str | None, str | None, bool]]:
    """The URLs and keys of the entries."""
    return [(item.url, item.key, item.shares_page) for item in with_keys(linked)]


def test_posts_with_a_place_in_the_page_keep_it() -> None:
    one, other = (f"{PAGE}#post-1", "post-1"), (f"{PAGE}#post-2", "post-2")
    found = places((entry("Nine", one[0]), one[1]), (entry("Two", other[0]), other[1]))
    assert found == [(one[0], one[0], True), (other[0], other[0], True)]
    assert places((entry("Nine", one[0]), one[1])) == [found[0]], "also when it is alone"


@pytest.mark.parametrize("guids", [("b-1", "b-2"), (f"{PAGE}#0", f"{PAGE}#3")])
def test_items_with_one_link_and_different_words_are_parts(guids: tuple[str, str]) -> None:
    assert places((entry("Seven", guids[0]), ""), (entry("31", guids[1]), "")) == [
        (PAGE, guids[0], True),
        (PAGE, guids[1], True),
    ]


def test_items_without_an_identifier_are_told_apart_by_their_titles() -> None:
    fire, ferry = entry("21 died", title="Fire"), entry("20 died", title="Ferry")
    assert places((fire, ""), (ferry, "")) == [(PAGE, "Fire", True), (PAGE, "Ferry", True)]


def test_an_identifier_that_is_counted_up_names_nothing() -> None:
    assert places((entry("Nine", f"{PAGE}#0"), ""), (entry("Nine", f"{PAGE}#3"), "")) == [(PAGE, None, False)] * 2
    assert places((entry("Ten", f"{PAGE}#4"), "")) == [(PAGE, None, False)]
    assert places((entry("Ten", PAGE), "comments")) == [(PAGE, None, False)]


def test_the_page_itself_is_no_part_of_it() -> None:
    post = f"{PAGE}#post-1"
    found = places((entry("All of the day", PAGE), ""), (entry("Nine", post), "post-1"))
    assert found == [(PAGE, None, False), (post, post, True)]


def test_a_place_in_the_page_is_a_name_where_there_is_no_other() -> None:
    assert places((entry("Nine"), "post-1")) == [(PAGE, "post-1", False)]
    assert places((entry("Nine"), "")) == [(PAGE, None, False)]


def test_an_identifier_of_its_own_is_kept_for_later() -> None:
    assert places((entry("Seven", "b-1"), "")) == [(PAGE, "b-1", False)]
    assert places((Entry(None, "Plain", "x", None, "urn:1"), "")) == [(None, "urn:1", False)]


def test_the_fragment_of_a_scripted_page_is_not_written_twice() -> None:
    route = f"{PAGE}#!/story/1"
    entries = [Entry(route, title, text, None) for title, text in (("a", "Nine"), ("b", "Ten"))]
    assert {url for url, _, _ in places(*[(item, "!/story/1") for item in entries])} == {route}
